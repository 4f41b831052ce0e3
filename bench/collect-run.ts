import { gunzip } from 'node:zlib';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';

import { request } from 'undici';

import { seededChance } from '../src/adapters/chance.ts';
import { fixedClock } from '../src/adapters/clock.ts';
import { createWeb } from '../src/adapters/http.ts';
import { createLog } from '../src/adapters/log.ts';
import { createParser } from '../src/adapters/parse-worker.ts';
import { openSqlite } from '../src/adapters/store/sqlite.ts';
import { besideRequests, collect } from '../src/jobs/collect.ts';
import type { Item } from '../src/model/item.ts';
import type { Source } from '../src/model/source.ts';
import { aSource, aSourceState } from '../tests/makers.ts';

/**
 * One side of bench/collect.ts, in a process of its own: `node bench/collect-run.ts SIDE JOB`, JOB being JSON. Prints one
 * line of JSON for each round.
 *
 * `product` is jobs/collect with the real web, parser and store. `plain` is what somebody would write in an hour: undici,
 * rss-parser, and the same store's `addItems` with what it found. `bare` is the same, asking each host one thing at a time.
 */
interface Job {
  readonly urls: readonly string[];
  readonly control: string;
  readonly database: string;
  readonly concurrency: number;
  readonly rounds: readonly number[];
}

const side = process.argv[2];
const job = JSON.parse(readFileSync(process.argv[3]!, 'utf8')) as Job;

const sources = job.urls.map((url, number) => aSource({ id: `feed-${number}`, url, outlet: `示例源${number}` }));

const store = await openSqlite(job.database);

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

interface PlainEntry {
  readonly title?: string;
  readonly link?: string;
  readonly isoDate?: string;
  readonly content?: string;
  readonly contentSnippet?: string;
}

async function plainEntries(body: Buffer, contentType: string): Promise<readonly PlainEntry[]> {
  const start = body.toString('latin1', 0, 200);
  const charset = /charset=([\w-]+)/i.exec(contentType)?.[1] ?? /encoding="([\w-]+)"/.exec(start)?.[1] ?? 'utf-8';
  const text = new TextDecoder(charset).decode(body);
  if (!text.startsWith('{') && RssParser !== null) return (await new RssParser().parseString(text)).items;
  const { items } = JSON.parse(text) as {
    items: { title: string; url: string; content_html: string; date_published: string }[];
  };
  return items.map((item) => ({
    title: item.title,
    link: item.url,
    isoDate: item.date_published,
    content: item.content_html,
    contentSnippet: item.content_html.replaceAll(/<[^>]+>/g, ''),
  }));
}

function plainItem(entry: PlainEntry, source: Source, now: number): Item {
  const { title = '', link = '', isoDate, content = '', contentSnippet = '' } = entry;
  return {
    id: hash(link),
    sourceId: source.id,
    feedUrl: source.url,
    url: link,
    title,
    text: contentSnippet,
    html: content,
    author: null,
    outlet: source.outlet,
    tier: source.tier,
    publishedAt: isoDate === undefined ? null : Date.parse(isoDate),
    certainty: isoDate === undefined ? 'none' : 'minute',
    dateRange: null,
    firstSeenAt: now,
    language: 'zh-Hans',
    revision: hash(title + contentSnippet),
    wording: 'verbatim',
    origin: 'feed',
    section: null,
    filedUnder: [],
    credit: null,
  };
}

/** Loaded by the sides that need it: the memory of the product's is measured. */
const RssParser = side === 'product' ? null : (await import('rss-parser')).default;

const unzip = promisify<Buffer, Buffer>(gunzip);

