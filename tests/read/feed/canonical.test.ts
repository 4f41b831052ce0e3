import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readCanonical, writeCanonical } from '../../../src/read/feed/canonical.ts';
import type { RawEntry, RawFeed } from '../../../src/read/feed/entries.ts';

function entry(changes: Partial<RawEntry>): RawEntry {
  return {
    ...{ id: null, title: null, url: null, published: [], updated: [], summary: null, content: null, author: null },
    ...{ categories: [], enclosures: [], outlet: null },
    ...changes,
  };
}

function feed(...entries: readonly RawEntry[]): RawFeed {
  return { channel: { title: '财经', link: null, language: 'zh-CN', format: 'atom', ttlMinutes: 30 }, entries };
}

test('what is written is read again as it was', async () => {
  const enclosures = [{ url: 'https://a.example/?x=1&y="2"', type: 'audio/mpeg', length: null }];
  const given = entry({
    id: 'urn:1',
    title: 'A &lt; B ]]> C',
    summary: '<p>甲</p>',
    content: '<b>乙</b>',
    author: '李四',
    categories: ['GPU', 'IPO'],
    enclosures,
    outlet: '示例报',
  });
  const read = await readCanonical(writeCanonical(feed(given, entry({ title: '二' }))));
  assert.deepEqual(read.feed, { title: '财经', link: null, language: 'zh-CN', format: 'atom', ttlMinutes: 30 });
  const { id, title, summary, content, author, categories, outlet } = read.items[0]!;
  assert.deepEqual(
    { id, title, summary, content, author, categories, outlet, enclosures: read.items[0]!.enclosures },
    {
      id: 'urn:1',
      title: 'A &lt; B ]]> C',
      summary: '<p>甲</p>',
      content: '<b>乙</b>',
      author: '李四',
      categories: ['GPU', 'IPO'],
      outlet: '示例报',
      enclosures,
    },
  );
  assert.equal(read.items.length, 2);
});

test('the first date that can be read is the date', async () => {
  const dated = entry({ published: ['', 'no date', 'Mon, 23 Nov 2026 08:30:00 +0800'] });
  const [item] = (await readCanonical(writeCanonical(feed(dated)))).items;
  assert.deepEqual([item?.published, item?.certainty], ['2026-11-23T00:30:00.000Z', 'minute']);
});

test('a date that counts from the present is handed on as it was written', async () => {
  const [item] = (await readCanonical(writeCanonical(feed(entry({ published: ['3小时前'] }))))).items;
  assert.deepEqual([item?.published, item?.dateText, item?.certainty], [null, '3小时前', 'none']);
});

test('long texts do not travel through rss-parser', () => {
  const { xml } = writeCanonical(feed(entry({ title: '题', content: '<p>正文</p>', summary: '摘要' })));
  assert.match(xml, /题/);
  assert.doesNotMatch(xml, /正文|摘要/);
});
