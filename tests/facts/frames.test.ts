import assert from 'node:assert/strict';
import { test } from 'node:test';

import { sharesTold } from '../../src/facts/frames.ts';
import { figuresIn, said } from './reading.ts';

test('parts of what was raised are told by their use, parts of revenue are not', () => {
  assert.deepEqual(said('公司拟将募资净额的85%投入芯片研发，5%用于商业化推广，余下一成补充营运资金。'), [
    'use_of_proceeds 85 %',
    'use_of_proceeds 5 %',
    'use_of_proceeds 10 %',
  ]);
  assert.deepEqual(said('集资所得约70%将用于提升研发能力。'), ['use_of_proceeds 70 %']);
  assert.ok(!said('公司每年将收入的三成用于研发。').includes('use_of_proceeds 30 %'));
});

test('what a lot gains is told behind its size too', () => {
  assert.deepEqual(said('每手200股，浮盈2460港元。'), ['shares 200 股', 'lot_profit 2460 HKD']);
  assert.deepEqual(said('早期股东浮盈约30亿元。'), ['null 3000000000 CNY']);
});

test('a lock-up is as long as it runs, and one that ends tells nothing new', () => {
  assert.deepEqual(said('基石投资者所认购股份设六个月禁售期。'), ['duration 6 个月']);
  assert.deepEqual(said('控股股东承诺，上市之日起三十六个月内不转让所持股份。'), ['duration 36 个月']);
  assert.deepEqual(said('战略配售股份限售期为12个月。'), ['duration 12 个月']);
  assert.deepEqual(said('六个月禁售期今日届满。'), []);
});

test('cards that work together are a cluster, cards under contract an order', () => {
  assert.deepEqual(said('单柜由64张GPU互连。'), ['cluster_size 64 张']);
  assert.deepEqual(said('团队用2048张加速卡、耗时55天训完新模型。'), ['cluster_size 2048 张', 'duration 55 天']);
  assert.deepEqual(said('公司签下4.3亿元采购合同，将于年内交付2048张加速卡。'), [
    'order_value 430000000 CNY',
    'order_volume 2048 张',
  ]);
  assert.deepEqual(said('公司去年交付2048张加速卡。'), ['shipments 2048 张']);
});

test('shares that are awarded are an incentive, those that change hands shares of their scope', () => {
  assert.deepEqual(said('公司向员工授出116.88万股股份奖励。'), ['incentive 1168800 股']);
  const scopes = figuresIn('某股东减持摩尔线程126万股，公司另回购12.6万股。').map(
    ({ metric, scope }) => `${metric} ${scope}`,
  );
  assert.deepEqual(scopes, ['shares 减持', 'shares 回购']);
});

test('staff that goes is a change of the staff, not the share of researchers', () => {
  const [people, share] = figuresIn('公司裁减两百余名员工，约占总人数的35%。');
  assert.deepEqual([people!.metric, share!.metric, share!.change], ['employees', 'employees', '-']);
});

test('research told as so many times revenue is its ratio', () => {
  assert.deepEqual(said('研发开支31.8亿元，相当于收入的4.4倍。'), ['rnd 3180000000 CNY', 'rnd_ratio 4.4 倍']);
});

test('money of cornerstone investors is theirs, however many they are', () => {
  assert.deepEqual(said('公司引入18家基石投资者，合共认购15.83亿港元的发售股份。'), [
    'investors 18 家',
    'cornerstone 1583000000 HKD',
  ]);
});

test('multiples of sales and earnings are told before or behind', () => {
  assert.deepEqual(said('目标价203港元，按12倍2026年预测PS计算。'), ['target_price 203 HKD', 'ps 12 倍']);
  assert.deepEqual(said('对应市销率56.35倍。'), ['ps 56.35 倍']);
});

test('a lot, a share of ten and a number of shares are told apart', () => {
  assert.equal(sharesTold('每手'), 'lot');
  assert.equal(sharesTold('中一签('), 'lot');
  assert.equal(sharesTold('每10股转增'), 'each');
  assert.equal(sharesTold('发行'), 'own');
});
