import assert from 'node:assert/strict';
import { test } from 'node:test';

import { seededChance } from '../../src/adapters/chance.ts';
import { createParser } from '../../src/adapters/parse-worker.ts';
import { openSqlite } from '../../src/adapters/store/sqlite.ts';
import { collect } from '../../src/jobs/collect.ts';
import { asKept } from '../../src/jobs/identity.ts';
import type { Item } from '../../src/model/item.ts';
import type { Source } from '../../src/model/source.ts';
import type { Web } from '../../src/ports/web.ts';
import { itemsFromFeed } from '../../src/read/item.ts';
import { canonicalLink, itemId } from '../../src/read/link.ts';
import { anItem, aSource } from '../makers.ts';

const now = Date.parse('2026-01-19T06:00:00+08:00');
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const clock = { now: () => now, wait: async () => undefined, everyMinute: async () => undefined };
const search = aSource({
  id: 'google-news-zh-metax',
  kind: 'search',
  url: 'https://news.google.com/rss/search?q=x',
  tier: 'aggregator',
});

async function fetched(source: Source, text: string, at = now): Promise<Item[]> {
  const parser = createParser();
  try {
    const options = { contentType: 'text/xml', base: source.url, charset: null };
    return itemsFromFeed(await parser.parseFeed(Buffer.from(text), options), source, source.url, at);
  } finally {
    await parser.close();
  }
}

interface Found {
  readonly title: string;
  readonly outlet: string;
  readonly code: string;
  readonly date: string;
}

/** As Google News writes it: link, guid and description all hold the same opaque code. */
const google = (items: readonly Found[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>x</title>${items
    .map(
      ({ title, outlet, code, date }) =>
        `<item><title>${title} - ${outlet}</title><link>https://news.google.com/rss/articles/${code}?oc=5</link><guid isPermaLink="false">${code}</guid><pubDate>${date}</pubDate><description>&lt;a href="https://news.google.com/rss/articles/${code}?oc=5" target="_blank"&gt;${title}&lt;/a&gt;&amp;nbsp;&amp;nbsp;&lt;font color="#6f6f6f"&gt;${outlet}&lt;/font&gt;</description><source url="https://outlet.example">${outlet}</source></item>`,
    )
    .join('')}</channel></rss>`;

test('a search whose links have all changed, and whose days have shifted, gives no new item', async () => {
  await using store = await openSqlite(':memory:');
  const first = google([
    { title: '沐曦股份发布新品', outlet: '示例日报', code: 'CBMiAAAA', date: 'Thu, 15 Jan 2026 15:30:00 GMT' },
    { title: '壁仞科技获订单', outlet: '示例晚报', code: 'CBMiBBBB', date: 'Fri, 16 Jan 2026 02:00:00 GMT' },
    { title: '每日早报', outlet: '示例日报', code: 'CBMiCCCC', date: 'Fri, 16 Jan 2026 00:00:30 GMT' },
  ]);
  const second = google([
    { title: '沐曦股份发布新品', outlet: '示例日报', code: 'CBMiXXXX', date: 'Thu, 15 Jan 2026 23:30:00 GMT' },
    { title: '壁仞科技获订单', outlet: '示例晚报', code: 'CBMiYYYY', date: 'nobody knows' },
    { title: '每日早报', outlet: '示例日报', code: 'CBMiZZZZ', date: 'Fri, 16 Jan 2026 00:00:30 GMT' },
  ]);
  const parser = createParser();
  const round = async (text: string): Promise<readonly [number, number]> => {
    const body = Buffer.from(text);
    const nothing = { contentType: 'text/xml', etag: null, lastModified: null, maxAgeSeconds: null, movedTo: null };
    const web: Web = {
      fetch: async () => ({ kind: 'fresh', body, url: search.url, ...nothing }),
      close: async () => undefined,
    };
    const parts = { store, web, parser, clock, log: quiet, chance: seededChance('search') };
    const { added, revised } = await collect(parts, { sources: [search], seeds: [], concurrency: 1 });
    return [added, revised];
  };
  assert.deepEqual(await round(first), [3, 0]);
  assert.deepEqual(await round(second), [0, 0]);
  await parser.close();
});

test('a column of one name is a new item every day', async () => {
  await using store = await openSqlite(':memory:');
  const on = (day: number): string =>
    google([{ title: '每日早报', outlet: '示例日报', code: `CBMi${day}AAA`, date: `${day} Jan 2026 00:30:30 GMT` }]);
  for (const day of [14, 15, 16]) {
    const items = await asKept(store, await fetched(search, on(day)), search.zone);
    assert.deepEqual(await store.addItems(items, null), { added: 1, revised: 0 });
  }
});

test('an article found through a search and through the feed of its outlet is one item where the search says where it leads', async () => {
  const bing = aSource({
    id: 'bing-news-metax',
    kind: 'search',
    url: 'https://www.bing.com/news/search?q=x&format=rss',
    outlet: 'Bing News',
  });
  const own = aSource({ id: 'outlet', url: 'https://outlet.example/feed.xml' });
  const found = await fetched(
    bing,
    `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:News="https://www.bing.com/news/search?q=x&amp;format=rss"><channel><title>x - BingNews</title><item><title>沐曦股份发布新品</title><link>http://www.bing.com/news/apiclick.aspx?ref=FexRss&amp;aid=&amp;tid=1&amp;url=https%3a%2f%2foutlet.example%2f1.html&amp;c=9&amp;mkt=zh-cn</link><description>新品。</description><pubDate>Thu, 15 Jan 2026 01:00:00 GMT</pubDate><News:Source>示例日报 on MSN</News:Source></item></channel></rss>`,
  );
  assert.equal(found[0]?.url, 'https://outlet.example/1.html');
  assert.equal(found[0]?.outlet, '示例日报');
  const direct = await fetched(
    own,
    '<rss version="2.0"><channel><title>x</title><item><title>沐曦股份发布新品</title><link>http://outlet.example/1.html?utm_source=rss</link></item></channel></rss>',
  );
  assert.equal(found[0]?.id, direct[0]?.id);
});

