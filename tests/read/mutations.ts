import { seeded } from '../../bench/items.ts';

/** A document to be read: bytes, and what its reader is told of them. */
export interface FuzzCase {
  readonly kind: 'feed' | 'page';
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  readonly base: string | null;
}

const item = (n: number): string =>
  `<item><title>沐曦股份上市首日 &amp; 收盘价 ${n}</title><link>https://news.example/${n}.html</link><guid isPermaLink="false">n-${n}</guid><pubDate>Mon, 23 Nov 2026 0${n % 10}:30:00 +0800</pubDate><dc:creator>李四</dc:creator><category>GPU</category><description><![CDATA[<p>甲<img src="/a.jpg"/>乙 &nbsp; <a href="b?x=1&y=2">丙</a></p>]]></description></item>`;

const rss = `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE rss [<!ENTITY corp "智谱">]>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>示例财经</title><link>https://news.example/</link><language>zh-CN</language><ttl>30</ttl><atom:link rel="self" href="feed.xml"/>
${item(1)}
<item><title>&corp; 发布 &lt;GLM&gt; &#8220;新&#x54C1;&rdquo;</title><link>/2.html</link><dc:date>2026-11-22T08:30:00+08:00</dc:date><content:encoded>&lt;p&gt;正文 &amp;amp; 更多&lt;/p&gt;</content:encoded><enclosure url="a.mp3" length="5" type="audio/mpeg"/><media:group><media:content url="b.mp4"/><media:title>题</media:title></media:group><itunes:summary>摘要</itunes:summary></item>
${item(3)}
</channel></rss>`;

const rdf = `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://news.example/"><title>示例</title><items><rdf:Seq><rdf:li rdf:resource="https://news.example/1"/></rdf:Seq></items></channel>
<item rdf:about="https://news.example/1"><title>壁仞科技</title><link>https://news.example/1</link><dc:date>2026-11-22</dc:date><dc:subject>GPU</dc:subject></item></rdf:RDF>`;

const atom = `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/" xml:lang="zh-CN"><title type="html">示例 &lt;b&gt;报&lt;/b&gt;</title><link href="/"/><updated>2026-11-23T00:00:00Z</updated><author><name>编辑部</name></author>
<entry xml:base="a/"><id>tag:news.example,2026:1</id><title type="text">R&amp;D &lt; 10</title><link rel="alternate" href="1.html"/><link rel="enclosure" href="1.mp3" length="9"/><published>2026-11-22T00:00:00Z</published><updated>2026-11-23T00:00:00+08:00</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p xml:base="b/">甲 <a href="x">乙</a><br/></p></div></content><category term="GPU"/></entry>
<entry><id>2</id><title mode="base64">5rKQ5pum</title><summary type="html">&lt;i&gt;丙&lt;/i&gt;</summary><modified>2026-11-23T00:00:00</modified></entry></feed>`;

const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: '示例',
  home_page_url: 'https://news.example/',
  authors: [{ name: '编辑部' }],
  items: [
    {
      id: '1',
      url: '/1',
      title: '题 & <b>',
      content_html: '<p>甲<a href="x">乙</a></p>',
      date_published: '2026-11-23',
    },
    { id: 2, content_text: '丙\n丁', tags: ['GPU'], attachments: [{ url: 'a.mp3', mime_type: 'audio/mpeg' }] },
  ],
});

const broken = `Warning: mysql_connect() in /x.php\n<?xml version='1.0' encoding='gb2312'?><RSS><Channel><Title>坏<Item><Title>一 & 二<Link>http://a.example/?a=1&b=2</Link><Description>甲<p>乙<br>丙<![CDATA[丁</Description><Item><Title>三</Title><PubDate>3小时前</PubDate></Item>`;

const wrapped = `<html><head><title>feed</title></head><body><pre>${rss.slice(0, 900).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre></body></html>`;

const opml =
  '<opml version="2.0"><head><title>x</title></head><body><outline text="a" xmlUrl="https://a.example/"/></body></opml>';

const sentence = '沐曦股份今日在科创板挂牌上市，开盘报 700 元，较发行价上涨五倍多，全天成交额超过一百亿元。';

