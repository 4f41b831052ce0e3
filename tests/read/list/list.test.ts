import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ListSelectors } from '../../../src/model/source.ts';
import { readList } from '../../../src/read/list/list.ts';

const where = (changes: Partial<ListSelectors> & { readonly item: string }): ListSelectors => ({
  title: null,
  link: null,
  date: null,
  summary: null,
  image: null,
  author: null,
  remove: [],
  ...changes,
});

const base = 'https://news.example/list/index.html';

test('each entry of a list gives a title, an absolute link, its date as written, a summary and a picture', () => {
  const html = `<html lang="zh-CN"><title>要闻 &amp; 快讯</title><ul class="list">
    <li><img data-original="/p/1.jpg" src="blank.gif"><h3><a href="../a/1.html">沐曦发布 <b>新品</b></a></h3>
      <p class="txt">第一段 &lt;摘要&gt;</p><span class="time">今天 14:02</span><i>记者甲</i></li>
    <li><h3><a href="//cdn.example/2">摩尔线程上市</a></h3><span class="time">12-21</span></li></ul>`;
  const selectors = where({
    item: '.list > li',
    title: 'h3 a',
    date: '.time',
    summary: '.txt',
    image: 'img',
    author: 'i',
  });
  const { feed, steps } = readList(html, base, selectors);
  assert.deepEqual(feed.feed, {
    title: '要闻 &amp; 快讯',
    link: base,
    language: 'zh-CN',
    format: 'page',
    ttlMinutes: null,
  });
  assert.deepEqual(
    feed.items.map(({ title, url, dateText, summary, author, enclosures }) => ({
      title,
      url,
      dateText,
      summary,
      author,
      image: enclosures[0]?.url ?? null,
    })),
    [
      {
        title: '沐曦发布 新品',
        url: 'https://news.example/a/1.html',
        dateText: '今天 14:02',
        summary: '第一段 &lt;摘要&gt;',
        author: '记者甲',
        image: 'https://news.example/p/1.jpg',
      },
      {
        title: '摩尔线程上市',
        url: 'https://cdn.example/2',
        dateText: '12-21',
        summary: null,
        author: null,
        image: null,
      },
    ],
  );
  assert.deepEqual(
    steps.map(({ name, selector, found, of, sample }) => [name, selector, found, of, sample]),
    [
      ['item', '.list > li', 2, 2, '沐曦发布 新品 第一段 <摘要>今天 14:02记者甲'],
      ['title', 'h3 a', 2, 2, '沐曦发布 新品'],
      ['link', null, 2, 2, 'https://news.example/a/1.html'],
      ['date', '.time', 2, 2, '今天 14:02'],
      ['summary', '.txt', 1, 2, '第一段 <摘要>'],
      ['image', 'img', 1, 2, 'https://news.example/p/1.jpg'],
      ['author', 'i', 1, 2, '记者甲'],
    ],
  );
});

const titles = (
  html: string,
  changes: Partial<ListSelectors> & { readonly item: string },
): readonly (string | null)[] => readList(html, base, where(changes)).feed.items.map(({ title }) => title);

const urls = (html: string, changes: Partial<ListSelectors> & { readonly item: string }): readonly (string | null)[] =>
  readList(html, base, where(changes)).feed.items.map(({ url }) => url);

test('an entry that is a link itself needs no more than its own selector', () => {
  assert.deepEqual(titles('<h3><a href="/1">沐曦上市</a></h3><h3><a href="/2">壁仞上市</a></h3>', { item: 'h3 > a' }), [
    '沐曦上市',
    '壁仞上市',
  ]);
});

test('the same address is kept once; entries that lead nowhere or say nothing are left out', () => {
  const html = `<li><a href="/1"><img src="x.png"></a></li><li><a href="/1#top">沐曦上市</a></li><li><a href="/1">沐曦上市</a></li>
    <li><a href="/1">更多</a></li><li><a href="javascript:void(0)">壁仞上市</a></li><li><a href="#">首页</a></li><li>无链接</li>`;
  assert.deepEqual(urls(html, { item: 'li' }), ['https://news.example/1#top', 'https://news.example/1']);
});

test('the base of the page holds, relative to its address', () => {
  const html = '<base href="/sub/"><li><a href="a.html">沐曦上市</a></li>';
  assert.deepEqual(urls(html, { item: 'li' }), ['https://news.example/sub/a.html']);
  assert.deepEqual(readList('<li><a href="a.html">沐曦上市</a></li>', null, where({ item: 'li' })).feed.items, []);
});

