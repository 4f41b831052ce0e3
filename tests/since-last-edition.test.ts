import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import type { CompanySection, PublishedEdition } from '../src/model/edition.ts';
import { renderEdition } from '../src/render/output.ts';
import { plainText } from '../src/write/lines.ts';
import { MadeDigest, seedCompanies } from './made-editions.ts';
import { anItem } from './makers.ts';
import { aDigest, templates } from './render/editions.ts';
import { looseDigits } from './render/guard.ts';

const companies = seedCompanies.filter(({ id }) => ['moore-threads', 'metax', 'zhipu'].includes(id));
const made = new MadeDigest(aDigest(), companies);
const { digest, editions } = made;

const told: readonly (readonly [week: string, day: string, title: string, text: string])[] = [
  [
    '2026-W10',
    '2026-03-03',
    '摩尔线程2025年营收15.06亿元',
    '摩尔线程发布年报，2025年营收15.06亿元，同比增长243.4%；归母净亏损9.87亿元。毛利率为64.5%。',
  ],
  ['2026-W10', '2026-03-04', '智谱市值700亿港元', '3月4日收盘，智谱总市值700亿港元，股价报160港元。'],
  ['2026-W11', '2026-03-11', '智谱市值升至820亿港元', '3月11日收盘，智谱总市值820亿港元，股价报187港元。'],
  [
    '2026-W12',
    '2026-03-17',
    '智谱市值回落至760亿港元',
    '3月17日收盘，智谱总市值760亿港元，股价报173港元，成交额21.5亿港元。',
  ],
  [
    '2026-W12',
    '2026-03-18',
    '沐曦股份签下12.6亿元集群订单',
    '沐曦股份与某运营商签订集群采购合同，金额12.6亿元，分两年交付。',
  ],
];

const files = new Map<string, string>();

before(() => {
  for (const id of ['2026-W10', '2026-W11', '2026-W12']) {
    for (const [, day, title, text] of told.filter(([of]) => of === id)) {
      const at = Date.parse(`${day}T18:00:00+08:00`);
      made.add(anItem({ id: title, title, text, publishedAt: at, firstSeenAt: at }));
    }
    made.publish(id);
  }
  const context = { digest, companies, templates: templates(), language: digest.language };
  for (const edition of editions)
    for (const [path, text] of renderEdition(edition, { ...context, previous: null, next: null }))
      files.set(path, text);
});

const third = (): PublishedEdition => editions[2]!;
const section = (id: string): CompanySection =>
  third().sections.find(({ company }) => company === id) ?? assert.fail(`${id} has a section`);
const rawOf = (id: string): string => third().citations[id]?.figure.raw ?? assert.fail(`${id} is cited`);

test('a third edition says what changed against the second, both values with their source', () => {
  const { changed } = section('zhipu').delta;
  const values = changed.map(({ before: old, now }) => `${rawOf(old)} → ${rawOf(now)}`);
  assert.ok(values.includes('820亿港元 → 760亿港元'), values.join('; '));
  for (const { before: old, now } of changed)
    for (const id of [old, now]) {
      const citation = third().citations[id]!;
      assert.ok(citation.figure.quote.includes(citation.figure.raw));
      assert.ok(third().items[citation.itemId] !== undefined, `${id} has its item`);
    }
});

test('a third edition says what is new of a company, and how much stayed as it was', () => {
  assert.deepEqual(section('metax').delta.added.map(rawOf), ['12.6亿元']);
  assert.ok(section('zhipu').delta.added.map(rawOf).includes('21.5亿港元'));
  const quiet = section('moore-threads');
  assert.deepEqual([quiet.delta.changed, quiet.delta.added], [[], []]);
  assert.ok(quiet.delta.unchanged >= 3, `${quiet.delta.unchanged}`);
  assert.equal(quiet.lastNews?.edition, '2026-W10');
});

test('what changed stands in the text of the edition, and each digit on the page leads to its sentence', () => {
  const text = files.get('editions/2026-W12/edition.txt') ?? '';
  assert.match(text, /较上期：.*总市值由820亿港元变为760亿港元/);
  assert.equal(text.match(/总市值由/g)?.length, 1);
  assert.deepEqual(looseDigits(files.get('editions/2026-W12/index.html') ?? '').loose, []);
});

test('three weeks of little news have two to five key points, none a word for word copy of the week before', () => {
  const points = editions.map(({ keyPoints }) => keyPoints.map(({ line }) => plainText(line)));
  for (const own of points) assert.ok(own.length >= 2 && own.length <= 5, own.join(' | '));
  for (const own of points)
    assert.equal(
      new Set(own.flatMap((point) => point.match(/[\d.]+亿/g) ?? [])).size,
      own.flatMap((point) => point.match(/[\d.]+亿/g) ?? []).length,
      `a value stands twice: ${own.join(' | ')}`,
    );
  const before = new Set(points[1]);
  assert.deepEqual(
    points[2]!.filter((point) => before.has(point)),
    [],
  );
});
