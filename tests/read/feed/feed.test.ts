import assert from 'node:assert/strict';
import { test } from 'node:test';

import { feedsNamedIn, readFeed } from '../../../src/read/feed/feed.ts';

const head = '<rss version="2.0"><channel><title>财经</title>';
const item = '<item><title>摩尔线程上市</title><link>https://a.example/1</link></item>';

async function titlesOf(text: string): Promise<readonly (string | null)[]> {
  const { items } = await readFeed(Buffer.from(text));
  return items.map(({ title }) => title);
}

for (const [fault, text] of [
  ['no version', `<rss><channel>${item}</channel></rss>`],
  ['a warning before the first tag', `\ufeff\nWarning: mysql\n<?xml version="1.0"?>${head}${item}</channel></rss>`],
  ['a cut in the middle', `${head}${item}<item><title>半`],
  ['control characters and bare ampersands', `${head}${item.replace('</title>', '&\u0008</title>').replace('&', '')}`],
  [
    'unclosed markup',
    `${head}<item><description>甲<img src="a.jpg"><br>乙</description><title>摩尔线程上市</title></item></channel></rss>`,
  ],
  ['upper case', `${head}<ITEM><Title>摩尔线程上市</TITLE></Item></channel></rss>`],
  [
    'a second document behind it',
    `${head}${item}</channel></rss>${head}<item><title>no</title></item></channel></rss>`,
  ],
] as const) {
  test(`a feed with ${fault} is read`, async () => {
    assert.equal((await titlesOf(text))[0], '摩尔线程上市');
  });
}

test('a web page is told apart, with the feeds it names', async () => {
  const page = '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head>';
  await assert.rejects(
    readFeed(Buffer.from(page), { base: 'https://a.example/x' }),
    (error: Error & { code?: string }) => {
      assert.equal(error.code, 'FEED_IS_HTML');
      assert.match(error.message, /https:\/\/a\.example\/rss\.xml/);
      return true;
    },
  );
});

test('something else than a feed is refused by name', async () => {
  await assert.rejects(readFeed(Buffer.from('Access denied')), { code: 'FEED_UNKNOWN' });
  await assert.rejects(readFeed(Buffer.from('<urlset><url/></urlset>')), { code: 'FEED_UNKNOWN' });
  await assert.rejects(readFeed(Buffer.from(' \n\u0000')), { code: 'FEED_EMPTY' });
});

test('a JSON Feed is a feed', async () => {
  const { feed, items } = await readFeed(
    Buffer.from('{"version":"https://jsonfeed.org/version/1.1","title":"财经","items":[{"id":"1","title":"A & B"}]}'),
  );
  assert.deepEqual([feed.format, items[0]?.title], ['json', 'A &amp; B']);
});

test('a feed without items is a feed', async () => {
  assert.deepEqual((await readFeed(Buffer.from(`${head}</channel></rss>`))).items, []);
});

test('only links that say they are feeds are named', () => {
  const html =
    '<link rel="alternate" hreflang="en" href="/en"><link type="application/atom+xml" rel=alternate href=atom.xml>';
  assert.deepEqual(feedsNamedIn(html, 'https://a.example/b/'), ['https://a.example/b/atom.xml']);
});

const shown = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

for (const [place, text] of [
  ['behind a whole page', `<html><body>Notice</body></html>\n<?xml version="1.0"?>${head}${item}</channel></rss>`],
  [
    'in the page a browser made of it',
    `<html><head><style>a{}</style></head><body>${head}${item}</channel></rss></body>`,
  ],
  [
    'as the text of a page',
    `<html><body><pre class="x">${shown(`<?xml version="1.0"?>${head}${item}</channel></rss>`)}</pre>`,
  ],
  ['escaped as a whole', shown(`${head}${item}</channel></rss>`)],
  ['behind two byte order marks', `\ufeff\ufeff<?xml version="1.0"?>${head}${item}</channel></rss>`],
  ['behind warnings in HTML', `<br />\n<b>Warning</b>: x in <b>/a.php</b><br />\n${head}${item}</channel></rss>`],
] as const) {
  test(`a feed that stands ${place} is read`, async () => {
    assert.deepEqual(await titlesOf(text), ['摩尔线程上市']);
  });
}

