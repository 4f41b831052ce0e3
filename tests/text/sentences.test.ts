import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { sentencesOf } from '../../src/text/sentences.ts';

const cut = (text: string): string[] => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

test('Chinese stops and line breaks end a sentence, and a closing quotation mark stays with it', () => {
  assert.deepEqual(cut('营收增长。他说：“会更好！”明年呢？\n标题一行\n正文'), [
    '营收增长。',
    '他说：“会更好！”',
    '明年呢？',
    '标题一行',
    '正文',
  ]);
});

test('a semicolon ends no sentence: the items of a list keep the period named before the first', () => {
  assert.equal(cut('2024年营收1亿元；毛利率20%。').length, 1);
});

test('an English full stop inside a number, a name or an abbreviation ends no sentence', () => {
  assert.deepEqual(cut('MiniMax Inc. raised US$3.5 million. M2.1 followed.'), [
    'MiniMax Inc. raised US$3.5 million.',
    'M2.1 followed.',
  ]);
});

test('sentences never overlap and leave out nothing but white space', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('。', '.', ' ', '\n', '”', '甲', 'a', '1', '…') }), (text) => {
      let end = 0;
      let kept = '';
      for (const sentence of sentencesOf(text)) {
        assert.ok(sentence.start >= end && sentence.end > sentence.start);
        end = sentence.end;
        kept += text.slice(sentence.start, sentence.end);
      }
      assert.equal(kept.replaceAll(/\s/g, ''), text.replaceAll(/\s/g, ''));
    }),
  );
});
