import assert from 'node:assert/strict';
import { test } from 'node:test';

import { habitOf, silentSince } from '../../src/jobs/habit.ts';
import { aSource, aSourceState } from '../makers.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.parse('2026-11-23T06:00:00+08:00');

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

const press = aSource({ tier: 'press' });
const filing = aSource({ tier: 'filing' });

test('a source is silent beyond its habit, since its newest item', () => {
  const state = aSourceState({ newestAt: now - 4 * day, habitMs: 3 * day });
  assert.equal(silentSince(state, press, now), now - 4 * day);
  assert.equal(silentSince({ ...state, habitMs: 14 * day }, press, now), null);
  assert.equal(silentSince(state, filing, now), null);
});

test('a feed just added whose newest item is two years old is silent; one of last week with one item is not', () => {
  assert.notEqual(silentSince(aSourceState({ newestAt: now - 730 * day }), press, now), null);
  assert.equal(silentSince(aSourceState({ newestAt: now - 7 * day }), press, now), null);
});

test('without dates, the last time something new was seen counts; without that nothing is claimed', () => {
  const undated = aSourceState({ newestAt: null, newItemAt: now - 40 * day });
  assert.equal(silentSince(undated, press, now), now - 40 * day);
  assert.equal(silentSince(aSourceState({ newestAt: null, newItemAt: null }), press, now), null);
});

test('a search is silent with its company, and told only after a month', () => {
  const search = aSource({ kind: 'search', tier: 'aggregator' });
  const state = aSourceState({ newestAt: now - 10 * day, habitMs: 3 * day });
  assert.equal(silentSince(state, search, now), null);
  assert.notEqual(silentSince({ ...state, newestAt: now - 31 * day }, search, now), null);
});
