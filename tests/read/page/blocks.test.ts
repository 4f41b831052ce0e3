import assert from 'node:assert/strict';
import { test } from 'node:test';

import { articleLines, type Block } from '../../../src/read/page/blocks.ts';

function aBlock(text: string, changes: Partial<Block> = {}): Block {
  return { text, linked: 0, tag: 'p', isCaption: false, ...changes };
}

const sentence = aBlock('沐曦股份今日在科创板上市，首日大涨，收于每股八百余元，成交活跃。');

test('captions and furniture are not the article', () => {
  const blocks = [
    aBlock('沐曦上市', { tag: 'h1' }),
    aBlock('2025-12-17 来源：示例日报'),
    sentence,
    aBlock('上市现场。摄影：李四', { isCaption: true }),
    sentence,
    aBlock('责任编辑：王五'),
    aBlock('Read more: another story', { linked: 24 }),
  ];
  assert.deepEqual(articleLines(blocks, '沐曦上市'), [sentence.text, sentence.text]);
});

test('a list of links behind the last sentence is not the article', () => {
  const link = aBlock('壁仞科技通过聆讯', { tag: 'li', linked: 8 });
  assert.deepEqual(
    articleLines([sentence, aBlock('热点', { tag: 'h3' }), link, aBlock('2025-12-16', { tag: 'li' })], ''),
    [sentence.text],
  );
});

test('rules that would leave next to nothing are not used', () => {
  const only = [aBlock('Photo: one', { isCaption: true }), aBlock('Photo: two', { isCaption: true })];
  assert.equal(articleLines(only, '').length, 2);
});
