import assert from 'node:assert/strict';
import { test } from 'node:test';

import { seedDateOf } from '../../../src/read/seed/dates.ts';

test('the last day that has passed opens a range of two weeks, in the year the text names last', () => {
  const { from, to, reason } = seedDateOf('公司12月17日过会，12月21日披露文件。2025年前三季度营收增长。', null);
  assert.deepEqual([from, to], ['2025-12-21', '2026-01-04']);
  assert.match(reason, /12月21日，没有写年份，按文中最晚的年份2025年计/);
});

test('without a year there is no day, only the reason', () => {
  const date = seedDateOf('公司12月17日过会，12月21日披露文件。', null);
  assert.equal(date.from, null);
  assert.equal(date.to, null);
  assert.match(date.reason, /12月17日、12月21日，没有年份/);
  assert.match(seedDateOf('公司过会。', null).reason, /没有写到哪一天/);
});

test('a day that is only planned does not count', () => {
  assert.equal(seedDateOf('公司2025年12月17日过会。计划2026年1月2日上市。', null).from, '2025-12-17');
});

test('December beside January leaves the year open', () => {
  assert.equal(seedDateOf('12月30日招股，1月8日上市，2025年营收增长。', null).from, null);
});

test('a day that somebody knows is taken as it is, and a day that does not exist is none', () => {
  const date = seedDateOf('公司12月17日过会。', '2025-12-24');
  assert.deepEqual([date.from, date.to], ['2025-12-24', '2025-12-24']);
  assert.notEqual(date.reason, '');
  assert.equal(seedDateOf('2025年2月30日过会。', null).from, null);
});
