import assert from 'node:assert/strict';
import { test } from 'node:test';

import { canonicalLink, itemId, revisionOf } from '../../src/read/link.ts';

function idOf(url: string): string {
  return itemId(canonicalLink(url), '示例日报', '题', '2025-12-21');
}

test('trackers, fragments and default ports are no part of an address', () => {
  assert.equal(canonicalLink('https://36kr.com:443/p/1?f=rss&utm_source=x&id=2#top')?.url, 'https://36kr.com/p/1?id=2');
});

test('a parameter that says what is shown stays', () => {
  assert.equal(
    canonicalLink('https://a.example/?from=beijing&source=5')?.url,
    'https://a.example/?from=beijing&source=5',
  );
});

test('one page under two spellings is one item', () => {
  assert.equal(idOf('http://www.a.example/p/1/?b=2&a=1'), idOf('https://a.example/p/1?a=1&b=2'));
  assert.notEqual(idOf('https://a.example/p/1'), idOf('https://a.example/p/2'));
});

test('a redirecting link is taken for what it leads to, where it says so', () => {
  const bing = 'https://www.bing.com/news/apiclick.aspx?ref=FexRss&url=https%3a%2f%2fa.example%2f1&c=99';
  assert.deepEqual(canonicalLink(bing), { url: 'https://a.example/1', isStable: true });
  const old = `https://news.google.com/rss/articles/CBMi${btoa('\u0008\u0013"\u0014https://a.example/1').replaceAll('=', '')}?oc=5`;
  assert.equal(canonicalLink(old)?.url, 'https://a.example/1');
});

test('an item behind a link that changes is known by outlet, title and day', () => {
  const one = canonicalLink('https://news.google.com/rss/articles/CBMiAAAA?oc=5');
  const other = canonicalLink('https://news.google.com/rss/articles/CBMiBBBB?oc=5');
  assert.equal(one?.isStable, false);
  assert.equal(itemId(one, '示例', '沐曦上市！', '2025-12-17'), itemId(other, '示例', '沐曦 上市', '2025-12-17'));
  assert.notEqual(itemId(one, '示例', '沐曦上市', '2025-12-17'), itemId(one, '示例', '沐曦上市', '2025-12-18'));
});

test('what is no http address is no link', () => {
  for (const text of [null, '', 'urn:1', 'javascript:alert(1)', '/a']) assert.equal(canonicalLink(text), null);
});

test('a revision changes with any word', () => {
  assert.notEqual(revisionOf('a', 'b'), revisionOf('a', 'c'));
  assert.match(revisionOf('a', 'b'), /^[\da-f]{16}$/);
});
