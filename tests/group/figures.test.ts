import assert from 'node:assert/strict';
import { test } from 'node:test';

import { figureRarity, Numbering, sharedFigures, tellingFigures } from '../../src/group/figures.ts';
import type { Figure } from '../../src/model/fact.ts';
import { factsOf, figure, told } from './cards.ts';

const item = told('a', 'MiniMax登陆港交所', '2026-01-09T16:00:00+08:00');
const telling = (...figures: readonly Figure[]) =>
  tellingFigures(factsOf(item, [], figures), ['minimax'], new Numbering()).map((one) => one.value);

/** What the first and the second item share, where `others` of twenty items hold the figures too. */
function shared(a: readonly Figure[], b: readonly Figure[], others: readonly (readonly Figure[])[] = []) {
  const numbering = new Numbering();
  const rows = [a, b, ...others].map((row) => tellingFigures(factsOf(item, [], row), ['minimax'], numbering));
  return sharedFigures(
    rows[0]!,
    rows[1]!,
    figureRarity(rows, numbering, () => 20),
  );
}
const close = figure('minimax', '345港元', 345, 'HKD');

test('three digits make a figure telling, two do not, and zeros of rounding are no digits', () => {
  assert.deepEqual(
    telling(
      close,
      figure('minimax', '8%', 8, '%'),
      figure('minimax', '80亿元', 8e9, 'CNY'),
      figure('minimax', '1200倍', 1200, '倍'),
      figure('minimax', '650.00元', 650, 'CNY'),
    ).toSorted((a, b) => a - b),
    [345, 650],
  );
});

test("a year, another firm's figure and what stands far down tell nothing", () => {
  assert.deepEqual(
    telling(
      figure('minimax', '2025', 2025, '年'),
      figure('zhipu', '131.5港元', 131.5, 'HKD'),
      figure('minimax', '294港元', 294, 'HKD', { start: 400 }),
    ),
    [],
  );
});

test('a value is one value however exactly it is printed', () => {
  const pairs: readonly [string, number, string, number, string][] = [
    ['425%', 425, '425.46%', 425.46, '%'],
    ['55.8亿港元', 5.58e9, '55.83亿港元', 5.583e9, 'HKD'],
    ['2347倍', 2347, '2347.53倍', 2347.53, '倍'],
  ];
  for (const [short, value, long, exact, unit] of pairs)
    assert.equal(
      shared([figure('minimax', short, value, unit)], [figure('minimax', long, exact, unit)]).ofTheDay,
      1,
      `${short} ${long}`,
    );
});

test('two prices that differ in the last digit printed are two values', () => {
  const [a, b] = [figure('minimax', '34.46港元', 34.46, 'HKD'), figure('minimax', '34.60港元', 34.6, 'HKD')];
  assert.equal(shared([a], [b]).weight, 0);
});

test('the same number in another unit is another figure', () => {
  assert.equal(shared([close], [figure('minimax', '345%', 345, '%')]).weight, 0);
});

test('the more items hold a figure, the less it says', () => {
  const rare = shared([close], [close]).weight;
  const common = shared(
    [close],
    [close],
    Array.from({ length: 8 }, () => [close]),
  ).weight;
  assert.ok(rare > 2 && common < 1, `${rare} ${common}`);
});

test('an issue price is no figure of the day, a closing price is', () => {
  const issue = figure('minimax', '165.5港元', 165.5, 'HKD', { metric: 'issue_price' });
  const standing = shared([issue], [issue]);
  assert.ok(standing.weight > 0);
  assert.deepEqual([standing.daysWeight, standing.ofTheDay], [0, 0]);
  assert.equal(shared([close], [close]).ofTheDay, 1);
});
