import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from 'cheerio/slim';

import { selectDate, selectInside, selectSummary, selectTitle } from '../../../src/read/list/parts.ts';

const rows = (make: (at: number) => string) => {
  const $ = load(Array.from({ length: 6 }, (_, at) => `<li>${make(at)}</li>`).join(''));
  return { $, entries: $('li').toArray() };
};

test('a date is found by its class, by its place, or in an attribute', () => {
  const dated = (make: (at: number) => string): string | null => {
    const { $, entries } = rows(make);
    return selectDate($, entries);
  };
  assert.equal(
    dated((at) => `<a>沐曦上市</a><span class="time">12-1${at}</span>`),
    'span.time',
  );
  assert.equal(
    dated((at) => `<span>张三</span><span>12-1${at}</span>`),
    'span:last',
  );
  assert.equal(
    dated((at) => `<i data-time="2025-12-1${at} 08:00">3小时前</i>`),
    'i@data-time',
  );
  assert.equal(
    dated((at) => `<time datetime="2025-12-1${at}">昨天</time>`),
    'time',
  );
});

test('no date is proposed where most entries have none, or only the time of day', () => {
  const { $, entries } = rows((at) => (at < 2 ? '<b>12-21</b>' : '<b>原创</b>'));
  assert.equal(selectDate($, entries), null);
  const timed = rows((at) => `<b>1${at}:02</b>`);
  assert.equal(selectDate(timed.$, timed.entries), null);
});

test('a summary is long, and not the headline again', () => {
  const title = '沐曦股份科创板上市首日大涨';
  const text = '公司在公告中表示，本次发行完成之后将继续加大研发投入并扩充产能规模。';
  const { $, entries } = rows(() => `<h3>${title}</h3><p class="txt">${text}</p>`);
  assert.equal(selectSummary($, entries, new Map(entries.map((entry) => [entry, title]))), 'p.txt');
  const bare = rows(() => `<h3>${title}</h3>`);
  assert.equal(selectSummary(bare.$, bare.entries, new Map()), null);
});

test('a headline is named by its heading, and a place by the shortest name that finds it first', () => {
  const { $, entries } = rows((at) => `<a href="/c">科技</a><h3><a href="/${at}">沐曦股份科创板上市首日</a></h3>`);
  const links = new Map(entries.map((entry) => [entry, $(entry).find('h3 a').get(0)!]));
  assert.equal(selectTitle($, entries, links), 'h3 > a');
  assert.equal(selectInside($, { found: new Map(entries.map((entry) => [entry, $(entry).find('a').get(0)!])) }), 'a');
});
