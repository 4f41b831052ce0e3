import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

import { parseConfig } from '../../src/config/parse.ts';
import { parseCompanies } from '../../src/config/companies.ts';
import { configJsonSchema, configJsonSchemaText, configOptions, manualRow } from '../../src/config/schema.ts';
import { parseSources } from '../../src/config/sources.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(resolve(root, path), 'utf8');

test('docs/jianbao.schema.json is what the program would write; `node src/config/schema.ts` writes it', () => {
  assert.equal(read('docs/jianbao.schema.json'), configJsonSchemaText());
});

test('docs/configuration.md has the row of every key, and of no other', () => {
  const manual = read('docs/configuration.md');
  const ofSettings = manual.slice(manual.indexOf('## digest'), manual.indexOf('## companies.yaml'));
  const rows = ofSettings.split('\n').filter((line) => line.startsWith('| `'));
  assert.deepEqual(rows.sort(), configOptions().map(manualRow).sort());
});

test('every key has a meaning', () => {
  assert.deepEqual(
    configOptions().filter((option) => option.meaning === ''),
    [],
  );
});

test('the jianbao.yaml of this folder is valid, for the program and for the schema', () => {
  const config = parseConfig(read('jianbao.yaml'), resolve(root, 'jianbao.yaml'), {}, new Map());
  assert.equal(config.digest.title, '简报');
  const isValid = new Ajv2020({ strict: false }).compile(configJsonSchema());
  assert.ok(isValid(parse(read('jianbao.yaml'))), JSON.stringify(isValid.errors));
});

test('the companies and sources of this folder are valid', () => {
  const companies = parseCompanies(read('seeds/companies.yaml'), 'seeds/companies.yaml');
  assert.equal(companies.length, 6);
  const sources = parseSources(read('seeds/sources.yaml'), 'seeds/sources.yaml', { companies, rsshubUrl: null });
  assert.ok(sources.some((source) => source.offReason === null));
});
