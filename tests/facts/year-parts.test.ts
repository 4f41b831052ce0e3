import assert from 'node:assert/strict';
import { test } from 'node:test';

import { monthPeriod, partOf, partsOf, span } from '../../src/facts/year-parts.ts';

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
