import assert from 'node:assert/strict';
import { test } from 'node:test';

import { command } from '../../src/commands/export.ts';
import { command as collect } from '../../src/commands/collect.ts';
import { aDigest, oneSeed } from './a-digest.ts';
import { aContext } from './context.ts';

test('what is kept is exported with its companies, figures and sources', async () => {
  await using digest = await aDigest(oneSeed);
  const { context } = aContext({ cwd: digest.path });
  await collect.run([], context);
  assert.equal(await command.run(['--json', 'all.json'], context), 0);
  const all = JSON.parse(await digest.read('all.json')) as Record<string, { [key: string]: unknown }[]>;
  assert.deepEqual(Object.keys(all), ['items', 'stories', 'figures', 'events', 'sources']);
  assert.deepEqual(all['items']?.[0]?.['companies'], [{ id: 'metax', role: 'main' }]);
  const figure = all['figures']?.find(({ raw }) => raw === '4661.89万元');
  assert.equal(figure?.['value'], 46_618_900);
  assert.equal(figure?.['company'], 'metax');
});

test('without --json FILE it is wrong use', async () => {
  await using digest = await aDigest();
  await assert.rejects(command.run([], aContext({ cwd: digest.path }).context), { code: 'USAGE' });
});
