import assert from 'node:assert/strict';
import { test } from 'node:test';

import { meet, percentOf, sumOf, termsOf } from '../../src/facts/terms.ts';
import { figuresIn } from './reading.ts';

test('a value may be off by the last digit printed, more behind 约 and 超', () => {
  const spans = termsOf(figuresIn('摩尔线程营收15.05亿元，毛利约10亿元，总资产超100亿元。')).map(({ low, high }) => [
    low,
    high,
  ]);
  assert.deepEqual(spans, [
    [1_504_000_000, 1_506_000_000],
    [900_000_000, 1_100_000_000],
    [9_500_000_000, 11_500_000_000],
  ]);
});

test('the two ends of a range are one term', () => {
  const terms = termsOf(figuresIn('摩尔线程预计营收14.50亿元至15.20亿元。'));
  assert.deepEqual(
    terms.map(({ low, high }) => [low, high]),
    [[1_449_000_000, 1_521_000_000]],
  );
});

test('a share of nothing, or of less than nothing, is none', () => {
  assert.equal(percentOf({ low: 1, high: 2 }, { low: 0, high: 4 }), null);
  assert.deepEqual(percentOf({ low: 1, high: 1 }, { low: 4, high: 5 }), { low: 20, high: 25 });
});

test('spans that touch meet, and a sum has the room of all its parts', () => {
  assert.ok(meet({ low: 1, high: 2 }, { low: 2, high: 3 }));
  assert.ok(!meet({ low: 1, high: 2 }, { low: 2.1, high: 3 }));
  const sum = sumOf(termsOf(figuresIn('摩尔线程营收1.5亿元，毛利2.5亿元。')));
  assert.deepEqual([sum.low, sum.high], [380_000_000, 420_000_000]);
});