test('the other titles that Google News puts below an item are no text of it', async () => {
  const others =
    '&lt;ol&gt;&lt;li&gt;&lt;a href="https://news.google.com/rss/articles/CBMiA"&gt;沐曦发布新品&lt;/a&gt;&lt;/li&gt;&lt;li&gt;&lt;a href="https://news.google.com/rss/articles/CBMiB"&gt;壁仞科技营收增长50%&lt;/a&gt;&lt;/li&gt;&lt;/ol&gt;';
  const [item] = await fetched(
    search,
    `<rss version="2.0"><channel><title>x</title><item><title>沐曦发布新品 - 示例日报</title><link>https://news.google.com/rss/articles/CBMiA</link><description>${others}</description><source url="https://outlet.example">示例日报</source></item></channel></rss>`,
  );
  assert.deepEqual([item?.title, item?.outlet, item?.text, item?.html], ['沐曦发布新品', '示例日报', '', '']);
});

test('a search link that does not say where it leads is looked up in the description', async () => {
  const [item] = await fetched(
    search,
    '<rss version="2.0"><channel><title>x</title><item><title>甲</title><link>https://www.baidu.com/link?url=Yz8f</link><description>&lt;a href=&quot;https://outlet.example/1?a=1&amp;amp;b=2&quot;&gt;甲&lt;/a&gt;</description></item></channel></rss>',
  );
  assert.equal(item?.url, 'https://outlet.example/1?a=1&b=2');
});

test('a feed without links that change asks the store for nothing', async () => {
  const url = 'https://outlet.example/1';
  const id = itemId(canonicalLink(url), '示例日报', '摩尔线程登陆科创板', null);
  const items = [anItem({ id, url }), anItem({ id: 'item-2', url: null })];
  const none = {
    itemsById: async () => {
      throw new Error('asked');
    },
  };
  assert.equal(await asKept(none, items, 'Asia/Shanghai'), items);
});
