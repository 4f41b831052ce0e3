import assert from 'node:assert/strict';
import { test } from 'node:test';

import { figuresIn, said } from './reading.ts';

test('a metric in the clause before holds where only time and change stand between', () => {
  assert.deepEqual(said('摩尔线程2025年营收同比增长，较2024年的4.38亿元增加3亿元。'), [
    'revenue 438000000 CNY',
    'revenue 300000000 CNY',
  ]);
  assert.deepEqual(said('收入不及预期，同比仅微增2.1%至6.8亿元。'), ['revenue 2.1 %', 'revenue 680000000 CNY']);
});

test('words of another thing end what a metric before holds', () => {
  assert.deepEqual(said('营收创下新高，公司另行支付货款3亿元。'), ['null 300000000 CNY']);
});

test('variants of a product have prices, and their rise is no rise of the share', () => {
  assert.deepEqual(said('套餐月费由20元调至49元，Pro套餐调至149元，涨幅最高达145%。'), [
    'product_price 20 CNY',
    'product_price 49 CNY',
    'product_price 149 CNY',
    'product_price 145 %',
  ]);
});

test('a share that rises to something is one of the value told before', () => {
  assert.deepEqual(said('云端业务收入3亿元，占比升至26.3%。'), ['revenue 300000000 CNY', 'revenue_share 26.3 %']);
});

test('a rise over the years of a stretch goes from the first to the last', () => {
  const periods = figuresIn('2022年至2024年，摩尔线程营收从0.46亿元增长到4.38亿元。').map(({ period }) => period);
  assert.deepEqual(periods, ['2022', '2024']);
});
