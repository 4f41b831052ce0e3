import assert from 'node:assert/strict';
import { test } from 'node:test';

import { baseConflicts } from '../../src/facts/bases.ts';
import { figuresIn } from './reading.ts';

/** Each text is an item about one company. */
const doubted = (...texts: readonly string[]): string[] =>
  baseConflicts(
    texts.flatMap((text, index) => figuresIn(text).map((figure) => ({ ...figure, itemId: `item-${index}` }))),
  ).map(({ kind, figures }) => `${kind}: ${figures.map(({ raw }) => raw).join(' ')}`);

const open = '摩尔线程开盘报35.70港元，上涨82.14%。';
const high = '摩尔线程盘中最高42.88港元，上涨118.78%。';
const close = '摩尔线程收盘报34.6港元，上涨75.82%。';

test('a close and a rise that others do not let stand together contradict each other', () => {
  assert.deepEqual(doubted(open, high, close), ['conflict: 34.6港元 75.82%']);
});

test('what is right is not doubted, nor what one witness alone gainsays', () => {
  assert.deepEqual(doubted(open, high, '摩尔线程收盘报34.46港元，上涨75.82%。'), []);
  assert.deepEqual(doubted(open, close), []);
});

test('a rise from the close of the day before is another thing', () => {
  assert.deepEqual(doubted(open, high, '摩尔线程收盘报36.9港元，上涨7.1%。'), []);
});

test('a value that another item bears out is not doubted', () => {
  assert.deepEqual(doubted(open, high, close, '摩尔线程收盘报34.6港元。'), []);
});
