import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

import { parse } from 'yaml';

import { parseCompanies } from '../src/config/companies.ts';
import { buildDictionary } from '../src/match/dictionary.ts';
import { findMentions } from '../src/match/mentions.ts';
import { isConfirmed, parseSeedArticle, seedItem } from '../src/read/seed/article.ts';

const seeds = resolve(import.meta.dirname, '../seeds');
const read = (path: string): string => readFileSync(join(seeds, path), 'utf8');
const companies = parseCompanies(read('companies.yaml'), 'seeds/companies.yaml');
const articles = readdirSync(join(seeds, 'articles'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, article: parseSeedArticle(read(`articles/${name}`), name) }));

test('six companies stand in the order of an edition, each with a market and a code', () => {
  const ids = companies.map(({ id }) => id);
  assert.deepEqual(ids, ['moore-threads', 'metax', 'biren', 'iluvatar', 'zhipu', 'minimax']);
  for (const { id, market, code } of companies) assert.ok(market !== null && code !== null, id);
});

test('a Hong Kong code never stands as a bare number among the tickers', () => {
  for (const { market, tickers } of companies) {
    if (market === 'hkex') for (const ticker of tickers) assert.match(ticker, /HK/, ticker);
  }
});

// What editors of other papers write with the same characters.
const lookAlikes = [
  '以科技创新之智谱写高质量发展新篇章',
  '集众智谱新篇 聚合力开新局',
  '数智谱新局，赋能新征程',
  '演员张沐曦出席首映礼',
  '沐曦光而行，向新而生',
  '绝壁仞立，松涛阵阵',
  '未来一周高温天数增多',
  '博弈论中的minimax算法详解',
  'Chief minister Biren Singh resigns',
  '海螺水泥发布年报，星野集团开新度假村',
];

for (const text of lookAlikes) {
  test(`nobody that is followed is named by ${text}`, () => {
    assert.deepEqual(findMentions({ title: text, text: '' }, buildDictionary(companies)), []);
  });
}

test('every seed article names followed companies and a reason for its range of days', () => {
  const known = new Set(companies.map(({ id }) => id));
  for (const { name, article } of articles) {
    assert.ok(article.companies.length > 0, name);
    for (const id of article.companies) assert.ok(known.has(id), `${name}: ${id}`);
    assert.ok(article.date.from === article.date.to || article.date.reason !== '', name);
    assert.ok(isConfirmed(article), name);
    assert.equal(article.wording, 'retold', name);
  }
});

test('every company has a seed article of its own', () => {
  const alone = new Set(
    articles.filter(({ article }) => article.companies.length === 1).map((a) => a.article.companies[0]),
  );
  for (const { id } of companies) assert.ok(alone.has(id), id);
});

test('no two seed articles are one item', () => {
  const ids = articles.map(({ article }) => seedItem(article, 0, 'Asia/Shanghai').id);
  assert.equal(new Set(ids).size, ids.length);
});

// The figures of the pages the seeds were made from, as printed there.
const figures = `超过3000亿元 超过53,000片 7nm 12月17日 1.8亿元 1024-GPU 2024年 2500% 不足6个月 2025年第二季度
4661.89万元 突破15亿元 两千亿 12月21日 2022年初 346万美元 3052.3万美元 5343.7万美元 782.2% 174.7% 19.2% 69.8% 73.1%
8907.4万美元 2.44亿美元 1.86亿美元 3亿 70% 1746.4万美元 1875万美元 32.6% 35.1% 56美元 5美元 -24.7% 12.2% 23.3% 4.7%
50% 80% 七年`.split(/\s+/);

test('the seed articles hold each of the 41 figures of the pages, written as there', () => {
  const text = articles.map(({ article }) => article.text).join('\n');
  assert.equal(figures.length, 41);
  assert.deepEqual(
    figures.filter((figure) => !text.includes(figure)),
    [],
  );
});

test('retold text is not set in quotation marks', () => {
  for (const { name, article } of articles) assert.doesNotMatch(article.text, /[“”「」『』"]/, name);
});

interface SourceRow {
  readonly id: string;
  readonly kind: string;
  readonly url: string;
  readonly tier: string;
  readonly language: string;
  readonly outlet: string;
  readonly enabled?: boolean;
  readonly why?: string;
  readonly companies?: readonly string[];
}

test('each source has an id of its own, and a reason when it is off', () => {
  const { sources } = parse(read('sources.yaml')) as { readonly sources: readonly SourceRow[] };
  assert.equal(new Set(sources.map(({ id }) => id)).size, sources.length);
  const known = new Set(companies.map(({ id }) => id));
  for (const source of sources) {
    assert.match(source.url, /^(?:https?:\/\/|\{rsshub\}\/)/, source.id);
    assert.match(source.kind, /^(?:feed|search|page)$/, source.id);
    assert.match(source.tier, /^(?:filing|company|press|aggregator)$/, source.id);
    assert.equal(source.kind === 'search', source.url.includes('{query}'), source.id);
    assert.equal(source.enabled === false, source.why !== undefined, source.id);
    for (const id of source.companies ?? []) assert.ok(known.has(id), source.id);
  }
});

test('every company has a search query in Chinese and one in Latin letters', () => {
  const { queries } = parse(read('sources.yaml')) as { readonly queries: Readonly<Record<string, readonly string[]>> };
  assert.deepEqual(
    Object.keys(queries),
    companies.map(({ id }) => id),
  );
  for (const [id, list] of Object.entries(queries)) {
    assert.ok(
      list.some((query) => /\p{Script=Han}/u.test(query)),
      id,
    );
    assert.ok(
      list.some((query) => /^[A-Z][a-z]/.test(query)),
      id,
    );
  }
});

test('the glossary explains each word once, without a figure', () => {
  const { terms } = parse(read('glossary.yaml')) as { readonly terms: readonly Readonly<Record<string, string>>[] };
  assert.equal(new Set(terms.map(({ zh }) => zh)).size, terms.length);
  for (const { zh = '', en = '', says = '' } of terms) {
    assert.ok(zh !== '' && en !== '' && says.endsWith('。'), zh);
    assert.doesNotMatch(says, /\d/, zh);
  }
});
