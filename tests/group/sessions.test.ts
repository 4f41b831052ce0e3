import assert from 'node:assert/strict';
import { test } from 'node:test';

import { areOneSession, areOtherSessions, sessionOf } from '../../src/group/sessions.ts';
import type { Item } from '../../src/model/item.ts';
import { told } from './cards.ts';

const market = new Set(['market']);
const sessionAt = (at: string, certainty: Item['certainty'] = 'minute') =>
  sessionOf(told('a', '智谱大涨', at, { certainty }), market);
const dayOf = (day: string): number => Date.parse(day) / 86_400_000;

test('what is told before the exchange opens is about the day before', () => {
  assert.deepEqual(sessionAt('2026-06-24T08:30:00+08:00'), { from: dayOf('2026-06-23'), to: dayOf('2026-06-23') });
  assert.deepEqual(sessionAt('2026-06-24T09:35:00+08:00'), { from: dayOf('2026-06-24'), to: dayOf('2026-06-24') });
});

test('a weekend and the morning after are about Friday', () => {
  for (const at of ['2026-06-27T12:00:00+08:00', '2026-06-28T12:00:00+08:00', '2026-06-29T07:00:00+08:00'])
    assert.deepEqual(sessionAt(at), { from: dayOf('2026-06-26'), to: dayOf('2026-06-26') }, at);
});

test('an item without a time of day may be about its day or the one before', () => {
  const either = { from: dayOf('2026-06-23'), to: dayOf('2026-06-24') };
  assert.deepEqual(sessionAt('2026-06-24T00:00:00Z'), either);
  assert.deepEqual(sessionAt('2026-06-24T00:00:00+08:00'), either);
  assert.deepEqual(sessionAt('2026-06-24T15:00:00+08:00', 'day'), either);
});

test('only an item that tells of the price alone has a session; commentary on it has one too', () => {
  const item = told('a', '智谱大涨', '2026-06-24T10:00:00+08:00');
  assert.equal(sessionOf(item, new Set(['market', 'release'])), null);
  assert.equal(sessionOf(item, new Set()), null);
  assert.notEqual(sessionOf(item, new Set(['market', 'opinion'])), null);
});

test('two sessions differ when they have no day in common and both are known', () => {
  const [one, next, either] = [
    sessionAt('2026-06-23T10:00:00+08:00'),
    sessionAt('2026-06-24T10:00:00+08:00'),
    sessionAt('2026-06-24T00:00:00+08:00'),
  ];
  assert.ok(areOtherSessions(one, next));
  assert.ok(!areOtherSessions(one, either));
  assert.ok(!areOtherSessions(either, next));
  assert.ok(!areOtherSessions(one, null));
  assert.deepEqual(
    [areOneSession(one, either), areOneSession(one, next), areOneSession(one, null)],
    [true, false, false],
  );
});
