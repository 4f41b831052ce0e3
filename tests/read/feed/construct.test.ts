import assert from 'node:assert/strict';
import { test } from 'node:test';

import { htmlFrom, htmlOf, plainText, type Setting } from '../../../src/read/feed/construct.ts';
import { readTree } from '../../../src/read/xml/tree.ts';

const rss: Setting = { isAtom: false, base: 'https://a.example/feed/', entities: null };
const atom: Setting = { ...rss, isAtom: true };

function htmlIn(xml: string, setting: Setting): string | null {
  return htmlOf(readTree(xml, '')!.root, setting);
}

test('escaped markup of RSS is markup, and plain text is plain text', () => {
  assert.equal(htmlIn('<d>&lt;p&gt;甲&lt;/p&gt;</d>', rss), '<p>甲</p>');
  assert.equal(htmlIn('<d>市值 &lt; 3000亿 &gt; 2000亿</d>', rss), '市值 &lt; 3000亿 &gt; 2000亿');
});

test('Atom text is never taken for markup, Atom html always is', () => {
  assert.equal(htmlIn('<t>a &lt;b&gt; c</t>', atom), 'a &lt;b&gt; c');
  assert.equal(htmlIn('<t type="html">R&amp;amp;D</t>', atom), 'R&amp;D');
});

test('xhtml loses the wrapper that the format needs', () => {
  const xml = '<c type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>甲 <b>乙</b></p></div></c>';
  assert.equal(htmlIn(xml, atom), '<p>甲 <b>乙</b></p>');
});

test('base64 is decoded', () => {
  assert.equal(htmlIn('<c type="application/octet-stream">PHA+55Sy</c>', atom), '<p>甲');
});

test('relative addresses become absolute, others stay', () => {
  assert.equal(
    htmlIn('<d><![CDATA[<a href="../x?a=1&amp;b=2">a</a><a href="mailto:x@y.example">b</a>]]></d>', rss),
    '<a href="https://a.example/x?a=1&amp;b=2">a</a><a href="mailto:x@y.example">b</a>',
  );
});

test('an empty construct is none', () => {
  assert.equal(htmlIn('<d>  </d>', rss), null);
  assert.equal(plainText(readTree('<d> 甲 <![CDATA[ 乙 ]]></d>', '')!.root, rss), '甲  乙');
});

test('a text without XML around it is escaped unless it is HTML', () => {
  assert.equal(htmlFrom('a < b', null, false), 'a &lt; b');
  assert.equal(htmlFrom('<i>a</i>', null, true), '<i>a</i>');
});

test('a text of millions of characters is cut before it is looked at', () => {
  const html = htmlIn(`<d><![CDATA[${'<'.repeat(3_000_000)}]]></d>`, rss);
  assert.ok(html!.length <= 1_000_000);
});
