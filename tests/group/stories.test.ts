import assert from 'node:assert/strict';
import { test } from 'node:test';

import { groupStories, type StoryCore } from '../../src/group/stories.ts';
import type { Item } from '../../src/model/item.ts';
import type { Ruling } from '../../src/model/story.ts';
import { factsById, factsOf, figure, told } from './cards.ts';

const none = new Map<string, string>();
const group = (items: readonly Item[], known: ReadonlyMap<string, string> = none): StoryCore[] =>
  groupStories(items, factsById(items), known);
const together = (items: readonly Item[], known = none): string[] =>
  group(items, known).map((story) => story.itemIds.join('+'));

const debut = [
  told('a', '沐曦股份首日收829.90元，涨692.95%', '2025-12-17T16:00:00+08:00'),
  told('b', '沐曦登陆科创板首日收涨692.95%，报829.90元', '2025-12-17T17:10:00+08:00'),
];

test('two reports of one first day are one story, named by its first item', () => {
  const [story, ...rest] = group(debut);
  assert.deepEqual(rest, []);
  assert.deepEqual(
    [story?.id, story?.itemIds, story?.companies, story?.type, story?.stage],
    ['a', ['a', 'b'], ['metax'], 'ipo', 'listed'],
  );
});

test('no two items are joined without a shared company', () => {
  assert.deepEqual(
    together([
      told('a', '沐曦首日收涨', '2025-12-17T16:00:00+08:00'),
      told('b', '壁仞首日收涨', '2025-12-17T16:00:00+08:00'),
    ]),
    ['a', 'b'],
  );
});

test('hearing and first day of one firm are two stories', () => {
  const items = [
    told('a', '智谱通过港交所聆讯，拟募资43亿港元', '2025-12-30T10:00:00+08:00'),
    told('b', '智谱登陆港交所，首日收报131.50港元', '2026-01-08T16:00:00+08:00'),
  ];
  assert.deepEqual(together(items), ['a', 'b']);
});

test('two products of one firm on a day are two stories', () => {
  const items = [
    told('a', '智谱发布GLM-5.1，编程能力提升', '2026-03-01T10:00:00+08:00'),
    told('b', '智谱起诉某公司侵犯商标权', '2026-03-01T11:00:00+08:00'),
  ];
  assert.deepEqual(together(items), ['a', 'b']);
});

test('an item about one firm that names another in passing does not join the other firm', () => {
  const items = [
    told('a', '智谱登陆港交所，首日收报131.50港元', '2026-01-08T16:00:00+08:00'),
    told('b', 'MiniMax登陆港交所，首日收报345港元', '2026-01-09T16:00:00+08:00', { text: '前一日上市的智谱续涨。' }),
  ];
  assert.deepEqual(together(items), ['a', 'b']);
});

test('titles in two languages are joined by what happened, not by the day alone', () => {
  const english = told('a', 'Zhipu closes its debut at HK$131.50', '2026-01-08T17:00:00+08:00');
  assert.deepEqual(together([told('b', '智谱首日收报131.50港元', '2026-01-08T16:00:00+08:00'), english]), ['b+a']);
  assert.deepEqual(together([told('b', '智谱迁入新址', '2026-01-08T16:00:00+08:00'), english]), ['b', 'a']);
});

test('a round-up is in no story', () => {
  assert.deepEqual(
    together([...debut, told('c', '早报｜沐曦股份首日收829.90元/壁仞招股/智谱过聆讯', '2025-12-18T07:00:00+08:00')]),
    ['a+b'],
  );
});

test('an item without a followed company is in no story, one without a date counts from when it was first seen', () => {
  const undated = {
    publishedAt: null,
    certainty: 'none',
    firstSeenAt: Date.parse('2025-12-17T18:00:00+08:00'),
  } as const;
  assert.deepEqual(
    together([
      ...debut,
      told('c', '沐曦股份首日收829.90元，涨692.95%', '', undated),
      told('d', '天气转凉', '2025-12-17T16:00:00+08:00'),
    ]),
    ['a+b+c'],
  );
});

test('two titles without texts that share no word are two stories of a quiet day', () => {
  const titles = ['智谱宣布与高校共建实验室', '智谱开源新模型'];
  const items = titles.map((title, at) => told(String(at), title, `2026-03-0${at + 2}T10:00:00+08:00`, { text: '' }));
  assert.deepEqual(together(items), ['0', '1']);
});

