import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib';

import { createParser } from '../src/adapters/parse-worker.ts';
import { healthOf, stateOf } from '../src/jobs/health.ts';
import type { Item } from '../src/model/item.ts';
import { aDigest } from './commands/a-digest.ts';
import { jianbao } from './program.ts';
import { aReader, at, encoded, hangUp, startedAt, unruly } from './unruly-server.ts';
import type { Answer } from './unruly-server.ts';

/** The headings of docs/feeds-that-go-wrong.md, in its order. */
const headings = [
  'No version, or a web page instead of a feed',
  'A bare & and unknown entities',
  'Junk, BOM or warnings before the first tag',
  'Unclosed tags and truncated files',
  'GBK, GB2312, Big5 and lying declarations',
  '403, 406 and bot walls',
  'Hangs, time-outs and leaked sockets',
  'Dates that cannot be read',
  '304 taken for an error',
  'Enclosures, compressed bodies and relative links lost',
] as const;

type Heading = (typeof headings)[number];

const parser = createParser();
after(async () => {
  hangUp();
  await parser.close();
});

const shown = new Set<Heading>();

/** A test that goes the whole way: a server, the program's own web, parser and store. */
function goes(heading: Heading, sentence: string, run: () => Promise<void>): void {
  shown.add(heading);
  test(`${heading}: ${sentence}`, { timeout: 30_000 }, run);
}

const item = (title: string, inside = ''): string =>
  `<item><title>${title}</title><link>https://outlet.example/${encodeURIComponent(title)}</link>${inside}</item>`;
const rss = (items: string, opening = '<rss version="2.0">'): string =>
  `${opening}<channel><title>示例日报</title>${items}</channel></rss>`;
const titles = (items: readonly Item[]): readonly string[] => items.map(({ title }) => title);
const hour = 60 * 60 * 1000;

/** What is kept when the answer under one path is read once. */
async function kept(answer: Answer): Promise<readonly Item[]> {
  await using server = await unruly({ '/feed': answer });
  await using reader = await aReader(parser);
  const { reports } = await reader.round([at(server, '/feed')]);
  assert.equal(reports[0]?.message, null);
  return reader.items();
}

/** The code and sentence a source fails with. */
async function failure(answer: Answer): Promise<{ code: string | null; message: string }> {
  await using server = await unruly({ '/feed': answer });
  await using reader = await aReader(parser);
  const { reports } = await reader.round([at(server, '/feed')]);
  return { code: reports[0]?.code ?? null, message: (reports[0]?.message ?? '').replaceAll(server.origin, '') };
}

goes(headings[0], 'a feed without a version, or of a version nobody knows, is read', async () => {
  for (const opening of ['<rss>', '<rss version="">', '<rss version="9.9">', '<RSS>']) {
    assert.deepEqual(titles(await kept(rss(item('沐曦'), opening))), ['沐曦']);
  }
});

goes(headings[0], 'a feed served as a web page is read as the feed it is', async () => {
  const items = await kept({ headers: { 'content-type': 'text/html' }, body: rss(item('沐曦')) });
  assert.deepEqual(titles(items), ['沐曦']);
});

goes(headings[0], 'a web page is named as such, with the feeds it offers', async () => {
  const page =
    '<!doctype html><html><head><title>首页</title><link rel="alternate" type="application/rss+xml" href="/rss.xml"><link rel=alternate type=application/atom+xml href=atom.xml></head><body>新闻</body></html>';
  const { code, message } = await failure({ headers: { 'content-type': 'text/html' }, body: page });
  assert.equal(code, 'FEED_IS_HTML');
  assert.match(message, /It names: \/rss\.xml \/atom\.xml/);
});

