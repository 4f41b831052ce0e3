import assert from 'node:assert/strict';
import { test } from 'node:test';

import { stagesOf } from '../../src/facts/stages.ts';

const stages = (text: string): (string | null)[] => stagesOf(text).map(({ stage }) => stage);

const told: readonly (readonly [string, string])[] = [
  ['公司与券商签署辅导协议', 'tutoring'],
  ['申请6月30日获受理', 'accepted'],
  ['科创板申请转为“已问询”', 'inquiry'],
  ['上市委9月26日审议通过公司的首发申请', 'approved'],
  ['科创板IPO过会', 'approved'],
  ['通过港交所聆讯', 'hearing'],
  ['首次披露聆讯后资料集', 'hearing'],
  ['证监会同意公司首次公开发行股票注册', 'registered'],
  ['向港交所递交招股书', 'prospectus'],
  ['确定发行价为104.66元/股', 'priced'],
  ['正式在科创板挂牌上市', 'listed'],
  ['所持股份今日解禁', 'unlocked'],
  ['passed its Hong Kong listing hearing', 'hearing'],
  ['began trading in Hong Kong', 'listed'],
];
for (const [text, stage] of told) {
  test(`${text} is ${stage}`, () => {
    assert.ok(stages(text).includes(stage), JSON.stringify(stages(text)));
    assert.ok(stages(text).every((one) => one === stage));
  });
}

for (const text of [
  '拟在科创板上市',
  '计划1月2日挂牌',
  '将于12月5日在科创板上市交易',
  '有望登陆港交所',
  'plans to list in Hong Kong',
]) {
  test(`${text} is only planned`, () => {
    assert.ok(stages(text).every((one) => one === null));
  });
}

test('of a stretch only its end is reached: 从受理到过会', () => {
  assert.deepEqual(stages('从受理到过会,仅用时88天'), ['approved']);
});

test('words about listed firms or a lottery are no step', () => {
  assert.deepEqual(stages('多家上市公司参与,网上中签率0.0242%'), []);
});
