import assert from 'node:assert/strict';
import { test } from 'node:test';

import { dayAt, daysInOrder, isFirstDayNow, isOwnAct } from '../../src/facts/event-days.ts';
import { daysOf } from '../../src/text/days.ts';

const published = '2026-01-09';

/** The day of the words between the marks. */
function dayOfMarked(marked: string): string | null {
  const text = marked.replaceAll(/[[\]]/g, '');
  return dayAt(text, daysOf(text, published), marked.indexOf('['), marked.indexOf(']') - 1);
}

test('the day before an event counts before the one behind it, and its own clause before others', () => {
  assert.equal(dayOfMarked('1月2日[挂牌],1月5日回落'), '2026-01-02');
  assert.equal(dayOfMarked('1月5日公告,公司[挂牌]时间未定'), '2026-01-05');
  assert.equal(dayOfMarked('[挂牌]于1月8日'), '2026-01-08');
});

test('a day in a later clause counts only where it is called the day', () => {
  assert.equal(dayOfMarked('已完成[辅导备案],备案时间为2025年12月27日'), '2025-12-27');
  assert.equal(dayOfMarked('已完成[辅导备案],12月27日股价回落'), null);
  assert.equal(dayOfMarked('截至1月5日,[挂牌]两周'), null);
});

test('days in a row belong to firms in a row', () => {
  const text = '于1月2日、1月8日先后上市';
  assert.deepEqual(daysInOrder(text, daysOf(text, published), text.length, 2), ['2026-01-02', '2026-01-08']);
  assert.equal(daysInOrder(text, daysOf(text, published), text.length, 3), null);
});

test('a first day is now where the sentence quotes it as it goes, on a day of trading', () => {
  assert.ok(isFirstDayNow('首日挂牌高开42%,半日收报294港元', [], published));
  assert.ok(!isFirstDayNow('首日挂牌高开42%', [], '2026-01-11'));
  assert.ok(!isFirstDayNow('上市首日高开42%', [], published));
  assert.ok(!isFirstDayNow('首日挂牌高开42%,次日回落', [], published));
});

test('the title of a notice is the act itself', () => {
  assert.ok(isOwnAct('发行公告:每股104.66元', [], 'priced'));
  assert.ok(!isOwnAct('配发结果:净额41亿港元', [], 'priced'));
});