goes(headings[0], 'the program names the feeds that such a page offers, in the run and in the list', async () => {
  const page =
    '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head></html>';
  await using server = await unruly({ '/': page, '/silent': () => undefined });
  await using digest = await aDigest({
    'jianbao.yaml': 'limits: {allowPrivateAddresses: true, fetchTimeoutMs: 200}\n',
    'seeds/sources.yaml': `sources:\n  - {id: front, outlet: 甲, url: "${server.origin}/"}\n  - {id: hangs, outlet: 乙, url: "${server.origin}/silent"}\n`,
  });
  // That it ends at all says that no connection holds it.
  const run = await jianbao(['collect'], digest.path);
  assert.equal(run.code, 0, run.err);
  const told = `FEED_IS_HTML  The address answers with a web page, not a feed.\n    front: It names: ${server.origin}/rss.xml\n`;
  assert.ok(run.err.includes(told), run.err);
  const list = await jianbao(['sources', 'list'], digest.path);
  assert.ok(list.out.includes(`It names: ${server.origin}/rss.xml`), list.out);
});

goes(headings[0], 'what is neither page nor feed, and an answer without a byte, have names of their own', async () => {
  assert.equal((await failure('upstream connect error')).code, 'FEED_UNKNOWN');
  assert.equal((await failure('')).code, 'FEED_EMPTY');
});

goes(headings[1], 'a bare & breaks neither title nor link, and named entities become what they mean', async () => {
  const [one, ...more] = await kept(
    rss(
      '<item><title>AT&T & 沐曦&nbsp;&mdash;&hellip;&copy;&unknown;</title><link>https://outlet.example/?a=1&b=2&copy=3</link><description>a &amp;amp; b</description></item><item><title>乙</title><link>https://outlet.example/2</link></item>',
    ),
  );
  assert.equal(one?.title, 'AT&T & 沐曦 —…©&unknown;');
  assert.equal(one?.url, 'https://outlet.example/?a=1&b=2&copy=3');
  assert.deepEqual(titles(more), ['乙']);
});

goes(headings[1], 'control characters and a < that is none do not end the feed', async () => {
  const items = await kept(rss(`${item('甲\u0001乙\u000b')}${item('5 < 6 亿元')}${item('丙')}`));
  assert.deepEqual(titles(items), ['5 < 6 亿元', '丙', '甲乙']);
});

goes(headings[2], 'warnings, blank lines and a byte order mark before the feed are passed over', async () => {
  const feed = `<?xml version="1.0" encoding="UTF-8"?>${rss(item('沐曦'))}`;
  const before = [
    '\ufeff',
    '\ufeff\ufeff',
    '\n\n  ',
    '<br />\n<b>Warning</b>:  Undefined variable $x in <b>/var/www/feed.php</b> on line <b>3</b><br />\n',
    'Notice: session_start(): headers already sent\n',
    '<!-- cached 12:00 -->\n',
  ];
  for (const junk of before) assert.deepEqual(titles(await kept(junk + feed)), ['沐曦'], JSON.stringify(junk));
});

goes(headings[2], 'what a page cache or a counter writes behind the feed is passed over', async () => {
  assert.deepEqual(titles(await kept(`${rss(item('沐曦'))}\n<!-- 0.2 s --><script>count()</script>`)), ['沐曦']);
});

goes(headings[3], 'of a file cut in the middle the whole items are kept', async () => {
  const feed = rss(item('甲') + item('乙') + item('丙'));
  const items = await kept(feed.slice(0, feed.indexOf('<title>丙') + 3));
  assert.deepEqual(titles(items), ['乙', '甲']);
});

goes(headings[3], 'tags that are not closed, or closed in the wrong order, lose no item', async () => {
  const items = await kept(
    rss(
      '<item><title>甲<link>https://outlet.example/1</link><item><title>乙</title><link>https://outlet.example/2</link><description><b><i>粗</b></i></item><item><title>丙</item></title></channel><item><title>丁</title></item>',
    ),
  );
  assert.deepEqual(titles(items), ['丁', '丙', '乙', '甲']);
});

const chinese = '摩尔线程发布新一代显卡，营收同比增长';
const declaring = (charset: string, text = chinese): string =>
  `<?xml version="1.0" encoding="${charset}"?>${rss(item(text))}`;

goes(headings[4], 'GBK and GB2312 are read by their declaration, by the header, and without either', async () => {
  const bodies: readonly Answer[] = [
    encoded(declaring('GBK'), 'gbk'),
    encoded(declaring('gb2312'), 'gbk'),
    { headers: { 'content-type': 'text/xml; charset=gb2312' }, body: encoded(rss(item(chinese)), 'gbk') },
    encoded(rss(item(chinese)), 'gbk'),
  ];
  for (const body of bodies) assert.deepEqual(titles(await kept(body)), [chinese]);
});

