import assert from 'node:assert/strict';
import { test } from 'node:test';

import { joinReposts } from '../../src/group/reposts.ts';
import { deckOf } from '../../src/group/words.ts';
import type { Item } from '../../src/model/item.ts';
import { factsById, told } from './cards.ts';

const day = 86_400_000;
const reports = (items: readonly Item[], known = new Map<string, string>()): string[] =>
  joinReposts(deckOf(items, factsById(items)).cards, 14 * day, known).map((report) =>
    report.cards.map((card) => card.item.id).join('+'),
  );

test('titles that differ in script, width and punctuation are copies', () => {
  assert.deepEqual(
    reports([
      told('a', '智谱開源GLM-5！', '2026-02-12T08:00:00Z'),
      told('b', '智谱开源ＧＬＭ－５', '2026-02-12T09:00:00Z'),
    ]),
    ['a+b'],
  );
});

test('a short title may be used for two things', () => {
  assert.deepEqual(
    reports([told('a', '智谱上市', '2026-02-12T08:00:00Z'), told('b', '智谱上市', '2026-02-12T09:00:00Z')]),
    ['a', 'b'],
  );
});

test('copies further apart than the window are two reports', () => {
  assert.deepEqual(
    reports([told('a', '智谱值得买吗', '2026-02-01T08:00:00Z'), told('b', '智谱值得买吗', '2026-03-01T08:00:00Z')]),
    ['a', 'b'],
  );
});

test('copies that were told apart stay apart', () => {
  const items = [told('a', '智谱值得买吗', '2026-02-01T08:00:00Z'), told('b', '智谱值得买吗', '2026-02-01T09:00:00Z')];
  assert.deepEqual(
    reports(
      items,
      new Map([
        ['a', 'x'],
        ['b', 'y'],
      ]),
    ),
    ['a', 'b'],
  );
});
