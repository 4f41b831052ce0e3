import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  addressOf,
  afterAnswer,
  afterFailure,
  afterWait,
  habitOf,
  heldBecause,
  moved,
  silentSince,
  type Answered,
} from '../../src/jobs/rhythm.ts';
import type { SourceState } from '../../src/model/source.ts';
import { aSourceState } from '../makers.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.parse('2026-11-23T06:00:00+08:00');

function answer(state: SourceState, changes: Partial<Answered> = {}): SourceState {
  const answered = {
    askedAt: now,
    hasNew: false,
    isUnchanged: false,
    maxAgeSeconds: null,
    ttlMinutes: null,
    everyMinutes: 60,
    ...changes,
  };
  return { ...state, status: 'ok', failures: 0, code: null, ...afterAnswer(state, answered) };
}

function fail(state: SourceState, code: 'FETCH_TIMEOUT' | 'FETCH_BLOCKED' | 'FETCH_GONE', fraction = 0): SourceState {
  return { ...state, status: 'failed', code, ...afterFailure(state, code, now, fraction) };
}

const intervals = (count: number, step: (state: SourceState) => SourceState): number[] => {
  let state = aSourceState();
  return Array.from({ length: count }, () => {
    state = step(state);
    return (state.nextAt ?? Infinity) - now;
  });
};

test('a source begins with the configured interval, counted from the start of the round', () => {
  assert.equal(answer(aSourceState({ intervalMs: null })).nextAt, now + hour);
  assert.equal(answer(aSourceState({ intervalMs: null }), { hasNew: true, everyMinutes: 120 }).nextAt, now + 2 * hour);
});

test('a source that never has anything new is asked once a day at last, never more rarely', () => {
  const seen = intervals(20, (state) => answer(state, { isUnchanged: true }));
  assert.deepEqual(
    seen,
    seen.toSorted((a, b) => a - b),
  );
  assert.equal(seen.at(-1), day);
});

test('a source that always has something new is asked every 15 minutes at last, never more often', () => {
  const seen = intervals(20, (state) => answer(state, { hasNew: true }));
  assert.deepEqual(seen.slice(0, 3), [hour, 30 * minute, 15 * minute]);
  assert.equal(seen.at(-1), 15 * minute);
});

test('a source that was quiet for weeks and wakes up is asked at the configured interval again', () => {
  assert.equal(answer(aSourceState({ intervalMs: day }), { hasNew: true }).nextAt, now + hour);
});

test('what server and feed wish lengthens the interval, shortens it never, and counts for a day at most', () => {
  const next = (changes: Partial<Answered>): number => (answer(aSourceState(), changes).nextAt ?? 0) - now;
  assert.equal(next({ maxAgeSeconds: 6 * 3600 }), 6 * hour);
  assert.equal(next({ maxAgeSeconds: 60, ttlMinutes: 180 }), 3 * hour);
  assert.equal(next({ maxAgeSeconds: 60 }), hour);
  assert.equal(next({ ttlMinutes: 7 * 24 * 60 }), day);
  assert.equal(next({ maxAgeSeconds: 0 }), hour);
});

test('a 304 does not repeat what the feed wished, so that is remembered; the next full answer may take it back', () => {
  const asked = answer(aSourceState(), { ttlMinutes: 720, hasNew: true });
  const unchanged = answer(asked, { isUnchanged: true, maxAgeSeconds: 300 });
  assert.equal((unchanged.nextAt ?? 0) - now, 12 * hour);
  assert.equal(answer(unchanged, { hasNew: true }).wishedMs, null);
});

test('failures are tried again after 15 minutes, then twice as long, up to a day', () => {
  const seen = intervals(10, (state) => fail(state, 'FETCH_TIMEOUT'));
  assert.deepEqual(
    seen.slice(0, 4).map((ms) => ms / minute),
    [15, 30, 60, 120],
  );
  assert.equal(seen.at(-1), day);
});

test('chance moves a try by at most a fifth, and never nearer', () => {
  const next = (fraction: number): number => (fail(aSourceState(), 'FETCH_TIMEOUT', fraction).nextAt ?? 0) - now;
  assert.equal(next(0), 15 * minute);
  assert.ok(next(0.999) > 17 * minute && next(0.999) <= 18 * minute);
});