goes(headings[4], 'Big5 is read too', async () => {
  const text = '摩爾線程推出新一代顯示卡';
  assert.deepEqual(titles(await kept(encoded(declaring('Big5', text).replace('示例日报', '範例日報'), 'big5'))), [
    text,
  ]);
});

goes(headings[4], 'bytes that are UTF-8 are read as UTF-8 whatever header and declaration say', async () => {
  const liars: readonly Answer[] = [
    declaring('gb2312'),
    { headers: { 'content-type': 'text/xml; charset=iso-8859-1' }, body: declaring('utf-8') },
    declaring('utf-16'),
  ];
  for (const body of liars) assert.deepEqual(titles(await kept(body)), [chinese]);
});

goes(headings[4], 'the charset that the list of sources names is believed before all others', async () => {
  await using server = await unruly({ '/feed': encoded(declaring('big5'), 'gbk') });
  await using reader = await aReader(parser);
  await reader.round([at(server, '/feed', { charset: 'gb18030' })]);
  assert.deepEqual(titles(await reader.items()), [chinese]);
});

for (const status of [401, 403, 406]) {
  goes(headings[5], `${status} is told as a refusal, and the source is not asked again at once`, async () => {
    await using server = await unruly({ '/feed': { status, body: 'Forbidden' } });
    await using reader = await aReader(parser);
    const source = at(server, '/feed');
    const { reports } = await reader.round([source]);
    assert.equal(reports[0]?.code, 'FETCH_BLOCKED');
    const health = healthOf(source, stateOf(source, new Map([['feed', await reader.state('feed')]])), startedAt);
    assert.equal(health.condition, 'blocked');
    reader.at(startedAt + hour);
    const second = await reader.round([source]);
    assert.equal(second.reports[0]?.held, 'blocked');
    assert.deepEqual(server.asked, ['/feed']);
    reader.at(startedAt + 8 * hour);
    await reader.round([source]);
    assert.deepEqual(server.asked, ['/feed', '/feed']);
  });
}

goes(headings[5], 'a page that asks for a proof of being human is a refusal, whatever its status', async () => {
  const wall = '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>';
  assert.equal((await failure({ headers: { 'content-type': 'text/html' }, body: wall })).code, 'FETCH_BLOCKED');
  const challenged = { status: 503, headers: { 'cf-mitigated': 'challenge' }, body: wall };
  assert.equal((await failure(challenged)).code, 'FETCH_BLOCKED');
});

goes(headings[5], '429 is waited for as long as it asks, and is no failure', async () => {
  await using server = await unruly({ '/feed': { status: 429, headers: { 'retry-after': '7200' } } });
  await using reader = await aReader(parser);
  const source = at(server, '/feed');
  assert.equal((await reader.round([source])).reports[0]?.status, 'wait');
  reader.at(startedAt + hour);
  assert.equal((await reader.round([source])).reports[0]?.held, 'waiting');
  assert.equal((await reader.state('feed')).failures, 0);
  assert.equal(server.asked.length, 1);
});

goes(headings[6], 'servers that hang, drip or hang up end in the time allowed and stop no other source', async () => {
  await using server = await unruly({
    '/silent': () => undefined,
    '/head': (_, response) => response.writeHead(200, { 'content-type': 'text/xml' }).flushHeaders(),
    '/cut': (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('<rss>', () => response.destroy());
    },
    '/reset': (request) => void request.socket.destroy(),
    '/good': rss(item('沐曦')),
  });
  await using reader = await aReader(parser, 300);
  const paths = ['/silent', '/head', '/cut', '/reset', '/good'];
  const { reports } = await reader.round(paths.map((path) => at(server, path)));
  assert.deepEqual(
    reports.map(({ code }) => code),
    ['FETCH_TIMEOUT', 'FETCH_TIMEOUT', 'FETCH_BROKEN', 'FETCH_UNREACHABLE', null],
  );
  assert.deepEqual(titles(await reader.items()), ['沐曦']);
});

