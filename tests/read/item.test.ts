import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Feed, FeedItem } from '../../src/model/feed.ts';
import { itemsFromFeed } from '../../src/read/item.ts';
import { aSource } from '../makers.ts';

const now = Date.parse('2025-12-21T15:30:00+08:00');

function anEntry(changes: Partial<FeedItem> = {}): FeedItem {
  return {
    ...{
      id: null,
      title: '沐曦上市',
      url: 'https://a.example/1',
      published: null,
      updated: null,
      summary: '首日大涨。',
    },
    ...{ content: null, author: null, categories: [], enclosures: [], dateText: null, certainty: 'none', outlet: null },
    ...changes,
  };
}

function itemsOf(...items: readonly FeedItem[]) {
  const feed: Feed = { feed: { title: null, link: null, language: null, format: 'rss', ttlMinutes: null }, items };
  return itemsFromFeed(feed, aSource(), 'https://a.example/feed.xml', now);
}

test('an entry becomes an item of its source', () => {
  const [item] = itemsOf(anEntry({ title: 'R&amp;D <b>投入</b>', author: '李四', dateText: '2025-12-20 08:30' }));
  assert.deepEqual(
    [item?.title, item?.text, item?.outlet, item?.author, item?.language, item?.certainty],
    ['R&D 投入', '首日大涨。', '示例日报', '李四', 'zh-Hans', 'minute'],
  );
  assert.equal(item?.publishedAt, Date.parse('2025-12-20T00:30:00Z'));
});

test('a date without a zone is read in the zone of the source', () => {
  const [item] = itemsOf(anEntry({ dateText: '昨天 14:02' }));
  assert.equal(item?.publishedAt, Date.parse('2025-12-20T06:02:00Z'));
});

test('a title longer than any outlet writes is cut', () => {
  const [item] = itemsOf(anEntry({ title: '1'.repeat(100_000) }));
  assert.equal(item?.title, `${'1'.repeat(299)}…`);
});

test('midnight sharp is a day, not a minute', () => {
  assert.equal(itemsOf(anEntry({ dateText: '2025-12-20T00:00:00+08:00' }))[0]?.certainty, 'day');
});

test('nothing was published after it was read', () => {
  assert.equal(itemsOf(anEntry({ dateText: '2025-12-25 08:00' }))[0]?.publishedAt, now);
});

test('a date that cannot be read leaves the item undated', () => {
  const [item] = itemsOf(anEntry({ dateText: '不详' }));
  assert.deepEqual([item?.publishedAt, item?.certainty, item?.firstSeenAt], [null, 'none', now]);
});

test('the same address twice in a feed is one item, the first', () => {
  const items = itemsOf(
    anEntry({ summary: '一' }),
    anEntry({ url: 'https://a.example/1?utm_source=x', summary: '二' }),
  );
  assert.deepEqual(
    items.map(({ text }) => text),
    ['一'],
  );
});

test('a flash without a headline takes its bracket or its first sentence', () => {
  const items = itemsOf(
    anEntry({ title: null, url: 'https://a.example/1', summary: '【沐曦上市】首日大涨。' }),
    anEntry({ title: null, url: 'https://a.example/2', summary: '沐曦今日上市。首日大涨。' }),
    anEntry({ title: null, url: 'https://a.example/3', summary: null }),
  );
  assert.deepEqual(
    items.map(({ title }) => title),
    ['沐曦上市', '沐曦今日上市'],
  );
});

test('the outlet behind a title of Google News is the outlet', () => {
  const feed: Feed = {
    feed: { title: null, link: null, language: null, format: 'rss', ttlMinutes: null },
    items: [
      anEntry({ title: '沐曦上市 - 示例财经' }),
      anEntry({ title: '壁仞上市 - 甲报', outlet: '甲报', url: 'https://a.example/2' }),
    ],
  };
  const items = itemsFromFeed(feed, aSource({ kind: 'search' }), 'https://news.google.com/rss/search?q=x', now);
  assert.deepEqual(
    items.map(({ title, outlet }) => [title, outlet]),
    [
      ['沐曦上市', '示例财经'],
      ['壁仞上市', '甲报'],
    ],
  );
});

