import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

import { load } from 'cheerio';
import { parse } from 'yaml';

import { parseCompanies } from '../src/config/companies.ts';
import { parseSources } from '../src/config/sources.ts';

const root = resolve(import.meta.dirname, '..');
const demo = join(root, 'seeds/demo');

interface Label {
  readonly id: string;
  readonly url: string;
  readonly outlet: string;
  readonly company: readonly string[];
  readonly event: string;
  readonly decoy?: boolean;
}

interface DemoItem {
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly date: string;
  readonly outlet: string;
}

interface DemoFeed {
  readonly about: string;
  readonly format: 'rss' | 'atom' | 'json';
  readonly items: readonly DemoItem[];
}

interface JsonFeed {
  readonly description: string;
  readonly items: readonly Readonly<Record<'url' | 'title' | 'content_text' | 'date_published', string>>[];
}

function decode(bytes: Uint8Array): string {
  const declared = /encoding="([^"]+)"/.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 80)))?.[1];
  return new TextDecoder(declared ?? 'utf-8', { fatal: true }).decode(bytes);
}

/** A reader of its own, so that the fixtures are checked by something other than the program that reads them. */
function readFeed(bytes: Uint8Array, outlet: string): DemoFeed {
  const text = decode(bytes);
  if (text.startsWith('{')) {
    const feed = JSON.parse(text) as JsonFeed;
    const items = feed.items.map(({ url, title, content_text: body, date_published: date }) => ({
      url,
      title,
      text: body,
      date,
      outlet,
    }));
    return { about: feed.description, format: 'json', items };
  }
  const $ = load(text, { xml: true });
  const isAtom = $('feed').length > 0;
  const items = $(isAtom ? 'entry' : 'item')
    .toArray()
    .map((node) => {
      const own = (name: string): string => $(node).children(name).first().text();
      const source = isAtom ? $(node).find('source > title').text() : own('source');
      return {
        url: isAtom ? ($(node).children('link').attr('href') ?? '') : own('link'),
        title: own('title'),
        text: own(isAtom ? 'content' : 'description'),
        date: own(isAtom ? 'published' : 'pubDate') || own('dc\\:date'),
        outlet: source === '' ? outlet : source,
      };
    });
  const about = $(isAtom ? 'feed > subtitle' : 'channel > description').text();
  return { about, format: isAtom ? 'atom' : 'rss', items };
}

const companies = parseCompanies(readFileSync(join(root, 'seeds/companies.yaml'), 'utf8'), 'companies.yaml');
const list = readFileSync(join(demo, 'sources.yaml'), 'utf8');
const sources = parseSources(list.replaceAll('{demo}', 'http://127.0.0.1'), 'sources.yaml', {
  companies,
  rsshubUrl: null,
});
const bytesOf = (url: string): Uint8Array => readFileSync(join(demo, new URL(url).pathname));
const feeds = sources.map(({ url, outlet }) => readFeed(bytesOf(url), outlet));
const items = feeds.flatMap((feed) => feed.items);
const labels = readFileSync(join(import.meta.dirname, 'demo-labels.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Label);

test('the labels cover exactly the items of the feeds, each with its own outlet', () => {
  const inFeeds = items.map(({ url, outlet }) => `${url} ${outlet}`);
  const labelled = labels.map(({ url, outlet }) => `${url} ${outlet}`);
  assert.deepEqual(inFeeds.sort(), labelled.sort());
});

test('every item has title, text and date', () => {
  for (const item of items) {
    assert.ok(item.title !== '' && item.text.length >= 15, item.url);
    assert.ok(!Number.isNaN(Date.parse(item.date)), item.url);
  }
});

test('the feeds carry no label: neither ids nor events nor company ids', () => {
  const all = sources.map(({ url }) => decode(bytesOf(url))).join('\n');
  for (const { id, event, url } of labels) {
    if (!url.includes(id)) assert.ok(!all.includes(id), id);
    assert.ok(!all.includes(`>${event}<`) && !all.includes(`"${event}"`), event);
  }
  assert.doesNotMatch(all, /conflict|date_basis|"company"|<company/);
});

test('three formats, at least eight outlets and one feed in GBK', () => {
  assert.deepEqual([...new Set(feeds.map(({ format }) => format))].sort(), ['atom', 'json', 'rss']);
  assert.ok(new Set(items.map(({ outlet }) => outlet)).size >= 8);
  const inGbk = sources.filter(({ url }) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(url));
      return false;
    } catch {
      return true;
    }
  });
  assert.equal(inGbk.length, 1);
});

test('every feed says that it is demonstration data, and every source that its texts are retold', () => {
  for (const { about } of feeds) assert.match(about, /演示数据|Demonstration data/);
  for (const { id, wording } of sources) assert.equal(wording, 'retold', id);
});

test('decoys are among the items and name no company', () => {
  const decoys = labels.filter(({ decoy }) => decoy === true);
  assert.ok(decoys.length >= 10);
  for (const { company, id } of decoys) assert.deepEqual(company, [], id);
});

test('the list of demonstration sources holds nothing but feeds', () => {
  const { sources: rows } = parse(list) as { readonly sources: readonly Readonly<Record<string, unknown>>[] };
  for (const row of rows) assert.equal(row['kind'], 'feed');
});
