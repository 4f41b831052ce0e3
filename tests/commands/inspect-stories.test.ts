import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inspector } from '../../src/commands/inspect-stories.ts';
import type { Context } from '../../src/commands/command.ts';

const context: Context = {
  cwd: import.meta.dirname,
  env: {},
  out: () => {},
  err: () => {},
  input: async function* () {},
  isTerminal: false,
  signal: new AbortController().signal,
};

test('stories are answered at the end, in order; null for an item alone or without a followed company', async () => {
  const { each, end } = await inspector({ companiesFile: null, context });
  const rows = [
    ['a', '沐曦股份首日收829.90元，涨692.95%', '2025-12-17T08:00:00Z'],
    ['b', '天气转凉', '2025-12-17T08:10:00Z'],
    ['c', '沐曦登陆科创板首日收涨692.95%，报829.90元', '2025-12-17T09:00:00Z'],
    ['d', '智谱开源新模型', '2025-12-17T09:00:00Z'],
  ];
  for (const [id, title, published] of rows) await each({ id, title, text: '', outlet: '示例日报', published });
  assert.deepEqual(await end?.(), [
    { id: 'a', story: 'a' },
    { id: 'b', story: null },
    { id: 'c', story: 'a' },
    { id: 'd', story: null },
  ]);
});

test('a row without an id is refused', async () => {
  const { each } = await inspector({ companiesFile: null, context });
  assert.throws(() => each({ title: '智谱' }), { code: 'INPUT_JSON' });
});

test('a date that no news is from counts as none and stops no other row', async () => {
  const { each, end } = await inspector({ companiesFile: null, context });
  await each({ id: 'a', title: '智谱昨日上市', text: '', published: '+275760-09-13T00:00:00Z' });
  await each({ id: 'b', title: '智谱昨日上市', text: '', published: '2026-01-08' });
  assert.equal((await end?.())?.length, 2);
});
