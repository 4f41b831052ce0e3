import assert from 'node:assert/strict';
import { test } from 'node:test';

import { firstDaysIn, occasionOf, shareOneDayStep } from '../../src/group/steps.ts';
import type { Event } from '../../src/model/fact.ts';
import type { Item } from '../../src/model/item.ts';
import { anEvent, factsOf, told } from './cards.ts';

const reportOf = (item: Item, events: readonly Event[] = []) => ({
  facts: factsOf(item, events),
  title: item.title.toLowerCase(),
  keys: ['zhipu'],
  toldAt: item.publishedAt!,
});
function occasion(item: Item, events: readonly Event[] = [], days: readonly Event[] = []) {
  const facts = factsOf(item, events);
  const { kinds, stages } = occasionOf(
    { item, facts, keys: ['zhipu'] },
    item.title.toLowerCase(),
    item.text.toLowerCase(),
    firstDaysIn([reportOf(told('z', '一则消息', '2026-01-01T10:00:00+08:00'), days)]),
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
  const item = told('a', '智谱动态', '2026-01-08T10:00:00+08:00');
  const wrong = anEvent({ stage: 'listed', date: '2025-01-08' });
  assert.deepEqual(
    [...firstDaysIn([reportOf(item, [wrong, firstDay]), reportOf(item, [firstDay])])],
    [['zhipu', Date.parse('2026-01-08')]],
  );
});

test('a first day that nobody dates is the day its titles come on', () => {
  const title = told('a', '智谱高光上市', '2026-01-08T08:00:00+08:00');
  assert.deepEqual([...firstDaysIn([reportOf(title)])], [['zhipu', Date.parse('2026-01-08')]]);
  assert.deepEqual([...firstDaysIn([reportOf(told('a', '智谱拟上市', '2026-01-08T08:00:00+08:00'))])], []);
});

test('commentary on the price of the first day is about the first day', () => {
  const essay = told('a', '从116港元到131港元，智谱开盘意味着什么？', '2026-01-08T17:00:00+08:00');
  assert.ok(occasion(essay, [], [firstDay]).stages.includes('listed'));
});

test('a price compared with that of the offer on a later day is no first day', () => {
  const later = told('a', '智谱收报200港元', '2026-01-15T17:00:00+08:00', { text: '较发行价116.20港元上涨七成。' });
  assert.ok(occasion(later).stages.includes('listed'));
  assert.deepEqual(occasion(later, [], [firstDay]).stages, []);
});

test('a title that says a first day is tomorrow is about no first day, whatever its text says', () => {
  const eve = told('a', '智谱明日挂牌', '2026-01-07T20:00:00+08:00');
  const found = anEvent({ stage: 'listed', field: 'text', start: 10, date: '2026-01-08' });
  assert.deepEqual(occasion(eve, [found]).stages, ['listing-date']);
});

test('a step that facts found is the step the words name, and an approval is what a hearing is in Hong Kong', () => {
  const stages = (title: string, event: Partial<Event>) =>
    occasion(told('a', title, '2025-12-20T10:00:00+08:00'), [anEvent(event)]).stages;
  assert.deepEqual(stages('智谱离港股更近一步', { stage: 'approved' }), ['hearing']);
  assert.deepEqual(stages('智谱过会', {}), ['hearing']);
  assert.deepEqual(stages('智谱今日招股', { stage: 'prospectus' }), ['offering']);
});

test('a hearing happens on one day, a subscription runs on', () => {
  assert.ok(shareOneDayStep(new Set(['hearing']), new Set(['hearing', 'earnings'])));
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

test('a market wrap that names a firm in its text alone tells of no price and no step of the firm', () => {
  const wrap = told('a', '恒指收涨1.2%，科技股走强', '2026-01-08T16:30:00+08:00', { text: '智谱首日上市，涨超一成。' });
  assert.deepEqual(occasion(wrap, [anEvent({ stage: 'listed', field: 'text', start: 2 })], [firstDay]), {
    kinds: [],
    stages: [],
  });
});

test('a step that another firm took is none of this one', () => {
  const item = told('a', '智谱离港股更近一步', '2025-12-20T10:00:00+08:00');
  assert.deepEqual(occasion(item, [anEvent({ stage: 'hearing', company: 'minimax' })]).stages, []);
});
