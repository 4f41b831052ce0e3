import assert from 'node:assert/strict';
import { test } from 'node:test';

import { characterFor, decodeEntities, escapeAttribute, mendControls } from '../../src/read/entities.ts';

test('references are decoded once', () => {
  assert.equal(decodeEntities('&amp;lt;b&gt; &#20013;&#x4E2D; &ldquo;'), '&lt;b> 中中 “');
});

test('a bare ampersand stands for itself, and so does a name without its semicolon', () => {
  assert.equal(decodeEntities('R&D ?a=1&copy=2 &nosuch;'), 'R&D ?a=1&copy=2 &nosuch;');
});

test('numbers of windows-1252 become the characters that were meant', () => {
  assert.equal(decodeEntities('&#147;GPU&#148;'), '“GPU”');
  assert.equal(mendControls('don\u0092t\u0000'), 'don’t');
});

test('characters that XML forbids are dropped', () => {
  assert.deepEqual([0, 8, 0xd800, 0xfffe, 0x110000].map(characterFor), ['', '', '', '', '']);
});

test('entities of the document go before those of HTML', () => {
  assert.equal(decodeEntities('&copy;&id;', new Map([['id', 'tag:']])), '©tag:');
});

test('an attribute cannot be left by its text', () => {
  assert.equal(escapeAttribute('a"><b>&'), 'a&quot;&gt;&lt;b&gt;&amp;');
});

test('in prose a name that browsers know needs no semicolon', () => {
  assert.equal(decodeEntities('&copy 2026 a&nbsp甲 ?a=1&copy=2 &sup', null, true), '© 2026 a\u00a0甲 ?a=1&copy=2 &sup');
  assert.equal(decodeEntities('&copy 2026'), '&copy 2026');
});
