import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { excerptOf } from '../../src/render/excerpt.ts';
import { aFigure } from '../makers.ts';

const told = (raws: string | readonly string[], quote: string): string =>
  excerptOf([raws].flat().map((raw) => aFigure({ raw, quote })))
    .map(({ text, isMark }) => (isMark ? `[${text}]` : text))
    .join('');

test('a figure is marked in its sentence', () => {
  assert.equal(told('15亿元', '全年营收15亿元。'), '全年营收[15亿元]。');
});

test('figures of one sentence are each marked, in the order of the sentence', () => {
  assert.equal(told(['2亿元', '15亿元'], '营收15亿元，利润2亿元。'), '营收[15亿元]，利润[2亿元]。');
  assert.equal(told(['15亿元', '15亿元'], '营收15亿元。'), '营收[15亿元]。');
});

test('a figure is not marked inside a longer number', () => {
  assert.equal(told('15亿元', '营收115亿元，利润15亿元。'), '营收115亿元，利润[15亿元]。');
  assert.equal(told('5%', '从3.5%升到5%。'), '从3.5%升到[5%]。');
});

test('a figure whose sentence says it otherwise stands before it', () => {
  assert.equal(told('3320亿元', '829.90元乘以4.001亿股。'), '[3320亿元]：829.90元乘以4.001亿股。');
});

test('a sentence of two hundred characters is not cut', () => {
  const quote = `${'字'.repeat(190)}，营收15亿元。`;
  assert.equal(quote.length, 198);
  assert.equal(told('15亿元', quote).replaceAll(/[[\]]/g, ''), quote);
});

test('a longer sentence is cut at clauses around each of its figures and the cut is shown', () => {
  const far = '说了很多很多别的话，'.repeat(15);
  const cut = told(['15亿元', '2亿元'], `${far}营收15亿元，${far}利润2亿元，${far}完。`);
  assert.match(cut, /^……说了.*\[15亿元\].*……说了.*\[2亿元\].*，……$/);
  assert.ok(cut.length < 300, String(cut.length));
});

test('an excerpt of one figure is never longer than it may be and always holds its figure', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), fc.string({ maxLength: 400 }), (before, after) => {
      const parts = excerptOf([aFigure({ raw: '15亿元', quote: `${before}15亿元${after}` })]);
      assert.ok(parts.some(({ text, isMark }) => isMark && text === '15亿元'));
      assert.ok(parts.map(({ text }) => text).join('').length <= 204);
    }),
  );
});
