import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createParser } from '../../src/adapters/parse-worker.ts';
import { openSqlite } from '../../src/adapters/store/sqlite.ts';
import { JianbaoError } from '../../src/errors.ts';
import { collect } from '../../src/jobs/collect.ts';
import type { Parser } from '../../src/ports/parser.ts';
import type { Fetched, FetchRequest, Web } from '../../src/ports/web.ts';
import { anItem, aSource } from '../makers.ts';

const now = Date.parse('2026-01-19T06:00:00+08:00');
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const clock = { now: () => now, wait: async () => undefined, everyMinute: async () => undefined };
const feed = `<rss version="2.0"><channel><title>x</title><item><title>沐曦股份发布新品</title><link>https://outlet.example/1</link><pubDate>Thu, 15 Jan 2026 09:00:00 +0800</pubDate></item></channel></rss>`;
const fresh = (text: string, etag: string | null = null): Fetched => ({
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
    { store, web, parser, clock, log: quiet },
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
    { store, web: aWeb({ [url]: fresh(feed, '"1"') }).web, parser, clock, log: quiet },
    { sources: [source('good')], seeds: [], concurrency: 1 },
  );
  const second = aWeb({ [url]: { kind: 'unchanged', maxAgeSeconds: null, movedTo: null } });
  const { added, reports } = await collect(
    { store, web: second.web, parser, clock, log: quiet },
    { sources: [source('good')], seeds: [], concurrency: 1 },
  );
  await parser.close();
  assert.equal(second.asked[0]?.etag, '"1"');
  assert.equal(added, 0);
  assert.equal(reports[0]?.status, 'unchanged');
});

test('a source that is off is not asked, and seeds are kept before anything is fetched', async () => {
  await using store = await openSqlite(':memory:');
  const parser = createParser();
  const { web, asked } = aWeb({});
  const off = aSource({ id: 'off', offReason: 'switched-off' });
  const seeds = [anItem({ id: 'seed-1', origin: 'seed', sourceId: 'seeds' })];
  const { added, reports } = await collect(
    { store, web, parser, clock, log: quiet },
    { sources: [off], seeds, concurrency: 4 },
  );
  await parser.close();
  assert.equal(asked.length, 0);
  assert.deepEqual(reports, []);
  assert.equal(added, 1);
});

test('a store that is gone stops the run: nothing may go on without it', async () => {
  await using store = await openSqlite(':memory:');
  const parser: Parser = {
    parseFeed: async () => {
      throw new JianbaoError('STORE_FULL');
    },
    parsePage: async () => {
      throw new JianbaoError('STORE_FULL');
    },
    parseList: async () => {
      throw new JianbaoError('STORE_FULL');
    },
    discover: async () => {
      throw new JianbaoError('STORE_FULL');
    },
    close: async () => undefined,
  };
  const { web } = aWeb({ 'https://good.example/feed.xml': fresh(feed) });
  const running = collect(
    { store, web, parser, clock, log: quiet },
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
    { store, web, parser, clock, log: quiet },
    { sources: [source('good')], seeds: [], concurrency: 1, signal: stop.signal },
  );
  await parser.close();
  assert.equal((await store.sourceStates()).size, 0);
});
