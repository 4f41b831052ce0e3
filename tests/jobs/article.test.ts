import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isArticleOf } from '../../src/jobs/article.ts';
import type { Page } from '../../src/model/page.ts';

const aPage = (title: string | null, text: string): Page => ({
  title,
  text,
  author: null,
  outlet: null,
  published: null,
});
const link = 'https://outlet.example/news/1';
const item = { title: '摩尔线程登陆科创板，首日大涨', text: '' };
const login = aPage('登录', '请输入手机号和密码，登录后可以继续浏览本站的全部内容，也可以使用第三方账号。');
const article = aPage('摩尔线程登陆科创板', '摩尔线程12月5日在科创板上市，首日收盘价较发行价上涨。');

test('the page behind a link is the article when words of the headline come again in it', () => {
  assert.equal(isArticleOf(item, article, link), true);
  assert.equal(isArticleOf(item, { ...article, title: null }, link), true);
  assert.equal(isArticleOf({ ...item, title: '摩爾線程登陸科創板' }, article, link), true);
});

test('a login, an apology or another article is not what the list said', () => {
  assert.equal(isArticleOf(item, login, 'https://passport.outlet.example/login'), false);
  assert.equal(isArticleOf(item, aPage('页面不存在', '您访问的页面不存在，请稍后再试。'), link), false);
  const english = { title: 'Moore Threads shares soar on the first day', text: '' };
  const other = aPage('How to cook rice', 'The first thing is to wash it; on the stove it is cooked for a while.');
  assert.equal(isArticleOf(english, other, link), false);
});

test('words of everyday English say nothing of what a page is about', () => {
  const item = { title: 'What is new in the Moore Threads driver', text: '' };
  assert.equal(isArticleOf(item, aPage('What is new', 'What is new in the garden, and how it grows.'), link), false);
});

test('a front page names the article and holds none', () => {
  assert.equal(isArticleOf(item, article, 'https://outlet.example/'), false);
  assert.equal(isArticleOf(item, article, 'https://m.outlet.example/index.html'), false);
  assert.equal(isArticleOf(item, article, 'https://outlet.example/?id=1'), true);
});

test('where the headline was rewritten, what the list told of it decides', () => {
  const other = aPage('寒武纪股价重回千元', '寒武纪股价12月5日重回每股千元，成交额放大，机构认为业绩支撑了估值。');
  const own = { title: '“寒王”杀回来啦！', text: '寒武纪股价12月5日重回每股千元，成交额放大。' };
  assert.equal(isArticleOf(own, other, link), true);
  assert.equal(isArticleOf({ ...own, text: '' }, other, link), false);
});

test('a headline of a word or two may stand over anything', () => {
  assert.equal(isArticleOf({ title: '公告', text: '' }, login, link), true);
});
