import assert from 'node:assert/strict';
import { test } from 'node:test';

import { latestInterval, latestWeekly, weeklyBetween } from '../../src/jobs/slots.ts';

const monday6 = { weekday: 1, hour: 6, minute: 0 };
const at = (text: string): number => Date.parse(text);

test('the latest weekly slot is today once its minute has come, else a week ago', () => {
  assert.equal(
    latestWeekly(monday6, 'Asia/Shanghai', at('2026-11-23T06:00:00+08:00')),
    at('2026-11-23T06:00:00+08:00'),
  );
  assert.equal(
    latestWeekly(monday6, 'Asia/Shanghai', at('2026-11-23T05:59:59+08:00')),
    at('2026-11-16T06:00:00+08:00'),
  );
});

test('a weekly slot keeps its local hour over a change of summer time', () => {
  const slots = weeklyBetween(
    monday6,
    'Europe/Berlin',
    at('2026-03-23T06:00:00+01:00'),
    at('2026-04-06T12:00:00+02:00'),
  );
  assert.deepEqual(slots, [at('2026-03-30T06:00:00+02:00'), at('2026-04-06T06:00:00+02:00')]);
});

test('a local time that summer time skips moves forward and is not lost', () => {
  const sunday230 = { weekday: 7, hour: 2, minute: 30 };
  assert.equal(
    latestWeekly(sunday230, 'Europe/Berlin', at('2026-03-29T12:00:00+02:00')),
    at('2026-03-29T03:30:00+02:00'),
  );
});

test('slots between two moments leave out the first and keep the last', () => {
  const from = at('2026-11-02T06:00:00+08:00');
  const to = at('2026-11-16T06:00:00+08:00');
  assert.equal(weeklyBetween(monday6, 'Asia/Shanghai', from, to).length, 2);
  assert.deepEqual(weeklyBetween(monday6, 'Asia/Shanghai', to, to), []);
});

test('interval slots are the same on every machine', () => {
  assert.equal(latestInterval(60, at('2026-11-23T06:59:59Z')), at('2026-11-23T06:00:00Z'));
});
