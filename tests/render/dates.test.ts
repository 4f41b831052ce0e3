import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  dayLabel,
  momentIso,
  momentLabel,
  periodEnd,
  periodIso,
  periodLabel,
  periodLength,
  rangeLabel,
  spanLabel,
} from '../../src/render/dates.ts';

test('a day leaves out the year the reader knows', () => {
  assert.equal(dayLabel('2025-12-07', 'zh-CN', 2025), '12月7日');
  assert.equal(dayLabel('2024-12-07', 'zh-CN', 2025), '2024年12月7日');
  assert.equal(dayLabel('2025-12-07', 'en', 2025), '7 December');
});

for (const [from, to, label] of [
  ['2025-12-15', '2025-12-21', '2025年12月15日—21日'],
  ['2025-11-24', '2025-12-01', '2025年11月24日—12月1日'],
  ['2025-12-29', '2026-01-04', '2025年12月29日—2026年1月4日'],
] as const) {
  test(`a week from ${from} to ${to} reads ${label}`, () => assert.equal(spanLabel(from, to, 'zh-CN'), label));
}

for (const [from, to, zh, en] of [
  ['2025-12-22', '2025-12-31', '2025年12月下旬', 'late December 2025'],
  ['2025-12-01', '2025-12-10', '2025年12月上旬', 'early December 2025'],
  ['2025-12-02', '2025-12-31', '2025年12月', 'about December 2025'],
  ['2025-10-01', '2025-12-31', '2025年10月至12月间', 'October 2025 to December 2025'],
  ['2025-12-20', '2026-01-05', '2025年12月至2026年1月间', 'December 2025 to January 2026'],
  ['2025-12-22', '2025-12-22', '2025年12月22日', '22 December 2025'],
] as const) {
  test(`a date known only from ${from} to ${to} reads ${zh}`, () => {
    assert.equal(rangeLabel({ from, to, reason: '' }, 'zh-CN'), zh);
    assert.equal(rangeLabel({ from, to, reason: '' }, 'en'), en);
  });
}

for (const [period, label, iso] of [
  ['2025', '2025年', '2025'],
  ['2025-Q2', '2025年第二季度', '2025'],
  ['2025-H1', '2025年上半年', '2025'],
  ['2025-01/2025-09', '2025年前三季度', '2025'],
  ['2025-01/2025-06', '2025年上半年', '2025'],
  ['2025-01/2025-08', '2025年前8个月', '2025'],
  ['2022/2024', '2022年至2024年', '2022'],
  ['2025-06', '2025年6月', '2025-06'],
  ['2025-06-30', '截至2025年6月30日', '2025-06-30'],
  ['什么时候', '什么时候', '什么时候'],
] as const) {
  test(`the period ${period} reads ${label}`, () => {
    assert.equal(periodLabel(period, 'zh-CN'), label);
    if (iso !== label) assert.equal(periodIso(period), iso);
  });
}

test('a moment is told in the zone of the digest, not of the host', () => {
  const at = Date.parse('2025-12-21T20:05:00Z');
  assert.equal(momentLabel(at, 'Asia/Shanghai', 'zh-CN', 2025), '12月22日04:05');
  assert.equal(momentIso(at, 'Asia/Shanghai'), '2025-12-22T04:05+08:00');
  assert.equal(momentLabel(at, 'America/New_York', 'en', 2025), '21 December, 15:05');
});

test('periods sort by their last day and are told apart by their length', () => {
  const ends = ['2024', '2025-Q2', '2025-H1', '2025-01/2025-09', '2025-06-30', 'FY25'].map(periodEnd);
  assert.deepEqual(ends, ['2024-12-31', '2025-06-31', '2025-06-31', '2025-09-31', '2025-06-30', null]);
  const lengths = ['2024', '2025-Q2', '2025-H1', '2025-07', '2025-06-30'].map(periodLength);
  assert.deepEqual(lengths, ['year', 'quarter', 'half', 'month', 'day']);
  assert.equal(periodLength('2024-01/2024-09'), periodLength('2025-01/2025-09'));
  assert.notEqual(periodLength('2025-01/2025-09'), periodLength('2025-01/2025-06'));
});