test('a page that quotes a feed is a page', async () => {
  const lesson = `<html><body><h1>RSS in ten minutes</h1><pre>${shown(`${head}${item}</channel></rss>`)}</pre></body></html>`;
  await assert.rejects(readFeed(Buffer.from(lesson)), { code: 'FEED_IS_HTML' });
  const words = '<html><body><feed>x</feed><channel><item>y</item></channel></body></html>';
  await assert.rejects(readFeed(Buffer.from(words)), { code: 'FEED_IS_HTML' });
});

test('a description that was not closed ends where the next part of its item begins', async () => {
  const { items } = await readFeed(
    Buffer.from(
      `${head}<item><title>甲</title><description>乙 <p>丙<pubDate>Mon, 23 Nov 2026 08:30:00 +0800</pubDate></item><item><title>丁</title><description>戊<link>https://a.example/2</link></item></channel></rss>`,
    ),
  );
  assert.deepEqual(
    items.map(({ summary, published, url }) => [summary, published, url]),
    [
      ['乙 <p>丙</p>', '2026-11-23T00:30:00.000Z', null],
      ['戊', null, 'https://a.example/2'],
    ],
  );
});

test('Atom without a link to a page is linked by its text, else by its id', async () => {
  const { items } = await readFeed(
    Buffer.from(
      '<feed><entry><title>甲</title><link>https://a.example/1</link></entry><entry><id>https://a.example/2</id><link rel="self" href="/x"/></entry><entry><id>urn:3</id></entry></feed>',
    ),
  );
  assert.deepEqual(
    items.map(({ url }) => url),
    ['https://a.example/1', 'https://a.example/2', null],
  );
});

test('a JSON feed is known by its items where it says neither version nor title', async () => {
  const { items } = await readFeed(
    Buffer.from('\ufeff{"items":[{"id":1,"title":"甲","url":"https://a.example/1",},]}'),
  );
  assert.deepEqual([items[0]?.id, items[0]?.url], ['1', 'https://a.example/1']);
});

for (const [format, text] of [
  [
    'RSS 0.90',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>报</title></channel><item><title>甲</title><link>https://a.example/1</link></item></rdf:RDF>',
  ],
  [
    'RSS 0.91',
    '<!DOCTYPE rss PUBLIC "-//Netscape//DTD" "x.dtd"><rss version="0.91"><channel><item><title>甲</title><link>https://a.example/1</link></item></channel></rss>',
  ],
  [
    'RSS 1.1',
    '<Channel xmlns="http://purl.org/net/rss1.1#"><items><item><title>甲</title><link>https://a.example/1</link></item></items></Channel>',
  ],
  [
    'Atom 0.3',
    '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title mode="base64">55Sy</title><link rel="alternate" href="https://a.example/1"/></entry></feed>',
  ],
  [
    'Atom with prefixes',
    '<x:feed xmlns:x="http://www.w3.org/2005/Atom"><x:entry><x:title>甲</x:title><x:link href="https://a.example/1"/></x:entry></x:feed>',
  ],
  [
    'Atom in RSS',
    '<rss version="2.0" xmlns:q="http://www.w3.org/2005/Atom"><channel><item><title>甲</title><q:link rel="self" href="no"/><q:link href="https://a.example/1"/></item></channel></rss>',
  ],
] as const) {
  test(`${format} is read`, async () => {
    const { items } = await readFeed(Buffer.from(text));
    assert.deepEqual(
      items.map(({ title, url }) => [title, url]),
      [['甲', 'https://a.example/1']],
    );
  });
}
