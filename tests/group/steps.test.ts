import assert from 'node:assert/strict';
import { test } from 'node:test';

import { firstDaysIn, occasionOf, shareOneDayStep } from '../../src/group/steps.ts';
import type { Event } from '../../src/model/fact.ts';
import type { Item } from '../../src/model/item.ts';
import { anEvent, factsOf, told } from './cards.ts';

function occasion(item: Item, events: readonly Event[] = [], days: readonly Event[] = []) {
  const facts = factsOf(item, events);
  const { kinds, stages } = occasionOf(
    { item, facts, keys: ['zhipu'] },
    item.title.toLowerCase(),
    item.text.toLowerCase(),
    firstDaysIn([factsOf(item, days)]),
  );
  return { kinds: [...kinds], stages: [...stages] };
}
const firstDay = anEvent({ stage: 'listed', date: '2026-01-08' });

test('a title that names a first day still ahead announces a date', () => {
  const notice = told('a', '智谱1月8日登陆港交所', '2026-01-06T19:00:00+08:00');
  assert.deepEqual(occasion(notice, [anEvent({ date: '2026-01-08' })]).stages, ['listing-date']);
});

test('a title that tells the first day on that day is no announcement', () => {
  const report = told('a', '智谱今日登陆港交所', '2026-01-08T00:00:00+08:00');
  assert.ok(occasion(report, [anEvent({ date: '2026-01-08' })]).stages.includes('listed'));
});

test('a report on the price is one on the first day when it comes on that day, and only then', () => {
  const priceAt = (at: string) => occasion(told('a', '智谱收市市值回落', at), [], [firstDay]).stages;
  assert.deepEqual(priceAt('2026-01-08T17:00:00+08:00'), ['listed']);
  assert.deepEqual(priceAt('2026-01-08T00:00:00+08:00'), ['listed']);
  assert.deepEqual(priceAt('2026-01-09T17:00:00+08:00'), []);
  assert.deepEqual(priceAt('2026-01-07T10:00:00+08:00'), []);
});

test('an opening that tells the road so far sets no step where the title tells another matter', () => {
  const lawsuit = told('a', '智谱起诉某公司', '2026-01-20T10:00:00+08:00');
  assert.deepEqual(occasion(lawsuit, [anEvent({ stage: 'listed', field: 'text', start: 10 })]).stages, []);
});

test('the first day is the one most items give', () => {
  const item = told('a', '智谱上市', '2026-01-08T10:00:00+08:00');
  const wrong = anEvent({ stage: 'listed', date: '2025-01-08' });
  assert.deepEqual(
    [...firstDaysIn([factsOf(item, [wrong, firstDay]), factsOf(item, [firstDay])])],
    [['zhipu', Date.parse('2026-01-08')]],
  );
});

test('a hearing happens on one day, a subscription runs on', () => {
  assert.ok(shareOneDayStep(new Set(['hearing']), new Set(['hearing', 'found:hearing'])));
  assert.ok(!shareOneDayStep(new Set(['subscription']), new Set(['subscription'])));
  assert.ok(!shareOneDayStep(new Set(['hearing']), new Set(['listed'])));
});

test('a title that no word of ours fits is of the kind that facts found early in it, about its own companies', () => {
  const item = told('a', 'Studios seek money over Zhipu', '2026-01-20T10:00:00+08:00');
  const found = (changes: Partial<Event>) =>
    occasion(item, [anEvent({ type: 'legal', field: 'text', start: 120, ...changes })]).kinds;
  assert.deepEqual(found({}), ['legal']);
  assert.deepEqual(found({ start: 400 }), []);
  assert.deepEqual(found({ company: 'minimax' }), []);
  assert.deepEqual(found({ type: 'other' }), []);
  assert.deepEqual(found({ type: 'market' }), []);
});

test('what a title says itself counts more than what facts found', () => {
  const item = told('a', '智谱发布新模型', '2026-01-20T10:00:00+08:00');
  assert.deepEqual(occasion(item, [anEvent({ type: 'legal' })]).kinds, ['release']);
});
