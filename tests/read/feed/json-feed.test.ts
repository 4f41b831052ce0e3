import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readJsonFeed } from '../../../src/read/feed/json-feed.ts';

const feed = {
  version: 'https://jsonfeed.org/version/1.1',
  title: '财经',
  home_page_url: '/',
  authors: [{ name: '编辑部' }],
  items: [
    {
      id: 7,
      url: 'a',
      title: 'R&D < 10',
      content_text: '甲\n乙',
      date_published: '2025-12-21T08:00:00Z',
      tags: ['GPU', 3],
    },
    'no item',
    { id: '8', content_html: '<p>丙</p>', author: { name: '李四' }, attachments: [{ url: 'x.mp3', size_in_bytes: 5 }] },
  ],
};

test('a JSON Feed becomes entries with absolute addresses and escaped texts', () => {
  const raw = readJsonFeed(JSON.stringify(feed), 'https://news.example/feed.json');
  assert.equal(raw?.channel.link, 'https://news.example/');
  assert.deepEqual(
    raw?.entries.map(({ id, url, title, author, content }) => [id, url, title, author, content]),
    [
      ['7', 'https://news.example/a', 'R&amp;D &lt; 10', '编辑部', '甲\n乙'],
      ['8', null, null, '李四', '<p>丙</p>'],
    ],
  );
  assert.deepEqual(raw?.entries[1]?.enclosures, [{ url: 'https://news.example/x.mp3', type: null, length: '5' }]);
});

test('JSON that is no feed, and text that is no JSON, give nothing', () => {
  assert.equal(readJsonFeed('{"items":{}}', null), null);
  assert.equal(readJsonFeed('{"items":[]}', null), null);
  assert.equal(readJsonFeed('{oops', null), null);
});
