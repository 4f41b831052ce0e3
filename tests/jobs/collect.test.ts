import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { createParser } from '../../src/adapters/parse-worker.ts';
import { openSqlite } from '../../src/adapters/store/sqlite.ts';
import { JianbaoError } from '../../src/errors.ts';
import { collect } from '../../src/jobs/collect.ts';
import { neverAsked } from '../../src/jobs/health.ts';
import type { Pace } from '../../src/jobs/rhythm.ts';
import type { Source } from '../../src/model/source.ts';
import type { Parser } from '../../src/ports/parser.ts';
import type { Store } from '../../src/ports/store.ts';
import type { Fetched, FetchRequest, Web } from '../../src/ports/web.ts';
import { anItem, aSource, someSelectors } from '../makers.ts';

const now = Date.parse('2026-01-19T06:00:00+08:00');
const chance = { token: () => '', fraction: () => 0 };
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const clock = { now: () => now, wait: async () => undefined, everyMinute: async () => undefined };
const feed = `<rss version="2.0"><channel><title>x</title><item><title>沐曦股份发布新品</title><link>https://outlet.example/1</link><pubDate>Thu, 15 Jan 2026 09:00:00 +0800</pubDate></item></channel></rss>`;
const fresh = (text: string, etag: string | null = null): Extract<Fetched, { kind: 'fresh' }> => ({
  kind: 'fresh',
  body: Buffer.from(text),
  contentType: 'application/rss+xml',
  etag,
  lastModified: null,
  maxAgeSeconds: null,
  movedTo: null,
  url: 'https://outlet.example/feed.xml',
});

function aWeb(answers: Readonly<Record<string, Fetched | Error>>): { web: Web; asked: FetchRequest[] } {
  const asked: FetchRequest[] = [];
  const web: Web = {
    async fetch(request) {
      asked.push(request);
      const answer = answers[request.url];
      if (answer === undefined || answer instanceof Error) throw answer ?? new JianbaoError('FETCH_DNS');
      return answer;
    },
    close: async () => undefined,
  };
  return { web, asked };
}

const source = (id: string) => aSource({ id, url: `https://${id}.example/feed.xml` });

test('one source that fails stops nothing, and its state says why', async () => {
  await using store = await openSqlite(':memory:');
  const parser = createParser();
  const { web } = aWeb({ 'https://good.example/feed.xml': fresh(feed) });
  const sources = [source('bad'), source('good')];
  const { added, reports } = await collect(
    { store, web, parser, clock, chance, log: quiet },
    { sources, seeds: [], concurrency: 2 },
  );
  await parser.close();
  assert.equal(added, 1);
  assert.deepEqual(
    reports.map(({ source: { id }, status, code }) => [id, status, code]),
    [
      ['bad', 'failed', 'FETCH_DNS'],
      ['good', 'new', null],
    ],
  );
  const state = (await store.sourceStates()).get('bad');
  assert.equal(state?.status, 'failed');
  assert.equal(state?.failures, 1);
  assert.equal(state?.succeededAt, null);
});

test('what a source answered with is sent along the next time, and an unchanged answer writes no item', async () => {
  await using store = await openSqlite(':memory:');
  const parser = createParser();
  const url = 'https://good.example/feed.xml';
  await collect(
    { store, web: aWeb({ [url]: fresh(feed, '"1"') }).web, parser, clock, chance, log: quiet },
    { sources: [source('good')], seeds: [], concurrency: 1 },
  );
  const second = aWeb({ [url]: { kind: 'unchanged', maxAgeSeconds: null, movedTo: null } });
  const { added, reports } = await collect(
    { store, web: second.web, parser, clock, chance, log: quiet },
    { sources: [source('good')], seeds: [], concurrency: 1 },
  );
  await parser.close();
  assert.equal(second.asked[0]?.etag, '"1"');
  assert.equal(added, 0);
  assert.equal(reports[0]?.status, 'unchanged');
});

