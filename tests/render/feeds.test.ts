import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from 'cheerio';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';

import { renderCompanyFeeds, renderFeeds, type FeedFiles } from '../../src/render/feeds.ts';
import { aContext, aDigest, companies, week } from './editions.ts';

const [mooreThreads, metax, zhipu] = companies;
const context = aContext();
const earlier = week({ id: '2025-W50', number: 50, from: '2025-12-08', to: '2025-12-14', corrections: [] });
const editions = [earlier, week({ number: 51 })];

function idsOf(files: FeedFiles): readonly (readonly (string | undefined)[])[] {
  return [
    parseRssFeed(files['feed.xml']).items?.map((item) => item.guid?.value) ?? [],
    parseAtomFeed(files['atom.xml']).entries?.map((entry) => entry.id) ?? [],
    parseJsonFeed(files['feed.json']).items?.map((item) => item.id) ?? [],
  ];
}

test('the three formats hold the same items, newest first', () => {
  for (const files of [renderFeeds(editions, context), renderCompanyFeeds(metax!, editions, context)]) {
    const [rss, atom, json] = idsOf(files);
    assert.deepEqual(rss, atom);
    assert.deepEqual(rss, json);
    assert.equal(new Set(rss).size, rss?.length);
  }
  const [ids] = idsOf(renderFeeds([...editions].toReversed(), context));
  assert.deepEqual(ids, [
    'tag:jianbao.example,2025-12-15:edition/2025-W51',
    'tag:jianbao.example,2025-12-08:edition/2025-W50',
  ]);
});

test('a story that is told again is a new item', () => {
  const [ids] = idsOf(renderCompanyFeeds(mooreThreads!, editions, context));
  assert.deepEqual(ids, [
    'tag:jianbao.example,2025-12-15:story/2025-W51/0a1b2d',
    'tag:jianbao.example,2025-12-08:story/2025-W50/0a1b2d',
  ]);
});

test('a correction raises updated and leaves id and published', () => {
  const [corrected] = parseAtomFeed(renderFeeds([week({ number: 51 })], context)['atom.xml']).entries ?? [];
  const [plain] =
    parseAtomFeed(renderFeeds([week({ number: 51, corrections: [] })], context)['atom.xml']).entries ?? [];
  assert.equal(corrected?.id, plain?.id);
  assert.equal(corrected?.published, plain?.published);
  assert.ok(Date.parse(corrected?.updated ?? '') > Date.parse(plain?.updated ?? ''));
});

test('a correction of one story leaves the others as they were', () => {
  const entries = parseAtomFeed(renderCompanyFeeds(metax!, [week()], context)['atom.xml']).entries ?? [];
  const raised = entries
    .filter((entry) => entry.updated !== entry.published)
    .map((entry) => entry.id?.split('/').at(-1));
  assert.deepEqual(raised, ['0a1b2c']);
});

test('content leads nowhere by a relative address and carries no class, style or script', () => {
  for (const { content_html: html } of parseJsonFeed(renderFeeds(editions, context)['feed.json']).items ?? []) {
    const $ = load(html ?? '');
    for (const element of $('a').toArray()) assert.match($(element).attr('href') ?? '', /^(?:https?|mailto):/);
    assert.equal($('[class],[style],[id],script,style,img,a a').length, 0);
  }
});

test('each feed names its own address and its home', () => {
  const files = renderCompanyFeeds(metax!, editions, context);
  const folder = 'https://jianbao.example/companies/metax/';
  assert.equal(parseRssFeed(files['feed.xml']).atom?.links?.[0]?.href, `${folder}feed.xml`);
  assert.equal(parseAtomFeed(files['atom.xml']).links?.find((link) => link.rel === 'self')?.href, `${folder}atom.xml`);
  assert.equal(parseJsonFeed(files['feed.json']).feed_url, `${folder}feed.json`);
  assert.equal(parseRssFeed(files['feed.xml']).language, 'zh-CN');
});

test('a company without a story yet has one item that says so, the same every week', () => {
  const first = renderCompanyFeeds(zhipu!, [earlier], context);
  const second = renderCompanyFeeds(zhipu!, editions, context);
  assert.equal(parseRssFeed(first['feed.xml']).items?.[0]?.title, '简报开始关注智谱');
  assert.deepEqual(idsOf(first), idsOf(second));
  assert.equal(
    parseRssFeed(second['feed.xml']).items?.[0]?.pubDate,
    parseRssFeed(first['feed.xml']).items?.[0]?.pubDate,
  );
});

test('a demonstration says so in the titles of feeds and items', () => {
  const demonstration = aContext({ digest: aDigest({ demonstration: true }) });
  const feed = parseAtomFeed(renderFeeds(editions, demonstration)['atom.xml']);
  for (const title of [feed.title?.value, ...(feed.entries ?? []).map((entry) => entry.title?.value)])
    assert.match(title ?? '', /^【演示】/);
});

test('entries left out are in no feed', () => {
  for (const text of Object.values(renderCompanyFeeds(metax!, editions, context))) assert.ok(!text.includes('0a1b2f'));
});

test('an item has no empty paragraph', () => {
  const context = aContext({ digest: aDigest({ postal: '', contact: '' }) });
  for (const text of [
    ...Object.values(renderFeeds(editions, context)),
    ...Object.values(renderCompanyFeeds(metax!, editions, context)),
  ])
    assert.doesNotMatch(text, /<p>\s*<\/p>/);
});