/** One feed, the plain way. Everything that fails is left out. */
async function plainFeed(source: Source): Promise<number> {
  const { statusCode, headers, body } = await request(source.url, { headers: { 'accept-encoding': 'gzip' } });
  const bytes = Buffer.from(await body.arrayBuffer());
  if (statusCode !== 200) return 0;
  const now = Date.now();
  try {
    const plain = headers['content-encoding'] === 'gzip' ? await unzip(bytes) : bytes;
    const entries = await plainEntries(plain, String(headers['content-type']));
    const items = entries.map((entry) => plainItem(entry, source, now));
    const state = aSourceState({ sourceId: source.id, url: source.url, etag: String(headers['etag']), checkedAt: now });
    return (await store.addItems(items, state)).added;
  } catch {
    return 0;
  }
}

async function plain(): Promise<number> {
  let added = 0;
  const queue = sources.values();
  const work = async (): Promise<void> => {
    for (const source of queue) {
      const more = await plainFeed(source);
      added += more;
    }
  };
  await Promise.all(Array.from({ length: job.concurrency }, work));
  return added;
}

/** Each host by one at a time; the host with the most left first. */
async function bare(): Promise<number> {
  const byHost = Map.groupBy(sources, ({ url }) => new URL(url).host);
  let added = 0;
  const work = async (): Promise<void> => {
    for (;;) {
      const [host, list] = [...byHost].reduce((a, b) => (b[1].length > a[1].length ? b : a), ['', [] as Source[]]);
      const source = list.pop();
      if (source === undefined) return;
      byHost.delete(host);
      const more = await plainFeed(source);
      added += more;
      byHost.set(host, list);
    }
  };
  await Promise.all(Array.from({ length: job.concurrency }, work));
  return added;
}

async function ofProduct(): Promise<number> {
  const { added, revised, reports } = await collect(
    { store, web, parser, clock: fixedClock(startedAt), chance, log: createLog('error') },
    { sources, seeds: [], concurrency: job.concurrency + besideRequests },
  );
  for (const { status } of reports) statuses[status] = (statuses[status] ?? 0) + 1;
  if (revised > 0) statuses['revised'] = revised;
  return added;
}

const web = createWeb({
  timeoutMs: 20_000,
  maxBytes: 10_000_000,
  redirects: 5,
  allowPrivate: true,
  userAgent: 'jianbao-bench',
  concurrency: job.concurrency,
});
const parser = createParser();
const chance = seededChance('bench');
let statuses: Record<string, number> = {};
const work = { product: ofProduct, plain, bare }[side ?? ''];
if (work === undefined) throw new Error('the side is product, plain or bare');

/** What stands in the rows of items and of their revisions, asked from outside the store and without holding them. */
function rowsHash(): string {
  const database = new DatabaseSync(job.database, { readOnly: true });
  const hash = createHash('sha256');
  for (const table of ['item', 'item_revision']) {
    for (const row of database.prepare(`select rowid, revision from ${table}`).iterate()) {
      hash.update(`${String(row['rowid'])} ${String(row['revision'])}\n`);
    }
  }
  database.close();
  return hash.digest('hex');
}

async function asked(path: string): Promise<unknown> {
  return (await request(`${job.control}${path}`)).body.json();
}

/** The clock goes on by a day from round to round, so that every source is due. */
let startedAt = Date.parse('2026-11-23T00:00:00Z');
for (const round of job.rounds) {
  await asked(`/round?n=${round}`);
  statuses = {};
  const rowsBefore = rowsHash();
  const began = performance.now();
  const cpu = process.cpuUsage();
  const added = await work();
  const ms = Math.round(performance.now() - began);
  const { user, system } = process.cpuUsage(cpu);
  const { rss } = process.memoryUsage();
  const farm = await asked('/stats');
  process.stdout.write(
    `${JSON.stringify({ round, ms, cpuMs: Math.round((user + system) / 1000), added, isWritten: rowsHash() !== rowsBefore, statuses, rssMb: Math.round(rss / 1_048_576), farm })}\n`,
  );
  startedAt += 24 * 60 * 60 * 1000;
}
process.stdout.write(
  `${JSON.stringify({ items: await store.countItems(), peakMb: Math.round(process.resourceUsage().maxRSS / 1024) })}\n`,
);
await parser.close();
await web.close();
await store.close();
