import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createParser } from '../src/adapters/parse-worker.ts';
import { JianbaoError } from '../src/errors.ts';
import type { Parser } from '../src/ports/parser.ts';

/**
 * Documents made to hurt, each handed to a parser in a program of its own that has loaded what `collect` loads. Prints
 * one line of JSON: how long each took, what it came to, the memory of all processes of that program together, and
 * whether a plain feed was read right after it.
 *
 *   node bench/hostile.ts [MEGABYTES [NAME...]]
 */

type Kind = 'feed' | 'page' | 'list' | 'discover';

interface Monster {
  readonly name: string;
  readonly kind: Kind;
  readonly head: string;
  readonly body: string | ((index: number) => string);
  readonly tail?: string;
  /** Longer than what is read at all. */
  readonly isTooLong?: boolean;
}

const rss = '<rss version="2.0"><channel><title>财经</title>';
const inItem = `${rss}<item><title>x</title><description>`;
const html = '<!doctype html><html><head><title>财经</title></head><body>';
const prose = '摩尔线程在科创板上市首日收涨，市值突破两千八百亿元，成交额居当日之首。';
const laughs = Array.from({ length: 12 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');

const monsters: readonly Monster[] = [
  { name: 'entity storm', kind: 'feed', head: inItem, body: '&lt;&#x4e00;&eacute;&nope;&amp;' },
  { name: 'billion laughs', kind: 'feed', head: `<!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}]>${inItem}`, body: '&l12;' },
  {
    name: 'a million entities declared',
    kind: 'feed',
    head: '<!DOCTYPE rss [',
    body: (n) => `<!ENTITY e${n} "x">`,
    tail: `]>${rss}`,
  },
  { name: 'depth', kind: 'feed', head: rss, body: '<a>' },
  { name: 'depth in an item', kind: 'feed', head: inItem, body: '<b>x' },
  { name: 'namespaces', kind: 'feed', head: rss, body: (n) => `<a xmlns:n${n}="u${n}">` },
  { name: 'bases', kind: 'feed', head: rss, body: '<item xml:base="a/"><link>b</link>' },
  { name: 'attributes', kind: 'feed', head: `${rss}<item `, body: (n) => `a${n}="x" `, tail: '>' },
  { name: 'runs of <', kind: 'feed', head: inItem, body: '<' },
  { name: 'runs of < in CDATA', kind: 'feed', head: `${inItem}<![CDATA[`, body: '<', tail: ']]>' },
  { name: 'runs of &', kind: 'feed', head: inItem, body: '&' },
  { name: 'runs of <!--', kind: 'feed', head: inItem, body: '<!--' },
  { name: 'runs of <a', kind: 'feed', head: `${inItem}<![CDATA[`, body: '<a ' },
  { name: 'unclosed CDATA', kind: 'feed', head: `${inItem}<![CDATA[`, body: prose },
  { name: 'one giant item', kind: 'feed', head: inItem, body: `&lt;p&gt;${prose}&lt;/p&gt;` },
  { name: 'half a million items', kind: 'feed', head: rss, body: '<item><title>x</title></item>' },
  { name: 'many categories', kind: 'feed', head: `${rss}<item>`, body: (n) => `<category>${n}</category>` },
  { name: 'white space', kind: 'feed', head: '', body: ' \n' },
  { name: 'nested JSON', kind: 'feed', head: '{"version":"https://jsonfeed.org/version/1.1","items":[', body: '[' },
  {
    name: 'deep objects in JSON',
    kind: 'feed',
    head: '{"version":"https://jsonfeed.org/version/1.1","items":',
    body: '{"a":',
  },
  {
    name: 'giant JSON string',
    kind: 'feed',
    head: '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","content_html":"',
    body: prose,
    tail: '"}]}',
  },
  {
    name: 'millions of JSON items',
    kind: 'feed',
    head: '{"version":"https://jsonfeed.org/version/1.1","items":[',
    body: '{},',
    tail: '{}]}',
  },
  {
    name: 'plain: full texts',
    kind: 'feed',
    head: rss,
    body: (n) =>
      `<item><title>${prose}${n}</title><link>https://a.example/${n}</link><description><![CDATA[<p>${prose.repeat(100)}</p>]]></description></item>`,
    tail: '</channel></rss>',
  },
  {
    name: 'plain: full texts in English',
    kind: 'feed',
    head: rss,
    body: (n) =>
      `<item><title>Chip maker’s debut ${n}</title><link>https://a.example/${n}</link><description><![CDATA[${'<p>The maker’s shares rose on their first day of trading in Shanghai.</p>'.repeat(60)}]]></description></item>`,
    tail: '</channel></rss>',
  },
  {
    name: 'plain: short items',
    kind: 'feed',
    head: rss,
    body: (n) =>
      `<item><title>${prose}${n}</title><link>https://a.example/news/2026/${n}.html</link><guid>${n}</guid><pubDate>Thu, 15 Jan 2026 09:00:00 +0800</pubDate><category>科技</category><description><![CDATA[<p>${prose.repeat(3)}</p>]]></description></item>\n`,
    tail: '</channel></rss>',
  },
  {
    name: 'plain: texts in JSON',
    kind: 'feed',
    head: '{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[',
    body: (n) =>
      `{"id":"${n}","url":"https://a.example/${n}","title":"${prose}","content_html":"<p>${prose.repeat(50)}</p>"},`,
    tail: '{}]}',
  },
  { name: 'NUL bytes', kind: 'feed', head: rss, body: '\0' },
  { name: 'one giant attribute', kind: 'feed', head: `${rss}<item a="`, body: prose },
  { name: 'closing tags', kind: 'feed', head: rss, body: '</item>' },
  { name: 'processing instructions', kind: 'feed', head: rss, body: '<?x ' },
  { name: 'longer than is read', kind: 'feed', head: rss, body: '<item><title>x</title></item>', isTooLong: true },
  { name: 'page: depth', kind: 'page', head: html, body: '<div>' },
  { name: 'page: depth with words', kind: 'page', head: html, body: `<div><p>${prose}` },
  { name: 'page: runs of <', kind: 'page', head: `${html}<p>`, body: '<' },
  { name: 'page: runs of <a', kind: 'page', head: `${html}<p>`, body: '<a ' },
  { name: 'page: a million tags', kind: 'page', head: html, body: '<b>x</b>' },
  { name: 'page: paragraphs', kind: 'page', head: html, body: `<p>${prose}</p>` },
  {
    name: 'page: giant script',
    kind: 'page',
    head: `${html}<script>`,
    body: 'var a="<p>"+1;',
    tail: `</script><p>${prose}</p>`,
  },
  {
    name: 'page: giant JSON-LD',
    kind: 'page',
    head: `${html}<script type="application/ld+json">{"a":`,
    body: '[',
    tail: '</script>',
  },
  { name: 'page: giant table', kind: 'page', head: `${html}<table>`, body: '<tr><td>1</td><td>x</td></tr>' },
  { name: 'page: nested tables', kind: 'page', head: html, body: '<table><tr><td>' },
  { name: 'page: attributes', kind: 'page', head: `${html}<p `, body: (n) => `a${n}="x" ` },
  { name: 'page: white space', kind: 'page', head: `${html}<p>`, body: ' \n' },
  { name: 'page: entities', kind: 'page', head: `${html}<p>`, body: '&lt;&amp;' },
  { name: 'page: boxes', kind: 'page', head: html, body: `<div class="a b"><p>${prose}</p></div>` },
  {
    name: 'page: boxes in boxes',
    kind: 'page',
    head: `${html}${'<div>'.repeat(900)}`,
    body: `<p>${prose}</p><i>x</i>`,
  },
  { name: 'page: commas', kind: 'page', head: `${html}<p>`, body: ',，' },
  { name: 'page: line breaks', kind: 'page', head: html, body: 'x<br>' },
  { name: 'page: comments', kind: 'page', head: html, body: '<!-- x -->' },
  { name: 'page: unclosed attribute', kind: 'page', head: `${html}<p class="`, body: prose },
  { name: 'page: metas', kind: 'page', head: '<html><head>', body: '<meta name="author" content="x">' },
  { name: 'page: dates', kind: 'page', head: html, body: '<span class="time">2026-01-15 09:00</span>' },
  { name: 'list: a million links', kind: 'list', head: `${html}<ul>`, body: '<li><a href=a>x</a>' },
  { name: 'list: depth', kind: 'list', head: html, body: '<div><a href=a>x</a>' },
  { name: 'list: one giant entry', kind: 'list', head: `${html}<li><a href="a">x</a>`, body: '<b>x</b>' },
  { name: 'list: slow selector', kind: 'list', head: html, body: '<i>x</i>', tail: '<li><a href=a>x</a>' },
  { name: 'discover: a million links', kind: 'discover', head: `${html}<ul>`, body: '<li><a href=a>x</a>' },
  { name: 'discover: depth', kind: 'discover', head: html, body: '<div><a href=a>x</a>' },
  {
    name: 'discover: a million heads',
    kind: 'discover',
    head: html,
    body: '<link rel=alternate type="application/rss+xml" href=a>',
  },
];

function documentOf({ head, body, tail = '' }: Monster, bytes: number): Buffer {
  const room = bytes - Buffer.byteLength(head) - Buffer.byteLength(tail) - 1000;
  let middle: Buffer;
  if (typeof body === 'string') {
    middle = Buffer.alloc(Math.max(0, room - (room % Buffer.byteLength(body))), body);
  } else {
    const parts: string[] = [];
    for (let length = 0, n = 0; ; n += 1) {
      const part = body(n);
      length += Buffer.byteLength(part);
      if (length > room) break;
      parts.push(part);
    }
    middle = Buffer.from(parts.join(''));
  }
  return Buffer.concat([Buffer.from(head), middle, Buffer.from(tail)]);
}

const base = 'https://outlet.example/news/';
const plain = { title: null, date: null, summary: null, image: null, author: null, remove: [] };

function ask(parser: Parser, kind: Kind, bytes: Uint8Array): Promise<unknown> {
  switch (kind) {
    case 'feed':
      return parser.parseFeed(bytes, { base });
    case 'page':
      return parser.parsePage(bytes, { base });
    case 'list':
      return parser.parseList(bytes, {
        base,
        selectors: { ...plain, item: 'div, li, i ~ i ~ i ~ i ~ li', link: 'i ~ i ~ i ~ i ~ a, a' },
      });
    case 'discover':
      return parser.discover(bytes, { base });
    default:
      return kind satisfies never;
  }
}

async function timed(work: () => Promise<unknown>): Promise<{ readonly ms: number; readonly outcome: string }> {
  const started = performance.now();
  let outcome = 'read';
  try {
    await work();
  } catch (error) {
    outcome = error instanceof JianbaoError ? `${error.code} ${JSON.stringify(error.details)}` : String(error);
  }
  return { ms: Math.round(performance.now() - started), outcome };
}

/** The program under test: as large as `collect`, with one document to read. */
async function meet(kind: Kind, path: string): Promise<void> {
  await Promise.all([
    import('../src/commands/collect.ts'),
    import('../src/adapters/http.ts'),
    import('../src/adapters/store/sqlite.ts'),
  ]);
  const bytes = readFileSync(path);
  const parser = createParser();
  const met = await timed(() => ask(parser, kind, bytes));
  const next = await timed(() => parser.parseFeed(Buffer.from(`${rss}<item><title>甲</title></item>`), {}));
  await parser.close();
  console.log(JSON.stringify({ ...met, nextMs: next.ms, next: next.outcome }));
}

/** As `parse-worker` has it. */
const longestFeed = 10_000_000;

const pageKb = 4;

/** A process and all below it, as they are now. */
function familyOf(pid: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // Gone since the folder was read.
    }
  }
  const family = [pid];
  for (const one of family) for (const [child, parent] of parents) if (parent === one) family.push(child);
  return family;
}