test('a search whose links lead back to it by a code is known by outlet, title and day', () => {
  const feedUrl = 'https://s.example/search?q=沐曦&format=rss';
  const found = (url: string, changes: Partial<FeedItem> = {}, kind: 'search' | 'feed' = 'search') => {
    const items = [anEntry({ url, dateText: '2025-12-20 08:30', outlet: '示例财经', ...changes })];
    const feed: Feed = { feed: { title: null, link: null, language: null, format: 'rss', ttlMinutes: null }, items };
    return itemsFromFeed(feed, aSource({ kind }), feedUrl, now)[0];
  };
  const [one, two] = ['CBMb0f3e9a7c1d5b8842', 'CBM7c1d5b8842b0f3e9a'].map(
    (code) => `https://s.example/go/${code}?oc=5`,
  );
  assert.equal(found(one!)?.id, found(two!)?.id);
  assert.notEqual(found(one!, {}, 'feed')?.id, found(two!, {}, 'feed')?.id);
  assert.notEqual(found(one!, { title: '沐曦签下订单' })?.id, found(one!)?.id);
  // What says where it leads is believed first.
  const real = 'https://finance.example/a/20251220.html';
  assert.equal(found(one!, { summary: `<a href="${real}">沐曦上市</a>` })?.url, real);
  // A site searched for its own articles.
  const own = [
    'https://s.example/news/2025/12/20/1234567.html',
    'https://s.example/news/moore-threads-ipo-2025-launch',
  ];
  assert.notEqual(found(own[0]!)?.id, found(own[0]!.replace('567', '568'))?.id);
  assert.notEqual(found(own[1]!)?.id, found(`${own[1]!}-2`)?.id);
});

test('a summary that only says title and outlet again is no text', () => {
  const [item] = itemsOf(
    anEntry({
      title: '沐曦上市 - 示例财经',
      outlet: '示例财经',
      summary: '<a href="https://s.example/go/1">沐曦上市 - 示例财经</a>&nbsp;<font color="#6f6f6f">示例财经</font>',
    }),
  );
  assert.deepEqual([item?.title, item?.text, item?.html], ['沐曦上市', '', '']);
  assert.equal(itemsOf(anEntry({ title: '沐曦上市', summary: '沐曦上市。' }))[0]?.text, '');
  assert.equal(itemsOf(anEntry({ title: '沐曦上市', summary: '沐曦上市首日大涨。' }))[0]?.text, '沐曦上市首日大涨。');
  assert.equal(itemsOf(anEntry({ title: '沐曦上市', summary: '示例财经讯。' }))[0]?.text, '示例财经讯。');
});

test('a title without Han is English', () => {
  assert.equal(itemsOf(anEntry({ title: 'MetaX rises' }))[0]?.language, 'en');
});

test('a long content goes before its summary, a teaser does not', () => {
  const long = '全文。'.repeat(40);
  assert.equal(itemsOf(anEntry({ content: long }))[0]?.text, long);
  assert.equal(itemsOf(anEntry({ content: '略' }))[0]?.text, '首日大涨。');
});

test('include and exclude look at title and address, whatever their case and width', () => {
  const feed: Feed = {
    feed: { title: null, link: null, language: null, format: 'page', ttlMinutes: null },
    items: [
      anEntry({ title: 'ＧＰＵ新品发布', url: 'https://a.example/1' }),
      anEntry({ title: '天气', url: 'https://a.example/%E5%85%AC%E5%8F%B8/2' }),
      anEntry({ title: '天气', url: 'https://a.example/3' }),
      anEntry({ title: 'gpu 广告', url: 'https://a.example/4' }),
    ],
  };
  const source = aSource({ kind: 'page', include: ['Gpu', '/公司/'], exclude: ['广告'] });
  const items = itemsFromFeed(feed, source, null, now);
  assert.deepEqual(
    items.map(({ title, url }) => [title, url]),
    [
      ['ＧＰＵ新品发布', 'https://a.example/1'],
      ['天气', 'https://a.example/%E5%85%AC%E5%8F%B8/2'],
    ],
  );
});

test('characters that command a terminal or a database stand in no item', () => {
  const [item] = itemsOf(
    anEntry({
      title: '沐\u0000曦&#27;[31m\u202e上市',
      author: '李\u009d四\u0007',
      content: '<p>首日\u0000大涨&#27;。</p>',
    }),
  );
  assert.deepEqual([item?.title, item?.author, item?.text], ['沐曦[31m上市', '李四', '首日大涨。']);
  assert.equal(item?.html, '<p>首日大涨。</p>');
});

test('things that a feed tells on one page, or with its front page as link, are all kept', () => {
  const url = 'https://a.example/changelog';
  const notes = ['一', '二'].map((n) => anEntry({ title: `第${n}版`, url: `${url}#${n}` }));
  const flashes = ['三', '四'].map((n) => anEntry({ title: `快讯${n}`, url: 'https://a.example/' }));
  const items = itemsOf(...notes, ...flashes);
  assert.equal(new Set(items.map(({ id }) => id)).size, 4);
  assert.deepEqual(items.at(-1)?.url, 'https://a.example/');
});
