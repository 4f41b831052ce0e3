import assert from 'node:assert/strict';
import { test } from 'node:test';

import { dealFrames } from '../../src/facts/deal-frames.ts';
import { figuresIn, said } from './reading.ts';

test('every frame says what it looks for around the number', () => {
  for (const frame of dealFrames) assert.ok(frame.ahead !== undefined || frame.behind !== undefined, frame.metric);
});

test('what a firm signs or wins is the value of an order', () => {
  assert.deepEqual(said('摩尔线程签下3.1亿元训练服务器销售合同。'), ['order_value 310000000 CNY']);
  assert.deepEqual(said('摩尔线程拿下2.4亿元智算中心订单。'), ['order_value 240000000 CNY']);
  assert.deepEqual(said('摩尔线程与某客户签订采购合同，含税总价5.2亿元。'), ['order_value 520000000 CNY']);
});

test('pieces that are to be delivered are the volume of an order', () => {
  assert.deepEqual(said('摩尔线程正与某云厂商洽谈供应至少3万颗推理芯片。'), ['order_volume 30000 颗']);
  assert.deepEqual(
    said('Moore Threads will supply 8,000 GPUs to a Shenzhen operator under a contract signed in May.'),
    ['order_volume 8000 片'],
  );
});

test('cards tied together are the size of a cluster', () => {
  assert.deepEqual(said('摩尔线程超节点单柜互联128张GPU。'), ['cluster_size 128 张']);
});

test('the sum of a round or a placing is what was raised', () => {
  assert.deepEqual(said('MiniMax完成C轮融资，金额8亿元。'), ['raise 800000000 CNY']);
  assert.deepEqual(said('MiniMax公告配售完成，共配发1200万股，筹得约56亿港元。'), [
    'shares 12000000 股',
    'raise 5600000000 HKD',
  ]);
  assert.deepEqual(said('MiniMax is raising HK$3.2 billion through convertible bonds.'), [
    'convertible_bond 3200000000 HKD',
  ]);
});

test('research told as a share of revenue is a ratio, and a share of staff is one of staff', () => {
  assert.deepEqual(said('摩尔线程去年研发费用12亿元，相当于收入的210%。'), ['rnd 1200000000 CNY', 'rnd_ratio 210 %']);
  assert.deepEqual(said('摩尔线程研发人员比重约七成二。'), ['rnd_staff_share 72 %']);
});

test('a day of use and a stretch of running are told in their own measures', () => {
  assert.deepEqual(said('MiniMax开放平台日均调用3.5万亿Token。'), ['daily_tokens 3500000000000 token']);
  assert.deepEqual(said('摩尔线程集群已连续运行60天。'), ['duration 60 天']);
});

test('cheaper than the one before is a change of the price', () => {
  const [, cheaper] = figuresIn('MiniMax新模型每万字符收费2元，比上一代便宜35%。');
  assert.deepEqual([cheaper?.metric, cheaper?.change], ['product_price', '-']);
  const [, dearer] = figuresIn('MiniMax语音模型每百万字符收费60元，比竞品贵20%。');
  assert.deepEqual([dearer?.metric, dearer?.change], ['product_price', '+']);
});
