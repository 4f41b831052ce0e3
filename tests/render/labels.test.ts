import assert from 'node:assert/strict';
import { test } from 'node:test';

import { labelsFor, roadOf } from '../../src/render/labels.ts';
import { aFigure } from '../makers.ts';

const zh = labelsFor('zh-CN');

test('a metric has its name, an unknown one keeps its own', () => {
  assert.equal(zh.metric('net_profit'), '净利润');
  assert.equal(labelsFor('en').metric('net_profit'), 'Net profit');
  assert.equal(zh.metric('something_new'), 'something_new');
  assert.equal(zh.metric(null), '数字');
});

test('steps are called after their market', () => {
  assert.equal(zh.stage('accepted', 'star'), '受理');
  assert.equal(zh.stage('accepted', 'hkex'), '递表');
  assert.equal(zh.stage('priced', 'star'), '发行');
  assert.equal(zh.stage('priced', 'hkex'), '定价');
  assert.equal(zh.stageState('hearing', 'hkex'), '已过聆讯');
});

test('a road has the steps of its market and those that are known', () => {
  const names = (market: 'star' | 'hkex', known: readonly ('tutoring' | 'unlocked')[]): string =>
    roadOf(market, new Set(known))
      .map((stage) => zh.stage(stage, market))
      .join(' ');
  assert.equal(names('star', []), '受理 问询 过会 注册 发行 上市 解禁');
  assert.equal(names('hkex', []), '递表 聆讯 招股 定价 上市');
  assert.equal(names('hkex', ['tutoring', 'unlocked']), '辅导 递表 聆讯 招股 定价 上市 解禁');
  assert.deepEqual(roadOf(null, new Set(['listed'])), ['listed']);
});

test('a percentage of a price is no price, and what grew is called by its growth', () => {
  const nameOf = (changes: Parameters<typeof aFigure>[0]) => zh.measure(aFigure({ scope: null, ...changes }));
  assert.equal(nameOf({ metric: 'share_price', kind: 'percent', change: '+' }).name, '涨跌幅');
  assert.equal(nameOf({ metric: 'revenue', kind: 'percent', change: 'yoy+' }).name, '营收增长率');
  assert.equal(nameOf({ metric: 'gross_margin', kind: 'percent', change: '+' }).name, '毛利率');
  assert.equal(nameOf({ metric: 'share_price', kind: 'price' }).name, '股价');
});

test('the scope of an issue price and of a duration is part of its name', () => {
  const nameOf = (changes: Parameters<typeof aFigure>[0]) => zh.measure(aFigure(changes));
  assert.deepEqual(nameOf({ metric: 'share_price', kind: 'price', scope: '发行' }), { name: '发行价', scope: null });
  assert.deepEqual(nameOf({ metric: 'duration', kind: 'count', scope: '受理到上市' }), {
    name: '受理到上市用时',
    scope: null,
  });
  assert.deepEqual(nameOf({ metric: 'use_of_proceeds', scope: '研发' }), { name: '募资用途', scope: '研发' });
  assert.equal(zh.metric('arr'), '年度经常性收入');
});

test('a value that is only foretold says so beside its name', () => {
  const nameOf = (scope: string | null, quote: string) =>
    zh.measure(aFigure({ metric: 'net_loss', scope, quote, raw: '9.5亿元' }));
  assert.deepEqual(nameOf(null, '公司预计净亏损9.5亿元。'), { name: '净亏损', scope: '预计' });
  assert.deepEqual(nameOf('归母', '公司预计归母净亏损9.5亿元。'), { name: '净亏损', scope: '归母，预计' });
  assert.deepEqual(nameOf('归母', '公司归母净亏损9.5亿元。'), { name: '净亏损', scope: '归母' });
});

test('period and moment are one line', () => {
  assert.equal(zh.when({ period: '2025-Q2', asOf: null }, 2025), '2025年第二季度');
  assert.equal(zh.when({ period: null, asOf: 'close' }, 2025), '收盘');
  assert.equal(zh.when({ period: '2025', asOf: '2025-12-17' }, 2025), '2025年，12月17日');
  assert.equal(zh.when({ period: '2025-12-17', asOf: 'close' }, 2025), '12月17日收盘');
  assert.equal(zh.when({ period: null, asOf: null }, 2025), '');
});

test('a failure is told in plain words, from its code or as it was written', () => {
  assert.equal(zh.reason('FETCH_TIMEOUT'), '网站没有按时回答');
  assert.equal(zh.reason('rsshub-unset'), '要自建RSSHub，还没有填地址');
  assert.equal(zh.reason('网站说明天再来'), '网站说明天再来');
  assert.equal(zh.reason(null), '原因不明');
});

test('what was delivered is not called an order', () => {
  const labels = labelsFor('zh-CN');
  const name = (quote: string): string =>
    labels.measure(aFigure({ metric: 'order_value', scope: null, quote, raw: '1.8亿元' })).name;
  assert.equal(name('公司交付了一个集群，金额为1.8亿元。'), '交付金额');
  assert.equal(name('公司签下订单1.8亿元，年内交付。'), '订单金额');
});
