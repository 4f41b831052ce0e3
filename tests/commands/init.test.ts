import assert from 'node:assert/strict';
import { mkdir, mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { command } from '../../src/commands/init.ts';
import { parseCompanies } from '../../src/config/companies.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { aContext } from './context.ts';

test('the folder it writes holds a configuration, companies, sources and seed articles that can be read', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'jianbao-init-'));
  const { context, output } = aContext({ cwd: folder.path });
  assert.equal(await command.run(['gpu'], context), 0);
  const read = (name: string): Promise<string> => readFile(join(folder.path, 'gpu', name), 'utf8');
  assert.ok(parseConfig(await read('jianbao.yaml'), 'jianbao.yaml', {}, new Map()).digest.title);
  assert.ok(parseCompanies(await read('seeds/companies.yaml'), 'companies.yaml').length > 0);
  assert.match(await read('seeds/sources.yaml'), /^sources:/m);
  assert.match(output(), /wrote {2}seeds\/articles\/.*\.md/);
  assert.match(output(), /npx jianbao check --config gpu\/jianbao\.yaml/);
});

test('a file that is there stays as it is, and is named', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'jianbao-init-'));
  await mkdir(join(folder.path, 'seeds'));
  await writeFile(join(folder.path, 'seeds/companies.yaml'), 'mine');
  const { context, output } = aContext({ cwd: folder.path });
  assert.equal(await command.run(['--json'], context), 0);
  const answer: unknown = JSON.parse(output());
  assert.ok(typeof answer === 'object' && answer !== null && 'kept' in answer);
  assert.deepEqual(answer.kept, ['seeds/companies.yaml']);
  assert.equal(await readFile(join(folder.path, 'seeds/companies.yaml'), 'utf8'), 'mine');
});

test('a place that is a file, not a folder, is refused', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'jianbao-init-'));
  await writeFile(join(folder.path, 'gpu'), '');
  await assert.rejects(command.run(['gpu'], aContext({ cwd: folder.path }).context), { code: 'OUTPUT_UNWRITABLE' });
});

test('a word too many is wrong use', async () => {
  await assert.rejects(command.run(['a', 'b'], aContext({}).context), { code: 'USAGE' });
});
