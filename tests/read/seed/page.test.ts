import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

import { importSeedPage } from '../../../src/read/seed/page.ts';
import type { SeedFragmentArticle } from '../../../src/read/seed/page.ts';

const fixtures = resolve(import.meta.dirname, '../../fixtures');
const names = readFileSync(join(fixtures, 'seed-page-names.txt'), 'utf8').trim().split('\n');
const pattern = new RegExp(names.join('|'), 'g');
const companyNamesIn = (text: string): readonly string[] => [...text.matchAll(pattern)].map(([name]) => name);

const read = (text: string, format: 'txt' | 'md' | 'html' = 'txt'): SeedFragmentArticle[] =>
  importSeedPage(text, { format, published: null, companyNamesIn });
const mainOf = ({ companies }: SeedFragmentArticle): readonly string[] =>
  companies.filter(({ role }) => role === 'main').map(({ id }) => id);

const page = readFileSync(join(fixtures, 'seed-pages/two-articles.txt'), 'utf8');

test('a page of two articles is cut by its headings, and each section stands under its company', () => {
  const found = read(page);
  assert.deepEqual(
    found.map((article) => [article.title, article.section, mainOf(article).join(' ')]),
    [
      ['海上风电 走向深水 各有船帆', null, ''],
      ['海上风电 走向深水 各有船帆', '蓝屿能源：让风机漂起来', '蓝屿能源'],
      ['海上风电 走向深水 各有船帆', '巨桨重工：把桩打得更深', '巨桨重工'],
      ['氢能 两条管道 一个方向', null, ''],
      ['氢能 两条管道 一个方向', '西漠氢业：借用天然气的路', '西漠氢业'],
      ['氢能 两条管道 一个方向', '通源管道：新修一条专线', '通源管道'],
      ['氢能 两条管道 一个方向', '纵深：省下来的都是路费', '西漠氢业 通源管道'],
    ],
  );
});

test('the credit line gives the outlet and stands in no text', () => {
  for (const article of read(page)) {
    assert.equal(article.outlet, '滨海日报');
    assert.match(article.credit ?? '', /^滨海日报综合/);
    assert.doesNotMatch(article.text, /综合能源内参|综合氢能周刊/);
  }
  assert.equal(read(page)[0]!.credit, '滨海日报综合能源内参、海洋工程网');
});

test('a page torn as its columns were printed is read as the whole one', () => {
  // The side column's label and first words stand in one column, its heading and the rest in the next; the first article
  // breaks a paragraph where the page turns.
  const side = page.slice(page.indexOf('纵深'), page.lastIndexOf('滨海日报'));
  const [, , text = ''] = side.split('\n\n');
  const cut = text.indexOf('多花一道提纯') + 2;
  const moved = page
    .replace(side, '')
    .replace('通源管道：新修一条专线', `纵深\n\n${text.slice(0, cut)}\n\n通源管道：新修一条专线`)
    .replace('滨海日报综合氢能周刊', `省下来的都是路费\n\n${text.slice(cut)}\n\n滨海日报综合氢能周刊`)
    .replace('一根桩打下去要用六个小时', '一根桩打下去要\n\n用六个小时');
  assert.notEqual(moved, page);
  const key = ({ section, text: words }: SeedFragmentArticle): string => `${section} ${words}`;
  assert.deepEqual(read(moved).map(key).sort(), read(page).map(key).sort());
});

test('a company that a section only names beside its own is passing', () => {
  const text = '甲篇\n总题\n\n蓝屿能源：下海\n\n蓝屿能源装好样机。蓝屿能源说，巨桨重工不相信漂浮。\n';
  assert.deepEqual(read(text)[0]!.companies, [
    { id: '蓝屿能源', role: 'main' },
    { id: '巨桨重工', role: 'passing' },
  ]);
});

test('headings that are marked decide in markdown and html', () => {
  const markdown = '# 总题\n\n导语一句话。\n\n## 蓝屿能源\n\n样机没有停机。\n\n# 又一篇\n\n另一句话。\n';
  const html = '<h1>总题</h1><p>导语一句话。</p><h2>蓝屿能源</h2><p>样机没有停机。</p><h1>又一篇</h1><p>另一句话。</p>';
  const key = ({ title, section, text }: SeedFragmentArticle): string => [title, section, text].join('|');
  const expected = ['总题||导语一句话。', '总题|蓝屿能源|样机没有停机。', '又一篇||另一句话。'];
  assert.deepEqual(read(markdown, 'md').map(key), expected);
  assert.deepEqual(read(html, 'html').map(key), expected);
});

test('a text without any heading is one article, named by its first words', () => {
  const [article, ...rest] = read('蓝屿能源的样机没有停机。\n\n公司计划再造二十台。\n');
  assert.equal(article!.title, '蓝屿能源的样机没有停机');
  assert.equal(article!.outlet, null);
  assert.deepEqual(rest, []);
});

test('a page without a paragraph is refused', () => {
  assert.throws(() => read('总题\n'), { code: 'SEED_EMPTY' });
  assert.throws(() => read('<p> </p>', 'html'), { code: 'SEED_EMPTY' });
});

test('a page without a named day has no date, and says why', () => {
  const [article] = read(page);
  assert.equal(article!.date.from, null);
  assert.notEqual(article!.date.reason, '');
});
