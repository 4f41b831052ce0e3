import assert from 'node:assert/strict';
import { test } from 'node:test';

import { deckOf } from '../../src/group/words.ts';
import type { Item } from '../../src/model/item.ts';
import { factsById, told } from './cards.ts';

const at = '2026-01-08T10:00:00+08:00';
const deck = (...items: readonly Item[]) => deckOf(items, factsById(items));
const titleTerms = (item: Item): string[] => {
  const { cards, terms } = deck(item);
  return Array.from(cards[0]!.title, (term) => terms[term]!).sort();
};

test('names of companies are no terms of a title, products are', () => {
  assert.deepEqual(titleTerms(told('a', '智谱开源GLM-5.2', at)), ['5.2', 'glm', '开源'].sort());
});

test('traditional and simplified titles have the same terms', () => {
  assert.deepEqual(titleTerms(told('a', '智谱开放退款並致歉', at)), titleTerms(told('b', '智谱開放退款并致歉', at)));
});

test('codes are products and versions, not amounts', () => {
  const [card] = deck(told('a', '智谱GLM-4.5与MTT S5000：涨13.17%，募资43.48亿', at)).cards;
  assert.deepEqual([...card!.codes].sort(), ['4.5', 's5000']);
});

test('an item is led by the company its title names first', () => {
  const leads = ['智谱之外还有壁仞', '壁仞跑赢同日挂牌的智谱', '新股齐发'].map(
    (title) => deck(told('a', title, at, { text: '智谱今日挂牌。' })).cards[0]!.lead,
  );
  assert.deepEqual(leads, ['zhipu', 'biren', null]);
});

test('a company named early in the text is a key, one named late is not', () => {
  const early = told('a', '新股齐发', at, { text: '智谱今日挂牌。' });
  const late = told('b', '新股齐发', at, { text: `${'行情平淡。'.repeat(40)}智谱也在其中。` });
  assert.deepEqual(deck(early).cards[0]?.keys, ['zhipu']);
  assert.deepEqual(deck(late).cards, []);
});

test('cards come by time, then id', () => {
  const items = [told('c', '智谱上市', at), told('b', '智谱上市', at), told('a', '智谱招股', '2026-01-01T00:00:00Z')];
  assert.deepEqual(
    deck(...items).cards.map((card) => card.item.id),
    ['a', 'b', 'c'],
  );
});
