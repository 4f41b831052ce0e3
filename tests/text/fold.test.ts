import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { fold, originalSpan } from '../../src/text/fold.ts';

test('traditional characters, full width and compatibility forms fold to one spelling', () => {
  assert.equal(fold('摩爾線程').text, '摩尔线程');
  assert.equal(fold('ＭｉｎｉＭａｘ（０２５１３．ＨＫ）').text, 'MiniMax(02513.HK)');
  assert.equal(fold('e\u0301').text, 'é');
  assert.equal(fold('後發').text, '后发');
});

test('text that needs no folding comes back as it is', () => {
  const text = '智谱发布GLM-4.5';
  const folded = fold(text);
  assert.equal(folded.text, text);
  assert.deepEqual(
    [...folded.map],
    Array.from({ length: text.length + 1 }, (_, at) => at),
  );
});

test('invisible characters inside a name are dropped, and the span still covers them', () => {
  const folded = fold('看智\u200B譜');
  assert.equal(folded.text, '看智谱');
  assert.deepEqual(originalSpan(folded, 1, 3), { start: 1, end: 4 });
});

test('a character that folds into several is taken whole', () => {
  const folded = fold('壁仞㈱上市');
  assert.equal(folded.text, '壁仞(株)上市');
  assert.deepEqual(originalSpan(folded, 2, 3), { start: 2, end: 3 });
  assert.deepEqual(originalSpan(folded, 5, 7), { start: 3, end: 5 });
});

test('whatever the text, the map ascends, fits the folded text and ends at the original length', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const { text: folded, map } = fold(text);
      assert.equal(map.length, folded.length + 1);
      assert.equal(map.at(-1), text.length);
      for (let at = 1; at < map.length; at++) assert.ok(map[at]! >= map[at - 1]!);
    }),
  );
});

test('a broken surrogate is kept and does not hide what follows', () => {
  assert.equal(fold('\ud800智譜').text, '\ud800智谱');
});
