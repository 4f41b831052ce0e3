import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { createParser } from '../../src/adapters/parse-worker.ts';

const parser = createParser();
after(() => parser.close());

const good = Buffer.from('<rss><channel><title>财经</title><item><title>甲</title></item></channel></rss>');

test('a feed is read in the thread as it is read outside it', async () => {
  const { feed, items } = await parser.parseFeed(good, { base: 'https://a.example/' });
  assert.deepEqual([feed.title, items[0]?.title], ['财经', '甲']);
});

test('a refusal keeps its code and what it says', async () => {
  const page = Buffer.from('<html><link rel="alternate" type="application/rss+xml" href="/rss.xml">');
  await assert.rejects(parser.parseFeed(page, { base: 'https://a.example/' }), (error: Error & { code?: string }) => {
    assert.equal(error.code, 'FEED_IS_HTML');
    assert.match(error.message, /a\.example\/rss\.xml/);
    return true;
  });
});

test('the bytes given stay the caller’s own', async () => {
  await parser.parseFeed(good, {});
  assert.ok(good.byteLength > 0);
});

test('feeds asked for at once are all answered', async () => {
  const feeds = await Promise.all(Array.from({ length: 5 }, () => parser.parseFeed(good, {})));
  assert.equal(feeds.length, 5);
});
