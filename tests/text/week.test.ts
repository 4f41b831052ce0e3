import assert from 'node:assert/strict';
import { test } from 'node:test';

import { dayIn, lastCompleteWeek, weekById, weekOf } from '../../src/text/week.ts';

const shanghai = 'Asia/Shanghai';

test('a week is half-open and starts on Monday in the zone of the digest', () => {
  const week = weekById('2026-W47', shanghai);
  assert.equal(week.from, '2026-11-16');
  assert.equal(week.to, '2026-11-22');
  assert.equal(week.startsAt, Date.parse('2026-11-16T00:00:00+08:00'));
  assert.equal(week.endsAt, Date.parse('2026-11-23T00:00:00+08:00'));
});

test('Sunday night in Shanghai is still last week in UTC', () => {
  assert.equal(weekOf(Date.parse('2026-11-22T17:00:00Z'), shanghai).id, '2026-W48');
  assert.equal(weekOf(Date.parse('2026-11-22T17:00:00Z'), 'UTC').id, '2026-W47');
});

test('the last complete week ends at or before now', () => {
  assert.equal(lastCompleteWeek(Date.parse('2026-11-23T00:00:00+08:00'), shanghai).id, '2026-W47');
  assert.equal(lastCompleteWeek(Date.parse('2026-11-22T23:59:59+08:00'), shanghai).id, '2026-W46');
});

test('days around New Year belong to the week of their Thursday', () => {
  assert.equal(weekOf(Date.parse('2026-01-01T12:00:00+08:00'), shanghai).id, '2026-W01');
  assert.equal(weekOf(Date.parse('2027-01-03T12:00:00+08:00'), shanghai).id, '2026-W53');
  assert.equal(weekById('2026-W53', shanghai).to, '2027-01-03');
});

test('a week with a change of summer time is 167 or 169 hours long', () => {
  const hours = (id: string) => {
    const week = weekById(id, 'Europe/Berlin');
    return (week.endsAt - week.startsAt) / 3_600_000;
  };
  assert.equal(hours('2026-W13'), 167);
  assert.equal(hours('2026-W43'), 169);
});

for (const id of ['2026-47', '2026-W54', '2025-W53', '2026-W00', 'W47', '']) {
  test(`"${id}" is refused as a week`, () => {
    assert.throws(() => weekById(id, shanghai), { code: 'WEEK_INVALID' });
  });
}

test('an instant falls on the day of its zone', () => {
  assert.equal(dayIn(Date.parse('2025-12-31T16:30:00Z'), shanghai), '2026-01-01');
});
