import assert from 'node:assert/strict';
import { test } from 'node:test';

import { summarise } from '../../src/group/story-core.ts';
import { deckOf } from '../../src/group/words.ts';
import type { Event } from '../../src/model/fact.ts';
import type { Item } from '../../src/model/item.ts';
import { anEvent, factsOf, told } from './cards.ts';

function story(rows: readonly (readonly [Item, readonly Event[]])[]) {
  const facts = new Map(rows.map(([item, events]) => [item.id, factsOf(item, events)]));
  return summarise(
    deckOf(
      rows.map(([item]) => item),
      facts,
    ).cards,
    null,
    facts,
  );
}

test('the best source leads, then the fuller text, then the earlier', () => {
  const a = told('a', '智谱上市', '2026-01-08T08:00:00Z', { text: '长'.repeat(300) });
  const b = told('b', '智谱上市', '2026-01-08T09:00:00Z', { tier: 'filing' });
  const c = told('c', '智谱上市', '2026-01-08T07:00:00Z', { text: '短文' });
  assert.equal(
    story([
      [a, []],
      [b, []],
      [c, []],
    ]).leadItemId,
    'b',
  );
  assert.equal(
    story([
      [a, []],
      [c, []],
    ]).leadItemId,
    'a',
  );
  assert.equal(
    story([
      [told('d', '智谱上市', '2026-01-08T08:00:00Z'), []],
      [told('e', '智谱上市', '2026-01-08T07:00:00Z'), []],
    ]).leadItemId,
    'e',
  );
});

test('an item about the company leads before one that only names it', () => {
  const passing = told('a', '新股齐发', '2026-01-08T08:00:00Z', { text: `智谱等三家公司挂牌。${'长'.repeat(90)}` });
  assert.equal(
    story([
      [passing, []],
      [told('b', '智谱上市', '2026-01-08T09:00:00Z'), []],
    ]).leadItemId,
    'b',
  );
});

test('the stage is the most advanced that half of the items report', () => {
  const at = '2026-01-08T08:00:00Z';
  const rows = (['priced', 'priced', 'listed'] as const).map(
    (stage, i) => [told(`i${i}`, '智谱消息', at), [anEvent({ stage, date: `2026-01-0${i + 6}` })]] as const,
  );
  const result = story(rows);
  assert.deepEqual([result.type, result.stage], ['ipo', 'priced']);
});

test('an event of another firm says nothing of this story', () => {
  const result = story([
    [
      told('a', '智谱消息', '2026-01-08T08:00:00Z'),
      [anEvent({ company: 'metax', stage: 'listed' }), anEvent({ type: 'product' })],
    ],
  ]);
  assert.deepEqual([result.type, result.stage], ['product', null]);
});

test('the date is the one most items give', () => {
  const at = '2026-01-08T08:00:00Z';
  const on = (id: string, date: string): readonly [Item, readonly Event[]] => [
    told(id, '智谱消息', at),
    [anEvent({ stage: 'listed', date })],
  ];
  assert.equal(story([on('a', '2026-01-08'), on('b', '2026-01-09'), on('c', '2026-01-08')]).date, '2026-01-08');
});

test('a first day told by its prices is a listing when half of the items name the listing', () => {
  const price = anEvent({ type: 'market', stage: null, date: null });
  const listed = anEvent({ type: 'ipo', stage: 'listed', date: '2026-01-08' });
  const a = told('a', '智谱涨13%', '2026-01-08T08:00:00Z');
  const b = told('b', '智谱收131.5港元', '2026-01-08T09:00:00Z');
  const both = story([
    [a, [price]],
    [b, [price, listed]],
  ]);
  assert.deepEqual([both.type, both.stage, both.date], ['ipo', 'listed', '2026-01-08']);
  const c = told('c', '智谱涨14%', '2026-01-08T10:00:00Z');
  const few = story([
    [a, [price]],
    [b, [price, listed]],
    [c, [price]],
  ]);
  assert.equal(few.type, 'market');
});
