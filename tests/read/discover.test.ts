import assert from 'node:assert/strict';
import { test } from 'node:test';

import { discoverIn } from '../../src/read/discover.ts';

test('the feeds a page names are absolute, once each, and style sheets are none', () => {
  const html = `<base href="https://news.example/a/"><link rel="stylesheet alternate" type="text/css" href="x.css">
    <link rel="alternate" type="application/rss+xml" title="全部" href="../feed">
    <link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="atom.xml">
    <link rel="alternate" type="application/rss+xml" href="/feed">
    <link rel="alternate" hreflang="en" href="/en">`;
  assert.deepEqual(discoverIn(html, 'https://other.example/').feeds, [
    { url: 'https://news.example/feed', title: '全部' },
    { url: 'https://news.example/a/atom.xml', title: null },
  ]);
});
