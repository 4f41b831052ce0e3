import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { createParser } from '../../src/adapters/parse-worker.ts';
import { openSqlite } from '../../src/adapters/store/sqlite.ts';
import { openApp } from '../../src/app.ts';
import { collectAll } from '../../src/commands/work.ts';
import { JianbaoError } from '../../src/errors.ts';
import { collect } from '../../src/jobs/collect.ts';
import { ruleFor, withPage, type PageReading } from '../../src/jobs/pages.ts';
import { buildDictionary } from '../../src/match/dictionary.ts';
import type { PageRule, Source } from '../../src/model/source.ts';
import type { Store } from '../../src/ports/store.ts';
import type { Fetched, FetchRequest, Web } from '../../src/ports/web.ts';
import { revisionOf } from '../../src/read/link.ts';
import { aDigest } from '../commands/a-digest.ts';
import { aContext } from '../commands/context.ts';
import { aCompany, anItem, aSource } from '../makers.ts';

const now = Date.parse('2026-01-19T06:00:00+08:00');
const hour = 3_600_000;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const chance = { token: () => '', fraction: () => 0 };
const parser = createParser();
after(() => parser.close());

const host = 'https://outlet.example';
const source = aSource({ url: `${host}/feed.xml`, readsPages: true });
const reading: PageReading = { dictionary: buildDictionary([aCompany()]), rules: [], perSource: 3 };

const entry = (n: number, title: string, date = ''): string =>
  `<item><title>${title}</title><link>${host}/${n}</link>${date}</item>`;
const feedOf = (...entries: readonly string[]): string =>
  `<rss version="2.0"><channel><title>示例</title>${entries.join('')}</channel></rss>`;
const paragraph =
  '摩尔线程在科创板上市，首日收盘价较发行价上涨，公司表示募集资金将用于新一代芯片的研发和补充流动资金。';
const article = `<!doctype html><html lang="zh-CN"><head><title>摩尔线程上市</title><meta property="article:published_time" content="2026-01-15T09:30:00+08:00"></head><body><article><h1>摩尔线程上市</h1>${`<p>${paragraph}</p>`.repeat(6)}</article></body></html>`;

const answer = (text: string, contentType: string, url: string, etag: string | null = null): Fetched => ({
  kind: 'fresh',
  body: Buffer.from(text),
  contentType,
  etag,
  lastModified: null,
  maxAgeSeconds: null,
  movedTo: null,
  url,
});

type Answers = (request: FetchRequest) => Fetched | JianbaoError;

async function round(
  store: Store,
  answers: Answers,
  options: { source?: Source; pages?: PageReading | null; at?: number } = {},
) {
  const asked: FetchRequest[] = [];
  const web: Web = {
    async fetch(request) {
      asked.push(request);
      const given = answers(request);
      if (given instanceof JianbaoError) throw given;
      return given;
    },
    close: async () => undefined,
  };
  const clock = { now: () => options.at ?? now, wait: async () => undefined, everyMinute: async () => undefined };
  const pages = options.pages === undefined ? reading : options.pages;
  const { reports } = await collect(
    { store, web, parser, clock, chance, log: quiet },
    { sources: [options.source ?? source], seeds: [], concurrency: 1, pages },
  );
  const paths = asked.filter(({ wants }) => wants === 'page').map(({ url }) => url.replace(host, ''));
  return { report: reports[0], asked, paths };
}

const serving =
  (feed: string, page: (url: string) => Fetched | JianbaoError = (url) => answer(article, 'text/html', url)): Answers =>
  ({ url, wants }) =>
    wants === 'page' ? page(url) : answer(feed, 'application/rss+xml', url, '"1"');

async function itemsOf(store: Store) {
  const all = [];
  for await (const batch of store.itemsSince(0, Infinity)) all.push(...batch);
  return all.toSorted((a, b) => ((a.url ?? '') < (b.url ?? '') ? -1 : 1));
}

test('the page behind a new item that names a followed company is read, and no other', async () => {
  await using store = await openSqlite(':memory:');
  const feed = feedOf(entry(1, '摩尔线程登陆科创板'), entry(2, '今日天气'));
  const { paths, report } = await round(store, serving(feed));
  assert.deepEqual(paths, ['/1']);
  assert.deepEqual([report?.pagesRead, report?.added, report?.status], [1, 2, 'new']);
  const [read, other] = await itemsOf(store);
  assert.ok(read?.text.startsWith(paragraph));
  assert.deepEqual(
    [read?.origin, read?.publishedAt, read?.certainty],
    ['page', Date.parse('2026-01-15T09:30:00+08:00'), 'minute'],
  );
  assert.equal(read?.revision, revisionOf('摩尔线程登陆科创板', read?.text ?? ''));
  assert.deepEqual([other?.origin, other?.text], ['feed', '']);
});

