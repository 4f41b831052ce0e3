import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';

import { appendEntries, appendEntry, appendPairs, writtenSources } from '../../src/config/append.ts';
import { parseCompanies } from '../../src/config/companies.ts';
import { parseSources } from '../../src/config/sources.ts';

const read = (path: string): string => readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8');

test('an entry goes behind the last one, and every other character stays', () => {
  const text = '# list\ncompanies:\n  - id: a\n    name: 甲公司   # first\n\n# not followed yet\nnote: x\n';
  assert.equal(
    appendEntry(text, 'companies', { id: 'b', name: '乙公司', tickers: ['06082'], names: { en: 'B, Ltd.' } }, false),
    '# list\ncompanies:\n  - id: a\n    name: 甲公司   # first\n' +
      '  - id: b\n    name: 乙公司\n    tickers: ["06082"]\n    names: {en: "B, Ltd."}\n' +
      '\n# not followed yet\nnote: x\n',
  );
});

test('a file without a line break at its end, and one with Windows line ends, keep their ways', () => {
  assert.equal(appendEntry('- {id: a}', 'companies', { id: 'b' }, true), '- {id: a}\n- {id: b}\n');
  assert.equal(appendEntry('- {id: a}\r\n', 'companies', { id: 'b' }, true), '- {id: a}\r\n- {id: b}\r\n');
});

test('a list on one line becomes a list of lines', () => {
  assert.equal(appendEntry('sources: []\n', 'sources', { id: 'b' }, true), 'sources:\n  - {id: b}\n');
});

test('a text without the list gives nothing', () => {
  assert.equal(appendEntry('a: 1', 'sources', { id: 'b' }, true), null);
  assert.equal(appendEntry('a: [', 'sources', { id: 'b' }, true), null);
});

test('what is added to the lists of this folder can be read back', () => {
  const companies = appendEntry(read('seeds/companies.yaml'), 'companies', { id: 'acme', name: '埃克美' }, false) ?? '';
  const listed = parseCompanies(companies, 'companies.yaml');
  assert.equal(listed.at(-1)?.id, 'acme');
  const entry = { id: 'acme-news', outlet: 'Acme', url: 'https://acme.example/feed' };
  const sources = appendEntry(read('seeds/sources.yaml'), 'sources', entry, true) ?? '';
  const found = parseSources(sources, 'sources.yaml', { companies: listed, rsshubUrl: null });
  assert.equal(found.at(-1)?.id, 'acme-news');
  assert.equal(
    sources.length - read('seeds/sources.yaml').length,
    sources.split('\n').find((line) => line.includes('acme-news'))!.length + 1,
  );
});

test('many entries go in at once, each group under its own comment', () => {
  const groups = [
    { comment: null, entries: [{ id: 'b' }, { id: 'c' }] },
    { comment: '科技 / 芯片', entries: [{ id: 'd', companies: ['metax'] }] },
  ];
  assert.equal(
    appendEntries('sources:\n  - {id: a} # first\n\nqueries: {}\n', 'sources', groups, true),
    'sources:\n  - {id: a} # first\n  - {id: b}\n  - {id: c}\n\n  # 科技 / 芯片\n  - {id: d, companies: [metax]}\n\nqueries: {}\n',
  );
  assert.equal(
    appendEntries('sources: [] # none\n', 'sources', groups.slice(1), true)?.includes('# 科技 / 芯片\n  - {id: d'),
    true,
  );
});

test('keys go behind those of their group, or into a new one at the end', () => {
  assert.equal(
    appendPairs('queries:\n  a: [甲] # x\n\n# end\n', 'queries', { b: ['乙', '688795'] }),
    'queries:\n  a: [甲] # x\n  b: [乙, "688795"]\n\n# end\n',
  );
  assert.equal(appendPairs('sources: []\n', 'queries', { b: ['乙'] }), 'sources: []\n\nqueries:\n  b: [乙]\n');
  assert.equal(appendPairs('queries: {a: [甲]}\n', 'queries', { b: ['乙'] }), 'queries: {a: [甲], b: [乙]}\n');
  assert.equal(appendPairs('queries: 3\n', 'queries', { b: ['乙'] }), null);
});

test('a list is given back as it was written', () => {
  const text =
    'sources:\n  - {id: a, kind: search, url: "https://a.example/?q={query}"}\nqueries: {metax: [沐曦, "688802"]}\n';
  assert.deepEqual(writtenSources(text), {
    sources: [{ id: 'a', kind: 'search', url: 'https://a.example/?q={query}' }],
    queries: { metax: ['沐曦', '688802'] },
  });
  assert.deepEqual(writtenSources(''), { sources: [], queries: {} });
});
