import assert from 'node:assert/strict';
import { test } from 'node:test';

import { afterAnswer, afterFailure, afterWait, heldBecause, type Answered } from '../../src/jobs/rhythm.ts';
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
