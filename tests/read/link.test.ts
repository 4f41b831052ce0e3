import assert from 'node:assert/strict';
import { test } from 'node:test';

import { canonicalLink, itemId, resolvedLink, revisionOf } from '../../src/read/link.ts';

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

const resolved: readonly (readonly [string, string, string])[] = [
  [
    'Bing News',
    'http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&tid=1&url=https%3a%2f%2fa.example%2f1&c=9&mkt=zh-cn',
    'https://a.example/1',
  ],
  [
    'Bing',
    `https://www.bing.com/ck/a?!&&p=5d&ptn=3&u=a1${btoa('https://a.example/1?x=1').replaceAll('=', '')}&ntb=1`,
    'https://a.example/1?x=1',
  ],
  [
    'Google Alerts',
    'https://www.google.com/url?rct=j&sa=t&url=https://a.example/1&ct=ga&cd=CAI',
    'https://a.example/1',
  ],
  ['Google in another country', 'https://www.google.com.hk/url?q=https://a.example/1&sa=U', 'https://a.example/1'],
  ['DuckDuckGo', 'https://duckduckgo.com/l/?uddg=https%3A%2F%2Fa.example%2F1&rut=5f', 'https://a.example/1'],
  [
    'Yahoo',
    'https://r.search.yahoo.com/_ylt=Aw;_ylu=Y/RV=2/RE=1/RO=10/RU=https%3a%2f%2fa.example%2f1/RK=2/RS=x-',
    'https://a.example/1',
  ],
  ['old Yahoo', 'http://us.rd.yahoo.com/dailynews/rss/search/x/SIG=1/*http%3A//a.example/1', 'http://a.example/1'],
  ['so.com', 'http://www.so.com/link?url=https%3A%2F%2Fa.example%2F1&q=x&ts=1', 'https://a.example/1'],
  ['Sogou', 'https://www.sogou.com/link?url=https%3A%2F%2Fa.example%2F1', 'https://a.example/1'],
  [
    'a redirect to a redirect',
    'https://www.google.com/url?q=https%3A%2F%2Fwww.bing.com%2Fnews%2Fapiclick.aspx%3Furl%3Dhttps%253a%252f%252fa.example%252f1',
    'https://a.example/1',
  ],
];

for (const [name, link, target] of resolved) {
  test(`a link of ${name} is taken for what it leads to`, () => {
    assert.deepEqual(canonicalLink(link), { url: target, isStable: true });
  });
}

const opaque: readonly string[] = [
  'https://news.google.com/rss/articles/CBMiWkFVX3lxTE9abc?oc=5',
  'https://news.google.com/read/CBMiWkFVX3lxTE9abc',
  'https://www.baidu.com/link?url=Yz8f-encrypted_key&wd=&eqid=1',
  'https://weixin.sogou.com/link?url=dn9a_-gY295K0Rci&type=2&query=x',
  'https://www.sogou.com/link?url=hedJjaC291P',
  'https://www.so.com/link?m=bF2x',
  'https://www.bing.com/ck/a?!&&p=5d&u=xx&ntb=1',
  'https://mp.weixin.qq.com/s?src=11&timestamp=1763&ver=1&signature=ab*cd&new=1',
];

for (const link of opaque) {
  test(`${link} says nothing of where it leads, and is no identity`, () => {
    assert.equal(canonicalLink(link)?.isStable, false);
  });
}

const plain: readonly string[] = [
  'https://www.google.com/search?q=x',
  'https://cloud.google.com/blog/url-maps?url=1',
  'https://www.msn.com/zh-cn/news/other/ar-AA1',
  'https://baijiahao.baidu.com/s?id=18',
  'https://www.sohu.com/link?url=https://a.example/1',
  'https://mp.weixin.qq.com/s/AbCdEf',
  'https://finance.yahoo.com/news/x-123.html',
];

for (const link of plain) {
  test(`${link} is itself`, () => {
    assert.deepEqual(canonicalLink(link), { url: link, isStable: true });
  });
}

test('a link that says nothing is looked up in what stands beside it, and never in the search service', () => {
  const link = canonicalLink('https://news.google.com/rss/articles/CBMiAAAA');
  const home = 'https://www.google.com/alerts/feeds/1';
  assert.equal(resolvedLink(link, [null, 'CBMiAAAA', home])?.isStable, false);
  assert.equal(resolvedLink(link, [home, 'https://a.example/1?utm_source=x'])?.url, 'https://a.example/1');
  const known = canonicalLink('https://a.example/2');
  assert.equal(resolvedLink(known, ['https://b.example/1']), known);
});

test('the number of a visit is no part of an address', () => {
  const address = 'https://a.example/news/show.jsp?id=7';
  for (const written of [
    'https://a.example/news/show.jsp;jsessionid=0A1B2C.node3?id=7',
    'https://a.example/news/show.jsp?id=7&JSESSIONID=0A1B2C',
    'https://a.example/news/show.jsp?PHPSESSID=x9&id=7',
    'https://a.example/news/show.jsp?id=7&ASPSESSIONIDQQ=Z',
  ])
    assert.equal(canonicalLink(written)?.url, address);
  // Matrix parameters that say what is shown stay.
  assert.equal(canonicalLink('https://a.example/map;year=2025/x')?.url, 'https://a.example/map;year=2025/x');
});

test('an address longer than any server takes is none', () => {
  assert.equal(canonicalLink(`https://a.example/${'x'.repeat(9_000)}`), null);
});
