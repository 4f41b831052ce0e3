import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ascending, holds, isCode, mayHold, sieveOf, Vocabulary } from '../../src/group/terms.ts';

test('letters with digits are a code, a year is none', () => {
  assert.deepEqual(
    ['v4', 's5000', '2026', '发布'].map((term) => isCode(term)),
    [true, true, false, false],
  );
});

test('other spellings of one product meet in their parts', () => {
  const vocabulary = new Vocabulary();
  const [joined, apart] = ['v4-flash上线', 'v4 flash上线'].map((text) => vocabulary.numbersOf(text));
  assert.deepEqual(joined, apart);
  assert.deepEqual(vocabulary.terms, ['v4', 'flash', '上线']);
});

test('a particle alone is no term', () => {
  const vocabulary = new Vocabulary();
  assert.deepEqual(vocabulary.numbersOf('k3 的 k4'), [0, 1]);
  assert.deepEqual(vocabulary.terms, ['k3', 'k4']);
});

test('numbers are sorted by size, each once', () => {
  assert.deepEqual([...ascending([10, 9, 100, 9])], [9, 10, 100]);
});

test('a sieve never misses what is there, and its hits are checked', () => {
  const numbers = ascending([1, 40, 5000, 7777]);
  const sieve = sieveOf(numbers);
  assert.ok([...numbers].every((number) => mayHold(sieve, number) && holds(numbers, number)));
  assert.ok(mayHold(sieve, 1 + 2048), 'the last eleven bits agree');
  assert.ok(!holds(numbers, 1 + 2048));
  assert.ok(!mayHold(sieve, 2));
  assert.ok(!holds(new Uint32Array(0), 1));
});
