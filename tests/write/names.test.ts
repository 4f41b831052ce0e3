import assert from 'node:assert/strict';
import { test } from 'node:test';

import { nameOf } from '../../src/write/names.ts';
import { aCompany } from '../makers.ts';

test('a company is called by the name readers know', () => {
  assert.equal(nameOf(aCompany(), 'zh-CN'), '摩尔线程');
  assert.equal(nameOf(aCompany(), 'en'), 'Moore Threads');
  assert.equal(nameOf(aCompany({ names: { zh: null, zhShort: '智谱', zhHant: null, en: null } }), 'en'), '智谱');
});

test('in English a company is called by its name as a word, not by that of the registered firm', () => {
  const names = {
    zh: null,
    zhShort: '智谱',
    zhHant: null,
    en: 'Knowledge Atlas Technology Joint Stock Company Limited',
  };
  const alias = { text: 'Zhipu', guard: 'word' } as const;
  assert.equal(nameOf(aCompany({ names, aliases: [alias] }), 'en'), 'Zhipu');
  assert.equal(nameOf(aCompany({ names, aliases: [] }), 'en'), 'Knowledge Atlas');
});
