import assert from 'node:assert/strict';
import { test } from 'node:test';

import { normaliseDate, readRelative } from '../../src/read/date-words.ts';

test('figures, Han numerals and both scripts become one writing', () => {
  assert.equal(normaliseDate('二〇二五年十二月廿一日　０８：３０'), '2025年12月21日 08:30');
  assert.equal(normaliseDate('3小時前'), '3小时前');
});

test('the name of a weekday is not a number', () => {
  assert.equal(normaliseDate('周三 14:00'), '周三 14:00');
});

test('what counts from the present is known with its unit', () => {
  assert.deepEqual(readRelative('1个半小时前'), { kind: 'instant', msAgo: 90 * 60_000 });
  assert.deepEqual(readRelative('2 days ago'), { kind: 'day', daysAgo: 2 });
  assert.deepEqual(readRelative('大前天'), { kind: 'day', daysAgo: 3 });
  assert.deepEqual(readRelative('上周五'), { kind: 'weekday', weekday: 5, weeks: 1 });
});

test('months ago name no day', () => {
  assert.equal(readRelative('1个月前'), null);
  assert.equal(readRelative('几分钟前'), null);
  assert.equal(readRelative('下周一'), null);
});