test('a source that is read in another way is asked for whole, for its answer may hold other items', async () => {
  await using store = await openSqlite(':memory:');
  const parser = createParser();
  const url = 'https://good.example/feed.xml';
  const { web, asked } = aWeb({ [url]: fresh(feed, '"1"') });
  const parts = { store, web, parser, clock, chance, log: quiet };
  const chosen = { ...source('good'), include: ['GPU'] };
  for (const one of [source('good'), chosen, chosen]) {
    await collect(parts, { sources: [one], seeds: [], concurrency: 1 });
  }
  await parser.close();
  assert.deepEqual(
    asked.map(({ etag }) => etag),
    [null, null, '"1"'],
  );
});

test('a source that is off is not asked, and seeds are kept before anything is fetched', async () => {
  await using store = await openSqlite(':memory:');
  const parser = createParser();
  const { web, asked } = aWeb({});
  const off = aSource({ id: 'off', offReason: 'switched-off' });
  const seeds = [anItem({ id: 'seed-1', origin: 'seed', sourceId: 'seeds' })];
  const { added, reports } = await collect(
    { store, web, parser, clock, chance, log: quiet },
    { sources: [off], seeds, concurrency: 4 },
  );
  await parser.close();
  assert.equal(asked.length, 0);
  assert.deepEqual(reports, []);
  assert.equal(added, 1);
});

test('a store that is gone stops the run: nothing may go on without it', async () => {
  await using store = await openSqlite(':memory:');
  const refuse = () => Promise.reject(new JianbaoError('STORE_FULL'));
  const parser: Parser = {
    parseFeed: refuse,
    parsePage: refuse,
    parseList: refuse,
    discover: refuse,
    close: async () => undefined,
  };
  const { web } = aWeb({ 'https://good.example/feed.xml': fresh(feed) });
  const running = collect(
    { store, web, parser, clock, chance, log: quiet },
    { sources: [source('good')], seeds: [], concurrency: 1 },
  );
  await assert.rejects(running, { code: 'STORE_FULL' });
});

test('a run that is stopped remembers nothing of a source it did not hear', async () => {
  await using store = await openSqlite(':memory:');
  const parser = createParser();
  const stop = new AbortController();
  const web: Web = {
    async fetch() {
      stop.abort();
      return { kind: 'wait', seconds: 0 };
    },
    close: async () => undefined,
  };
  await collect(
    { store, web, parser, clock, chance, log: quiet },
    { sources: [source('good')], seeds: [], concurrency: 1, signal: stop.signal },
  );
  await parser.close();
  assert.equal((await store.sourceStates()).size, 0);
});

const minute = 60_000;
const unchanged: Fetched = { kind: 'unchanged', maxAgeSeconds: null, movedTo: null };
const at = (ms: number) => ({ ...clock, now: () => ms });
const address = 'https://good.example/feed.xml';

/** One parser for the tests below: each starts a process, or a thread, of its own. */
const parser = createParser();
after(() => parser.close());

test('unattended, a source is asked again when its hour has come; a person gets it at once', async () => {
  await using store = await openSqlite(':memory:');
  const { web, asked } = aWeb({ [address]: fresh(feed) });
  const round = (ms: number, pace: Pace) =>
    collect(
      { store, web, parser, clock: at(ms), chance, log: quiet },
      { sources: [source('good')], seeds: [], concurrency: 1, pace },
    );
  await round(now, 'due');
  const early = await round(now + 30 * minute, 'due');
  assert.equal(asked.length, 1);
  assert.equal(early.reports[0]?.status, 'held');
  assert.match(early.reports[0]?.message ?? '', /not its time until 2026-01-18T23:00/);
  await round(now + 30 * minute, 'now');
  assert.equal(asked.length, 2);
  await round(now + 120 * minute, 'due');
  assert.equal(asked.length, 3);
});