goes(headings[6], 'after the round no connection is left open', async () => {
  const many = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`/${index}`, rss(item(String(index)))]));
  await using server = await unruly({
    ...many,
    '/silent': () => undefined,
    '/bad': { status: 500, body: 'x'.repeat(99_999) },
  });
  const reader = await aReader(parser, 300);
  await reader.round(['/silent', '/bad', ...Object.keys(many)].map((path) => at(server, path)));
  assert.equal((await reader.items()).length, 12);
  // One connection a host may wait a moment for the next question; nothing else is held.
  await server.letGo(1);
  await reader[Symbol.asyncDispose]();
  await server.letGo(0);
  assert.equal(server.sockets.size, 0);
});

const dated = (text: string): string => item('沐曦', `<pubDate>${text}</pubDate>`);

goes(
  headings[7],
  'a date that cannot be read is no date: the item is marked and has the time it was first seen',
  async () => {
    for (const text of [
      '',
      'soon',
      '2026-02-31',
      'Invalid Date',
      '0000-00-00 00:00:00',
      '[object Object]',
      '31/31/2026',
    ]) {
      const [one] = await kept(rss(dated(text)));
      assert.equal(one?.publishedAt, null, text);
      assert.equal(one?.certainty, 'none', text);
      assert.equal(one?.firstSeenAt, startedAt, text);
    }
  },
);

goes(headings[7], 'dates as people write them are read in the zone of their source', async () => {
  const written: readonly (readonly [string, string])[] = [
    ['Thu, 15 Jan 2026 09:30:00 +0800', '2026-01-15T01:30:00.000Z'],
    ['Thur, 15 Jan 2026 9:30:00 CST', '2026-01-15T01:30:00.000Z'],
    ['2026-01-15 09:30', '2026-01-15T01:30:00.000Z'],
    ['2026年1月15日 09:30', '2026-01-15T01:30:00.000Z'],
    ['3小时前', '2026-01-18T19:00:00.000Z'],
  ];
  for (const [text, instant] of written) {
    const [one] = await kept(rss(dated(text)));
    assert.equal(one?.publishedAt === null ? null : new Date(one?.publishedAt ?? 0).toISOString(), instant, text);
  }
});

goes(headings[7], 'a date in the future is brought back to the time of reading', async () => {
  const [one] = await kept(rss(dated('Fri, 15 Jan 2027 09:30:00 +0800')));
  assert.equal(one?.publishedAt, startedAt);
});

goes(headings[7], 'a source whose items are all without a date is named', async () => {
  await using server = await unruly({ '/feed': rss(['甲', '乙', '丙'].map((title) => item(title)).join('')) });
  await using reader = await aReader(parser);
  const source = at(server, '/feed');
  await reader.round([source]);
  const state = await reader.state('feed');
  assert.deepEqual([state.items, state.undated], [3, 3]);
  assert.equal(healthOf(source, state, startedAt).condition, 'undated');
});

goes(headings[8], 'an unchanged feed is a success, and nothing is kept twice', async () => {
  await using server = await unruly({
    '/feed': (request, response) => {
      const isKnown = request.headers['if-none-match'] === '"1"';
      response.writeHead(isKnown ? 304 : 200, { etag: '"1"', 'content-type': 'text/xml' });
      response.end(isKnown ? undefined : rss(item('沐曦')));
    },
  });
  await using reader = await aReader(parser);
  const source = at(server, '/feed');
  assert.equal((await reader.round([source])).reports[0]?.status, 'new');
  reader.at(startedAt + 2 * hour);
  const second = await reader.round([source]);
  assert.deepEqual([second.reports[0]?.status, second.reports[0]?.code, second.added], ['unchanged', null, 0]);
  const state = await reader.state('feed');
  assert.deepEqual([state.status, state.failures, state.succeededAt], ['ok', 0, startedAt + 2 * hour]);
  assert.equal(state.etag, '"1"');
});