test('a source that refuses is left alone for 6 hours, doubling to a week, however often it timed out before', () => {
  const late = fail(aSourceState({ status: 'failed', code: 'FETCH_TIMEOUT', intervalMs: day }), 'FETCH_BLOCKED');
  assert.equal((late.nextAt ?? 0) - now, 6 * hour);
  const seen = intervals(8, (state) => fail(state, 'FETCH_BLOCKED'));
  assert.deepEqual(
    seen.slice(0, 3).map((ms) => ms / hour),
    [6, 12, 24],
  );
  assert.equal(seen.at(-1), 7 * day);
});

test('a run once a week asks even what has refused for a year', () => {
  let state = aSourceState();
  for (let n = 0; n < 9; n += 1) state = fail(state, 'FETCH_BLOCKED', 0.99);
  assert.equal(heldBecause(state, 'now', now + 7 * day), null);
});

test('the first answer after failures begins with the configured interval again', () => {
  const failing = aSourceState({ status: 'failed', code: 'FETCH_TIMEOUT', intervalMs: 15 * minute });
  assert.equal(answer(failing).nextAt, now + hour);
});

test('a source that is gone is asked by nobody but whoever asks all', () => {
  const gone = fail(aSourceState(), 'FETCH_GONE');
  assert.equal(gone.nextAt, null);
  assert.equal(heldBecause(gone, 'due', now + 365 * day), 'gone');
  assert.equal(heldBecause(gone, 'now', now), 'gone');
  assert.equal(heldBecause(gone, 'all', now), null);
});

test('Retry-After is kept to by a person at the desk too, and is over when it is over', () => {
  const waiting = { ...aSourceState(), ...afterWait(aSourceState(), 3600, now) };
  assert.equal(heldBecause(waiting, 'now', now + 59 * minute), 'waiting');
  assert.equal(heldBecause(waiting, 'now', now + hour), null);
  assert.equal(heldBecause(waiting, 'all', now), null);
});

test('a server that asks to wait for a second is not asked again within the floor when nobody watches', () => {
  const waiting = { ...aSourceState(), ...afterWait(aSourceState(), 1, now) };
  assert.equal(heldBecause(waiting, 'due', now + 10 * minute), 'not-due');
  assert.equal(heldBecause(waiting, 'now', now + minute), null);
});

test('a person gets what is not due, but not what refuses', () => {
  const early = aSourceState({ nextAt: now + hour });
  assert.equal(heldBecause(early, 'due', now), 'not-due');
  assert.equal(heldBecause(early, 'now', now), null);
  const blocked = fail(aSourceState(), 'FETCH_BLOCKED');
  assert.equal(heldBecause(blocked, 'now', now + hour), 'blocked');
  assert.equal(heldBecause(blocked, 'now', now + 6 * hour), null);
});

test('two rounds an hour apart both ask an hourly source, though the second wakes some seconds early', () => {
  const hourly = answer(aSourceState({ intervalMs: null }));
  assert.equal(heldBecause(hourly, 'due', now + hour - 20_000), null);
});

test('a moment written under a clock that ran years ahead holds nobody', () => {
  const odd = aSourceState({ nextAt: now + 900 * day, waitUntil: now + 900 * day });
  assert.equal(heldBecause(odd, 'due', now), null);
});

test('a moment written under a clock that ran days ahead holds nobody either', () => {
  const odd = aSourceState({ checkedAt: now + 3 * day, nextAt: now + 4 * day, waitUntil: now + 4 * day });
  assert.equal(heldBecause(odd, 'due', now), null);
  const exact = aSourceState({ checkedAt: now + 20_000, nextAt: now + day });
  assert.equal(heldBecause(exact, 'due', now), 'not-due', 'clocks are set by seconds every day');
});

const listed = 'https://old.example/feed';
const elsewhere = 'https://new.example/feed';

test('a new address is asked directly after three permanent redirects in a row to it', () => {
  let state = aSourceState({ url: listed });
  for (const expected of [listed, listed, listed, elsewhere]) {
    const asked = addressOf({ url: listed }, state);
    assert.equal(asked, expected);
    state = aSourceState(moved(state, listed, asked, asked === listed ? elsewhere : null));
  }
  assert.equal(addressOf({ url: listed }, state), elsewhere);
});

test('of one that has moved the listed address is asked again every 24th time', () => {
  let state = aSourceState({ url: listed, movedTo: elsewhere, movedTimes: 3 });
  const asked = Array.from({ length: 48 }, () => {
    const asked = addressOf({ url: listed }, state);
    state = aSourceState(moved(state, listed, asked, asked === listed ? elsewhere : null));
    return asked;
  });
  assert.deepEqual(
    asked.flatMap((address, at) => (address === listed ? at : [])),
    [21, 45],
  );
});

