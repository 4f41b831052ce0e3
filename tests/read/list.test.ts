import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ListSelectors } from '../../src/model/source.ts';
import { readList } from '../../src/read/list.ts';

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
