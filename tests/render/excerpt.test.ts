import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { excerptOf } from '../../src/render/excerpt.ts';
import { aFigure } from '../makers.ts';

const told = (raw: string, quote: string): string => {
  const { before, mark, after } = excerptOf(aFigure({ raw, quote }));
  return `${before}[${mark}]${after}`;
};

test('a figure is marked in its sentence', () => {
  assert.equal(told('15亿元', '全年营收15亿元。'), '全年营收[15亿元]。');
});

test('a figure is not marked inside a longer number', () => {
  assert.equal(told('15亿元', '营收115亿元，利润15亿元。'), '营收115亿元，利润[15亿元]。');
  assert.equal(told('5%', '从3.5%升到5%。'), '从3.5%升到[5%]。');
});

test('a figure whose sentence says it otherwise stands before it', () => {
  assert.equal(told('3320亿元', '829.90元乘以4.001亿股。'), '[3320亿元]：829.90元乘以4.001亿股。');
});

test('a long sentence is cut at clauses and the cut is shown', () => {
  const quote = `${'前面说了很多很多别的话，'.repeat(12)}营收15亿元，${'后面又说了很多别的话，'.repeat(12)}完。`;
  const { before, mark, after } = excerptOf(aFigure({ raw: '15亿元', quote }));
  assert.ok((before + mark + after).length <= 124);
  assert.match(before, /^……前面/);
  assert.match(after, /，……$/);
});

test('an excerpt is never longer than it may be and always holds its figure', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), fc.string({ maxLength: 400 }), (before, after) => {
      const excerpt = excerptOf(aFigure({ raw: '15亿元', quote: `${before}15亿元${after}` }));
      assert.equal(excerpt.mark, '15亿元');
      assert.ok((excerpt.before + excerpt.mark + excerpt.after).length <= 124);
    }),
  );
});
