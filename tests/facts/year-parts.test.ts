import assert from 'node:assert/strict';
import { test } from 'node:test';

import { areInRow, joinedPeriod, monthPeriod, monthsIn, partOf, partsOf, span } from '../../src/facts/year-parts.ts';

test('a part of a year has one name in both languages', () => {
  for (const words of ['二季度', 'Q2', 'second quarter']) assert.equal(partOf(2025, words), '2025-Q2');
  for (const words of ['上半年', 'H1', 'first half', '前六个月', '中期', 'interim'])
    assert.equal(partOf(2025, words), '2025-H1');
  for (const words of ['前三季度', '1-9月', 'first nine months']) assert.equal(partOf(2025, words), '2025-01/2025-09');
});

test('months that are no quarter and no half are told by first and last', () => {
  assert.equal(partOf(2025, '前十一个月'), '2025-01/2025-11');
  assert.equal(partOf(2025, '前三个月'), '2025-Q1');
});

test('the end of a month is its last day, in leap years too', () => {
  assert.equal(monthPeriod(2024, 2, true), '2024-02-29');
  assert.equal(monthPeriod(2025, 6, false), '2025-06');
});

test('four quarters are four periods, words nobody knows the whole year', () => {
  assert.deepEqual(partsOf(2025, '四个季度'), ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4']);
  assert.deepEqual(partsOf(2025, '度'), ['2025']);
});

test('a range of years runs forward and has at most ten', () => {
  assert.deepEqual(span(2022, 2024), ['2022', '2023', '2024']);
  assert.deepEqual(span(2024, 2022), []);
});

test('periods that follow one another join to one that a period may be written as', () => {
  assert.equal(joinedPeriod(['2022', '2023', '2024']), '2022/2024');
  assert.equal(joinedPeriod(['2025', '2024']), '2024/2025');
  assert.equal(joinedPeriod(['2025-Q1', '2025-Q2']), '2025-H1');
  assert.equal(joinedPeriod(['2025-Q1', '2025-Q2', '2025-Q3']), '2025-01/2025-09');
  assert.equal(joinedPeriod(['2025-H1', '2025-H2']), '2025');
  assert.equal(joinedPeriod(['2023', '2024', '2025-H1']), '2023-01/2025-06');
  assert.equal(joinedPeriod(['2025-06']), '2025-06');
});

test('a stretch that holds another, or a single day, is joined with nothing', () => {
  assert.equal(joinedPeriod(['2026-Q3', '2026-01/2026-09']), '2026-01/2026-09');
  assert.equal(joinedPeriod(['2024-12-31', '2025-06-30']), '2025-06-30');
  assert.equal(areInRow('2026', '2026-Q3'), false);
  assert.equal(areInRow('2026-Q2', '2026-Q3'), true);
  assert.equal(monthsIn('2025-06-30'), null);
  assert.deepEqual(monthsIn('2025-Q2'), [2025 * 12 + 3, 2025 * 12 + 5]);
});

test('the first quarter and the halves are known by all their names', () => {
  for (const words of ['首季', '首季度', '首个季度', 'first quarter', 'three-month'])
    assert.equal(partOf(2026, words), '2026-Q1');
  for (const words of ['first-half', 'half-year', 'first six months']) assert.equal(partOf(2026, words), '2026-H1');
  assert.equal(partOf(2026, 'second-half'), '2026-H2');
  assert.equal(partOf(2026, 'nine-month'), '2026-01/2026-09');
});
