import assert from 'node:assert/strict';
import { test } from 'node:test';

import { findDays, findShortDays, findTimes, isDay } from '../../src/read/date-parts.ts';

test('an order of day and month that is open gives both readings', () => {
  assert.equal(findDays('05/06/2025')[0]?.readings.length, 2);
  assert.equal(findDays('05.06.2025')[0]?.readings.length, 1);
});

test('all dates of a text are found by place', () => {
  assert.deepEqual(
    findDays('2025-12-20 至 2025年12月21日').map(({ start }) => start),
    [0, 13],
  );
});

test('quantities and scores are no dates', () => {
  assert.deepEqual(findShortDays('4.2亿'), []);
  assert.deepEqual(findShortDays('3-5'), []);
  assert.equal(findShortDays('12-20 08:30').length, 1);
});

test('parts of the day are counted in', () => {
  const hours = ['下午3:05', '3:05 pm', '凌晨12点', '中午1点半', '晚上8时'].map((text) => findTimes(text)?.[0]?.hour);
  assert.deepEqual(hours, [15, 15, 0, 13, 20]);
});

test('a time that does not exist makes the text unreadable', () => {
  assert.equal(findTimes('25:61'), null);
});

test('the last of February is known', () => {
  assert.deepEqual([isDay({ year: 2024, month: 2, day: 29 }), isDay({ year: 2025, month: 2, day: 29 })], [true, false]);
});
