import assert from 'node:assert/strict';
import { test } from 'node:test';

import { figuresIn } from './reading.ts';

test('a list takes values, periods and scope in order', () => {
  const figures = figuresIn(
    'MiniMax于2023年、2024年、2025年前三季度的经调整净亏损分别为8907.4万美元、2.44亿美元、1.86亿美元。',
  );
  assert.deepEqual(
    figures.map(({ value, unit, period, scope }) => [value, unit, period, scope]),
    [
      [89_074_000, 'USD', '2023', '经调整'],
      [244_000_000, 'USD', '2024', '经调整'],
      [186_000_000, 'USD', '2025-01/2025-09', '经调整'],
    ],
  );
});

test('products in a row are the segments of a list', () => {
  const figures = figuresIn(
    '海螺AI、星野与Talkie于2025年前三季度分别贡献营收1746.4万美元、1875万美元，占总营收为32.6%、35.1%。',
  );
  assert.deepEqual(
    figures.map(({ metric, scope }) => [metric, scope]),
    [
      ['revenue', '海螺AI'],
      ['revenue', '星野与Talkie'],
      ['revenue_share', '海螺AI'],
      ['revenue_share', '星野与Talkie'],
    ],
  );
});

test('a market figure has its day as period and its moment beside it', () => {
  const figures = figuresIn('摩尔线程12月5日上市，开盘650元，盘中最高688元，收于600.50元，市值2822.52亿元。');
  assert.deepEqual(
    figures.map(({ metric, period, asOf }) => [metric, period, asOf]),
    [
      ['share_price', '2025-12-05', 'open'],
      ['share_price', '2025-12-05', 'high'],
      ['share_price', '2025-12-05', 'close'],
      ['market_cap', '2025-12-05', 'close'],
    ],
  );
});

test('what a value was before is marked as former', () => {
  assert.deepEqual(
    figuresIn('参数量从3550亿扩到7440亿。').map(({ scope }) => scope),
    ['此前', null],
  );
});

test('the size of a market is no figure of the company that quotes it', () => {
  assert.equal(figuresIn('摩尔线程称2024年市场规模约1425亿元。')[0]?.company, null);
});

test('what belongs to one product carries its name', () => {
  const scopes = figuresIn(
    'MiniMax开源M2，总参数2300亿。\nM3总参数4280亿。\n海螺AI贡献营收1746.4万美元，MiniMax营收5343.7万美元。',
  ).map(({ metric, scope }) => [metric, scope]);
  assert.deepEqual(scopes, [
    ['parameters', 'M2'],
    ['parameters', 'M3'],
    ['revenue', '海螺AI'],
    ['revenue', null],
  ]);
});

test('an order is that of the firm a buyer is in talks with, told a clause before', () => {
  const [found] = figuresIn('字节跳动仍在与摩尔线程接触，有意采购约5万颗推理芯片，双方尚未签约。');
  assert.deepEqual([found?.metric, found?.company], ['order_volume', 'moore-threads']);
});
