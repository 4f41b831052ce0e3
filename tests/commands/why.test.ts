import assert from 'node:assert/strict';
import { test } from 'node:test';

import { command as collect } from '../../src/commands/collect.ts';
import { command as draft } from '../../src/commands/draft.ts';
import { command } from '../../src/commands/why.ts';
import { aDigest, oneSeed } from './a-digest.ts';
import { aContext } from './context.ts';

const now = ['--now', '2025-12-29T06:00:00+08:00'];

async function asked(words: (id: string) => readonly string[]): Promise<string> {
  await using digest = await aDigest(oneSeed);
  const { context, output } = aContext({ cwd: digest.path });
  await collect.run(now, context);
  await draft.run(now, context);
  const { openApp } = await import('../../src/app.ts');
  const app = await openApp({ configPath: null, cwd: digest.path, env: {} });
  let id = '';
  for await (const batch of (await app.openStore()).itemsSince(0, Date.parse('2026-01-01'))) id = batch[0]?.id ?? id;
  await app.close();
  const before = output().length;
  assert.equal(await command.run(words(id), context), 0);
  return output().slice(before);
}

test('an item is explained: where from, whom it is about and why, its figures, what the edition did', async () => {
  const text = await asked((id) => [id]);
  for (const said of [
    '示例商报 by source seeds',
    'about      metax: an editor filed the seed under it',
    '“沐曦股份” (alias, counts alone) at title 0–4',
    '4661.89万元 = 46618900 CNY · net_profit · metax',
    '“2025年第二季度，沐曦股份的归母净利润为4661.89万元。”',
    'a seed is background and no news',
    'edition    2025-W52 (draft)',
  ])
    assert.ok(text.includes(said), `${said}\n\n${text}`);
});

test('the first characters of an id are enough, and --json gives the same as data', async () => {
  const told = JSON.parse(await asked((id) => [id.slice(0, 8), '--json'])) as Record<string, unknown>;
  assert.deepEqual(told['roles'], [{ id: 'metax', role: 'main', reason: 'filed' }]);
  assert.equal(told['story'], null);
});

test('an item nobody knows is a clear refusal', async () => {
  await using digest = await aDigest({ 'seeds/sources.yaml': 'sources: []\n' });
  const { context } = aContext({ cwd: digest.path });
  await assert.rejects(command.run(['https://outlet.example/1'], context), { code: 'ITEM_UNKNOWN' });
  await assert.rejects(command.run([], context), { code: 'USAGE' });
});
