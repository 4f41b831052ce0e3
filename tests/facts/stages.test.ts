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
  ['开始招股,发售价17.00至19.60港元', 'prospectus'],
  ['全球发售25,431,800股H股', 'prospectus'],
  ['招股章程载明,香港发售2,543,200股', 'prospectus'],
  ['确定发行价为104.66元/股', 'priced'],
  ['正式在科创板挂牌上市', 'listed'],
  ['首日涨逾109.9%', 'listed'],
  ['首日股价上涨31.54%', 'listed'],
  ['1月8日发行价116.20港元,开盘120港元', 'listed'],
  ['doubles on first day to HK$106.6 billion', 'listed'],
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

test('the first day of anything else is no listing', () => {
  for (const text of ['复牌首日涨停', '2026年首日上涨3%', '较首日收盘下跌15.2%', '招股首日获足额认购'])
    assert.ok(!stages(text).includes('listed'), text);
});

test('a prospectus shown is told apart from one handed in', () => {
  const disclosed = (text: string): boolean[] => stagesOf(text).map(({ isDisclosure }) => isDisclosure);
  assert.deepEqual(disclosed('12月19日披露招股书'), [true]);
  assert.deepEqual(disclosed('12月19日递交招股书'), [false]);
  assert.deepEqual(stages('公开发售获2347倍认购'), []);
});

test('a range of prices, a step told not to be taken and one the time is counted from are none', () => {
  for (const text of [
    'MiniMax招股价定在151港元至165港元',
    'Acme set an IPO price range of HK$10 to HK$12',
    '某公司首发未获上市委审议通过',
    '距申请获受理历时116天',
    '控股股东承诺三十六个月内不转让股份,本次发行价为104.66元/股',
    '与上市首日大涨的某公司不同,该股今日横盘',
  ])
    assert.deepEqual(stagesOf(text), [], text);
  assert.deepEqual(
    stagesOf('Acme将最终发售价锁定于19.60港元').map(({ stage }) => stage),
    ['priced'],
  );
});