test('of a source about one company each new item is read, whatever its title says', async () => {
  await using store = await openSqlite(':memory:');
  const own = { ...source, companies: ['moore-threads'] };
  assert.deepEqual((await round(store, serving(feedOf(entry(1, '公告'))), { source: own })).paths, ['/1']);
});

test('no more pages than the limit are read in a round; the next one goes on with the rest', async () => {
  await using store = await openSqlite(':memory:');
  const feed = feedOf(...[1, 2, 3, 4, 5].map((n) => entry(n, `摩尔线程第${n}条`)));
  assert.deepEqual((await round(store, serving(feed))).paths, ['/1', '/2', '/3']);
  const second = await round(store, serving(feed), { at: now + hour });
  assert.equal(second.asked[0]?.etag, null, 'a 304 would hide the rest');
  assert.deepEqual(second.paths, ['/4', '/5']);
  const third = await round(store, serving(feed), { at: now + 2 * hour });
  assert.equal(third.asked[0]?.etag, '"1"');
  assert.deepEqual(third.paths, []);
});

test('an item whose page was read stays as it is when the list shows it again', async () => {
  await using store = await openSqlite(':memory:');
  const feed = feedOf(entry(1, '摩尔线程登陆科创板'));
  await round(store, serving(feed));
  const before = await itemsOf(store);
  const { report, paths } = await round(store, serving(feed), { at: now + hour });
  assert.deepEqual([paths, report?.revised, report?.status], [[], 0, 'nothing-new']);
  assert.deepEqual(await itemsOf(store), before);
  await round(store, serving(feed), { at: now + 2 * hour, pages: null });
  assert.deepEqual(await itemsOf(store), before);
});

test('a page that cannot be read leaves its item as the list gave it, and is no failure of the source', async () => {
  await using store = await openSqlite(':memory:');
  const feed = feedOf(entry(1, '摩尔线程登陆科创板'));
  const missing = new JianbaoError('FETCH_STATUS', { status: 404 });
  const { report } = await round(
    store,
    serving(feed, () => missing),
  );
  assert.deepEqual([report?.status, report?.pagesRead, report?.pagesFailed], ['new', 0, ['FETCH_STATUS']]);
  assert.equal((await itemsOf(store))[0]?.origin, 'feed');
  assert.equal((await store.sourceStates()).get(source.id)?.status, 'ok');
});

test('a page that was late is tried again for six hours and then let be', async () => {
  const late = new JianbaoError('FETCH_TIMEOUT');
  const feed = feedOf(entry(1, '摩尔线程登陆科创板'));
  for (const [later, expected] of [
    [5 * hour, ['/1']],
    [7 * hour, []],
  ] as const) {
    await using store = await openSqlite(':memory:');
    await round(
      store,
      serving(feed, () => late),
    );
    assert.equal((await store.sourceStates()).get(source.id)?.etag, null);
    assert.deepEqual((await round(store, serving(feed), { at: now + later })).paths, expected);
  }
});

test('a host that refuses is asked for one page of the round, one that does not answer for three, one that misses pages for all', async () => {
  const feed = feedOf(...[1, 2, 3, 4, 5].map((n) => entry(n, `摩尔线程第${n}条`)));
  for (const [code, count] of [
    ['FETCH_BLOCKED', 1],
    ['FETCH_TIMEOUT', 3],
    ['FETCH_STATUS', 5],
  ] as const) {
    await using store = await openSqlite(':memory:');
    const pages = { ...reading, perSource: 9 };
    assert.equal(
      (
        await round(
          store,
          serving(feed, () => new JianbaoError(code)),
          { pages },
        )
      ).paths.length,
      count,
    );
  }
});

test('the words of the list are in the store before the first page is asked for', async () => {
  await using store = await openSqlite(':memory:');
  const stored: Promise<number>[] = [];
  await round(
    store,
    serving(feedOf(entry(1, '摩尔线程登陆科创板')), (url) => {
      stored.push(store.countItems());
      return answer(article, 'text/html', url);
    }),
  );
  assert.equal(await stored[0], 1);
});

test('without leave to read pages none is asked for, whatever the source says', async () => {
  await using store = await openSqlite(':memory:');
  assert.deepEqual((await round(store, serving(feedOf(entry(1, '摩尔线程'))), { pages: null })).paths, []);
});

const page = { title: null, author: '张三', outlet: '原载日报', published: null, text: '短' };

