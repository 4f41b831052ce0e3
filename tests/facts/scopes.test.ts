import assert from 'node:assert/strict';
import { test } from 'node:test';

import { scopeOf, segmentBefore } from '../../src/facts/scopes.ts';
import { figuresIn } from './reading.ts';

const scopes = (text: string): (string | null)[] => figuresIn(text).map(({ scope }) => scope);

test('ways to count a loss are told apart', () => {
  assert.deepEqual(scopes('归母净亏损9.5亿元，扣非后亏损10.4亿元，经调整净亏损2.51亿美元，净亏损3亿元。'), [
    '归母',
    '扣非',
    '经调整',
    null,
  ]);
});

test('before and after clawback are told apart, in English behind the number too', () => {
  assert.deepEqual(scopes('网上有效申购倍数回拨前4498.38倍，回拨后2986倍。'), ['回拨前', '回拨后']);
  assert.deepEqual(scopes('The retail offer was covered 4,498 times before clawback.'), ['回拨前']);
});

test('an option to sell more holds for the whole sentence', () => {
  assert.deepEqual(scopes('若绿鞋全额行使，全球发售约3358万股，募资约55.4亿港元。'), ['含绿鞋', '含绿鞋']);
});

test('a scope that says nothing of a metric is not taken', () => {
  assert.equal(scopeOf('C端用户看好,市值', '', '', 'market_cap'), null);
});

test('the name of a segment ends in what it is', () => {
  assert.equal(segmentBefore('开放平台及企业服务增'), '开放平台及企业服务');
  assert.equal(segmentBefore('公司主要产品'), null);
  assert.deepEqual(scopes('C端毛利为4.7%，除星野外公司整体毛利近50%。'), ['C端', '除星野外']);
});

test('grey market prices are told apart from those of the exchange, and close nothing', () => {
  const text = '1月8日暗盘收205.6港元，涨24.6%；1月9日首日收345港元，涨109%。';
  assert.deepEqual(
    figuresIn(text, { title: 'MiniMax上市', day: '2026-01-10' }).map(({ raw, scope, asOf }) => [raw, scope, asOf]),
    [
      ['205.6港元', '暗盘', null],
      ['24.6%', '暗盘', null],
      ['345港元', null, 'close'],
      ['109%', null, 'close'],
    ],
  );
  assert.deepEqual(scopes('MiniMax shares rose 24.6% to HK$205.6 in grey-market trading.'), ['暗盘', '暗盘']);
});

test('what one side of the business earns overseas is no share of the whole', () => {
  assert.deepEqual(scopes('MiniMax的To B业务增长较快，海外收入占比超过70%。公司海外收入占比73.1%。'), ['B端', null]);
});

test('what a paying customer spends is told of the product', () => {
  assert.deepEqual(scopes('海螺AI的每位付费客户平均支出56美元。星野与Talkie的每位付费客户平均支出5美元。'), [
    '海螺AI',
    '星野与Talkie',
  ]);
});

test('a public offer told behind the margin loans is the public offer', () => {
  assert.deepEqual(scopes('孖展金额超过2533亿港元，公开发售超购1209倍。').at(-1), '公开');
  assert.deepEqual(scopes('智谱孖展超购1209倍。'), ['孖展']);
});
