import assert from 'node:assert/strict';
import { test } from 'node:test';

import { cuesOf } from '../../src/facts/cues.ts';
import { resultWords } from '../../src/facts/lexicon-results.ts';

const words = (text: string): string[] => cuesOf(text).map(({ metrics }) => metrics[0] ?? '-');

test('adjusted losses are core losses, operating ones are outside the vocabulary', () => {
  assert.deepEqual(words('经调整净亏损、扣非净亏损、年内亏损、经营亏损'), [
    'core_net_loss',
    'core_net_loss',
    'net_loss',
    '-',
  ]);
  assert.deepEqual(words('adjusted net loss, net loss and operating loss'), ['core_net_loss', 'net_loss', '-']);
});

test('少亏 and 多赚 are of loss and profit before a number in either script', () => {
  assert.deepEqual(words('少亏三千万,多赚2000万'), ['net_loss', 'net_profit']);
});

test('the rows are of the vocabulary', () => {
  assert.ok(resultWords.length > 10);
});
