import assert from 'node:assert/strict';
import { test } from 'node:test';

import { JianbaoError } from '../../../src/errors.ts';
import { readFeed } from '../../../src/read/feed/feed.ts';

const length = 3_000_000;
const fill = (text: string): string => text.repeat(Math.floor(length / text.length));
const head = '<rss version="2.0"><channel>';
const inText = (text: string): string => `${head}<item><title>甲</title><description>${text}</description></item>`;
const inCdata = (text: string): string => inText(`<![CDATA[${text}]]>`);
const counted = (count: number, make: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => make(n)).join('');

/** Anything that takes time in the square of this length would take minutes: the margin is wide on purpose. */
const limitMs = 8000;

const shapes: Readonly<Record<string, () => string>> = {
  'references to &': () => inText(fill('&amp;')),
  'references nobody knows': () => inText(counted(300_000, (n) => `&q${n.toString(36)};`)),
  'entities of its own that multiply': () =>
    `<!DOCTYPE r [<!ENTITY a "${'x'.repeat(2000)}">]>${head}${fill(`<item><title>${'&a;'.repeat(16)}</title></item>`)}`,
  'elements never closed': () => head + fill('<a>'),
  'ends of elements that are not open': () => head + '<a>'.repeat(99) + fill('</z>'),
  'namespaces declared over and over': () => head + counted(100_000, (n) => `<a xmlns:p${n}="u">`),
  'a million attributes': () => `${head}<item${counted(250_000, (n) => ` a${n}="x"`)}><title>甲</title></item>`,
  'quotes never closed': () => head + fill(`<a b='>`) + fill('<a b=">'),
  'runs of <': () => head + fill('<') + inCdata(fill('<')),
  'runs of < and a name': () => inCdata(fill('<a ')) + inCdata(fill('<a href=')),
  'blanks in a tag': () => inCdata(`<a ${fill(' ')}`) + inCdata(fill(' href   ')),
  'runs of &': () => inText(fill('&')),
  'runs of ]]>': () => inText(fill(']]>')) + inCdata(fill(']')),
  'CDATA never closed': () => head + fill('<item><description><![CDATA[x</description></item>'),
  'CDATA closed at the very end': () => `${head}${fill('<item><description><![CDATA[x</description></item>')}]]>`,
  'comments never closed': () => head + fill('<!--'),
  'one item of megabytes': () => inCdata(fill('<p>摩尔线程上市</p>')),
  'tiny items': () => head + fill('<item/>'),
  'dates that cannot be read': () => head + fill(`<item>${'<pubDate>昨天 x 2025</pubDate>'.repeat(500)}</item>`),
  'bases within bases': () =>
    `<feed xmlns="http://www.w3.org/2005/Atom">${'<a xml:base="b/">'.repeat(90)}<entry>${fill('<link href="x" rel="enclosure"/>')}`,
  zeros: () => '\0'.repeat(length),
  'control characters': () => head + fill('\u0085a'),
  'nested arrays of JSON': () => `{"items":${fill('[')}`,
  'empty objects of JSON': () => `{"version":"https://jsonfeed.org/version/1.1","items":[${fill('{},')}{}]}`,
  'one string of JSON': () =>
    `{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","content_html":"${fill('<a ')}"}]}`,
  'commas of JSON': () => `{"version":"https://jsonfeed.org/version/1.1","items":[${fill(',')}`,
  'an author of nothing but @': () => `${head}<item><author>(${fill('@')}</author></item>`,
  'blanks before an address': () => inCdata(`<a href=${fill(' ')}#x>`),
  'a link in one tag': () => `<html><link ${'rel=alternat '.repeat(16_000)}type=${' '.repeat(100)}>`,
  'a page that names feeds without end': () => `<html>${fill('<link rel="alternate" href="/a">')}`,
};

for (const [name, make] of Object.entries(shapes)) {
  test(`megabytes of ${name} end with a feed or an error that has a name`, async () => {
    const bytes = Buffer.from(make());
    const started = performance.now();
    try {
      const { items } = await readFeed(bytes, { base: 'https://news.example/feed.xml' });
      const longest = Math.max(0, ...items.map(({ content, summary }) => (content ?? summary ?? '').length));
      assert.ok(items.length <= 20_000 && longest <= 1_000_000);
    } catch (error) {
      assert.ok(error instanceof JianbaoError, String(error));
    }
    assert.ok(performance.now() - started < limitMs);
  });
}

test('the last entry that is read is whole', async () => {
  const items = Array.from({ length: 20_001 }, (_, at) => `<item><title>沐曦${at}</title></item>`).join('');
  const { items: read } = await readFeed(Buffer.from(`<rss><channel><title>x</title>${items}</channel></rss>`));
  assert.deepEqual([read.length, read.at(-1)?.title], [20_000, '沐曦19999']);
});
