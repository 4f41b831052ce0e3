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
