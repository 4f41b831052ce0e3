import assert from 'node:assert/strict';
import { test } from 'node:test';

import { healthOf, neverAsked, stateOf, type Condition } from '../../src/jobs/health.ts';
import type { SourceState } from '../../src/model/source.ts';
import { aSource, aSourceState } from '../makers.ts';

const day = 24 * 60 * 60_000;
const now = Date.parse('2026-11-23T06:00:00+08:00');

const rows: readonly (readonly [says: string, state: Partial<SourceState>, condition: Condition])[] = [
  ['that answers', { newestAt: now - day }, 'ok'],
  ['that was never asked', { checkedAt: null }, 'never'],
  ['that failed', { status: 'failed', code: 'FETCH_TIMEOUT' }, 'failed'],
  ['that refuses', { status: 'failed', code: 'FETCH_BLOCKED' }, 'blocked'],
  ['that is gone', { status: 'failed', code: 'FETCH_GONE' }, 'gone'],
  ['that asked to wait', { waitUntil: now + 1 }, 'waiting'],
  ['that never did anything but ask to wait', { succeededAt: null, waitUntil: now - day }, 'waiting'],
  ['whose wait is over', { waitUntil: now }, 'ok'],
  ['that is silent', { newestAt: now - 9 * day, habitMs: 3 * day }, 'silent'],
  ['without any date', { items: 5, undated: 5 }, 'undated'],
  ['with one item, which has no date', { items: 1, undated: 1 }, 'ok'],
  ['that fails and was silent before', { status: 'failed', code: 'FETCH_DNS', newestAt: now - 99 * day }, 'failed'],
];

for (const [says, state, condition] of rows) {
  test(`a source ${says} is ${condition}`, () => {
    assert.equal(healthOf(aSource(), aSourceState(state), now).condition, condition);
  });
}

test('a source that is off is off, whatever it did before', () => {
  const health = healthOf(aSource({ offReason: 'switched-off' }), aSourceState({ status: 'failed' }), now);
  assert.deepEqual([health.condition, health.code], ['off', 'switched-off']);
});

test('a new address is told once it is believed', () => {
  const moving = { movedTo: 'https://new.example/', movedTimes: 2 };
  assert.equal(healthOf(aSource(), aSourceState(moving), now).movedTo, null);
  assert.equal(healthOf(aSource(), aSourceState({ ...moving, movedTimes: 3 }), now).movedTo, 'https://new.example/');
});

test('a source whose address in the list is another now starts afresh', () => {
  const states = new Map([['source-1', aSourceState({ status: 'failed', code: 'FETCH_GONE' })]]);
  assert.equal(stateOf(aSource(), states).code, 'FETCH_GONE');
  const mended = aSource({ url: 'https://outlet.example/new.xml' });
  assert.deepEqual(stateOf(mended, states), neverAsked(mended));
});

test('a source whose new address was put into the list keeps what is known of it', () => {
  const moving = aSourceState({ movedTo: 'https://new.example/', movedTimes: 3, newestAt: 7 });
  const state = stateOf(aSource({ url: 'https://new.example/' }), new Map([['source-1', moving]]));
  assert.deepEqual([state.url, state.newestAt, state.movedTo], ['https://new.example/', 7, null]);
});

test('what an older version kept, without the address, is believed', () => {
  const states = new Map([['source-1', aSourceState({ url: null })]]);
  assert.equal(stateOf(aSource(), states).etag, '"7"');
});
