import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

import type { Item } from '../src/model/item.ts';
import { benchItems, seeded } from './items.ts';

/**
 * A farm of feeds on 127.0.0.1, a host being a port. `node bench/farm.ts '{"feeds":2000}'` prints one line of JSON (control
 * address and feeds) and serves until its standard input ends. The same options give the same bytes.
 *
 * On the control address: `/round?n=2` goes to that round, in which about a tenth of the feeds has gained an item or two,
 * and forgets the counts; `/stats` tells the counts.
 */
interface FarmOptions {
  readonly feeds: number;
  /** Items in each feed. */
  readonly items: number;
  readonly hosts: number;
  /** Shares of all feeds. */
  readonly errors: number;
  readonly malformed: number;
  readonly gbk: number;
  readonly slow: number;
  readonly gzip: number;
  /** Share of the feeds that gains items from one round to the next. */
  readonly change: number;
  readonly latencyMs: number;
  readonly slowMs: number;
  readonly seed: number;
}

const defaults: FarmOptions = {
  feeds: 2000,
  items: 20,
  hosts: 40,
  errors: 0.01,
  malformed: 0.01,
  gbk: 0.02,
  slow: 0,
  gzip: 0.5,
  change: 0.1,
  latencyMs: 0,
  slowMs: 1500,
  seed: 1,
};

type Trouble = 'none' | 'error' | 'malformed' | 'gbk' | 'slow';
type Format = 'rss' | 'atom' | 'json';

interface Feed {
  readonly trouble: Trouble;
  readonly format: Format;
  readonly host: number;
  readonly isZipped: boolean;
  /** Items it has by the end of each round, newest at the end of the list they are taken from. */
  readonly itemsByRound: readonly number[];
}

const options: FarmOptions = { ...defaults, ...(JSON.parse(process.argv[2] ?? '{}') as Partial<FarmOptions>) };
const rounds = 12;
const mostGained = rounds * 2;
const chance = seeded(options.seed);
const endsAt = Date.parse('2026-11-23T00:00:00Z');
/** What the feeds tell; each takes a stretch of it. */
const pool = benchItems(4000, 30, endsAt);

const feeds = makeFeeds();
let round = 0;

