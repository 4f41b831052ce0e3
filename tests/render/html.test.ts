import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from 'cheerio';
import fc from 'fast-check';

import { escapeHtml, inert, plain, shorten, webAddress } from '../../src/render/html.ts';

test('escaped words come out of a parser as they went in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const seen = load(`<p title="${escapeHtml(text)}">${escapeHtml(text)}</p>`);
      const expected = plain(text).replaceAll(/\r\n?/g, '\n');
      assert.equal(seen('p').text(), expected);
      assert.equal(seen('p').attr('title'), expected);
    }),
  );
});

test('a title that says &amp; shows &amp; and does not look escaped twice', () => {
  const html = escapeHtml('AT&amp;T & Co');
  assert.equal(html, 'AT&#38;amp;T &amp; Co');
  assert.equal(load(html).text(), 'AT&amp;T & Co');
});

test('no slot for another template engine is left', () => {
  assert.doesNotMatch(escapeHtml('{{x}} {% y %} ${z}'), /[{}]/);
  assert.doesNotMatch(inert('{{x}} {{{y}}} {% z %} <% w %> ${v} %%ADDRESS%%'), /\{\{|\}\}|\{%|%\}|<%|%>|\$\{|%%A/);
});

test('markup in plain text loses its teeth and stays readable', () => {
  const text = inert('<b onclick="x">a &lt; b</b> javascript:1 @import');
  assert.equal(text.replaceAll('\u2060', ''), '<b onclick="x">a &lt; b</b> javascript:1 @import');
  assert.doesNotMatch(text, /<\w|<\/|&lt;|onclick="|javascript:|@import/);
});

test('ordinary words are not touched', () => {
  const text = '营收同比增174.7%，AT&T与R&D；5 < 6 > 4；50%';
  assert.equal(inert(text), text);
});

for (const [url, seen] of [
  ['https://a.example/?x=1&amp;y=2', 'https://a.example/?x=1&y=2'],
  ['http://a.example/中', 'http://a.example/%E4%B8%AD'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['/relative', null],
  ['', null],
] as const) {
  test(`the address ${url} becomes ${String(seen)}`, () => assert.equal(webAddress(url), seen));
}

test('shortening counts characters, not halves of them', () => {
  assert.equal(shorten('😀😀😀', 3), '😀😀😀');
  assert.equal(shorten('😀😀😀😀', 3), '😀😀…');
});
