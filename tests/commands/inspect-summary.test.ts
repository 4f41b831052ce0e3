import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Context } from '../../src/commands/command.ts';
import { inspector } from '../../src/commands/inspect-summary.ts';

const context: Context = {
  cwd: import.meta.dirname,
  env: {},
  out: () => {},
  err: () => {},
  input: async function* () {},
  isTerminal: false,
  signal: new AbortController().signal,
};
const text = '摩尔线程12月5日在科创板上市，发行价为每股114.28元。';

test('a summary is made of clauses of the text and no longer than asked', async () => {
  const { each } = await inspector({ companiesFile: null, context });
  assert.deepEqual(each({ title: '', text, max: 60 }), { summary: text.slice(0, -1) });
  assert.deepEqual(each({ title: '', text, max: 18 }), { summary: '摩尔线程12月5日在科创板上市' });
  assert.deepEqual(each({ text }), { summary: text.slice(0, -1) });
});

test('a row of another shape is refused by name', async () => {
  const { each } = await inspector({ companiesFile: null, context });
  for (const row of [{}, { text: 1 }, { text, max: 0 }, { text, max: '60' }, { text, title: null }])
    assert.throws(() => each(row), { code: 'INPUT_JSON' });
});
