import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { openApp } from '../../src/app.ts';
import { command } from '../../src/commands/companies.ts';
import { command as draft } from '../../src/commands/draft.ts';
import { parseCompanies } from '../../src/config/companies.ts';
import type { Item } from '../../src/model/item.ts';
import { anItem } from '../makers.ts';
import { aDigest } from './a-digest.ts';
import { aContext } from './context.ts';

async function keep(path: string, items: readonly Item[]): Promise<void> {
  const app = await openApp({ configPath: null, cwd: path, env: {} });
  await (await app.openStore()).addItems(items, null);
  await app.close();
}

test('the list shows each company with its code and its other names', async () => {
  await using digest = await aDigest();
  const { context, output } = aContext({ cwd: digest.path });
  assert.equal(await command.run(['list'], context), 0);
  assert.equal(output(), 'metax  沐曦股份  688802  沐曦\n');
});

test('an added company stands at the end, with guards, and the rest of the file stays', async () => {
  await using digest = await aDigest();
  const before = await digest.read('seeds/companies.yaml');
  const { context } = aContext({ cwd: digest.path });
  const names = ['--name', '埃克美', '--alias', 'Acme:word', '--alias', 'AC, ME', '--ticker', '01234.HK'];
  assert.equal(await command.run(['add', 'acme', ...names], context), 0);
  const after = await digest.read('seeds/companies.yaml');
  assert.ok(after.startsWith(before));
  const company = parseCompanies(after, 'companies.yaml')[1];
  assert.deepEqual(company?.aliases, [
    { text: 'Acme', guard: 'word' },
    { text: 'AC, ME', guard: 'alone' },
    { text: '埃克美', guard: 'alone' },
  ]);
  assert.equal(company.code, '01234.HK');
});

test('a company whose name another one has is refused and nothing is written', async () => {
  await using digest = await aDigest();
  const before = await digest.read('seeds/companies.yaml');
  const { context } = aContext({ cwd: digest.path });
  await assert.rejects(command.run(['add', 'acme', '--name', '沐曦'], context), { code: 'COMPANIES_INVALID' });
  assert.equal(await digest.read('seeds/companies.yaml'), before);
});

test('a company that is there, or has no name, is wrong use', async () => {
  await using digest = await aDigest();
  const { context } = aContext({ cwd: digest.path });
  await assert.rejects(command.run(['add', 'metax', '--name', '沐曦科技'], context), /on the list already/);
  await assert.rejects(command.run(['add', 'acme'], context), /--name NAME/);
});

test('try shows where an alias would have matched, and how many items are new', async () => {
  await using digest = await aDigest();
  await keep(digest.path, [
    anItem({ id: 'one', title: '曦云发布', text: '沐曦的曦云C600量产。' }),
    anItem({ id: 'two', title: '新品', text: '据悉，曦雲系列將於下月上市。' }),
    anItem({ id: 'three', title: '无关', text: '今天天气晴。' }),
  ]);
  const { context, output } = aContext({ cwd: digest.path });
  assert.equal(await command.run(['try', '曦云', '--company', 'metax'], context), 0);
  assert.match(output(), /据悉，【曦雲】系列將於下月上市。/);
  assert.match(
    output(),
    /"曦云" \(alone\) matches 3 times in 2 of 3 items; 1 of these items do not name metax so far\./,
  );
});

test('try without a company does not say whom the items name already', async () => {
  await using digest = await aDigest();
  await keep(digest.path, [anItem({ id: 'one', title: '曦云发布', text: '沐曦的曦云C600量产。' })]);
  const { context, output } = aContext({ cwd: digest.path });
  await command.run(['try', '曦云'], context);
  assert.match(output(), /matches 2 times in 1 of 1 items\.$/m);
});

test('try with guard context counts only beside a context word of the company', async () => {
  await using digest = await aDigest();
  await keep(digest.path, [
    anItem({ id: 'one', title: '新品', text: '华山系列GPU发布。' }),
    anItem({ id: 'two', title: '旅游', text: '华山游客增多。' }),
  ]);
  const { context, output } = aContext({ cwd: digest.path });
  await command.run(['try', '华山', '--company', 'metax', '--guard', 'context', '--json'], context);
  const answer: unknown = JSON.parse(output());
  assert.ok(typeof answer === 'object' && answer !== null && 'matches' in answer && 'matchedItems' in answer);
  assert.deepEqual([answer.matches, answer.matchedItems], [1, 1]);
});

/** The companies of the entries in the draft of the week in which `anItem` is told. */
async function drafted(path: string): Promise<string[]> {
  const { context, output } = aContext({ cwd: path });
  const when = ['--period', '2025-W49', '--now', '2025-12-08T06:00:00+08:00'];
  assert.equal(await draft.run([...when, '--json'], context), 0);
  const { entries } = JSON.parse(output()) as { entries: { company: string }[] };
  return entries.map(({ company }) => company).toSorted();
}

test('a new company, and then a new alias, are found in the items kept before', async () => {
  await using digest = await aDigest();
  const told = (id: string, title: string): Item =>
    anItem({ id, url: `https://outlet.example/${id}`, revision: id, title, text: `${title}，公司今日公告。` });
  await keep(digest.path, [
    told('one', '沐曦股份签下3亿元算力订单'),
    told('two', '埃克美登陆科创板，首日收涨20%'),
    told('three', '艾科发布上半年财报，营收5亿元'),
  ]);
  assert.deepEqual(await drafted(digest.path), ['metax']);
  const { context } = aContext({ cwd: digest.path });
  await command.run(['add', 'acme', '--name', '埃克美'], context);
  assert.deepEqual(await drafted(digest.path), ['acme', 'metax']);
  const file = join(digest.path, 'seeds/companies.yaml');
  await writeFile(
    file,
    (await digest.read('seeds/companies.yaml')).replace('name: 埃克美', 'name: 埃克美\n  aliases: [艾科]'),
  );
  assert.deepEqual(await drafted(digest.path), ['acme', 'acme', 'metax']);
});

test('try on an empty store says to collect first', async () => {
  await using digest = await aDigest();
  const { context, output } = aContext({ cwd: digest.path });
  await command.run(['try', '华山'], context);
  assert.match(output(), /run `jianbao collect` first/);
});

test('an unknown word, guard or company is wrong use', async () => {
  await using digest = await aDigest();
  const { context } = aContext({ cwd: digest.path });
  for (const args of [
    ['drop'],
    [],
    ['try', '华山', '--guard', 'maybe'],
    ['try', '华山', '--company', 'x'],
    ['try', 'a'],
  ]) {
    await assert.rejects(command.run(args, context), { code: 'USAGE' });
  }
});
