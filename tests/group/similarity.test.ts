import assert from 'node:assert/strict';
import { test } from 'node:test';

import { clip, compare, similarity, rarityOf } from '../../src/group/similarity.ts';
import { deckOf } from '../../src/group/words.ts';
import type { Item } from '../../src/model/item.ts';
import { factsOf, figure, told } from './cards.ts';
import type { Figure } from '../../src/model/fact.ts';

const at = '2026-01-08T10:00:00+08:00';
function between(a: Item, b: Item, crowd = 2, figures: readonly Figure[] = []) {
  const facts = new Map([a, b].map((item) => [item.id, factsOf(item, [], figures)]));
  const deck = deckOf([a, b], facts);
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

test('a word in common says more where one has a title only', () => {
  const text = '公司称产品面向开发者，今日起在开放平台提供，价格不变。';
  const title = '智谱推出编程套餐调价方案';
  const whole = between(told('a', title, at, { text }), told('b', '智谱编程套餐调价方案公布', at, { text })).parts;
  const bare = between(told('a', title, at, { text }), told('b', '智谱编程套餐调价方案公布', at)).parts;
  assert.equal(whole.titleWords, 0);
  assert.equal(bare.titleWords, bare.words);
  assert.ok(bare.words > 0);
});

test('a rise told on two trading days is two events, one told in the evening and the next morning is one', () => {
  const rise = told('a', '智谱股价大涨', '2026-06-22T17:00:00+08:00');
  const session = (title: string, when: string) => between(rise, told('b', title, when)).parts.otherSession;
  assert.equal(session('智谱盘中涨超5%', '2026-06-23T10:00:00+08:00'), 1);
  assert.equal(session('智谱昨日大涨', '2026-06-23T07:30:00+08:00'), 0);
  assert.equal(session('智谱发布GLM-6，股价大涨', '2026-06-23T10:00:00+08:00'), 0);
});

test('two titles about more than one company are parted by the company they name first', () => {
  const one = told('a', '智谱登陆港交所', at);
  assert.equal(between(one, told('b', '壁仞半日升一成，跑赢同日挂牌智谱', at)).parts.otherLead, 1);
  assert.equal(between(one, told('b', '智谱首日收涨，壁仞跟涨', at)).parts.otherLead, 0);
  assert.equal(between(told('a', '智谱、壁仞大涨', at), told('b', '壁仞、智谱大涨', at)).parts.otherLead, 0);
});

const week = '2026-01-13T10:00:00+08:00';
const price = figure('zhipu', '131.50港元', 131.5, 'HKD');
const issue = figure('zhipu', '116.20港元', 116.2, 'HKD', { metric: 'issue_price' });

test('a figure of the day speaks for one event, a standing one only where kind or step agree', () => {
  const [a, b] = [told('a', '智谱走势观察', at), told('b', '智谱资金动向', at)];
  assert.ok(between(a, b, 2, [price]).parts.figures > 0);
  assert.equal(between(a, b, 2, [issue]).parts.figures, 0);
  const [c, d] = [told('a', '智谱公布发行价', at), told('b', '智谱确定发行价格', at)];
  assert.ok(between(c, d, 2, [issue]).parts.figures > 0);
});

test('two steps of one road share figures for nothing', () => {
  const [a, b] = [told('a', '智谱通过聆讯', at), told('b', '智谱登陆港交所', at)];
  assert.equal(between(a, b, 2, [price, issue]).parts.figures, 0);
});

test('days apart count less between two reports of one hearing, and in full between two of a subscription', () => {
  const hearing = between(told('a', '智谱通过聆讯', at), told('b', '过聆讯后的智谱', week)).parts;
  assert.ok(hearing.daysApart > 0);
  assert.equal(hearing.looksBack, hearing.daysApart);
  assert.equal(between(told('a', '智谱今日申购', at), told('b', '智谱申购结束', week)).parts.looksBack, 0);
});

test('a day-only item and one of the same morning in China are no day apart', () => {
  const dayOnly = told('a', '智谱登陆港交所', '2026-01-08T00:00:00+08:00', { certainty: 'day' });
  assert.equal(between(dayOnly, told('b', '智谱首日收涨', at)).parts.daysApart, 0);
});

test('a placement and the fall it caused have two kinds in common, one of them seldom', () => {
  const plan = told('a', '智谱据悉考虑配股，股价由升转跌', at);
  const fall = between(plan, told('b', '传抽水数百亿，智谱急挫14%', at)).parts;
  assert.deepEqual([fall.twoKinds, fall.seldomKind], [1, 1]);
  const release = between(told('a', '智谱发布GLM-6', at), told('b', '智谱新模型亮相', at)).parts;
  assert.deepEqual([release.sameKind, release.twoKinds, release.seldomKind], [1, 0, 0]);
});

test('two reports on one trading day of a share are likelier one event than two releases of a day', () => {
  const [rise, fall] = [told('a', '智谱午后拉升', at), told('b', '智谱股价再创新高', at)];
  assert.equal(between(rise, fall).parts.sameSession, 1);
  assert.ok(
    between(rise, fall, 12).score > between(told('a', '智谱推出插件', at), told('b', '智谱开售', at), 12).score,
  );
});

test('an item that only names the company is less likely one with a report about it', () => {
  const report = told('a', '智谱完成新一轮融资', at);
  const passing = between(report, told('b', '创业公司获千万元融资', at, { text: '智谱参与了投资。' })).parts;
  assert.deepEqual([passing.aboutNobody, between(report, told('b', '智谱融资到账', at)).parts.aboutNobody], [1, 0]);
});
