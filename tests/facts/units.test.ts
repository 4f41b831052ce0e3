import assert from 'node:assert/strict';
import { test } from 'node:test';

import { quantitiesOf } from '../../src/facts/quantities.ts';
import { unitBefore } from '../../src/facts/units.ts';

const units = (text: string): (string | null)[] => quantitiesOf(text, []).map(({ unit }) => unit);
const values = (text: string): number[] => quantitiesOf(text, []).map(({ value }) => value);

test('currencies are told apart before and behind the number', () => {
  assert.deepEqual(units('3亿元,3亿港元,3亿美元,3亿元新台币,US$3 million,HK$3,NT$3,人民币3亿元,3 million yuan'), [
    'CNY',
    'HKD',
    'USD',
    'TWD',
    'USD',
    'HKD',
    'TWD',
    'CNY',
    'CNY',
  ]);
  assert.equal(unitBefore('升至'), null);
});

test('percent, points and tenths are three units, of which tenths are percent', () => {
  assert.deepEqual(units('2.6个百分点,2.6%,七成'), ['pp', '%', '%']);
  assert.deepEqual(values('七成,七成三,3成'), [70, 73, 30]);
});

test('成 in 完成, 成立 or 成员 is no tenth', () => {
  assert.deepEqual(units('完成立项,共3成员'), []);
});

test('a price per share is one unit', () => {
  const [price] = quantitiesOf('114.28元/股', []);
  assert.deepEqual([price?.kind, price?.end, price?.isPerShare], ['price', 9, true]);
});

test('measure words, data units and letters for thousands are read', () => {
  assert.deepEqual(units('53,000片,1,142人,1024-GPU,32GB,1.6TB/s,320 TFLOPS'), [
    '片',
    '人',
    'GPU',
    'GB',
    'TB/s',
    'TFLOPS',
  ]);
  assert.deepEqual(values('128K'), [128_000]);
});
