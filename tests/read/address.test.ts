import assert from 'node:assert/strict';
import { test } from 'node:test';

import { baseOfPage, resolveAddress, safeAddress, webAddress } from '../../src/read/address.ts';

const base = 'https://news.example/a/1.html';

for (const [written, address] of [
  ['/b.html', 'https://news.example/b.html'],
  ['b.html#c', 'https://news.example/a/b.html#c'],
  ['//cdn.example/x', 'https://cdn.example/x'],
  ['https://other.example/a/../b', 'https://other.example/b'],
  ['https://other.example', 'https://other.example/'],
  ['https://other.example/中文', 'https://other.example/%E4%B8%AD%E6%96%87'],
  ['java\nscript:f()', null],
  ['\u00a0javascript:f()', null],
  ['mailto:a@b.example', null],
  ['data:image/png;base64,AA', null],
  ['http://', null],
  ['', null],
] as const) {
  test(`${JSON.stringify(written)} leads to ${address ?? 'nothing'}`, () => {
    assert.equal(safeAddress(written, base), address);
  });
}

test('without a base only whole addresses lead anywhere', () => {
  assert.equal(safeAddress('/b.html', null), null);
  assert.equal(safeAddress('https://news.example/b.html', null), 'https://news.example/b.html');
});

test('addresses become absolute, and what leads nowhere is none', () => {
  const start = baseOfPage('/a/', 'https://news.example/list');
  assert.equal(start, 'https://news.example/a/');
  assert.equal(webAddress(' ../b?x=1 ', start), 'https://news.example/b?x=1');
  for (const none of ['', '#top', 'javascript:void(0)', 'mailto:a@b.example', undefined])
    assert.equal(webAddress(none, start), null);
});

test('an address that cannot be resolved stays as it is', () => {
  assert.equal(resolveAddress('/a', null), '/a');
  assert.equal(resolveAddress(' ', 'http://a.example/'), null);
});
