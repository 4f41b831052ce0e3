import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readEntries } from '../../../src/read/feed/entries.ts';
import { readTree } from '../../../src/read/xml/tree.ts';

function read(xml: string) {
  const raw = readEntries(readTree(xml, '')!, 'https://news.example/feed.xml');
  assert.ok(raw);
  return raw;
}

test('the title of an image is not the title of the channel', () => {
  const { channel } = read(
    '<rss><channel><image><title>标志</title><link>https://x.example/</link></image><title>财经</title></channel></rss>',
  );
  assert.deepEqual([channel.title, channel.link], ['财经', null]);
});

test('the source of an Atom entry names an outlet and lends it nothing else', () => {
  const xml = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><source><title>示例报</title><id>no</id><link href="https://no.example/"/></source><id>yes</id><link href="https://yes.example/"/></entry></feed>`;
  const [entry] = read(xml).entries;
  assert.deepEqual([entry?.id, entry?.url, entry?.outlet], ['yes', 'https://yes.example/', '示例报']);
});

test('a guid is the address only where it is a permalink', () => {
  const [one, two] = read(
    '<rss><channel><item><guid>https://a.example/1</guid></item><item><guid isPermaLink="false">https://a.example/2</guid></item></channel></rss>',
  ).entries;
  assert.deepEqual([one?.url, two?.url], ['https://a.example/1', null]);
});

test('items beside the channel are items', () => {
  assert.equal(read('<rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel/><item/><item/></rdf:RDF>').entries.length, 2);
});

test('a mail address is taken off its author', () => {
  const xml =
    '<rss><channel><item><author>li@a.example (李四)</author></item><item><author>王五 (w@a.example)</author></item></channel></rss>';
  assert.deepEqual(
    read(xml).entries.map((entry) => entry.author),
    ['李四', '王五'],
  );
});

test('all enclosures are kept, each address once', () => {
  const xml = `<rss xmlns:media="http://search.yahoo.com/mrss/"><channel><item><enclosure url="/a.mp3" type="audio/mpeg" length="5"/><media:content url="/b.jpg"/><media:content url="/a.mp3"/></item></channel></rss>`;
  assert.deepEqual(read(xml).entries[0]?.enclosures, [
    { url: 'https://news.example/a.mp3', type: 'audio/mpeg', length: '5' },
    { url: 'https://news.example/b.jpg', type: null, length: null },
  ]);
});

test('a summary beside a description makes the description the content', () => {
  const [entry] = read(
    '<rss><channel><item><summary>短</summary><description>长</description></item></channel></rss>',
  ).entries;
  assert.deepEqual([entry?.summary, entry?.content], ['短', '长']);
});

test('a root of no feed format gives nothing', () => {
  assert.equal(readEntries(readTree('<opml><body/></opml>', '')!, null), null);
});

test('a feed that breaks off gives its whole items, and the cut one only with title and address', () => {
  const whole = '<rss><channel><item><title>一</title><link>https://a.example/1</link></item><item>';
  const titles = (rest: string): readonly (string | null)[] => read(whole + rest).entries.map(({ title }) => title);
  assert.deepEqual(titles('<title>二</title><link>https://a.example/2</link><description>半'), ['一', '二']);
  assert.deepEqual(titles('<title>二</title><link>https://a.exa'), ['一']);
  assert.deepEqual(titles('<title>二</title>'), ['一']);
});

test('items whose ends were forgotten are whole where the feed is', () => {
  const { entries } = read('<rss><channel><item><title>一<item><title>二</channel></rss>');
  assert.deepEqual(
    entries.map(({ title }) => title),
    ['一', '二'],
  );
});

test('a feed says in minutes how long it keeps', () => {
  const ttlOf = (inner: string): number | null => read(`<rss><channel>${inner}</channel></rss>`).channel.ttlMinutes;
  assert.equal(ttlOf('<ttl> 90 </ttl>'), 90);
  assert.equal(ttlOf('<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>'), 360);
  assert.equal(ttlOf('<sy:updatePeriod> hourly </sy:updatePeriod>'), 60);
  assert.equal(ttlOf('<ttl>soon</ttl>'), null);
});

test('an empty element does not hide the one that holds the text', () => {
  const xml = '<rss><channel><item><content:encoded/><content>正文</content></item></channel></rss>';
  assert.equal(read(xml).entries[0]?.content, '正文');
});