function makeFeeds(): readonly Feed[] {
  const { feeds: count } = options;
  const troubles: Trouble[] = Array.from({ length: count }, () => 'none');
  for (const [trouble, share] of [
    ['error', options.errors],
    ['malformed', options.malformed],
    ['gbk', options.gbk],
    ['slow', options.slow],
  ] as const) {
    for (let left = Math.round(share * count); left > 0;) {
      const at = Math.floor(chance() * count);
      if (troubles[at] !== 'none') continue;
      troubles[at] = trouble;
      left -= 1;
    }
  }
  return troubles.map((trouble) => {
    const kind = chance();
    let items = options.items;
    return {
      trouble,
      format: trouble !== 'none' || kind < 0.78 ? 'rss' : kind < 0.95 ? 'atom' : 'json',
      // Some hosts hold many feeds and most hold few, as in life.
      host: Math.floor(options.hosts * chance() ** 1.5),
      isZipped: chance() < options.gzip,
      itemsByRound: Array.from({ length: rounds }, (_, at) => {
        if (at > 0 && chance() < options.change) items += 1 + Math.floor(chance() * 2);
        return items;
      }),
    };
  });
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

interface Entry {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly html: string;
  readonly date: Date;
}

function entriesOf(number: number, origin: string): readonly Entry[] {
  const { itemsByRound } = feeds[number]!;
  const newest = itemsByRound[round]!;
  return Array.from({ length: options.items }, (_, at) => {
    const serial = newest - at;
    const item: Item = pool[(number * (options.items + mostGained) + serial) % pool.length]!;
    const [first = '', ...rest] = item.text.split(/(?<=。)/);
    return {
      id: `${number}-${serial}`,
      url: `${origin}/a/${number}/${serial}?id=${serial}&utm_source=rss`,
      title: `${item.title}（${number}之${serial}）`,
      html: `<p>${first}</p><p><b>要点</b>：${rest.join('')}</p><p><a href="/a/${number}/${serial}">阅读全文</a></p>`,
      date: new Date(endsAt - (500 - serial) * 3_600_000 - number * 1000),
    };
  });
}

function textOf(number: number, origin: string): string {
  const { format, trouble } = feeds[number]!;
  const name = `示例源${number}`;
  const entries = entriesOf(number, origin);
  if (format === 'json') {
    return JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: name,
      home_page_url: `${origin}/`,
      items: entries.map(({ id, url, title, html, date }) => ({
        id,
        url,
        title,
        content_html: html,
        date_published: date.toISOString(),
      })),
    });
  }
  if (format === 'atom') {
    const parts = entries.map(
      ({ id, url, title, html, date }) =>
        `<entry><title>${escaped(title)}</title><id>tag:farm.example,2026:${id}</id><link href="${escaped(url)}"/><updated>${date.toISOString()}</updated><content type="html">${escaped(html)}</content></entry>`,
    );
    return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>${name}</title><id>${origin}/${number}</id><updated>${new Date(endsAt).toISOString()}</updated>${parts.join('\n')}</feed>`;
  }
  const parts = entries.map(
    ({ id, url, title, html, date }) =>
      `<item><title>${escaped(title)}${trouble === 'malformed' ? ' & 5 < 6' : ''}</title><link>${escaped(url)}</link><guid isPermaLink="false">${id}</guid><pubDate>${date.toUTCString()}</pubDate><description><![CDATA[${html}]]></description></item>`,
  );
  const encoding = trouble === 'gbk' ? 'GBK' : 'utf-8';
  const end = trouble === 'malformed' ? '' : '</channel></rss>';
  return `<?xml version="1.0" encoding="${encoding}"?>\n<rss version="2.0"><channel><title>${name}</title><link>${origin}/</link><description>${name}</description>${parts.join('\n')}${end}`;
}

/** Node decodes GBK but does not write it: the table is turned round. */
function gbkTable(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gbk');
  const table = new Map<string, readonly [number, number]>();
  for (let high = 0x81; high < 0xff; high += 1) {
    for (let low = 0x40; low < 0xff; low += 1) {
      const letter = low === 0x7f ? '' : decoder.decode(Uint8Array.of(high, low));
      if (letter.length === 1 && letter !== '\ufffd' && !table.has(letter)) table.set(letter, [high, low]);
    }
  }
  return table;
}
let table: ReturnType<typeof gbkTable> | null = null;
function inGbk(text: string): Buffer {
  const letters = (table ??= gbkTable());
  return Buffer.from(Array.from(text).flatMap((c) => (c < '\u0080' ? [c.charCodeAt(0)] : (letters.get(c) ?? [63]))));
}

interface Kept {
  readonly newest: number;
  readonly body: Buffer;
  readonly etag: string;
}
const kept = new Map<number, Kept>();
function keptOf(number: number, origin: string): Kept {
  const feed = feeds[number]!;
  const newest = feed.itemsByRound[round]!;
  const known = kept.get(number);
  if (known?.newest === newest) return known;
  const text = textOf(number, origin);
  const bytes = feed.trouble === 'gbk' ? inGbk(text) : Buffer.from(text);
  const made = { newest, body: feed.isZipped ? gzipSync(bytes) : bytes, etag: `"${number}-${newest}"` };
  kept.set(number, made);
  return made;
}

const contentTypes = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
} as const;

const noCounts = () => ({
  requests: 0,
  connections: 0,
  statuses: {} as Record<string, number>,
  open: 0,
  mostAtHost: 0,
});
let counts = noCounts();
const openAtHost: number[] = Array.from({ length: options.hosts }, () => 0);

function answer(host: number, asked: IncomingMessage, response: ServerResponse): void {
  const number = Number(/^\/(\d+)\.xml$/.exec(asked.url ?? '')?.[1] ?? Number.NaN);
  const feed = feeds[number];
  counts.requests += 1;
  openAtHost[host]! += 1;
  counts.mostAtHost = Math.max(counts.mostAtHost, openAtHost[host]!);
  response.once('close', () => (openAtHost[host]! -= 1));
  const reply = (status: number, headers: Record<string, string>, body: Buffer | string = ''): void => {
    counts.statuses[status] = (counts.statuses[status] ?? 0) + 1;
    response
      .writeHead(status, { ...headers, ...(status === 304 ? {} : { 'content-length': String(body.length) }) })
      .end(body);
  };
  const respond = (): void => {
    if (feed === undefined || feed.host !== host) reply(404, {});
    else if (feed.trouble === 'error') reply(500, { 'content-type': 'text/html' }, 'no');
    else {
      const { body, etag } = keptOf(number, origins[host]!);
      const headers = { etag, 'cache-control': 'max-age=300' };
      if (asked.headers['if-none-match'] === etag) reply(304, headers);
      else {
        const coding = feed.isZipped ? { 'content-encoding': 'gzip' } : {};
        reply(200, { ...headers, ...coding, 'content-type': contentTypes[feed.format] }, body);
      }
    }
  };
  const waitMs = options.latencyMs + (feed?.trouble === 'slow' ? options.slowMs : 0);
  if (waitMs === 0) respond();
  else setTimeout(respond, waitMs);
}

async function listening(handle: (asked: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(handle).on('connection', () => (counts.connections += 1));
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const origins: string[] = [];
for (let host = 0; host < options.hosts; host += 1) {
  origins.push(await listening((asked, response) => answer(host, asked, response)));
}
const control = await listening((asked, response) => {
  const url = new URL(asked.url ?? '/', 'http://control.invalid');
  if (url.pathname === '/round') {
    round = Math.min(rounds - 1, Number(url.searchParams.get('n')));
    counts = noCounts();
  }
  response.end(JSON.stringify({ round, ...counts }));
});
// Made before anybody asks: what is measured is not the farm.
for (const [number, feed] of feeds.entries()) keptOf(number, origins[feed.host]!);
const readable = feeds.filter(({ trouble }) => trouble !== 'error').length;
process.stdout.write(
  `${JSON.stringify({ control, readable, urls: feeds.map(({ host }, number) => `${origins[host]}/${number}.xml`) })}\n`,
);
process.stdin.resume().once('end', () => process.exit(0));