test('while the new address fails, every third try goes to the listed one', () => {
  const failing = (failures: number) => aSourceState({ movedTo: elsewhere, movedTimes: 24, failures });
  const asked = [1, 2, 3, 4, 5, 6].map((failures) => addressOf({ url: listed }, failing(failures)));
  assert.deepEqual(asked, [elsewhere, listed, elsewhere, elsewhere, listed, elsewhere]);
});

test('a redirect that changes its mind, or ends, begins the count anew', () => {
  const twice = aSourceState({ movedTo: elsewhere, movedTimes: 2 });
  assert.deepEqual(moved(twice, listed, listed, 'https://third.example/'), {
    movedTo: 'https://third.example/',
    movedTimes: 1,
  });
  assert.deepEqual(moved(twice, listed, listed, null), { movedTo: null, movedTimes: 0 });
});

test('a new address that leads back to the listed one is given up', () => {
  const there = aSourceState({ movedTo: elsewhere, movedTimes: 3 });
  assert.deepEqual(moved(there, listed, elsewhere, listed), { movedTo: null, movedTimes: 0 });
});

const fresh = { habitMs: null, newestAt: null, checkedAt: null };
const every = (days: number, count: number): number[] => Array.from({ length: count }, (_, n) => now - n * days * day);

test('a daily source is silent after three days, a weekly one after two weeks, a filing never before seven days', () => {
  assert.equal(habitOf(fresh, every(1, 20), 'press', now), 3 * day);
  assert.equal(habitOf(fresh, every(7, 20), 'press', now), 14 * day);
  assert.equal(habitOf(fresh, every(1, 20), 'filing', now), 7 * day);
});

test('ten articles in one day, once a month, are the habit of a month and not of an hour', () => {
  const times = [0, 30, 60].flatMap((ago) => Array.from({ length: 10 }, (_, n) => now - ago * day - n * hour));
  assert.equal(habitOf(fresh, times, 'company', now), 60 * day);
});

test('one long pause among many short ones does not make the habit', () => {
  const times = [...every(1, 30), now - 700 * day];
  assert.equal(habitOf(fresh, times, 'press', now), 3 * day);
});

test('a feed of two entries says nothing of a habit; many of one day say it is a busy one', () => {
  assert.equal(habitOf(fresh, [now, now - 9 * day], 'press', now), null);
  const busy = Array.from({ length: 20 }, (_, n) => now - n * 10 * minute);
  assert.equal(habitOf(fresh, busy, 'press', now), 3 * day);
});

test('a silence between two readings is learned though the feed shows only what came after it, and is forgotten slowly', () => {
  const busy = Array.from({ length: 5 }, (_, n) => now - n * hour);
  const before = { habitMs: 3 * day, newestAt: now - 10 * day, checkedAt: now - hour };
  assert.equal(habitOf(before, busy, 'press', now), 20 * day);
  const later = habitOf(
    { habitMs: 20 * day, newestAt: now - day, checkedAt: now - 60 * day },
    every(1, 9),
    'press',
    now,
  );
  assert.equal(later, 10 * day);
});

test('no silence is longer than half a year by habit', () => {
  assert.equal(habitOf(fresh, every(200, 10), 'press', now), 183 * day);
});

test('a source is silent beyond its habit, since its newest item', () => {
  const state = aSourceState({ newestAt: now - 4 * day, habitMs: 3 * day });
  assert.equal(silentSince(state, 'press', now), now - 4 * day);
  assert.equal(silentSince({ ...state, habitMs: 14 * day }, 'press', now), null);
  assert.equal(silentSince(state, 'filing', now), null);
});

test('a feed just added whose newest item is two years old is silent; one of last week with one item is not', () => {
  assert.notEqual(silentSince(aSourceState({ newestAt: now - 730 * day }), 'press', now), null);
  assert.equal(silentSince(aSourceState({ newestAt: now - 7 * day }), 'press', now), null);
});

test('without dates, the last time something new was seen counts; without that nothing is claimed', () => {
  const undated = aSourceState({ newestAt: null, newItemAt: now - 40 * day });
  assert.equal(silentSince(undated, 'press', now), now - 40 * day);
  assert.equal(silentSince(aSourceState({ newestAt: null, newItemAt: null }), 'press', now), null);
});
