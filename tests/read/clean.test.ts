import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { cleanHtml } from '../../src/read/clean.ts';

const base = 'https://news.example/a/';

test('scripts go with all they hold, unknown tags leave their text', () => {
  assert.deepEqual(cleanHtml('<p>前<font color=red>中</font></p><script>no()</script><p onclick=x>后</p>', base), {
    html: '<p>前中</p><p>后</p>',
    text: '前中\n后',
  });
});

test('only http addresses stay, however others are written', () => {
  const { html } = cleanHtml(
    '<a href="java\tscript:x">a</a><a href="&#14; javascript:x">b</a><a href="../c">c</a>',
    base,
  );
  assert.equal(html, 'ab<a href="https://news.example/c">c</a>');
});

test('pictures of one pixel and trackers are dropped, lazy ones found', () => {
  const { html } = cleanHtml(
    '<img src="/p.gif" width=1 height=1><img src="https://pixel.wp.com/g.gif"><img src="data:x" data-src="/a.jpg" alt="图">',
    base,
  );
  assert.equal(html, '<img src="https://news.example/a.jpg" alt="图">');
});

test('line breaks of a text without markup are its paragraphs', () => {
  assert.deepEqual(cleanHtml('甲\n\n乙 &amp; 丙', base), { html: '<p>甲</p><p>乙 &amp; 丙</p>', text: '甲\n乙 & 丙' });
});

test('a bare less-than is text', () => {
  assert.equal(cleanHtml('<p>市盈率 5 < 10 倍</p>', base).text, '市盈率 5 < 10 倍');
});

test('without a base a relative link is no link', () => {
  assert.equal(cleanHtml('<a href="/x">甲</a>', null).html, '甲');
});

test('a hundred thousand open elements end no process', () => {
  assert.equal(cleanHtml(`${'<b>'.repeat(100_000)}甲`, base).text, '甲');
});

test('whatever comes in, what goes out holds no tag or attribute beside the list', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '=',
    ' ',
    '/',
    'script',
    'img',
    'svg',
    'math',
    'style',
    'a href',
    'onerror',
    'javascript:',
    '<!--',
    '-->',
    ']]>',
    '<![CDATA[',
    '&lt;',
    'title',
    'x',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const { html } = cleanHtml(pieces.join(''), base);
      return !/<(?!\/?(?:a|img)\b)/.test(html) && !/<[^>]*\son\w+=/.test(html);
    }),
    { numRuns: 2000, seed: 7 },
  );
});
