import assert from 'node:assert/strict';
import { test } from 'node:test';

import { relativeAt } from '../../../src/read/date/ago.ts';
import { tokensOf } from '../../../src/read/date/tokens.ts';
import { normaliseDate } from '../../../src/read/date/words.ts';

const relative = (text: string): unknown => relativeAt(tokensOf(normaliseDate(text)), 0)?.relative ?? null;

test('amounts add up, and only what is told by the hour is a moment', () => {
  assert.deepEqual(relative('1个半小时前'), { kind: 'instant', msAgo: 90 * 60_000 });
  assert.deepEqual(relative('1天3小时前'), { kind: 'instant', msAgo: 27 * 3_600_000 });
  assert.deepEqual(relative('2 hours and 30 minutes ago'), { kind: 'instant', msAgo: 150 * 60_000 });
  assert.deepEqual(relative('2 days ago'), { kind: 'days', daysAgo: 2, part: null });
  assert.deepEqual(relative('1年前'), { kind: 'months', monthsAgo: 12 });
});

test('words for days and weekdays are known with what stands before them', () => {
  assert.deepEqual(relative('大前天'), { kind: 'days', daysAgo: 3, part: null });
  assert.deepEqual(relative('昨晚'), { kind: 'days', daysAgo: 1, part: 'evening' });
  assert.deepEqual(relative('上周五'), { kind: 'weekday', weekday: 5, weeks: 1, isShort: false });
});

test('what is vague, to come, or a piece of another word is nothing', () => {
  for (const text of [
    '几分钟前',
    '半年前',
    '下周一',
    '明天',
    '3小时后',
    '今日头条',
    '十年前瞻',
    '两三天前',
    '3天前后',
    '月前',
  ])
    assert.equal(relative(text), null, text);
});