test('attributes of what is found, or of the entry itself, are taken where they are named', () => {
  const html = '<div class="row" data-url="/a/1" data-t="1766210400"><b title="沐曦股份上市首日">沐曦…</b></div>';
  const selectors = where({ item: '.row', title: 'b@title', link: '@data-url', date: '@data-t' });
  const [item] = readList(html, base, selectors).feed.items;
  assert.deepEqual(
    [item?.title, item?.url, item?.dateText],
    ['沐曦股份上市首日', 'https://news.example/a/1', '1766210400'],
  );
});

test('a headline that is cut with dots is taken whole from its title', () => {
  const html =
    '<li><a href="/1" title="沐曦股份上市首日大涨">沐曦股份上市...</a></li><li><a href="/2" title="点击查看">壁仞上市</a></li>';
  assert.deepEqual(titles(html, { item: 'li' }), ['沐曦股份上市首日大涨', '壁仞上市']);
});

test('the link of a headline goes before other links of the entry', () => {
  const html = '<li><a href="/cat/1">科技前沿</a><h3><a href="/a/1">沐曦上市</a></h3></li>';
  assert.deepEqual(urls(html, { item: 'li', title: 'h3' }), ['https://news.example/a/1']);
  assert.deepEqual(urls(html, { item: 'li' }), ['https://news.example/cat/1']);
});

test('a whole date in an attribute goes before 3小时前; without a selector a time element or the words beside count', () => {
  const html = `<li><a href="/1">沐曦上市</a><time datetime="2025-12-17T15:30:00+08:00">3小时前</time></li>
    <li><a href="/2">壁仞上市</a> [12-21]</li><li><a href="/3">智谱上市</a> 原创</li>`;
  const dates = (date: string | null) =>
    readList(html, base, where({ item: 'li', date })).feed.items.map(({ dateText }) => dateText);
  assert.deepEqual(dates(null), ['2025-12-17T15:30:00+08:00', '[12-21]', null]);
  assert.deepEqual(dates('time'), ['2025-12-17T15:30:00+08:00', null, null]);
});

test('what is removed is gone before anything is looked for', () => {
  const html = '<ul><li class="ad"><a href="/ad">广告广告</a></li><li><a href="/1"><i>快讯</i>沐曦上市</a></li></ul>';
  const reading = readList(html, base, where({ item: 'li', remove: ['.ad', 'i', '.none'] }));
  assert.deepEqual(
    reading.feed.items.map(({ title }) => title),
    ['沐曦上市'],
  );
  assert.deepEqual(
    reading.steps.slice(0, 3).map(({ name, selector, found, sample }) => [name, selector, found, sample]),
    [
      ['remove', '.ad', 1, '广告广告'],
      ['remove', 'i', 1, '快讯'],
      ['remove', '.none', 0, null],
    ],
  );
});

test('a selector that is none finds nothing, and says so', () => {
  const { feed, steps } = readList(
    '<li><a href="/1">沐曦上市</a></li>',
    base,
    where({ item: 'li', date: 'a[', remove: ['::'] }),
  );
  assert.equal(feed.items.length, 1);
  assert.deepEqual(
    steps.filter(({ name }) => name === 'date' || name === 'remove').map(({ found }) => found),
    [0, 0],
  );
  assert.deepEqual(readList('<li></li>', base, where({ item: 'li:foo' })).feed.items, []);
});

test('a page of endless entries, or of entries inside each other, is read as far as a list goes', () => {
  const many = Array.from({ length: 20_000 }, (_, at) => `<li><a href="/${at}">沐曦上市</a></li>`).join('');
  assert.equal(readList(many, base, where({ item: 'li' })).feed.items.length, 500);
  const nested = '<div><a href="/1">沐曦上市</a>'.repeat(900);
  assert.equal(readList(nested, base, where({ item: 'div' })).feed.items.length, 1);
  const long = `<li><a href="/1">${'沐'.repeat(100_000)}</a></li>`;
  assert.equal(readList(long, base, where({ item: 'li' })).feed.items[0]?.title?.length, 1000);
});

test('a selector copied from a browser, with the tbody it adds, finds the rows of a table', () => {
  const html = '<table class="t"><tr><td><a href="/1">沐曦上市</a></td></tr></table>';
  assert.deepEqual(titles(html, { item: 'table.t > tbody > tr', title: 'td > a' }), ['沐曦上市']);
});
