import assert from 'node:assert/strict';
import { test } from 'node:test';

import { faultOfEntry, parseSources } from '../../src/config/sources.ts';
import type { ListedSource } from '../../src/config/sources.ts';
import { JianbaoError } from '../../src/errors.ts';
import { aCompany } from '../makers.ts';

const metax = aCompany({ id: 'metax', names: { zh: null, zhShort: '沐曦股份', zhHant: null, en: 'MetaX' } });
const companies = [aCompany(), metax];

const read = (text: string, rsshubUrl: string | null = null): ListedSource[] =>
  parseSources(text, 'sources.yaml', { companies, rsshubUrl });

function faultsOf(text: string): readonly string[] {
  try {
    read(text);
  } catch (error) {
    assert.ok(error instanceof JianbaoError);
    assert.equal(error.code, 'SOURCES_INVALID');
    return String(error.details['message'])
      .trim()
      .split(/\n\s*/)
      .map((row) => row.replace('sources.yaml:', ''));
  }
  return [];
}

test('a feed with an id, an outlet and an address is enough', () => {
  assert.deepEqual(read('sources: [{id: ithome, outlet: IT之家, url: "https://www.ithome.com/rss/"}]'), [
    {
      id: 'ithome',
      kind: 'feed',
      url: 'https://www.ithome.com/rss/',
      outlet: 'IT之家',
      tier: 'press',
      zone: 'Asia/Shanghai',
      language: 'zh-Hans',
      wording: 'verbatim',
      companies: [],
      charset: null,
      selectors: null,
      readsPages: false,
      include: [],
      exclude: [],
      offReason: null,
      why: null,
    },
  ]);
});

test('a source of an RSSHub is off until its address is set', () => {
  const text = 'sources: [{id: a, outlet: 甲, url: "{rsshub}/qbitai/category/资讯"}]';
  assert.deepEqual([read(text)[0]?.offReason, read(text)[0]?.url.slice(0, 8)], ['rsshub-unset', '{rsshub}']);
  const [on] = read(text, 'http://hub.example:1200');
  assert.equal(on?.offReason, null);
  assert.equal(on?.url, 'http://hub.example:1200/qbitai/category/%E8%B5%84%E8%AE%AF');
});

test('a search becomes one source per company, with the query in its language', () => {
  const sources = read(`sources:
  - {id: zh, outlet: 搜索, kind: search, url: "https://s.example/?q={query}+7d"}
  - {id: en, outlet: Search, kind: search, language: en, url: "https://s.example/?q={query}"}
queries:
  moore-threads: [Moore Threads GPU, 摩尔线程]
`);
  assert.deepEqual(
    sources.map(({ id, url, companies }) => ({ id, query: decodeURIComponent(url.split('=')[1] ?? ''), companies })),
    [
      { id: 'zh-moore-threads', query: '摩尔线程+7d', companies: ['moore-threads'] },
      { id: 'zh-metax', query: '沐曦股份+7d', companies: ['metax'] },
      { id: 'en-moore-threads', query: 'Moore Threads GPU', companies: ['moore-threads'] },
      { id: 'en-metax', query: 'MetaX', companies: ['metax'] },
    ],
  );
  assert.equal(sources[0]?.url, 'https://s.example/?q=%E6%91%A9%E5%B0%94%E7%BA%BF%E7%A8%8B+7d');
});

test('signs in a query cannot change the address around it', () => {
  const [source] = read(`sources: [{id: s, outlet: 搜索, kind: search, url: "https://s.example/?q={query}&x=1"}]
queries: {moore-threads: ["摩尔&x=2#y"]}`);
  assert.equal(new URL(source?.url ?? '').searchParams.get('x'), '1');
});

test('a list page and a source that is switched off say so', () => {
  const sources = read(`sources:
  - {id: a, outlet: 甲, kind: page, url: "https://a.example/news"}
  - {id: b, outlet: 乙, url: "https://b.example/feed", enabled: false, why: 地址未核实}
`);
  assert.deepEqual(
    sources.map(({ offReason, why }) => [offReason, why]),
    [
      ['no-selectors', null],
      ['switched-off', '地址未核实'],
    ],
  );
});

test('a source of companies that are followed no more is off, not a fault', () => {
  const [source] = read('sources: [{id: a, outlet: 甲, url: "https://a.example/feed", companies: [zhipu]}]');
  assert.deepEqual([source?.offReason, source?.why], ['switched-off', 'none of its companies is followed']);
});

