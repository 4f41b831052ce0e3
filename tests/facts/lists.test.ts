import assert from 'node:assert/strict';
import { test } from 'node:test';

import { listOf } from '../../src/facts/lists.ts';
import { quantitiesOf } from '../../src/facts/quantities.ts';
import { figuresIn } from './reading.ts';

test('a list has a first member and a size, and the two ends of a range are no list', () => {
  assert.deepEqual(listOf(quantitiesOf('18.40亿元、16.73亿元和14.92亿元', []), 2), {
    first: 0,
    size: 3,
    isRange: false,
  });
  assert.equal(listOf(quantitiesOf('14.5亿至15.2亿元', []), 0).isRange, true);
});

test('years in a range are handed out one by one to as many values', () => {
  assert.deepEqual(
    figuresIn('2022年至2024年净亏损分别为18.40亿元、16.73亿元和14.92亿元。').map(({ period }) => period),
    ['2022', '2023', '2024'],
  );
});

test('several metrics in a row share out the values, and the growth behind them too', () => {
  assert.deepEqual(
    figuresIn('公司营收和净利润分别为3.2亿元、0.8亿元，同比分别增长25%、下降10%。').map(({ metric, change }) => [
      metric,
      change,
    ]),
    [
      ['revenue', null],
      ['net_profit', null],
      ['revenue', 'yoy+'],
      ['net_profit', 'yoy-'],
    ],
  );
});
