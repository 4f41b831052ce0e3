import assert from 'node:assert/strict';
import { test } from 'node:test';

import { arrange } from '../../../src/read/seed/arrange.ts';
import type { Block } from '../../../src/read/seed/blocks.ts';

const of = (kind: Block['kind'], text: string): Block => ({ kind, text, level: null });
const texts = (blocks: readonly Block[]): readonly string[] => blocks.map((block) => block.text);

test('without joints the order stays', () => {
  const blocks = [of('heading', '题'), of('body', '一。'), of('body', '二。')];
  assert.deepEqual(arrange(blocks, []), blocks);
});

test('the paragraphs behind a tail come with it to the place of its head', () => {
  const blocks = ['甲', '一半', '乙', '二。', '丙', '另一半。', '三。', '丁'].map((text) =>
    of(/^[甲乙丙丁]$/.test(text) ? 'heading' : 'body', text),
  );
  assert.deepEqual(texts(arrange(blocks, [{ head: 1, tail: 5 }])), [
    '甲',
    '一半另一半。',
    '三。',
    '乙',
    '二。',
    '丙',
    '丁',
  ]);
});

test('a heading whose text goes to a side column without one goes there too', () => {
  const blocks = [
    of('label', '纵深'),
    of('body', '一半'),
    of('heading', '甲'),
    of('body', '二。'),
    of('heading', '栏题'),
    of('body', '另一半。'),
  ];
  assert.deepEqual(texts(arrange(blocks, [{ head: 1, tail: 5 }])), ['纵深', '栏题', '一半另一半。', '甲', '二。']);
});

test('a beginning behind the credit line goes to its end', () => {
  const blocks = [
    of('label', '纵深'),
    of('heading', '栏题'),
    of('body', '另一半。'),
    of('credit', '某报综合甲报'),
    of('body', '一半'),
  ];
  assert.deepEqual(texts(arrange(blocks, [{ head: 4, tail: 2 }])), ['纵深', '栏题', '一半另一半。', '某报综合甲报']);
});

test('three pieces of one paragraph are one, and none is lost when two chains lead into each other', () => {
  const blocks = ['一', '二', '三。', '四。'].map((text) => of('body', text));
  const chain = [
    { head: 0, tail: 1 },
    { head: 1, tail: 2 },
  ];
  assert.deepEqual(texts(arrange(blocks, chain)), ['一二三。', '四。']);
  const crossed = ['甲', '乙半。', '丙', '丁半。', '戊'].map((text) => of('body', text));
  const found = texts(
    arrange(crossed, [
      { head: 4, tail: 1 },
      { head: 2, tail: 3 },
    ]),
  ).join('');
  for (const letter of '甲乙丙丁戊') assert.equal(found.split(letter).length, 2, letter);
});