/** Resident kilobytes of each; pages two of them share (the engine itself) count twice. */
function residentKb(pids: readonly number[]): readonly number[] {
  return pids.map((pid) => {
    try {
      return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageKb;
    } catch {
      // Ended between two looks.
      return 0;
    }
  });
}

/** The same with shared pages counted once. */
function proportionalKb(pids: readonly number[]): number {
  let sum = 0;
  for (const pid of pids) {
    try {
      sum += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      // Ended between two looks.
    }
  }
  return sum;
}

async function measure(monster: Monster, folder: string, bytes: number): Promise<Record<string, unknown>> {
  const path = join(folder, 'document');
  writeFileSync(path, documentOf(monster, bytes));
  const child = spawn(process.execPath, [import.meta.filename, '--meet', monster.kind, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // As the program itself runs (bin/jianbao.js); without it, what takes the types out would be in memory too.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') },
  });
  let out = '';
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  let peakKb = 0;
  let programKb = 0;
  let readersKb = 0;
  let proportional = 0;
  let looks = 0;
  let family: readonly number[] = [];
  const timer = setInterval(() => {
    if (looks % 10 === 0) family = familyOf(child.pid ?? 0);
    const [program = 0, ...below] = residentKb(family);
    const readers = below.reduce((sum, kb) => sum + kb, 0);
    programKb = Math.max(programKb, program);
    readersKb = Math.max(readersKb, readers);
    peakKb = Math.max(peakKb, program + readers);
    if (looks % 10 === 0) proportional = Math.max(proportional, proportionalKb(family));
    looks += 1;
  }, 10);
  await new Promise((done) => child.once('close', done));
  clearInterval(timer);
  const mb = (kb: number): number => Math.round((kb * 1024) / 1e6);
  return {
    name: monster.name,
    ...JSON.parse(out),
    peakMb: mb(peakKb),
    programMb: mb(programKb),
    readerMb: mb(readersKb),
    sharedOnceMb: mb(proportional),
  };
}

const [first, ...rest] = process.argv.slice(2);
if (first === '--meet') {
  await meet(rest[0] as Kind, rest[1] ?? '');
} else {
  const megabytes = Number(first ?? 15);
  const chosen = rest.length === 0 ? monsters : monsters.filter(({ name }) => rest.some((word) => name.includes(word)));
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-hostile-'));
  const rows: Record<string, unknown>[] = [];
  for (const monster of chosen) {
    // Longer feeds are refused unread, so the longest that is read is what hurts.
    const bytes = Math.min(
      megabytes * 1_000_000,
      monster.kind === 'feed' && monster.isTooLong !== true ? longestFeed : Infinity,
    );
    const row = await measure(monster, folder, bytes);
    rows.push(row);
    if (process.stderr.isTTY || process.env['VERBOSE'] !== undefined) console.error(JSON.stringify(row));
  }
  rmSync(folder, { recursive: true });
  const worst = (key: string): number => Math.max(...rows.map((row) => Number(row[key])));
  console.log(
    JSON.stringify({
      megabytes,
      slowestMs: worst('ms'),
      peakMb: worst('peakMb'),
      sharedOnceMb: worst('sharedOnceMb'),
      rows,
    }),
  );
}
