import assert from 'node:assert/strict';
import { test } from 'node:test';

import { figureLine, growthLine, rangeEnd, shownAs } from '../../src/write/shown.ts';
import { aFigure, anItem } from '../makers.ts';
import { figureIn, shown } from './draft-input.ts';

const cases = [
  ['5343.7万美元', { unit: 'USD' }, '5343.7万美元', '5343.7万美元'],
  ['HK$35.70', { unit: 'HKD', kind: 'price' }, '35.70港元', 'HK$35.70'],
  ['584.98 yuan', { unit: 'CNY', kind: 'price' }, '584.98元', '584.98 yuan'],
  ['US$619 million', { unit: 'USD' }, null, 'US$619 million'],
  ['82.1 per cent', { unit: '%', kind: 'percent' }, '82.1%', '82.1%'],
  ['2,347.53 times', { unit: '倍', kind: 'multiple' }, '2,347.53倍', '2,347.53 times'],
  ['41.734億港元', { unit: 'HKD' }, '41.734亿港元', '41.734亿港元'],
  ['829.90元', { unit: 'CNY', kind: 'price' }, '829.90元', '829.90 yuan'],
  ['128K', { unit: null, kind: 'count' }, '128K', '128K'],
  ['-24.7%', { unit: '%', kind: 'percent' }, '-24.7%', '-24.7%'],
] as const;
for (const [raw, changes, zh, en] of cases) {
  test(`${raw} is shown as ${String(zh)} in Chinese`, () =>
    assert.equal(shownAs(aFigure({ raw, ...changes }), 'zh-CN'), zh));
  test(`${raw} is shown as ${en} in English`, () => assert.equal(shownAs(aFigure({ raw, ...changes }), 'en'), en));
}

test('a figure keeps the word that says how sure it is, the source’s own where there is one', () => {
  const line = (quote: string, qualifier: '>' | '<' | '~'): string =>
    shown(figureLine(aFigure({ raw: '15亿元', qualifier, quote }), 'zh-CN')!);
  assert.equal(line('营收将突破15亿元', '>'), '超⟨15亿元⟩');
  assert.equal(line('市值逾15亿元', '>'), '逾⟨15亿元⟩');
  assert.equal(line('价格不超过15亿元', '<'), '不超过⟨15亿元⟩');
  assert.equal(line('营收不到15亿元', '<'), '不到⟨15亿元⟩');
  assert.equal(line('营收大约为15亿元', '~'), '约⟨15亿元⟩');
});

test('a range is told with both ends', () => {
  const item = anItem({ text: '发售价每股86.2港元至104港元。' });
  const [from, to] = [figureIn(item, '86.2港元', { kind: 'price' }), figureIn(item, '104港元', { kind: 'price' })];
  assert.equal(rangeEnd(from, [from, to]), to);
  assert.equal(rangeEnd(to, [from, to]), null);
});

const growths = [
  ['revenue', 'yoy+', '同比增长⟨5%⟩', 'up ⟨5%⟩ on the year'],
  ['revenue', 'qoq-', '环比下降⟨5%⟩', 'down ⟨5%⟩ on the quarter'],
  ['share_price', '+', '上涨⟨5%⟩', 'up ⟨5%⟩'],
  ['net_loss', 'yoy-', '同比收窄⟨5%⟩', 'narrower by ⟨5%⟩ on the year'],
] as const;
for (const [metric, change, zh, en] of growths)
  test(`${metric} ${change} is worded ${zh}`, () => {
    const growth = aFigure({ metric, change, kind: 'percent', unit: '%', raw: '5%', quote: '5%' });
    assert.equal(shown(growthLine(growth, 'zh-CN')!), zh);
    assert.equal(shown(growthLine(growth, 'en')!), en);
  });

test('a range of growth says against what once, behind both ends', () => {
  const from = aFigure({ id: 'from', kind: 'percent', metric: 'revenue', unit: '%', change: 'yoy+', raw: '34.5%' });
  const to = { ...from, id: 'to', raw: '41.3%' };
  assert.equal(shown(growthLine(from, 'en', to)!), 'up ⟨34.5%⟩ to ⟨41.3%⟩ on the year');
  assert.equal(shown(growthLine(from, 'zh-CN', to)!), '同比增长⟨34.5%⟩至⟨41.3%⟩');
});

for (const [raw, wanted] of [
  ['8.66 元 / 股', '8.66元'],
  ['1100 亿元', '1100亿元'],
  ['2.78 万亿', '2.78万亿'],
] as const)
  test(`${raw} is set as ${wanted}`, () => assert.equal(shownAs(aFigure({ raw }), 'zh-CN'), wanted));

test('a trillion has its own digits in Chinese, a billion has not', () => {
  assert.equal(shownAs(aFigure({ raw: 'HK$1.2 trillion', unit: 'HKD' }), 'zh-CN'), '1.2万亿港元');
  assert.equal(shownAs(aFigure({ raw: 'HK$1.2 billion', unit: 'HKD' }), 'zh-CN'), null);
});