test('copies of a title are one story, however many', () => {
  const items = Array.from({ length: 40 }, (_, at) =>
    told(
      `i${String(at).padStart(2, '0')}`,
      '智谱开源新一代旗舰模型',
      `2026-02-12T${String(8 + (at % 12)).padStart(2, '0')}:00:00+08:00`,
      { outlet: `报${at}` },
    ),
  );
  assert.equal(group(items).length, 1);
});

test('the same title a month later is another story', () => {
  assert.deepEqual(
    together([
      told('a', '智谱股价大涨的背后', '2026-02-12T08:00:00+08:00'),
      told('b', '智谱股价大涨的背后', '2026-03-20T08:00:00+08:00'),
    ]),
    ['a', 'b'],
  );
});

test('the order of the input does not matter', () => {
  const items = [
    ...debut,
    told('c', '沐曦股份业绩预告：营收增长', '2025-12-19T10:00:00+08:00'),
    told('d', '沐曦预告全年营收增长', '2025-12-19T12:00:00+08:00'),
  ];
  assert.deepEqual(group(items.toReversed()), group(items));
});

test('a story keeps its id when it grows and its first item is gone', () => {
  const known = new Map([
    ['a', 'old'],
    ['b', 'old'],
  ]);
  const late = told('c', '沐曦首日收829.90元，涨692.95%之后', '2025-12-18T09:00:00+08:00');
  const [story] = group([...debut, late], known);
  assert.deepEqual([story?.id, story?.itemIds], ['old', ['a', 'b', 'c']]);
  assert.equal(group([debut[1]!, late], known)[0]?.id, 'old');
});

test('two stories told apart earlier stay apart, one told together stays together', () => {
  assert.deepEqual(
    together(
      debut,
      new Map([
        ['a', 'x'],
        ['b', 'y'],
      ]),
    ),
    ['a', 'b'],
  );
  const far = [
    told('a', '智谱发布新模型', '2026-02-01T08:00:00+08:00'),
    told('b', '智谱起诉某公司', '2026-02-09T08:00:00+08:00'),
  ];
  assert.deepEqual(
    together(
      far,
      new Map([
        ['a', 'x'],
        ['b', 'x'],
      ]),
    ),
    ['a+b'],
  );
});

test('items that only name a company in passing make a story about nobody', () => {
  const item = told('a', '国产算力观察', '2025-12-17T16:00:00+08:00', { text: '沐曦、壁仞等都在其中，行业仍在增长。' });
  assert.deepEqual(group([item])[0]?.companies, []);
});

test('a later article in other words that tells the same figures of a first day is in its story', () => {
  const close = figure('minimax', '345港元', 345, 'HKD');
  const gain = figure('minimax', '109.09%', 109.09, '%');
  const items = [
    told('a', 'MiniMax首日收报345港元', '2026-01-09T17:00:00+08:00'),
    told('b', '成立四年千亿市值，MiniMax能否盈利仍待验证', '2026-01-14T10:00:00+08:00'),
  ];
  const storiesWith = (figures: ReturnType<typeof figure>[]): string[] =>
    groupStories(items, new Map(items.map((item) => [item.id, factsOf(item, [], figures)])), none).map((story) =>
      story.itemIds.join('+'),
    );
  assert.deepEqual(storiesWith([close, gain]), ['a+b']);
  assert.deepEqual(storiesWith([]), ['a', 'b']);
});

test('the price of the offer alone does not draw a later article into the story of the offer', () => {
  const issue = figure('minimax', '165.5港元', 165.5, 'HKD', { metric: 'issue_price' });
  const items = [
    told('a', 'MiniMax确定发行价165.5港元', '2026-01-07T17:00:00+08:00'),
    told('b', 'MiniMax起诉某公司侵权', '2026-01-09T10:00:00+08:00'),
  ];
  const facts = new Map(items.map((item) => [item.id, factsOf(item, [], [issue])]));
  assert.equal(groupStories(items, facts, none).length, 2);
});

