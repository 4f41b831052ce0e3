import assert from 'node:assert/strict';
import { test } from 'node:test';

import { feedsNamed, isFeedAddress } from '../../../src/read/list/feed-links.ts';
import { openPage } from '../../../src/read/list/document.ts';

test('addresses of feeds are told from others by their look', () => {
  for (const path of [
    'rss',
    'feed/',
    'rss.xml',
    'atom.xml',
    'news/feed',
    'index.xml',
    'a.rss',
    'rss/36/feed',
    '?feed=rss2',
    'feeds/all.xml',
  ])
    assert.ok(isFeedAddress(`https://a.example/${path}`), path);
  for (const path of ['', 'feedback', 'news/1.html', 'sitemap.xml', 'rss-reader-review', 'app.js?v=feed'])
    assert.ok(!isFeedAddress(`https://a.example/${path}`), path);
});

test('feeds of the head go before those of links, feeds of comments last, each once', () => {
  const html = `<link rel="alternate" type="application/rss+xml" href="/comments/feed" title="评论">
    <link rel="alternate" type="application/json" href="/feed.json" title="全部">
    <a href="/tech/rss.xml">科技 RSS</a><a href="/feed.json">JSON</a><a href="/about">关于</a>`;
  assert.deepEqual(feedsNamed(openPage(html), 'https://a.example/'), [
    { url: 'https://a.example/feed.json', title: '全部' },
    { url: 'https://a.example/tech/rss.xml', title: '科技 RSS' },
    { url: 'https://a.example/comments/feed', title: '评论' },
  ]);
});
