import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isForecast } from '../../src/text/forecast.ts';

const foretold: readonly (readonly [string, string])[] = [
  ['公司预计全年营收将突破15亿元', '15亿元'],
  ['摩尔线程预计2025年营收14.50亿元至15.20亿元，同比增长230.7%至246.6%。', '230.7%'],
  ['摩尔线程预计2025年营收14.50亿元至15.20亿元，同比增长230.7%至246.6%。', '14.50亿元'],
  ['若绿鞋全额行使，募资约55.4亿港元。', '55.4亿港元'],
  ['业绩预告显示，净亏损9.5亿元至10.6亿元。', '9.5亿元'],
  ['Moore Threads expects revenue of 1.5 billion yuan for 2025.', '1.5 billion yuan'],
  ['收入好于市场此前预期的9.8亿元。', '9.8亿元'],
];
const told: readonly (readonly [string, string])[] = [
  ['公司全年营收15亿元，预计明年盈利', '15亿元'],
  ['业绩超预期，营收10.35亿元。', '10.35亿元'],
  ['公司预计明年盈利，2025年实现营收10亿元。', '10亿元'],
  ['预计年底交付；首批订单金额1.8亿元。', '1.8亿元'],
  ['Revenue beat expectations at 1.5 billion yuan.', '1.5 billion yuan'],
];

for (const [quote, raw] of foretold) {
  test(`a forecast, a plan or a condition: ${raw} in ${quote}`, () => assert.equal(isForecast(quote, raw), true));
}
for (const [quote, raw] of told) {
  test(`a value that was reached: ${raw} in ${quote}`, () => assert.equal(isForecast(quote, raw), false));
}
