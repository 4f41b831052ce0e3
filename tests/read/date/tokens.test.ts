import assert from 'node:assert/strict';
import { test } from 'node:test';

import { tokensOf } from '../../../src/read/date/tokens.ts';

const kinds = (text: string): string =>
  tokensOf(text)
    .map(({ kind, text: written }) => `${kind}:${written}`)
    .join(' ');

test('Han numerals are numbers, and the name of a weekday is not', () => {
  assert.equal(kinds('二〇二五年廿一日'), 'number:2025 word:年 number:21 word:日');
  assert.equal(kinds('周三'), 'word:周三');
});

test('a number that belongs to a name is no number', () => {
  assert.equal(kinds('h100'), 'word:h text:100');
  assert.equal(kinds('第3期'), 'text:第3 text:期');
  assert.equal(kinds('54x'), 'text:54 word:x');
});

test('words of dates may touch a number', () => {
  assert.equal(kinds('5th 3pm 10z'), 'number:5 word:th number:3 word:pm number:10 word:z');
});

test('a token knows whether a space stands before it', () => {
  assert.deepEqual(
    tokensOf('12 :30').map(({ isGlued }) => isGlued),
    [false, false, true],
  );
});

test('figures in a series are told from a number that is built', () => {
  assert.deepEqual(
    ['两三', '二十三', '三'].map((text) => tokensOf(text)[0]!.isInSeries),
    [true, false, false],
  );
});
