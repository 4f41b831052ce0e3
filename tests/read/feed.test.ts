import assert from 'node:assert/strict';
import { test } from 'node:test';

import { feedsNamedIn, readFeed } from '../../src/read/feed.ts';

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
