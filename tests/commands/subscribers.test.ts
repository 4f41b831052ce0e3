import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { command, readAddress, readWishes } from '../../src/commands/subscribers.ts';
import { aDigest } from './a-digest.ts';
import { aContext } from './context.ts';

async function run(cwd: string, ...args: string[]) {
  const heard = aContext({ cwd });
  const code = await command.run(args, heard.context);
  return { code, out: heard.output(), err: heard.complaints() };
}

test('a reader who was added is exported with state and consent, and without the token', async () => {
  await using digest = await aDigest();
  await run(digest.path, 'add', 'Li@Example.COM', '--consent', '当面同意', '--name', '李');
  const { out } = await run(digest.path, 'export');
  assert.match(out, /^Li@example\.com,李,zh-CN,active,当面同意,/m);
  const [row] = JSON.parse((await run(digest.path, 'export', '--json')).out) as Record<string, unknown>[];
  assert.equal(row?.['token'], undefined);
});

test('an address that is on the list already is refused, whatever the case of its domain', async () => {
  await using digest = await aDigest();
  await run(digest.path, 'add', 'li@example.com');
  await assert.rejects(run(digest.path, 'add', 'li@EXAMPLE.com'), { code: 'SUBSCRIBER_KNOWN' });
});

test('a file with a header is imported row by row; bad rows are named by number and stop nothing', async () => {
  await using digest = await aDigest();
  await writeFile(
    join(digest.path, 'list.csv'),
    '\uFEFFaddress,name,consent\r\na@example.com,"甲, 乙",表单\r\nnobody,,\r\nb@example.com,,\r\n',
  );
  const { out, err } = await run(digest.path, 'import', 'list.csv', '--consent', '旧名单');
  assert.match(out, /2 added, 1 not added/);
  assert.match(err, /line 3: SUBSCRIBER_INVALID/);
  assert.doesNotMatch(err, /@/);
  assert.doesNotMatch(err, /without a word/);
  const exported = (await run(digest.path, 'export')).out;
  assert.match(exported, /a@example\.com,"甲, 乙",zh-CN,active,表单/);
  assert.match(exported, /b@example\.com,,zh-CN,active,旧名单/);
});

test('one address per line needs no header', () => {
  assert.deepEqual(
    readWishes('a@example.com\nb@example.com\n').rows.map(({ address }) => address),
    ['a@example.com', 'b@example.com'],
  );
});

test('an erased reader is gone from the export and may be added again', async () => {
  await using digest = await aDigest();
  await run(digest.path, 'add', 'li@example.com');
  await run(digest.path, 'erase', 'li@example.com');
  assert.doesNotMatch((await run(digest.path, 'export')).out, /li@example/);
  await run(digest.path, 'add', 'li@example.com');
  await assert.rejects(run(digest.path, 'erase', 'nobody@example.com'), { code: 'SUBSCRIBER_UNKNOWN' });
});

for (const given of [
  '',
  'a',
  'a@',
  '@b.example',
  'a@b',
  'a b@example.com',
  'a@example.com\nBcc: x@example.com',
  'a@-b.example',
  '<a@example.com>',
]) {
  test(`${JSON.stringify(given)} is no mail address`, () => {
    assert.throws(() => readAddress(given), { code: 'SUBSCRIBER_INVALID' });
  });
}

test('a cell that a spreadsheet would take for a formula is made plain text', async () => {
  await using digest = await aDigest();
  await run(digest.path, 'add', 'li@example.com', '--name', '=HYPERLINK("x")');
  assert.match((await run(digest.path, 'export')).out, /"'=HYPERLINK\(""x""\)"/);
});

test('no command or an unknown one is wrong use', async () => {
  await using digest = await aDigest();
  await assert.rejects(run(digest.path), { code: 'USAGE' });
  await assert.rejects(run(digest.path, 'remove', 'a@example.com'), { code: 'USAGE' });
});

test('a header without an address column is refused as a whole, with the names it may have', async () => {
  await using digest = await aDigest();
  await writeFile(join(digest.path, 'list.csv'), '姓名,电话\n李,1\n');
  await assert.rejects(run(digest.path, 'import', 'list.csv'), /address[\s\S]*邮箱/);
});

test('a consent that was not written down may be added later, and a missing one is told', async () => {
  await using digest = await aDigest();
  assert.match((await run(digest.path, 'add', 'li@example.com')).err, /--consent/);
  await run(digest.path, 'add', 'li@example.com', '--consent', '表单');
  assert.match((await run(digest.path, 'export')).out, /li@example\.com,,zh-CN,active,表单/);
});

test('erasing a reader takes the letters in the outbox along', async () => {
  await using digest = await aDigest();
  await run(digest.path, 'add', 'li@example.com', '--consent', '表单');
  const [reader] = JSON.parse((await run(digest.path, 'export', '--json')).out) as { id: string }[];
  const letter = join(digest.path, `output/outbox/2026-W03-edition-${reader?.id}.eml`);
  await mkdir(join(letter, '..'), { recursive: true });
  await writeFile(letter, 'To: li@example.com');
  await run(digest.path, 'erase', 'li@example.com');
  assert.equal(existsSync(letter), false);
});
