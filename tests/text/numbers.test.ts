import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hanValue, numbersOf, scaled } from '../../src/text/numbers.ts';

const values = (text: string): number[] => numbersOf(text).map(({ value }) => value);

test('Arabic numbers take thousands separators, decimals and scale words of both languages', () => {
  assert.deepEqual(
    values('4661.89万元、1,142人、1.2万亿、53.4 million、3bn'),
    [46_618_900, 1142, 1.2e12, 53_400_000, 3e9],
  );
});

test('Chinese numerals are read with their scale', () => {
  assert.deepEqual(values('两千亿、五十亿元、三亿、一成、七年'), [2e11, 5e9, 3e8, 1, 7]);
  assert.equal(hanValue('一百零五'), 105);
  assert.equal(hanValue('三万五'), 35_000);
  assert.equal(hanValue('三点五亿'), 350_000_000);
});

test('an order of size without a number is none: 数十亿, 千亿, 百万, 近百家', () => {
  assert.deepEqual(values('数十亿元的千亿市值，百万上下文，近百家，第三名'), []);
});

test('a number never runs into the comma of a list', () => {
  assert.deepEqual(values('2500,3000万'), [2500, 3e7]);
});

test('余 and 多 say that there is more', () => {
  assert.deepEqual(
    numbersOf('1000余次、20多亿、460家').map(({ value, isMore }) => [value, isMore]),
    [
      [1000, true],
      [2e9, true],
      [460, false],
    ],
  );
});

test('scaling is exact where binary multiplication is not', () => {
  assert.notEqual(1.005 * 1e3, 1005);
  assert.equal(scaled('1.005', 1e3), 1005);
});

test('a row of digits beyond every amount is no number', () => {
  assert.deepEqual(numbersOf(`营收${'9'.repeat(400)}亿元`), []);
  assert.equal(numbersOf('营收999万亿元').length, 1);
});