test('a page gives what the list left open and takes nothing away', () => {
  const item = anItem({ text: '列表里的长文字', author: null, publishedAt: null, certainty: 'none' });
  const read = withPage(item, { ...page, published: '2026-01-15' }, source, now);
  assert.deepEqual([read.text, read.author, read.outlet], [item.text, '张三', item.outlet]);
  assert.deepEqual([read.publishedAt, read.certainty], [Date.parse('2026-01-15T00:00:00+08:00'), 'day']);
  assert.equal(read.id, item.id);
  const dated = withPage(anItem({ author: '李四' }), { ...page, published: '2026-01-15T09:00:00Z' }, source, now);
  assert.deepEqual([dated.author, dated.publishedAt], ['李四', anItem().publishedAt]);
});

test('only of an aggregator is the outlet the one the page names', () => {
  const aggregator = aSource({ tier: 'aggregator' });
  assert.equal(withPage(anItem(), page, aggregator, now).outlet, '原载日报');
  assert.equal(withPage(anItem(), { ...page, outlet: null }, aggregator, now).outlet, anItem().outlet);
});

test('a day becomes a minute where the page knows it; a moment that has not come is not believed', () => {
  const day = anItem({ certainty: 'day', publishedAt: Date.parse('2026-01-15T00:00:00+08:00') });
  const read = withPage(day, { ...page, published: '2026-01-15T01:30:00Z' }, source, now);
  assert.deepEqual([read.publishedAt, read.certainty], [Date.parse('2026-01-15T09:30:00+08:00'), 'minute']);
  const ahead = withPage(day, { ...page, published: '2026-02-15T01:30:00Z' }, source, now);
  assert.deepEqual([ahead.publishedAt, ahead.certainty], [day.publishedAt, 'day']);
});

test('the rule of a host holds for its subdomains, the more exact one first, and for no namesake', () => {
  const rule = (host: string): PageRule => ({ host, body: null, title: null, date: null, author: null, remove: [] });
  const rules = [rule('example.com'), rule('news.example.com')];
  assert.equal(ruleFor('https://www.news.example.com/1', rules)?.host, 'news.example.com');
  assert.equal(ruleFor('https://example.com/1', rules)?.host, 'example.com');
  assert.equal(ruleFor('https://badexample.com/1', rules), null);
});

test('the demonstration reads no page, whatever its sources ask for: its items lead to the real web', async () => {
  const own = 'sources:\n  - {id: a, outlet: 甲, url: "https://outlet.example/feed.xml", readsPages: true}\n';
  await using digest = await aDigest({ 'seeds/sources.yaml': own });
  const feed = feedOf(entry(1, '沐曦股份发布新品'));
  for (const demonstration of [false, true]) {
    const app = await openApp({
      configPath: null,
      cwd: digest.path,
      env: {},
      now,
      demonstration,
      store: 'sqlite::memory:',
    });
    const asked: string[] = [];
    const web: Web = {
      async fetch(request) {
        asked.push(request.wants);
        const given = serving(feed)(request);
        if (given instanceof JianbaoError) throw given;
        return given;
      },
      close: async () => undefined,
    };
    try {
      assert.equal(app.sources[0]?.readsPages, true);
      await collectAll(app, aContext({ cwd: digest.path }).context, { pace: 'now', web });
    } finally {
      await app.close();
    }
    assert.deepEqual(asked, demonstration ? ['feed'] : ['feed', 'page']);
  }
});

test('what is not the article the list named leaves the item as it was, and three of them end the round', async () => {
  await using store = await openSqlite(':memory:');
  const login = `<!doctype html><html lang="zh-CN"><head><title>登录</title></head><body><article><h1>登录</h1>${'<p>请输入手机号和密码，登录以后可以继续浏览本站的全部内容，也可以使用第三方的账号。</p>'.repeat(4)}</article></body></html>`;
  const feed = feedOf(...[1, 2, 3, 4, 5].map((n) => entry(n, `摩尔线程发布第${n}代显卡驱动程序`)));
  const pages = { ...reading, perSource: 9 };
  const answers = serving(feed, (url) => answer(login, 'text/html', `${url}/login`));
  const { paths, report } = await round(store, answers, { pages });
  assert.deepEqual(paths, ['/1', '/2', '/3']);
  assert.deepEqual(report?.pagesFailed, ['PAGE_OTHER', 'PAGE_OTHER', 'PAGE_OTHER']);
  assert.deepEqual(new Set((await itemsOf(store)).map(({ text, origin }) => `${origin} ${text}`)), new Set(['feed ']));
});

for (const [name, start, type] of [
  ['a file said to be a PDF', 'x', 'application/pdf'],
  ['a PDF said to be a page', '%PDF-1.7\n', 'text/html'],
] as const)
  test(`${name} is no article`, async () => {
    await using store = await openSqlite(':memory:');
    const feed = feedOf(entry(1, '摩尔线程登陆科创板'));
    const { report } = await round(
      store,
      serving(feed, (url) => answer(start + article, type, url)),
    );
    assert.deepEqual(report?.pagesFailed, ['PAGE_UNKNOWN']);
  });