test('Retry-After is remembered from one run to the next', async () => {
  await using store = await openSqlite(':memory:');
  const { web, asked } = aWeb({ [address]: { kind: 'wait', seconds: 3600 } });
  const round = (ms: number, pace: Pace) =>
    collect(
      { store, web, parser, clock: at(ms), chance, log: quiet },
      { sources: [source('good')], seeds: [], concurrency: 1, pace },
    );
  await round(now, 'now');
  assert.equal((await round(now + 59 * minute, 'now')).reports[0]?.held, 'waiting');
  assert.equal(asked.length, 1);
  await round(now + 59 * minute, 'all');
  assert.equal(asked.length, 2);
});

test('a source that refuses or is gone is held back, and asked afresh under another address', async () => {
  await using store = await openSqlite(':memory:');
  const gone = aWeb({
    [address]: new JianbaoError('FETCH_GONE'),
    'https://wall.example/feed.xml': new JianbaoError('FETCH_BLOCKED'),
  });
  const round = (sources: readonly Source[], web: Web) =>
    collect({ store, web, parser, clock, chance, log: quiet }, { sources, seeds: [], concurrency: 1 });
  await round([source('good'), source('wall')], gone.web);
  const second = await round([source('good'), source('wall')], gone.web);
  assert.deepEqual(
    second.reports.map(({ held }) => held),
    ['gone', 'blocked'],
  );
  assert.equal(gone.asked.length, 2);
  const mended = { ...source('good'), url: 'https://good.example/new.xml' };
  const third = await round([mended], aWeb({ [mended.url]: fresh(feed) }).web);
  assert.equal(third.reports[0]?.status, 'new');
  assert.equal((await store.sourceStates()).get('good')?.failures, 0);
});

/** A store that counts its writes. */
function counting(store: Store): { readonly store: Store; readonly writes: string[] } {
  const writes: string[] = [];
  const counted: Store = {
    ...store,
    addItems: (items, state) => (writes.push(`addItems ${items.length}`), store.addItems(items, state)),
    saveSourceState: (state) => (writes.push('saveSourceState'), store.saveSourceState(state)),
    saveSourceStates: (states) => (writes.push(`saveSourceStates ${states.length}`), store.saveSourceStates(states)),
  };
  return { store: counted, writes };
}

test('nothing is written for unchanged sources but their times, all at once at the end', async () => {
  await using own = await openSqlite(':memory:');
  const { store, writes } = counting(own);
  const ids = ['a', 'b', 'c'];
  const { web } = aWeb(Object.fromEntries(ids.map((id) => [source(id).url, unchanged])));
  await collect(
    { store, web, parser, clock, chance, log: quiet },
    { sources: ids.map(source), seeds: [], concurrency: 2 },
  );
  assert.deepEqual(writes, ['addItems 0', 'saveSourceStates 3']);
  assert.equal((await own.sourceStates()).get('b')?.succeededAt, now);
});

test('the times of unchanged sources are kept when the round is interrupted', async () => {
  await using store = await openSqlite(':memory:');
  const stop = new AbortController();
  let asked = 0;
  const web: Web = {
    async fetch() {
      asked += 1;
      if (asked < 3) return unchanged;
      stop.abort();
      return { kind: 'wait', seconds: 0 };
    },
    close: async () => undefined,
  };
  const sources = ['a', 'b', 'c', 'd'].map(source);
  const { reports } = await collect(
    { store, web, parser, clock, chance, log: quiet },
    { sources, seeds: [], concurrency: 1, signal: stop.signal },
  );
  assert.deepEqual([...(await store.sourceStates()).keys()], ['a', 'b']);
  assert.equal(asked, 3);
  assert.equal(reports.length, 3);
});

const elsewhere = 'https://new.example/feed.xml';

