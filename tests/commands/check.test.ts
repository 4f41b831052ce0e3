import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { openApp } from '../../src/app.ts';
import { command } from '../../src/commands/check.ts';
import { aDigest } from './a-digest.ts';
import { aContext } from './context.ts';

interface Row {
  readonly area: string;
  readonly level: string;
  readonly says: string;
  readonly fix: string | null;
}

async function check(cwd: string, env: Record<string, string> = {}): Promise<{ code: number; rows: readonly Row[] }> {
  const { context, output } = aContext({ cwd, env });
  const code = await command.run(['--json'], context);
  return { code, rows: JSON.parse(output()) as Row[] };
}

const of = (rows: readonly Row[], area: string): readonly Row[] => rows.filter((row) => row.area === area);

test('a new digest is warned of its example addresses, with what to write', async () => {
  await using digest = await aDigest();
  const { rows } = await check(digest.path);
  assert.equal(of(rows, 'site')[0]?.level, 'warning');
  assert.match(of(rows, 'site')[0]?.fix ?? '', /Set site\.url/);
  assert.match(of(rows, 'mail')[0]?.says ?? '', /mail\.from is still the example/);
  assert.match(of(rows, 'mail')[1]?.says ?? '', /letters are written to output\/outbox\//);
  for (const area of ['configuration', 'companies', 'output', 'store', 'lock']) {
    assert.deepEqual([area, of(rows, area)[0]?.level], [area, 'ok']);
  }
});

test('sources that are off are named with the reason', async () => {
  const text = `sources:
  - {id: hub-a, outlet: 甲, url: "{rsshub}/a"}
  - {id: b, outlet: 乙, url: "https://b.example/", enabled: false, why: 停用}
`;
  await using digest = await aDigest({ 'seeds/sources.yaml': text });
  const { rows } = await check(digest.path);
  const said = of(rows, 'sources').map(({ level, says }) => `${level} ${says}`);
  assert.deepEqual(said, [
    'warning 2 sources, 0 of them on.',
    'warning 1 needs an RSSHub: hub-a.',
    'ok 1 is switched off: b (停用).',
  ]);
});

test('a configuration with faults exits 1 and names each', async () => {
  await using digest = await aDigest({ 'jianbao.yaml': 'reviw: off\nsite: {url: x}\n' });
  const { code, rows } = await check(digest.path);
  assert.equal(code, 1);
  assert.match(rows[0]?.says ?? '', /:1:1 {2}reviw .*write review[\s\S]*:2:13 {2}site\.url/);
});

test('a missing configuration says how to write one', async () => {
  await using digest = await aDigest();
  const { code, rows } = await check(join(digest.path, 'seeds'));
  assert.equal(code, 1);
  assert.match(rows[0]?.fix ?? '', /jianbao init DIR/);
});

test('a broken list of companies is told once, and the rest is looked at all the same', async () => {
  await using digest = await aDigest({ 'seeds/companies.yaml': '[]' });
  const { code, rows } = await check(digest.path);
  assert.equal(code, 1);
  assert.equal(rows.filter((row) => row.says.includes('holds no company')).length, 1);
  assert.equal(of(rows, 'output')[0]?.level, 'ok');
});

test('an output folder that is a file is a fault', async () => {
  await using digest = await aDigest({ output: '' });
  const { code, rows } = await check(digest.path);
  assert.deepEqual([code, of(rows, 'output')[0]?.level], [1, 'fault']);
});

test('a mail server that wants a login needs the password, which is not printed', async () => {
  const yaml =
    'site: {url: https://a.example.com}\nmail: {from: a@example.com, smtp: {host: mail.example.com, user: li}}\n';
  await using digest = await aDigest({ 'jianbao.yaml': yaml });
  const without = await check(digest.path);
  assert.match(of(without.rows, 'mail')[0]?.fix ?? '', /JIANBAO_SMTP_PASSWORD/);
  assert.equal(without.code, 1);
  const { rows } = await check(digest.path, { JIANBAO_SMTP_PASSWORD: 'geheim' });
  assert.equal(of(rows, 'mail')[0]?.level, 'ok');
  assert.ok(!JSON.stringify(rows).includes('geheim'));
});

test('a seed article that cannot be read is a fault with its name', async () => {
  await using digest = await aDigest();
  await mkdir(join(digest.path, 'seeds/articles'));
  await writeFile(join(digest.path, 'seeds/articles/bad.md'), 'no front matter');
  const { rows } = await check(digest.path);
  assert.equal(of(rows, 'seeds')[0]?.level, 'fault');
  assert.match(of(rows, 'seeds')[0]?.says ?? '', /seeds\/articles\/bad\.md/);
});

test('another run at work is a warning that says who it is', async () => {
  await using digest = await aDigest();
  const app = await openApp({ configPath: null, cwd: digest.path, env: {} });
  const lock = await app.lock('collect');
  const { rows } = await check(digest.path);
  await lock.release();
  await app.close();
  assert.equal(of(rows, 'lock')[0]?.level, 'warning');
  assert.match(of(rows, 'lock')[0]?.says ?? '', /"collect", process \d+/);
});

test('for people it prints a line per finding and what to do below it', async () => {
  await using digest = await aDigest();
  const { context, output } = aContext({ cwd: digest.path });
  await command.run([], context);
  assert.match(output(), /^ok {7}configuration: .*jianbao\.yaml$/m);
  assert.match(output(), /^warning {2}site: .*\n {9}→ Set site\.url/m);
});
