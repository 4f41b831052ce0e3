import assert from 'node:assert/strict';
import { test } from 'node:test';

import { nameKey, rosterOf } from '../../src/facts/roster.ts';
import { aCompany } from '../makers.ts';

test('a list of companies is walked through once', () => {
  const followed = [aCompany(), aCompany({ id: 'biren', products: [{ text: 'BR 100', guard: 'alone' }] })];
  assert.equal(rosterOf(followed), rosterOf(followed));
  assert.deepEqual([...rosterOf(followed).ids], ['moore-threads', 'biren']);
  assert.ok(rosterOf(followed).products.has(nameKey('br-100')));
});

test('two spellings of one product are one name', () => {
  assert.equal(nameKey('GLM-5'), nameKey('ＧＬＭ 5'));
  assert.notEqual(nameKey('GLM-5'), nameKey('GLM-4.5'));
});
