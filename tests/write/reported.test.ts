import assert from 'node:assert/strict';
import { test } from 'node:test';

import { reportedSpan } from '../../src/write/reported.ts';
import { anItem } from '../makers.ts';

const told = (from: string, to: string, language: 'zh-CN' | 'en' = 'zh-CN') =>
  reportedSpan(
    anItem({ certainty: 'range', dateRange: { from, to, reason: '' }, publishedAt: Date.parse(from) }),
    'Asia/Shanghai',
    language,
  )?.text;

test('a range of days is told as the third of the month, the month or the year that holds it', () => {
  assert.equal(told('2025-12-22', '2025-12-31'), '2025年12月下旬');
  assert.equal(told('2025-12-02', '2025-12-31'), '2025年12月');
  assert.equal(told('2025-11-02', '2025-12-31'), '2025年');
  assert.equal(told('2025-12-22', '2026-01-03'), '2025年至2026年');
  assert.equal(told('2025-12-22', '2025-12-31', 'en'), 'late December 2025');
});

test('a day known exactly is the day in the digest’s zone, with its year', () => {
  const item = anItem({ publishedAt: Date.parse('2025-12-05T23:30:00Z') });
  assert.equal(reportedSpan(item, 'Asia/Shanghai', 'zh-CN')?.text, '2025年12月6日');
  assert.equal(reportedSpan(anItem({ publishedAt: null, certainty: 'none' }), 'Asia/Shanghai', 'zh-CN'), null);
});
