import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

import { sourcesJsonSchema, sourcesJsonSchemaText } from '../../src/config/sources-schema.ts';

const read = (path: string): string => readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8');
const isValid = new Ajv2020({ strict: false }).compile(sourcesJsonSchema());

test('docs/sources.schema.json is what the program would write; `node src/config/sources-schema.ts` writes it', () => {
  assert.equal(read('docs/sources.schema.json'), sourcesJsonSchemaText());
});

test('the sources of this folder are valid for the schema', () => {
  assert.ok(isValid(parse(read('seeds/sources.yaml'))), JSON.stringify(isValid.errors));
});

test('the schema knows selectors, rules and words in both ways of writing, and no other key', () => {
  const source = { id: 'a', outlet: '甲', url: 'https://a.example/', kind: 'page' };
  const whole = (changes: object): unknown => ({ sources: [{ ...source, ...changes }] });
  assert.ok(isValid(whole({ selectors: { item: 'li', remove: '.ad' }, include: '公告', exclude: ['广告'] })));
  assert.ok(isValid({ sources: [], pages: [{ host: 'a.example', body: '#p' }] }));
  assert.ok(isValid({ sources: [], pages: { 'a.example': { remove: ['.ad'] } } }));
  assert.ok(!isValid(whole({ encoding: 'gbk' })));
  assert.ok(!isValid(whole({ selectors: { title: 'h2' } })));
  assert.ok(!isValid({ sources: [], pages: [{ body: '#p' }] }));
});
