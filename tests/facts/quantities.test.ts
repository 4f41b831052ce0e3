import assert from 'node:assert/strict';
import { test } from 'node:test';

import { quantitiesOf } from '../../src/facts/quantities.ts';

const read = (text: string): [number, string | null][] =>
  quantitiesOf(text, []).map(({ value, unit }) => [value, unit]);

test('a list or range that ends in a unit gives it to all', () => {
  assert.deepEqual(read('每月49、149和469元'), [
    [49, 'CNY'],
    [149, 'CNY'],
    [469, 'CNY'],
  ]);
  assert.deepEqual(read('38.34亿至41.89亿港元'), [
    [3_834_000_000, 'HKD'],
    [4_189_000_000, 'HKD'],
  ]);
  assert.deepEqual(read('10-20亿元'), [
    [1e9, 'CNY'],
    [2e9, 'CNY'],
  ]);
});

test('names, versions, clock times, ordinals and bare numbers are left out', () => {
  assert.deepEqual(read('RTX3060,GLM-4.5,M2.1,10时15分,第3名,56.4,7nm'), []);
});

test('a minus is a sign behind a word and a dash between numbers', () => {
  assert.deepEqual(read('为-1.14亿元'), [[-114_000_000, 'CNY']]);
  assert.deepEqual(read('14.50-15.20亿元').length, 2);
});

test('a signed percentage in brackets is a change, not a negative value', () => {
  const [figure] = quantitiesOf('HK$625(-13.8%)', []).slice(1);
  assert.deepEqual([figure?.value, figure?.sign], [13.8, '-']);
});

test('small counts in words are idiom, times taken are not', () => {
  assert.deepEqual(read('两家公司三年推出五款产品'), []);
  assert.deepEqual(read('七年时间'), [[7, '年']]);
});

test('翻番 is twice as much', () => {
  assert.deepEqual(read('翻了一番'), [[2, '倍']]);
  assert.deepEqual(read('revenue doubled'), [[2, '倍']]);
});
