import assert from 'node:assert/strict';
import { test } from 'node:test';

import { clip, compare, similarity, rarityOf, weights } from '../../src/group/similarity.ts';
import { deckOf } from '../../src/group/words.ts';
import type { Item } from '../../src/model/item.ts';
import { factsById, told } from './cards.ts';

const at = '2026-01-08T10:00:00+08:00';
function between(a: Item, b: Item, crowd = 2) {
  const deck = deckOf([a, b], factsById([a, b]));
  const [x, y] = deck.cards;
  const rarity = rarityOf(deck);
  return { score: similarity(x!, y!, crowd, rarity), parts: compare(x!, y!, crowd, rarity) };
}

test('titles in other words score less than titles in the same words', () => {
  const first = told('a', '智谱推出编程套餐调价方案', at);
  assert.ok(
    between(first, told('b', '智谱编程套餐调价方案公布', at)).score >
      between(first, told('b', '智谱办公楼迁往新址', at)).score,
  );
});

test('the same words a week later score less', () => {
  const first = told('a', '智谱推出编程套餐调价方案', at);
  const words = '智谱编程套餐调价方案公布';
  assert.ok(
    between(first, told('b', words, at)).score > between(first, told('b', words, '2026-01-15T10:00:00+08:00')).score,
  );
});

test('other versions part two releases', () => {
  const { parts } = between(told('a', '智谱发布GLM-4.5', at), told('b', '智谱发布GLM-4.6', at));
  assert.equal(parts.otherCode, 1);
});

test('a crowded week makes any two items less likely one event', () => {
  const [a, b] = [told('a', '智谱登陆港交所', at), told('b', '智谱首日收报131.50港元', at)];
  assert.ok(between(a, b, 2).score > between(a, b, 60).score);
});

test('a score never leaves its limits, and does not depend on the order', () => {
  const [a, b] = [told('a', '智谱登陆港交所', at), told('b', '智谱登陆港交所', at)];
  assert.ok(Math.abs(between(a, b, 1).score) <= clip);
  assert.equal(between(a, b).score, between(b, a).score);
});

test('each weight points the way its name says', () => {
  for (const name of ['words', 'numbers', 'sameKind', 'sameStage'] as const) assert.ok(weights[name] > 0, name);
  for (const name of ['daysApart', 'otherCode', 'otherKind', 'onlyOneComments', 'crowd'] as const)
    assert.ok(weights[name] < 0, name);
});