test('where permanent redirects led three times is asked directly, and when it is missing, the listed address again', async () => {
  await using store = await openSqlite(':memory:');
  const web = aWeb({ [address]: { ...unchanged, movedTo: elsewhere }, [elsewhere]: unchanged });
  const round = (using: Web) =>
    collect(
      { store, web: using, parser, clock, chance, log: quiet },
      { sources: [source('good')], seeds: [], concurrency: 1 },
    );
  for (let n = 0; n < 4; n += 1) await round(web.web);
  assert.deepEqual(
    web.asked.map(({ url }) => url),
    [address, address, address, elsewhere],
  );
  const gone = aWeb({ [address]: fresh(feed), [elsewhere]: new JianbaoError('FETCH_STATUS', { status: 404 }) });
  const { reports } = await round(gone.web);
  assert.deepEqual(
    gone.asked.map(({ url }) => url),
    [elsewhere, address],
  );
  assert.equal(reports[0]?.status, 'new');
  assert.equal((await store.sourceStates()).get('good')?.movedTo, null);
});

/** Rounds of one source that has moved, each with answers of its own. */
async function rounds(store: Store, all: readonly Readonly<Record<string, Fetched | Error>>[]) {
  const asked: string[][] = [];
  const states: string[] = [];
  for (const answers of all) {
    const using = aWeb(answers);
    const { reports } = await collect(
      { store, web: using.web, parser, clock, chance, log: quiet },
      { sources: [source('good')], seeds: [], concurrency: 1, pace: 'all' },
    );
    asked.push(using.asked.map(({ url, etag }) => `${url === address ? 'listed' : 'new'} ${etag ?? ''}`.trim()));
    states.push(reports[0]?.status ?? '');
  }
  return { asked, states };
}

const redirected = { [address]: { ...unchanged, movedTo: elsewhere }, [elsewhere]: unchanged };

test('a redirect that was taken back is noticed within a day of hourly rounds', async () => {
  await using store = await openSqlite(':memory:');
  await rounds(
    store,
    Array.from({ length: 3 }, () => redirected),
  );
  const back = { [address]: fresh(feed), [elsewhere]: fresh(feed, '"theirs"') };
  const { asked } = await rounds(
    store,
    Array.from({ length: 23 }, () => back),
  );
  assert.deepEqual(asked.slice(0, 2), [['new'], ['new "theirs"']]);
  assert.deepEqual(asked.slice(20), [['new "theirs"'], ['listed'], ['listed']]);
  assert.equal((await store.sourceStates()).get('good')?.movedTo, null);
});

test('of a source that has moved, a listed address that is gone or asks to wait does no harm', async () => {
  for (const answer of [new JianbaoError('FETCH_GONE'), { kind: 'wait', seconds: 99 } as const]) {
    await using store = await openSqlite(':memory:');
    await rounds(
      store,
      Array.from({ length: 3 }, () => redirected),
    );
    const there = { [address]: answer, [elsewhere]: unchanged };
    const { asked, states } = await rounds(
      store,
      Array.from({ length: 23 }, () => there),
    );
    assert.deepEqual(asked.slice(20), [['new'], ['listed', 'new'], ['new']]);
    assert.deepEqual(new Set(states), new Set(['unchanged']));
  }
});

test('a new address that does not answer any more leads back to the listed one', async () => {
  await using store = await openSqlite(':memory:');
  await rounds(
    store,
    Array.from({ length: 3 }, () => redirected),
  );
  const back = { [address]: fresh(feed) };
  const { asked, states } = await rounds(
    store,
    Array.from({ length: 4 }, () => back),
  );
  assert.deepEqual(asked, [['new'], ['new'], ['listed'], ['listed']]);
  assert.deepEqual(states, ['failed', 'failed', 'new', 'nothing-new']);
});

test('what was newest under a clock that ran ahead is forgotten', async () => {
  await using store = await openSqlite(':memory:');
  await store.saveSourceState({ ...neverAsked(source('good')), checkedAt: now + 1, newestAt: now + 1 });
  await rounds(store, [{ [address]: fresh(feed) }]);
  assert.equal((await store.sourceStates()).get('good')?.newestAt, Date.parse('2026-01-15T09:00:00+08:00'));
});

