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

test('the same title on the share price of another trading day is another report, with the same text a reprint', () => {
  const rise = (id: string, at: string, text = ''): Item => told(id, '港股异动：智谱涨超10%', at, { text });
  const text = '智谱午后拉升，成交放大，总市值再创新高，公司没有回应。';
  assert.deepEqual(reports([rise('a', '2026-06-22T11:00:00+08:00'), rise('b', '2026-06-24T11:00:00+08:00')]), [
    'a',
    'b',
  ]);
  assert.deepEqual(
    reports([rise('a', '2026-06-22T11:00:00+08:00', text), rise('b', '2026-06-24T11:00:00+08:00', text)]),
    ['a+b'],
  );
});
