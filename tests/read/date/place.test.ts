import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Relative } from '../../../src/read/date/ago.ts';
import type { WrittenDay } from '../../../src/read/date/day.ts';
import { readDay, readRelative, readTime } from '../../../src/read/date/place.ts';

const now = Date.parse('2026-01-05T15:30:00+08:00');
const around = { now, zone: 'Asia/Shanghai', time: null, weekday: null };
const at = (read: { readonly at: number } | null): string | null =>
  read === null ? null : new Date(read.at + 8 * 3_600_000).toISOString().slice(0, 16);
const day = (readings: WrittenDay['readings']): WrittenDay => ({ readings, standing: 'sure', figures: null, next: 0 });

test('an open order is decided by the zone or by what cannot be, else not at all', () => {
  const both = (month: number, number: number, year: number): WrittenDay =>
    day([
      { order: 'mdy', year: { year }, month, day: number },
      { order: 'dmy', year: { year }, month: number, day: month },
    ]);
  assert.equal(readDay(both(3, 4, 2025), null, around), null);
  assert.equal(at(readDay(both(1, 5, 2026), null, around)), '2026-01-05T00:00');
  assert.equal(
    readDay(both(3, 4, 2025), null, { ...around, zone: 'America/New_York' })?.at,
    Date.parse('2025-03-04T05:00:00Z'),
  );
});

test('without a year the last such day is meant, of this year or the one before', () => {
  const short = (month: number, number: number): WrittenDay =>
    day([{ order: 'named', year: null, month, day: number }]);
  assert.equal(at(readDay(short(1, 5), null, around)), '2026-01-05T00:00');
  assert.equal(at(readDay(short(1, 6), null, around)), '2025-01-06T00:00');
  assert.equal(readDay(short(2, 29), null, around), null);
  assert.equal(readDay(short(1, 4), null, { ...around, weekday: 5 }), null);
});

test('a weekday is the last that was; of another week only where that is said', () => {
  const weekday = (number: number, weeks: 0 | 1 | 2 | 'before' | null): Relative => ({
    kind: 'weekday',
    weekday: number,
    weeks,
    isShort: false,
  });
  assert.equal(at(readRelative(weekday(5, null), around)), '2026-01-02T00:00');
  assert.equal(at(readRelative(weekday(1, 1), around)), '2025-12-29T00:00');
  assert.equal(readRelative(weekday(5, 0), around), null);
  const thursday = { ...around, now: now + 3 * 86_400_000 };
  assert.equal(readRelative(weekday(2, 'before'), thursday), null);
});

test('a month ago is the same day of the month, or its last', () => {
  const march = { ...around, now: Date.parse('2026-03-31T12:00:00+08:00') };
  assert.equal(at(readRelative({ kind: 'months', monthsAgo: 1 }, march)), '2026-02-28T00:00');
  assert.equal(readRelative({ kind: 'months', monthsAgo: 99_999 }, march), null);
});

test('a time alone is yesterday’s where today has not come that far', () => {
  const time = (hour: number) => ({
    time: { hour, minute: 0, second: 0, hasSeconds: false, isPlain: true, next: 0 },
    zone: null,
  });
  assert.equal(at(readTime(time(9), now, 'Asia/Shanghai')), '2026-01-05T09:00');
  assert.equal(at(readTime(time(23), now, 'Asia/Shanghai')), '2026-01-04T23:00');
});