test('a reading is remembered: how many items, how many without a date, the newest, and what the feed wishes', async () => {
  await using store = await openSqlite(':memory:');
  const text = feed.replace(
    '<item>',
    '<ttl>180</ttl><item><title>没有日期</title><link>https://outlet.example/2</link></item><item>',
  );
  const { web } = aWeb({ [address]: fresh(text) });
  await collect(
    { store, web, parser, clock, chance, log: quiet },
    { sources: [source('good')], seeds: [], concurrency: 1 },
  );
  const state = (await store.sourceStates()).get('good');
  assert.deepEqual([state?.items, state?.undated], [2, 1]);
  assert.equal(state?.newestAt, Date.parse('2026-01-15T09:00:00+08:00'));
  assert.equal(state?.nextAt, now + 180 * minute);
  assert.equal(state?.newItemAt, now);
});

test('an item of next year does not make a source look alive', async () => {
  await using store = await openSqlite(':memory:');
  const text = feed.replace(
    '<item>',
    '<item><title>预告</title><link>https://outlet.example/2</link><pubDate>Thu, 14 Jan 2027 09:00:00 +0800</pubDate></item><item>',
  );
  await collect(
    { store, web: aWeb({ [address]: fresh(text) }).web, parser, clock, chance, log: quiet },
    { sources: [source('good')], seeds: [], concurrency: 1 },
  );
  assert.equal((await store.sourceStates()).get('good')?.newestAt, Date.parse('2026-01-15T09:00:00+08:00'));
});

const selectors = someSelectors({ date: '.day' });

test('a page of links is read by its selectors and asked for as a page', async () => {
  await using store = await openSqlite(':memory:');
  const html =
    '<!doctype html><html lang="zh"><body><ul><li><a href="/1">沐曦股份发布新品</a> <span class="day">2026-01-15</span></li></ul></body></html>';
  const list = aSource({ id: 'page', kind: 'page', url: 'https://page.example/news/', selectors });
  const { web, asked } = aWeb({
    [list.url]: { ...fresh(html), contentType: 'text/html; charset=utf-8', url: list.url },
  });
  const { reports } = await collect(
    { store, web, parser, clock, chance, log: quiet },
    { sources: [list], seeds: [], concurrency: 1 },
  );
  assert.equal(asked[0]?.wants, 'page');
  assert.deepEqual([reports[0]?.message, reports[0]?.added], [null, 1]);
});

test('a page of links whose selectors find nothing any more is a failure, not a quiet week', async () => {
  await using store = await openSqlite(':memory:');
  const list = aSource({ id: 'page', kind: 'page', url: 'https://page.example/news/', selectors });
  const html = '<!doctype html><html><body><div><a href="/1">沐曦股份发布新品</a></div></body></html>';
  const { web } = aWeb({ [list.url]: { ...fresh(html), contentType: 'text/html; charset=utf-8', url: list.url } });
  const { reports } = await collect(
    { store, web, parser, clock, chance, log: quiet },
    { sources: [list], seeds: [], concurrency: 1 },
  );
  assert.deepEqual([reports[0]?.status, reports[0]?.code], ['failed', 'PAGE_NO_ENTRIES']);
});

test('while one slow host keeps its worker, the sources of other hosts go on', async () => {
  await using store = await openSqlite(':memory:');
  const order: string[] = [];
  let release = (): void => undefined;
  const slow = new Promise<void>((go) => (release = go));
  const web: Web = {
    async fetch({ url }) {
      if (url.startsWith('https://slow.example')) await slow;
      order.push(url);
      if (order.length === 3) release();
      return unchanged;
    },
    close: async () => undefined,
  };
  const on = (host: string, n: number) => aSource({ id: `${host}-${n}`, url: `https://${host}.example/${n}` });
  const sources = [on('slow', 1), on('slow', 2), on('slow', 3), on('a', 1), on('b', 1), on('c', 1)];
  await collect({ store, web, parser, clock, chance, log: quiet }, { sources, seeds: [], concurrency: 2 });
  assert.deepEqual(order.slice(0, 3).toSorted(), ['https://a.example/1', 'https://b.example/1', 'https://c.example/1']);
  assert.equal(order.length, 6);
});