test('a new item of two stories that were told apart joins the older', () => {
  const late = told('c', '沐曦股份首日收829.90元，涨幅692.95%', '2025-12-17T18:00:00+08:00');
  const known = new Map([
    ['a', 'x'],
    ['b', 'y'],
  ]);
  assert.deepEqual(together([...debut, late], known), ['a+c', 'b']);
});

test('no items make no stories', () => {
  assert.deepEqual(group([]), []);
});

const ruling = (itemId: string, otherId: string, isOne: boolean): Ruling => ({
  itemId,
  otherId,
  together: isOne,
  by: 'li',
  at: 1,
});
const under = (
  items: readonly Item[],
  rulings: readonly Ruling[],
  known: ReadonlyMap<string, string> = none,
): string[] =>
  groupStories(items, factsById(items), known, rulings).map((story) => `${story.id}:${story.itemIds.join('+')}`);

test('two reports of one event that an editor told apart stay apart, copies too', () => {
  const [first, second] = debut;
  const copy = { ...first!, id: 'c' };
  assert.deepEqual(under(debut, [ruling('a', 'b', false)]), ['a:a', 'b:b']);
  assert.deepEqual(under([first!, copy], [ruling('a', 'c', false)]), ['a:a', 'c:c']);
  assert.deepEqual(
    under(
      [first!, second!],
      [ruling('a', 'b', false)],
      new Map([
        ['a', 'a'],
        ['b', 'a'],
      ]),
    ),
    ['a:a', 'b:b'],
  );
});

test('two events that an editor said are one are one story under the id of the first', () => {
  const items = [
    told('a', '智谱发布GLM-5.1，编程能力提升', '2026-03-01T10:00:00+08:00'),
    told('b', '智谱起诉某公司侵犯商标权', '2026-03-01T11:00:00+08:00'),
    told('c', '壁仞首日收涨', '2026-03-09T11:00:00+08:00'),
  ];
  assert.deepEqual(under(items, [ruling('a', 'b', true), ruling('a', 'c', true)]), ['a:a+b+c']);
});

test('a later copy joins the one of two stories that it copies, though an editor told them apart', () => {
  const later = { ...debut[1]!, id: 'c', publishedAt: debut[1]!.publishedAt! + 3_600_000 };
  assert.deepEqual(under([...debut, later], [ruling('a', 'b', false)]), ['a:a', 'b:b+c']);
});

test('moves of one share on two days are two stories, however alike the titles', () => {
  assert.deepEqual(
    together([
      told('a', '智谱股价大涨，盘中涨超10%', '2026-06-22T11:00:00+08:00'),
      told('b', '智谱午后大涨，股价涨超10%', '2026-06-22T14:00:00+08:00'),
      told('c', '智谱股价大涨，盘中涨超10%再创新高', '2026-06-23T11:00:00+08:00'),
    ]),
    ['a+b', 'c'],
  );
});

test('two titles of one hour that share neither word nor kind are two stories of a quiet company', () => {
  assert.deepEqual(
    together([
      told('a', '智谱造了一套安全题库', '2026-03-02T08:00:00+08:00'),
      told('b', '智谱办公楼迁址', '2026-03-02T08:00:00+08:00'),
    ]),
    ['a', 'b'],
  );
});

test('the grey market and the first day are two stories', () => {
  assert.deepEqual(
    together([
      told('a', '智谱暗盘收涨11.88%，报130港元', '2026-01-07T18:30:00+08:00'),
      told('b', '智谱首日收涨13.17%，报131.50港元', '2026-01-08T16:10:00+08:00'),
    ]),
    ['a', 'b'],
  );
});

test('five firms that take up one model on its first day are five stories, and its release is another', () => {
  const at = (hour: number): string => `2026-08-14T${hour}:00:00+08:00`;
  const items = [
    told('a', '智谱发布GLM-5.3：长任务成功率大增', at(10)),
    told('b', '摩尔线程Day-0支持智谱GLM-5.3大模型', at(11)),
    told('c', '沐曦股份Day-0适配智谱GLM-5.3大模型', at(12)),
    told('d', '壁仞科技完成智谱GLM-5.3适配', at(13)),
    told('e', '摩尔线程完成智谱GLM-5.3大模型适配', at(14)),
    told('f', '智谱上线GLM-5.3', at(15)),
  ];
  assert.deepEqual(together(items), ['a+f', 'b+e', 'c', 'd']);
});
