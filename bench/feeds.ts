import PlainParser from 'rss-parser';

import { readFeed } from '../src/read/feed/feed.ts';
import { seeded } from './items.ts';

/**
 * Reads feeds of 200 items with our front and with plain rss-parser, turn and turn about in one process, and prints
 * the medians as one line of JSON. `ratio` is our time by its time.
 */
const rounds = Number(process.argv[2] ?? 60);
const warmUps = 40;
const itemCount = 200;

const clauses = [
  '公司表示将按规定履行信息披露义务',
  '记者在现场看到设备已经进入调试阶段',
  '市场对此反应平稳，成交与前一周相当',
  '分析师提醒，行业竞争仍在加剧',
  '当地部门介绍，配套道路预计明年完工',
  '上半年营收同比增长 21.3%，毛利率 & 费用率持平',
  '新产品单卡显存 80GB，带宽提升 35%',
];

const chance = seeded(20261123);

function clause(): string {
  return clauses[Math.floor(chance() * clauses.length)]!;
}

function prose(length: number): string {
  let text = '';
  while (text.length < length) text += `${clause()}。`;
  return text;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** An article of about 3 kB in UTF-8, with links and pictures as content systems write them. */
function article(n: number): string {
  let html = '';
  while (html.length < 1300) {
    html += `<p style="text-indent:2em">${escaped(prose(120))}<a href="https://news.example/tag/${n}">${escaped(clause())}</a></p>`;
    html += `<p><img src="https://img.example/2026/11/${n}.jpg?w=640&amp;h=360" alt="图${n}"/></p>`;
  }
  return html;
}

function rss(body: (n: number) => string, declared = 'utf-8'): string {
  const items = Array.from({ length: itemCount }, (_, n) => {
    const at = new Date(Date.UTC(2026, 10, 23, 8, 0, 0) - n * 900_000).toUTCString();
    return `    <item>
      <title>${escaped(clause())}（${n}）</title>
      <link>https://news.example/article/2026/11/${100_000 + n}.html</link>
      <guid isPermaLink="false">news-example-${100_000 + n}</guid>
      <pubDate>${at}</pubDate>
      <dc:creator>记者${n % 9}</dc:creator>
      <category>财经</category>
      ${body(n)}
    </item>\n`;
  });
  return `<?xml version="1.0" encoding="${declared}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>示例财经</title>
    <link>https://news.example/</link>
    <atom:link href="https://news.example/feed.xml" rel="self" type="application/rss+xml"/>
    <description>示例</description>
    <language>zh-CN</language>
${items.join('')}  </channel>
</rss>`;
}

function atom(body: (n: number) => string): string {
  const items = Array.from({ length: itemCount }, (_, n) => {
    const at = new Date(Date.UTC(2026, 10, 23, 8, 0, 0) - n * 900_000).toISOString();
    return `  <entry>
    <id>tag:news.example,2026:${100_000 + n}</id>
    <title>${escaped(clause())}（${n}）</title>
    <link rel="alternate" type="text/html" href="https://news.example/article/${100_000 + n}"/>
    <published>${at}</published>
    <updated>${at}</updated>
    <author><name>记者${n % 9}</name></author>
    <category term="财经"/>
    ${body(n)}
  </entry>\n`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
  <title>示例财经</title>
  <id>tag:news.example,2026:feed</id>
  <updated>2026-11-23T08:00:00Z</updated>
  <link href="https://news.example/"/>
  <link rel="self" href="https://news.example/atom.xml"/>
${items.join('')}</feed>`;
}

interface Shape {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const short = (): string => `<description>${escaped(prose(70))}</description>`;

const shapes: readonly Shape[] = [
  { name: 'rssShort', bytes: Buffer.from(rss(short)) },
  { name: 'rssBare', bytes: Buffer.from(rss(() => '')) },
  {
    name: 'rssCdata',
    bytes: Buffer.from(rss((n) => `${short()}\n      <content:encoded><![CDATA[${article(n)}]]></content:encoded>`)),
  },
  {
    name: 'rssCdataDescription',
    bytes: Buffer.from(rss((n) => `<description><![CDATA[${article(n)}]]></description>`)),
  },
  { name: 'rssEscaped', bytes: Buffer.from(rss((n) => `<description>${escaped(article(n))}</description>`)) },
  { name: 'atomShort', bytes: Buffer.from(atom(() => `<summary>${escaped(prose(70))}</summary>`)) },
  { name: 'atomEscaped', bytes: Buffer.from(atom((n) => `<content type="html">${escaped(article(n))}</content>`)) },
  {
    name: 'atomXhtml',
    bytes: Buffer.from(
      atom((n) => `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${article(n)}</div></content>`),
    ),
  },
];

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
}

async function timed(work: () => Promise<{ readonly items: readonly unknown[] }>): Promise<number> {
  const started = performance.now();
  const { items } = await work();
  const took = performance.now() - started;
  if (items.length !== itemCount) throw new Error(`${items.length} items instead of ${itemCount}`);
  return took;
}

const rows: Record<string, { readonly oursMs: number; readonly plainMs: number; readonly ratio: number }> = {};
for (const { name, bytes } of shapes) {
  const ours: number[] = [];
  const plain: number[] = [];
  const readOurs = (): Promise<number> => timed(() => readFeed(bytes, { base: 'https://news.example/feed.xml' }));
  const readPlain = (): Promise<number> => timed(() => new PlainParser().parseString(new TextDecoder().decode(bytes)));
  for (let round = -warmUps; round < rounds; round += 1) {
    // Who goes first changes, so that neither always pays for the other's garbage.
    const isOursFirst = round % 2 === 0;
    const first = await (isOursFirst ? readOurs() : readPlain());
    const second = await (isOursFirst ? readPlain() : readOurs());
    const [mine, theirs] = isOursFirst ? [first, second] : [second, first];
    if (round < 0) continue;
    ours.push(mine);
    plain.push(theirs);
  }
  const oursMs = median(ours);
  const plainMs = median(plain);
  rows[name] = {
    oursMs: Number(oursMs.toFixed(2)),
    plainMs: Number(plainMs.toFixed(2)),
    ratio: Number((oursMs / plainMs).toFixed(3)),
  };
}

const worst = Math.max(...Object.values(rows).map((row) => row.ratio));
process.stdout.write(`${JSON.stringify({ items: itemCount, rounds, worst, limit: 1, shapes: rows })}\n`);
