import assert from 'node:assert/strict';
import { test } from 'node:test';

import { bigramsOf } from '../../src/text/bigrams.ts';

test('Han characters come in pairs, other words whole', () => {
  assert.deepEqual(bigramsOf('智谱发布glm-4.5模型'), ['智谱', '谱发', '发布', 'glm-4.5', '模型']);
});

test('a single Han character in its run stands for itself', () => {
  assert.deepEqual(bigramsOf('涨5.2%'), ['涨', '5.2']);
});

test('letters beside Han characters make words of their own', () => {
  assert.deepEqual(bigramsOf('ai大模型'), ['ai', '大模', '模型']);
});

test('an empty text has no terms', () => {
  assert.deepEqual(bigramsOf(' ，。'), []);
});