goes(headings[8], 'a server that knows only dates is asked by date', async () => {
  const since = 'Thu, 15 Jan 2026 01:00:00 GMT';
  await using server = await unruly({
    '/feed': (request, response) => {
      const isKnown = request.headers['if-modified-since'] === since;
      response.writeHead(isKnown ? 304 : 200, { 'last-modified': since });
      response.end(isKnown ? undefined : rss(item('沐曦')));
    },
  });
  await using reader = await aReader(parser);
  const source = at(server, '/feed');
  await reader.round([source]);
  assert.equal((await reader.round([source])).reports[0]?.status, 'unchanged');
});

goes(headings[9], 'all enclosures of an item are read, with type and length', async () => {
  const feed = rss(
    item(
      '沐曦',
      '<enclosure url="/a.mp3" type="audio/mpeg" length="12"/><enclosure url="b.pdf" type="application/pdf"/>',
    ),
  );
  await using server = await unruly({ '/news/feed': feed });
  await using reader = await aReader(parser);
  const fetched = await reader.web.fetch({
    url: `${server.origin}/news/feed`,
    etag: null,
    lastModified: null,
    wants: 'feed',
  });
  assert.ok(fetched.kind === 'fresh');
  const { items } = await reader.parser.parseFeed(fetched.body, {
    contentType: fetched.contentType,
    base: fetched.url,
  });
  assert.deepEqual(items[0]?.enclosures, [
    { url: `${server.origin}/a.mp3`, type: 'audio/mpeg', length: '12' },
    { url: `${server.origin}/news/b.pdf`, type: 'application/pdf', length: null },
  ]);
});

goes(headings[9], 'compressed bodies are unpacked, and one that says so and is not is read as it is', async () => {
  const body = Buffer.from(rss(item('沐曦')));
  const packed: readonly (readonly [string, Uint8Array])[] = [
    ['gzip', gzipSync(body)],
    ['br', brotliCompressSync(body)],
    ['deflate', deflateRawSync(body)],
    ['x-gzip', gzipSync(body)],
    ['gzip', body],
  ];
  for (const [coding, bytes] of packed) {
    assert.deepEqual(titles(await kept({ headers: { 'content-encoding': coding }, body: bytes })), ['沐曦'], coding);
  }
});

goes(headings[9], 'relative links start where the feed was found after redirects, or where it says', async () => {
  await using server = await unruly({
    '/feed': { status: 302, headers: { location: '/news/feed.xml' } },
    '/news/feed.xml': rss(
      '<item><title>甲</title><link>1.html</link></item><item><title>乙</title><link>/2.html</link></item>',
    ),
    '/atom':
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://outlet.example/a/"><title>x</title><entry><title>丙</title><id>urn:1</id><link href="3.html"/><content type="html">&lt;a href="4.html"&gt;四&lt;/a&gt;</content></entry></feed>',
  });
  await using reader = await aReader(parser);
  await reader.round([at(server, '/feed'), at(server, '/atom')]);
  const items = new Map((await reader.items()).map((one) => [one.title, one]));
  assert.equal(items.get('甲')?.url, `${server.origin}/news/1.html`);
  assert.equal(items.get('乙')?.url, `${server.origin}/2.html`);
  assert.equal(items.get('丙')?.url, 'https://outlet.example/a/3.html');
  assert.match(items.get('丙')?.html ?? '', /href="https:\/\/outlet\.example\/a\/4\.html"/);
});

test('each trouble the document tells of has a test, and it tells of each that has one', () => {
  const text = readFileSync(join(import.meta.dirname, '../docs/feeds-that-go-wrong.md'), 'utf8');
  const told = [...text.matchAll(/^## \d+\. (.+)$/gm)].map((match) => match[1]);
  assert.deepEqual(told, [...headings]);
  assert.deepEqual([...shown], [...headings]);
});

test('every error the document names is one of the catalogue', () => {
  const text = readFileSync(join(import.meta.dirname, '../docs/feeds-that-go-wrong.md'), 'utf8');
  const codes = new Set([...text.matchAll(/`((?:FETCH|FEED|PAGE)_[A-Z_]+)`/g)].map((match) => match[1]!));
  assert.ok(codes.size >= 6);
  const errors = readFileSync(join(import.meta.dirname, '../docs/errors.md'), 'utf8');
  assert.deepEqual(
    [...codes].filter((code) => !errors.includes(`\`${code}\``)),
    [],
  );
});
