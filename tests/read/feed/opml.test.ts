import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readOpml } from '../../../src/read/feed/opml.ts';

const read = (text: string): ReturnType<typeof readOpml> => readOpml(Buffer.from(text));
const urls = (text: string): readonly string[] => read(text).feeds.map(({ url }) => url);
const opml = (body: string, version = '2.0'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="${version}"><head><title>我的订阅</title></head><body>\n${body}\n</body></opml>`;

test('nested outlines are folders, and each feed knows those around it and its line', () => {
  const { title, feeds, unread } = read(
    opml(`<outline text="科技"><outline text="芯片">
<outline type="rss" text="IT之家" title="IT之家" xmlUrl="https://www.ithome.com/rss/" htmlUrl="https://www.ithome.com/" language="zh-cn"/>
</outline></outline>
<outline type="rss" text="Pandaily" xmlUrl="https://pandaily.com/feed/"/>`),
  );
  assert.equal(title, '我的订阅');
  assert.deepEqual(unread, []);
  assert.deepEqual(feeds, [
    {
      title: 'IT之家',
      url: 'https://www.ithome.com/rss/',
      htmlUrl: 'https://www.ithome.com/',
      language: 'zh-cn',
      folders: ['科技', '芯片'],
      line: 4,
      own: {},
    },
    {
      title: 'Pandaily',
      url: 'https://pandaily.com/feed/',
      htmlUrl: null,
      language: null,
      folders: [],
      line: 6,
      own: {},
    },
  ]);
});

for (const version of ['1.0', '1.1', '2.0']) {
  test(`OPML ${version} is read`, () => {
    const text = opml('<outline text="a" type="rss" xmlUrl="https://a.example/f"/>', version);
    assert.deepEqual(urls(text), ['https://a.example/f']);
  });
}

test('a bare & in an address stays what it is', () => {
  assert.deepEqual(urls(opml('<outline text="a & b" xmlUrl="https://a.example/f?a=1&b=2&copy=3&lt=4&amp;c=5"/>')), [
    'https://a.example/f?a=1&b=2&copy=3&lt=4&c=5',
  ]);
});

test('a list in GBK is read by its declaration', () => {
  const head = Buffer.from('<?xml version="1.0" encoding="GBK"?><opml version="1.0"><body><outline text="');
  const tail = Buffer.from('" xmlUrl="https://a.example/f"/></body></opml>');
  const { feeds } = readOpml(Buffer.concat([head, Buffer.from([0xd0, 0xc2, 0xce, 0xc5]), tail]));
  assert.equal(feeds[0]?.title, '新闻');
});

test('a byte order mark, upper case and missing types lose no feed', () => {
  const text = `\ufeff<?xml version="1.0"?><OPML VERSION="1.1"><BODY><OUTLINE TITLE="甲" XMLURL="https://a.example/f"/><outline text="乙" XmlUrl="https://b.example/f"></outline></BODY></OPML>`;
  assert.deepEqual(
    read(text).feeds.map(({ title, url }) => [title, url]),
    [
      ['甲', 'https://a.example/f'],
      ['乙', 'https://b.example/f'],
    ],
  );
});

test('an address in url is taken, unless the outline is a link or another list', () => {
  const { feeds, unread } = read(
    opml(
      '<outline text="a" type="rss" url="https://a.example/f"/><outline text="b" type="link" url="https://b.example/"/><outline text="c" type="include" url="https://c.example/more.opml"/>',
    ),
  );
  assert.deepEqual(
    feeds.map(({ url }) => url),
    ['https://a.example/f'],
  );
  assert.deepEqual(
    unread.map(({ title, reason, address }) => [title, reason, address]),
    [
      ['b', 'link', 'https://b.example/'],
      ['c', 'link', 'https://c.example/more.opml'],
    ],
  );
});

test('what cannot be followed is told with its line and reason', () => {
  const { feeds, unread } = read(
    opml(
      '<outline type="rss" text="没有地址"/>\n<outline type="rss" text="本机" xmlUrl="file:///etc/passwd"/>\n<outline type="rss" text="相对" xmlUrl="/feed.xml"/>',
    ),
  );
  assert.deepEqual(feeds, []);
  assert.deepEqual(unread, [
    { title: '没有地址', line: 3, reason: 'no-address', address: null },
    { title: '本机', line: 4, reason: 'no-web-address', address: 'file:///etc/passwd' },
    { title: '相对', line: 5, reason: 'no-web-address', address: '/feed.xml' },
  ]);
});

test('feed: before an address is taken off', () => {
  const text = opml('<outline xmlUrl="feed://a.example/f"/><outline xmlUrl="feed:https://b.example/f"/>');
  assert.deepEqual(urls(text), ['http://a.example/f', 'https://b.example/f']);
});

test('a route of an RSSHub stays one, and pages read by rules of another reader are told', () => {
  const { feeds, unread } = read(
    opml(
      '<outline type="rss" text="快讯" xmlUrl="rsshub://36kr/newsflashes"/><outline type="HTML+XPath" text="页" xmlUrl="https://a.example/"/>',
    ),
  );
  assert.deepEqual(
    feeds.map(({ url }) => url),
    ['{rsshub}/36kr/newsflashes'],
  );
  assert.equal(unread[0]?.reason, 'foreign-rules');
});

test('a file cut in the middle keeps the outlines that are whole', () => {
  const text = opml('<outline text="f">\n<outline xmlUrl="https://a.example/f"/><outline xmlUrl="https://b.exa');
  assert.deepEqual(urls(text.slice(0, text.indexOf('b.exa') + 5)), ['https://a.example/f']);
});

test('500 outlines that nobody closed are 500 feeds, none inside another', () => {
  const body = Array.from({ length: 500 }, (_, at) => `<outline text="${at}" xmlUrl="https://a.example/${at}">`);
  const { feeds, unread } = read(opml(`<outline text="夹">\n${body.join('\n')}</outline>`));
  assert.equal(feeds.length, 500);
  assert.deepEqual(feeds[499]?.folders, ['夹']);
  assert.deepEqual(unread, []);
});

test('outlines deeper than anybody nests them are told, not lost in silence', () => {
  const { feeds, unread } = read(
    opml(`${'<outline text="f">'.repeat(400)}<outline xmlUrl="https://a.example/"/>${'</outline>'.repeat(400)}`),
  );
  assert.deepEqual(feeds, []);
  assert.equal(unread[0]?.reason, 'too-deep');
});

test('outlines without a root, and behind rubbish, are read', () => {
  assert.deepEqual(urls('Notice: undefined x\n<outline text="a" xmlUrl="https://a.example/f"/>'), [
    'https://a.example/f',
  ]);
});

test('names are plain text on one line', () => {
  const { feeds } = read(opml('<outline text="&lt;b&gt;甲&lt;/b&gt;&#10; 乙\u202e" xmlUrl="https://a.example/f"/>'));
  assert.equal(feeds[0]?.title, '甲 乙');
});

test('a page or a feed is no list of feeds', () => {
  for (const text of ['', '<html><body>outline</body></html>', '<rss version="2.0"><channel/></rss>'])
    assert.throws(() => read(text), { code: 'OPML_INVALID' });
});

test('two megabytes of nothing but openings end soon', () => {
  const started = performance.now();
  read(opml('<outline '.repeat(200_000)));
  read(opml('<outline text="'.repeat(140_000)));
  assert.ok(performance.now() - started < 5000);
});

test('an outline that never ends is read in the time of its length', () => {
  const started = performance.now();
  readOpml(new TextEncoder().encode(`<opml><body><outline text="a"><outline ${'url='.repeat(100_000)}`));
  assert.ok(performance.now() - started < 2000);
});
