import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { discoverIn } from '../../../src/read/list/discover.ts';
import { headlines, listPages } from './pages.ts';

const base = 'https://news.example/list/';

/** The best list of a page: its selectors, and what they read. */
function bestOf(name: keyof typeof listPages) {
  const list = discoverIn(listPages[name], base).lists[0];
  assert.ok(list !== undefined, `${name}: no list was found`);
  const { item, title, link, date, summary } = list.selectors;
  return { selectors: { item, title, link, date, summary }, items: list.reading.feed.items };
}

test('the feeds a page names are absolute, once each, and style sheets are none', () => {
  const html = `<base href="https://news.example/a/"><link rel="stylesheet alternate" type="text/css" href="x.css">
    <link rel="alternate" type="application/rss+xml" title="全部" href="../feed">
    <link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="atom.xml">
    <link rel="alternate" type="application/rss+xml" href="/feed">
    <link rel="alternate" hreflang="en" href="/en">`;
  assert.deepEqual(discoverIn(html, 'https://other.example/').feeds, [
    { url: 'https://news.example/feed', title: '全部' },
    { url: 'https://news.example/a/atom.xml', title: null },
  ]);
});

const none = { link: null, date: null, summary: null };

for (const [name, selectors, date] of [
  ['list', { ...none, item: 'ul.news_list > li', title: 'a', date: 'span.time' }, '12-10'],
  ['bare', { ...none, item: 'div:nth-of-type(2) > ul > li', title: 'a' }, '[2025-12-10]'],
  ['cards', { ...none, item: 'div.card-item', title: 'h3 > a', date: 'span:last', summary: 'p.desc' }, '3小时前'],
  ['table', { ...none, item: 'table.tb > tr', title: 'a', date: 'td:last' }, '2025/12/10'],
  ['built', { ...none, item: 'a[class*="Item_row__"]', title: 'h2', date: 'time' }, '2025-12-10T08:00:00+08:00'],
  ['channels', { ...none, item: 'ul.lst > li', title: 'a:last', date: 'span.rt' }, '12/20'],
  ['longMenu', { ...none, item: 'div.con > ul > li', title: 'a', date: 'em' }, '12-20'],
  ['nameless', { ...none, item: 'body > div > div', title: 'div', date: 'div:last' }, '12月20日'],
  ['more', { ...none, item: 'div.one', title: 'h3', date: 'i', summary: 'p' }, '12-20'],
] as const) {
  test(`selectors are found for a page of the kind "${name}", and read its news in order`, () => {
    const found = bestOf(name);
    assert.deepEqual(
      found.items.map(({ title }) => title),
      headlines,
    );
    assert.equal(found.items[0]?.dateText, date);
    assert.deepEqual({ ...found.selectors, summary: null }, { ...selectors, summary: null });
  });
}

test('the days of a list are one list, and times without a day are no dates', () => {
  const { selectors, items } = bestOf('days');
  assert.deepEqual([selectors.item, selectors.date, items.length], ['ul.items > li', null, 9]);
});

test('an English page gives its headlines, not its authors', () => {
  const { selectors, items } = bestOf('english');
  assert.deepEqual([selectors.item, selectors.title, selectors.date], ['article.post', 'h2 > a', 'time']);
  assert.equal(items[1]?.title, 'MetaX shares soar on first day of trading');
});

test('the same news is not offered twice under two selectors', () => {
  const { lists } = discoverIn(listPages.cards, base);
  assert.deepEqual(
    lists.map(({ reading }) => reading.feed.items.length),
    [10, 6],
  );
});

test('a menu is no list of news', () => {
  assert.deepEqual(discoverIn(listPages.menuOnly, base).lists, []);
  assert.deepEqual(discoverIn('', base), { feeds: [], lists: [] });
});

test('a page nested as none is, is refused', () => {
  assert.throws(() => discoverIn('<div>'.repeat(30_000), base), { code: 'PAGE_TOO_COMPLEX' });
});

test('a mangled page is no reason to fail', () => {
  const junk = [
    '<',
    '"',
    '&#27;',
    ':',
    '[x]',
    '<ul>',
    '</li>',
    '<!--',
    '<base href="//">',
    '<table>',
    '\\',
    '<a href=',
  ];
  const pages = fc.constantFrom(...Object.values(listPages));
  const cuts = fc.array(fc.tuple(fc.nat(6000), fc.nat(100), fc.constantFrom(...junk)), { maxLength: 8 });
  fc.assert(
    fc.property(pages, cuts, fc.constantFrom('<li', '<div', '<a', 'class="'), (page, changes, where) => {
      let html: string = page;
      for (const [at, length, text] of changes) html = html.slice(0, at) + text + html.slice(at + length);
      discoverIn(html.replaceAll(where, where + (changes[0]?.[2] ?? '')), base);
    }),
    { numRuns: 150, seed: 11 },
  );
});
