import assert from 'node:assert/strict';
import { test } from 'node:test';

import { crowdOf, edgesOf } from '../../src/group/candidates.ts';
import { joinReposts } from '../../src/group/reposts.ts';
import { deckOf } from '../../src/group/words.ts';
import type { Item } from '../../src/model/item.ts';
import { factsById, told } from './cards.ts';

const day = 86_400_000;
function edges(items: readonly Item[]) {
  const deck = deckOf(items, factsById(items));
  return edgesOf(joinReposts(deck.cards, 14 * day, new Map()), deck, 14 * day);
}

test('only pairs that share a company within the window are compared', () => {
  const title = (name: string): string => `${name}首日收涨三成报收新高`;
  const items = [
    told('a', title('沐曦'), '2026-01-01T00:00:00Z'),
    told('b', `${title('沐曦')}了`, '2026-01-01T01:00:00Z'),
    told('c', title('壁仞'), '2026-01-01T02:00:00Z'),
    told('d', `${title('沐曦')}啊`, '2026-02-01T00:00:00Z'),
  ];
  assert.deepEqual(
    edges(items).map(({ a, b }) => `${a}-${b}`),
    ['0-1'],
  );
});

test('in a flood a report still finds the one in its own words', () => {
  const flood = Array.from({ length: 400 }, (_, at) =>
    told(
      `f${String(at).padStart(3, '0')}`,
      `沐曦第${at}号公告：${String.fromCharCode(0x4e00 + at * 7)}${String.fromCharCode(0x5e00 + at * 5)}事项`,
      '2026-01-05T00:00:00Z',
    ),
  );
  const items = [
    told('a', '沐曦与港口签署调度系统订单', '2026-01-04T23:00:00Z'),
    ...flood,
    told('z', '沐曦签下港口调度系统订单', '2026-01-05T01:00:00Z'),
  ];
  assert.ok(edges(items).some(({ a, b }) => a === 0 && b === items.length - 1));
});

test('a crowd is what is written of a company within a week on either side', () => {
  const items = [
    told('a', '沐曦上市', '2026-01-01T00:00:00Z'),
    told('b', '沐曦订单', '2026-01-07T00:00:00Z'),
    told('c', '沐曦业绩', '2026-01-12T00:00:00Z'),
  ];
  const { cards } = deckOf(items, factsById(items));
  const crowds = crowdOf(cards);
  assert.deepEqual(
    cards.map((card) => crowds.get(card)),
    [[2], [3], [2]],
  );
});
