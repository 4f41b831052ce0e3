import assert from 'node:assert/strict';
import { test } from 'node:test';

import { cuesOf } from '../../src/facts/cues.ts';
import { businessWords } from '../../src/facts/lexicon-business.ts';

const words = (text: string): string[] => cuesOf(text).map(({ metrics }) => metrics[0] ?? '-');

test('shares of a market, output and prices of an interface have words', () => {
  assert.deepEqual(words('市场份额、月产能、输入价'), ['market_share', 'capacity', 'product_price']);
  assert.deepEqual(words("35.1 per cent of MiniMax's revenue"), ['revenue_share']);
});

test('what brings in money brings in revenue, what brings in people does not', () => {
  assert.deepEqual(words('Talkie brought in US$18.75 million'), ['revenue']);
  assert.deepEqual(words('Talkie brought in a new team'), []);
});

test('the rows are of the vocabulary', () => {
  assert.ok(businessWords.length > 10);
});
