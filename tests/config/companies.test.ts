import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parseCompanies } from '../../src/config/companies.ts';
import { JianbaoError } from '../../src/errors.ts';

function faultsOf(text: string): readonly string[] {
  try {
    parseCompanies(text, 'companies.yaml');
  } catch (error) {
    assert.ok(error instanceof JianbaoError);
    assert.equal(error.code, 'COMPANIES_INVALID');
    return String(error.details['message']).trim().split(/\n\s*/);
  }
  return [];
}

test('the long form keeps guards, and each name becomes an alias unless it is listed', () => {
  const [company] = parseCompanies(
    `companies:
  - id: metax
    names: {zh: 沐曦集成电路公司, zh_short: 沐曦股份, zh_hant: 沐曦, en: MetaX}
    aliases: [{text: 沐曦, guard: context, note: a word}, {text: MetaX, guard: word}]
    tickers: [688802, "688802.SH"]
    products: [{name: C600, guard: context}, 曦云]
    people: [{name: 陈维良, role: 董事长}]
    context_words: [GPU, 688802]
    blocked_neighbours: [Meta X]
`,
    'companies.yaml',
  );
  assert.deepEqual(company, {
    id: 'metax',
    names: { zh: '沐曦集成电路公司', zhShort: '沐曦股份', zhHant: '沐曦', en: 'MetaX' },
    aliases: [
      { text: '沐曦', guard: 'context' },
      { text: 'MetaX', guard: 'word' },
      { text: '沐曦股份', guard: 'alone' },
      { text: '沐曦集成电路公司', guard: 'alone' },
    ],
    tickers: ['688802', '688802.SH'],
    products: [
      { text: 'C600', guard: 'context' },
      { text: '曦云', guard: 'alone' },
    ],
    people: ['陈维良'],
    contextWords: ['GPU', '688802'],
    blockedNeighbours: ['Meta X'],
    market: 'star',
    code: '688802',
  });
});

test('a plain list with names and strings is enough', () => {
  const [company] = parseCompanies('- id: acme\n  name: Acme\n  aliases: [埃克美]\n  products:\n', 'companies.yaml');
  assert.equal(company?.names.zhShort, 'Acme');
  assert.deepEqual(company.aliases, [
    { text: '埃克美', guard: 'alone' },
    { text: 'Acme', guard: 'alone' },
  ]);
  assert.deepEqual([company.market, company.code, company.products], [null, null, []]);
});

test('a ticker without quotes keeps its leading zero', () => {
  const [company] = parseCompanies('- {id: biren, name: 壁仞, tickers: [06082.HK, 06082]}', 'companies.yaml');
  assert.deepEqual(company?.tickers, ['06082.HK', '06082']);
  assert.deepEqual([company?.market, company?.code], ['hkex', '06082.HK']);
});

test('all faults come at once, each with its place and its cure', () => {
  const faults = faultsOf(`- id: Foo Bar
  name: Foo
  alias: [xx]
- id: b
  aliases: [bb]
- id: c
  name: C公司
  aliases: [{text: cc, gard: alone}, q]
  market: nyse
- 5
`);
  assert.equal(faults.length, 7);
  assert.match(faults[0] ?? '', /^companies\.yaml:1:7 {2}\[0\]\.id {2}names a folder/);
  assert.match(faults[1] ?? '', /^companies\.yaml:3:3 {2}\[0\]\.alias {2}is not a key of jianbao; write aliases$/);
  assert.match(faults[2] ?? '', /^companies\.yaml:4:3 {2}\[1\] {2}has no name; write/);
  assert.match(faults[3] ?? '', /:8:24 {2}\[2\]\.aliases\[0\]\.gard .*write guard$/);
  assert.match(faults[4] ?? '', /:8:38 .*is one character/);
  assert.match(faults[5] ?? '', /:9:11 {2}\[2\]\.market {2}cannot be nyse; write star or hkex$/);
  assert.match(faults[6] ?? '', /:10:3 {2}\[3\] {2}must be a group of keys/);
});

test('two companies may not share a name, whatever its width and case', () => {
  const [fault, ...others] = faultsOf('- {id: a, name: Acme}\n- {id: b, name: 乙公司, aliases: [ＡＣＭＥ]}\n');
  assert.match(fault ?? '', /:2:32 {2}\[1\]\.aliases\[0\] {2}"ＡＣＭＥ" names a already/);
  assert.deepEqual(others, []);
});

test('a product that stands alone may not be another company, one that needs context may', () => {
  const two = (guard: string): string =>
    `- {id: a, name: 甲公司, aliases: [曦云]}\n- {id: b, name: 乙公司, products: [{name: 曦云, guard: ${guard}}]}\n`;
  assert.equal(faultsOf(two('alone')).length, 1);
  assert.deepEqual(faultsOf(two('context')), []);
});

test('an alias that names nobody collides with nobody', () => {
  assert.deepEqual(
    faultsOf('- {id: a, name: 甲公司, aliases: [{text: 摩尔, guard: never}]}\n- {id: b, name: 摩尔}\n'),
    [],
  );
});

for (const [name, text] of [
  ['an empty file', ''],
  ['an empty list', 'companies: []'],
  ['a sentence', 'hello'],
] as const) {
  test(`${name} is refused with what an entry looks like`, () => {
    assert.match(faultsOf(text).join('\n'), /holds no company; write "- id: acme"/);
  });
}

test('an id that stands twice is refused', () => {
  assert.match(faultsOf('- {id: a, name: 甲公司}\n- {id: a, name: 乙公司}\n')[0] ?? '', /:2:8 .*"a" stands twice/);
});

test('a text torn by its own comma is told to stand in quotes', () => {
  const [fault] = faultsOf('- {id: a, names: {zh_short: 甲公司, en: Acme Co., Ltd.}}\n');
  assert.match(fault ?? '', /parted by a comma; write the whole text in quotes/);
});

test('a name, a ticker or a person of one character would match everywhere and is refused', () => {
  const entries = [
    'name: 甲',
    'name: 甲公司, tickers: ["1"]',
    'name: 甲公司, people: [元]',
    'names: {zh_short: 甲公司, en: A}',
  ];
  for (const entry of entries) assert.match(faultsOf(`- {id: a, ${entry}}\n`)[0] ?? '', /is one character/, entry);
});

test('a line break in a name is refused', () => {
  assert.match(faultsOf('- {id: a, name: "甲公司\\nBcc"}\n')[0] ?? '', /holds a line break/);
});