test('all faults come at once, each with its place and what to write', () => {
  const faults = faultsOf(`sources:
  - {id: A, outlet: 甲, url: "https://a.example/"}
  - {id: b, outlet: 乙, url: "not an address", teir: press}
  - {id: c, outlet: 丙, url: "https://c.example/{code}"}
  - {id: d, outlet: 丁, kind: search, url: "https://d.example/"}
  - {id: e, outlet: 戊, url: "https://e.example/", companies: [metaxx], charset: klingon}
  - {id: f, outlet: 己, url: "https://f.example/", companies: [metaxx]}
  - {id: f, outlet: 己, url: "ftp://f.example/"}
  - {outlet: 己}
queries: {metaxx: [x]}
`);
  assert.deepEqual(faults, [
    '2:10  sources[0].id  must be small letters, digits and single hyphens, such as ithome',
    '3:29  sources[1].url  is no web address; write https://example.com/feed.xml',
    '3:47  sources[1].teir  is not a key of jianbao; write tier',
    '4:29  sources[2].url  holds {code}; write {rsshub} at the start or {query} in a search, nothing else',
    '5:43  sources[3].url  is a search without {query}; write {query} where the words belong',
    '6:81  sources[4].charset  is no character set; write utf-8, gb18030 or big5, or take it out',
    '7:63  sources[5].companies[0]  metaxx is no company of the list; write metax',
    '8:10  sources[6].id  "f" stands twice; write another id',
    '8:29  sources[6].url  is no web address; write https://example.com/feed.xml',
    '9:5  sources[7].id  is missing; write text',
    '9:5  sources[7].url  is missing; write text',
    '10:11  queries.metaxx  is no company of the list; write metax',
  ]);
});

test('a list without sources is refused, an empty one is not', () => {
  assert.match(faultsOf('')[0] ?? '', /sources {2}is missing/);
  assert.deepEqual(read('sources: []'), []);
});

test('a line break in the name of an outlet is refused', () => {
  const fault = faultsOf(
    'sources: [{id: a, outlet: "甲报\\r\\nBcc: x@example.com", url: "https://outlet.example/"}]',
  )[0];
  assert.match(fault ?? '', /holds a line break/);
});

test('a page of links with selectors is on, its list keys take one text or several', () => {
  const [source] = read(`sources:
  - id: a
    outlet: 甲
    kind: page
    url: https://a.example/list
    include: 公告
    exclude: [广告, /ad/]
    selectors: {item: ul > li, date: span@data-time, remove: .ad}
`);
  assert.deepEqual(source?.selectors, {
    item: 'ul > li',
    title: null,
    link: null,
    date: 'span@data-time',
    summary: null,
    image: null,
    author: null,
    remove: ['.ad'],
  });
  assert.deepEqual(
    [source?.offReason, source?.readsPages, source?.include, source?.exclude],
    [null, true, ['公告'], ['广告', '/ad/']],
  );
});

test('pages behind the items of a feed are read when the entry says so', () => {
  const sources = read(`sources:
  - {id: a, outlet: 甲, url: "https://a.example/feed", readsPages: true}
  - {id: b, outlet: 乙, kind: page, url: "https://b.example/", selectors: {item: li}, readsPages: false}
`);
  assert.deepEqual(
    sources.map(({ readsPages }) => readsPages),
    [true, false],
  );
});

test('keys of other programs, selectors in the wrong place and broken ones are told all at once', () => {
  const faults = faultsOf(`sources:
  - {id: a, outlet: 甲, kind: page, url: "https://a.example/", encoding: gbk, timezone: Asia/Shanghai, title: h2}
  - {id: b, outlet: 乙, url: "https://b.example/", selectors: {item: li}, readsPages: 是}
  - {id: c, outlet: 丙, kind: page, url: "https://c.example/", selectors: {item: "li >", title: "a::text", body: p, dat: i}}
pages: {d.example: {body: "..x"}}
`);
  assert.deepEqual(faults, [
    '2:63  sources[0].encoding  is not a key here; write charset',
    '2:78  sources[0].timezone  is not a key here; write zone',
    '2:103  sources[0].title  is not a key here; write title below selectors:',
    '3:51  sources[1].selectors  are for pages of links only; write kind: page, or take them out',
    '3:86  sources[1].readsPages  must be true or false, not 是; write it like this: true',
    '4:81  sources[2].selectors.item  ends too early: "li >"; write a CSS selector such as ul.list > li',
    '4:96  sources[2].selectors.title  holds "::"; write selector@attribute to take an attribute',
    '4:107  sources[2].selectors.body  is not a key here; write body in the group of the host below pages:, at the end of the file',
    '4:116  sources[2].selectors.dat  is not a key of jianbao; write date',
    '5:27  pages.d.example.body  cannot be understood at ".x"; write a CSS selector such as ul.list > li',
  ]);
});

test('of one entry the first fault is told, without the place in a file that was never written', () => {
  const entry = { id: 'a', outlet: '甲', url: 'https://a.example/', charset: 'klingon', zone: 'Shanghai' };
  const around = { companies, rsshubUrl: null };
  assert.match(faultOfEntry(entry, around) ?? '', /^(?:charset|zone) is no (?:character set|time zone); write /);
  assert.equal(faultOfEntry({ ...entry, charset: 'gbk', zone: 'Asia/Shanghai' }, around), null);
});
