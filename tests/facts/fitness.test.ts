import assert from 'node:assert/strict';
import { test } from 'node:test';

import { said } from './reading.ts';

test('so many times another value is a multiple of its metric', () => {
  assert.deepEqual(said('摩尔线程收入10.35亿元，是2024年的3.07倍。'), ['revenue 1035000000 CNY', 'revenue 3.07 倍']);
});

test('a metric of one deal does not grow, but for those that do', () => {
  assert.deepEqual(said('显存容量较上代提升125%。'), ['memory 125 %']);
  assert.deepEqual(said('中签率增长20%。'), ['null 20 %']);
});

test('a scaled number without unit is what its metric counts', () => {
  assert.deepEqual(said('模型总参数3550亿，市值3550亿。'), [
    'parameters 355000000000 参数',
    'market_cap 355000000000 CNY',
  ]);
});
