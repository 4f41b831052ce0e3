import assert from 'node:assert/strict';
import { test } from 'node:test';

import { productIn, verbOf } from '../../src/write/product.ts';
import { aCompany, anItem } from '../makers.ts';

const company = aCompany({ products: ['GLM', 'GLM-4.5', '清影'].map((text) => ({ text, guard: 'alone' })) });

test('the longest product a title names is told with its version', () => {
  assert.equal(productIn([anItem({ title: '智谱发布GLM-4.5-Air' })], company), 'GLM-4.5-Air');
});

test('a title without a product leaves it to what the lead says was brought out', () => {
  const told = anItem({ title: '智谱新品来了', text: '智谱今天推出清影，可以生成视频。' });
  assert.equal(productIn([told], company), '清影');
  const named = anItem({ title: '智谱开新楼', text: '以清影出名的智谱搬了家。' });
  assert.equal(productIn([named], company), '');
});

test('what was done to a product is the word before its name, not one that the text also has', () => {
  const item = anItem({ title: '智谱发布清影，年内开源', text: '智谱发布清影。' });
  assert.equal(verbOf([item], '清影', '智谱发布清影，年内开源'), '发布');
  assert.equal(verbOf([item], '', '模型今天开源'), '开源');
  assert.equal(verbOf([item], '清影', ''), '发布');
  assert.equal(verbOf([anItem({ title: '智谱谈清影' })], '清影', '智谱谈清影'), '');
});
