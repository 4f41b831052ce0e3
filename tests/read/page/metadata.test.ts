import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readPage } from '../../../src/read/page/page.ts';

function metadataOf(head: string, body = '<p>text</p>') {
  const { title, author, outlet, published } = readPage(`<html><head>${head}</head><body>${body}</body></html>`, null);
  return { title, author, outlet, published };
}

test('structured data of an article is read, whatever stands around it', () => {
  const data = `{"@graph":[{"@type":"WebSite","name":"no"},{"@type":"NewsArticle","headline":"A story","datePublished":"2025-12-17T09:00:00Z","author":[{"name":"Ann"},{"name":"Bob"}],"publisher":{"name":"The Paper"}}]}`;
  assert.deepEqual(metadataOf(`<title>A story</title><script type="application/ld+json">${data}</script>`), {
    title: 'A story',
    author: 'Ann、Bob',
    outlet: 'The Paper',
    published: '2025-12-17T09:00:00.000Z',
  });
});

test('broken structured data leaves the other clues', () => {
  const head =
    '<script type="application/ld+json">{oops</script><meta property="article:published_time" content="2025-12-17T09:00:00Z">';
  assert.equal(metadataOf(head).published, '2025-12-17T09:00:00.000Z');
});

test('the name of the site is cut from the title, before it and behind it', () => {
  assert.equal(metadataOf('<title>沐光科技上市首日大涨_财经_示例网</title>').title, '沐光科技上市首日大涨');
  const body = '<div class="title">沐光科技上市首日大涨三倍</div>';
  assert.equal(metadataOf('<title>示例网--沐光科技上市首日大涨三倍</title>', body).title, '沐光科技上市首日大涨三倍');
});

test('a heading that names only the site is not the headline', () => {
  assert.equal(
    metadataOf('<title>沐光科技上市首日大涨 - 示例网</title>', '<h1>示例网</h1>').title,
    '沐光科技上市首日大涨',
  );
});