const article = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>沐曦股份上市首日收盘价翻数倍_示例财经</title><meta name="author" content="李四"><meta property="article:published_time" content="2026-11-23T08:30:00+08:00">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"沐曦股份上市","datePublished":"2026-11-23T08:30:00+08:00","author":{"name":"李四"}}</script><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head>
<body><nav><a href="/">首页</a><a href="/gpu">GPU</a></nav><div class="main"><h1>沐曦股份上市首日收盘价翻数倍</h1><p class="info">2026年11月23日 08:30 来源：示例财经 作者：李四</p><div id="content">${`<p>${sentence}${sentence}</p>`.repeat(6)}<table><tr><td>营收<td>12.3</table><img src="a.jpg"></div></div><footer>版权所有 &copy; 示例</footer></body></html>`;

const englishArticle = `<html><head><title>Chip maker lists</title></head><body><article><h1>Chip maker lists</h1><time datetime="2026-11-23">Nov 23, 2026</time>${'<p>Shares of the chip maker rose on the first day of trading, people said, and the company raised more than it had planned.</p>'.repeat(5)}</article><aside><ul><li><a href=1>One<li><a href=2>Two</ul></aside></body></html>`;

const feeds: readonly Buffer[] = [
  ...[rss, rdf, atom, json, broken, wrapped, opml].map((text) => Buffer.from(text)),
  Buffer.from(`\ufeff${rss}`, 'utf16le'),
];
const pages: readonly Buffer[] = [article, englishArticle, wrapped].map((text) => Buffer.from(text));

/** What breaks readers when it stands where nobody expects it. */
const tokens = [
  ...['<', '>', '&', '"', "'", ']]>', '<![CDATA[', '<!--', '-->', '<?', '?>', '</', '/>', '<!DOCTYPE', '\0', '\ufeff'],
  ...['&#xD800;', '&#99999999;', '&nosuch;', '&nbsp', '&amp;amp;lt;', '<item>', '</item>', '<entry/>', '</channel>'],
  ...['<rss>', '</rss>', '<feed>', '<title>', '<html>', '<script>', '<style>', '<pre>', '<svg><title>', '<template>'],
  ...[' xmlns="', ' xmlns:dc=""', ' xml:base="http://[', ' xml:base="//', ' type="xhtml"', ' mode="base64"', ' href='],
  ...['{', '}', '[', ']', ',', ':', '\\', '\\u', '"items":[', 'null', '1e999', 'https://[::1', 'javascript:', 'data:,'],
  ...[
    '2026-13-45T99:99:99Z',
    '昨天 25:61',
    '9'.repeat(40),
    'constructor',
    '__proto__',
    '\u0085\u009f\uffff',
    '𠮷\ud83d',
  ],
  ...['<b>'.repeat(300), '<a '.repeat(50), '('.repeat(200), ' '.repeat(500)],
];

const charsets = [
  'gb2312',
  'gbk',
  'big5',
  'utf-16',
  'utf-7',
  'iso-8859-1',
  'shift_jis',
  'iso-2022-jp',
  'x-unknown',
  '',
];
const contentTypes = [
  null,
  null,
  'text/xml',
  'text/html; charset=gbk',
  'application/json',
  'text/plain; charset="',
  'x',
];
const bases = [
  null,
  'https://news.example/feed.xml',
  'not an address',
  'mailto:a@b.example',
  'https://a.example:99999/',
];

class Chance {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = seeded(seed);
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
}

type Mutation = (bytes: Buffer, chance: Chance) => Buffer;

const mutations: readonly Mutation[] = [
  function flip(bytes, chance) {
    const changed = Buffer.from(bytes);
    for (let n = chance.below(20); n >= 0; n -= 1) changed[chance.below(changed.length)] = chance.below(256);
    return changed;
  },
  function remove(bytes, chance) {
    const from = chance.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + chance.below(200))]);
  },
  function duplicate(bytes, chance) {
    const from = chance.below(bytes.length);
    const piece = bytes.subarray(from, from + chance.below(150));
    const copies = Array.from({ length: chance.below(20) }, () => piece);
    return Buffer.concat([bytes.subarray(0, from), ...copies, bytes.subarray(from)]);
  },
  function splice(bytes, chance) {
    const other = chance.pick([...feeds, ...pages]);
    return Buffer.concat([bytes.subarray(0, chance.below(bytes.length)), other.subarray(chance.below(other.length))]);
  },
  function truncate(bytes, chance) {
    return bytes.subarray(0, chance.below(bytes.length));
  },
  function insert(bytes, chance) {
    const parts = [bytes];
    for (let n = chance.below(4); n >= 0; n -= 1) {
      const whole = parts.pop()!;
      const at = chance.below(whole.length);
      parts.push(Buffer.concat([whole.subarray(0, at), Buffer.from(chance.pick(tokens)), whole.subarray(at)]));
    }
    return parts[0]!;
  },
  function shuffleTags(bytes, chance) {
    const parts = bytes.toString().split(/(<[^<>]*>)/);
    for (let n = chance.below(8); n >= 0; n -= 1) {
      const [one, other] = [chance.below(parts.length), chance.below(parts.length)];
      [parts[one], parts[other]] = [parts[other]!, parts[one]!];
    }
    return Buffer.from(parts.join(''));
  },
  function declareOtherwise(bytes, chance) {
    return Buffer.from(bytes.toString().replace(/encoding=["'][^"']*["']/, `encoding="${chance.pick(charsets)}"`));
  },
  function encodeOtherwise(bytes, chance) {
    return Buffer.from(bytes.toString(), chance.pick(['utf16le', 'latin1', 'base64'] as const));
  },
];

/**
 * The case of that number: the same for the same seed, whatever came before it. Nine of ten are feeds, one is a page.
 */
export function fuzzCase(seed: number, number: number): FuzzCase {
  const chance = new Chance(seed + number * 7919);
  const kind = number % 10 === 9 ? 'page' : 'feed';
  let bytes = chance.pick(kind === 'page' ? pages : feeds);
  for (let n = chance.below(4); n >= 0; n -= 1) if (bytes.length > 0) bytes = chance.pick(mutations)(bytes, chance);
  return { kind, bytes: new Uint8Array(bytes), contentType: chance.pick(contentTypes), base: chance.pick(bases) };
}
