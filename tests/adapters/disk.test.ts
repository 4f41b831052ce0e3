import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { createFiles, readText, readTree } from '../../src/adapters/disk.ts';
import { aFolder } from './folder.ts';

test('a file is written with its folders and read back, text and bytes', async () => {
  using folder = aFolder();
  const files = createFiles(join(folder.path, 'output'));
  await files.write('editions/2025-W51/index.html', '摩尔线程');
  await files.write('outbox/1.eml', new Uint8Array([0, 255]));
  assert.equal(readFileSync(join(folder.path, 'output/editions/2025-W51/index.html'), 'utf8'), '摩尔线程');
  assert.deepEqual([...((await files.read('outbox/1.eml')) ?? [])], [0, 255]);
});

test('a file that is not there reads as null, an empty place lists as empty', async () => {
  using folder = aFolder();
  const files = createFiles(join(folder.path, 'output'));
  assert.equal(await files.read('nothing.html'), null);
  assert.deepEqual(await files.list('editions'), []);
  await files.remove('nothing.html');
});

test('folders that removing leaves empty go with the file, those that hold another stay', async () => {
  using folder = aFolder();
  const files = createFiles(join(folder.path, 'output'));
  await files.write('drafts/2026-W03/index.html', 'x');
  await files.write('editions/a/index.html', 'x');
  await files.write('editions/b/index.html', 'x');
  await files.remove('drafts/2026-W03/index.html');
  await files.remove('editions/a/index.html');
  assert.deepEqual(readdirSync(join(folder.path, 'output'), { recursive: true, encoding: 'utf8' }).toSorted(), [
    'editions',
    'editions/b',
    'editions/b/index.html',
  ]);
});

test('names below a folder are relative to it, sorted, and hold nothing half-written', async () => {
  using folder = aFolder();
  const files = createFiles(folder.path);
  for (const name of ['b.html', 'a/z.html', 'a/b/c.html']) await files.write(name, 'x');
  writeFileSync(join(folder.path, `a/.z.html.${process.pid}-0a1b.jianbao`), 'half');
  assert.deepEqual(await files.list(''), ['a/b/c.html', 'a/z.html', 'b.html']);
  assert.deepEqual(await files.list('a'), ['b/c.html', 'z.html']);
  await files.remove('a/z.html');
  assert.deepEqual(await files.list('a'), ['b/c.html']);
});

test('writing the same bytes again leaves the file untouched', async () => {
  using folder = aFolder();
  const files = createFiles(folder.path);
  await files.write('feed.xml', '<rss/>');
  const path = join(folder.path, 'feed.xml');
  utimesSync(path, 1_000, 1_000);
  await files.write('feed.xml', '<rss/>');
  assert.equal(statSync(path).mtimeMs, 1_000_000);
  await files.write('feed.xml', '<rss></rss>');
  assert.notEqual(statSync(path).mtimeMs, 1_000_000);
});

test('what a killed run left half-written is cleared away, what another run is writing is not', async () => {
  using folder = aFolder();
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  writeFileSync(join(folder.path, `.index.html.${gone}-0a1b.jianbao`), 'half');
  writeFileSync(join(folder.path, `.index.html.${process.pid}-0a1b.jianbao`), 'half');
  await createFiles(folder.path).write('index.html', 'whole');
  assert.deepEqual(readdirSync(folder.path).toSorted(), [`.index.html.${process.pid}-0a1b.jianbao`, 'index.html']);
});

test('a file is replaced whole: writers at once leave the text of one of them, and nothing else', async () => {
  using folder = aFolder();
  const files = createFiles(folder.path);
  const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(100_000));
  await Promise.all(texts.map((text) => files.write('index.html', text)));
  assert.ok(texts.includes(readFileSync(join(folder.path, 'index.html'), 'utf8')));
  assert.deepEqual(readdirSync(folder.path), ['index.html']);
});

for (const path of ['../outside.html', '/etc/hosts', 'a/../../outside.html']) {
  test(`${path} leads out of the folder and is refused`, async () => {
    using folder = aFolder();
    const files = createFiles(join(folder.path, 'output'));
    await assert.rejects(files.write(path, 'x'), /leads out/);
    await assert.rejects(files.read(path), /leads out/);
    await assert.rejects(files.remove(path), /leads out/);
  });
}

test('a folder that cannot be made is OUTPUT_UNWRITABLE, with the path and the reason', async () => {
  using folder = aFolder();
  writeFileSync(join(folder.path, 'output'), 'a file in its place');
  const files = createFiles(join(folder.path, 'output'));
  await assert.rejects(files.write('index.html', 'x'), {
    code: 'OUTPUT_UNWRITABLE',
    details: { path: join(folder.path, 'output/index.html'), reason: 'EEXIST' },
  });
});

test('a folder in the place of a file is OUTPUT_UNWRITABLE, and nothing is left beside it', async () => {
  using folder = aFolder();
  mkdirSync(join(folder.path, 'index.html'));
  const files = createFiles(folder.path);
  await assert.rejects(files.write('index.html', 'x'), { code: 'OUTPUT_UNWRITABLE' });
  await assert.rejects(files.read('index.html'), { code: 'FILE_UNREADABLE' });
  assert.deepEqual(readdirSync(folder.path), ['index.html']);
});

const fullDisk = '/dev/full';
test('a full disk is OUTPUT_FULL', { skip: statSync(fullDisk, { throwIfNoEntry: false }) === undefined }, async () => {
  // Every write to this device fails as on a full disk; the file beside it is made in /dev, where nothing is left.
  const { asOutputError } = await import('../../src/adapters/disk.ts');
  let failure: unknown = null;
  try {
    writeFileSync(fullDisk, 'x');
  } catch (error) {
    failure = asOutputError(error, 'output/index.html');
  }
  assert.equal((failure as { code?: string }).code, 'OUTPUT_FULL');
});

test('a tree of templates is read by path, sorted, only files of the ending asked for', () => {
  using folder = aFolder();
  for (const name of ['site/edition.hbs', 'letter/edition.hbs', 'letter/notes.txt', 'letter/.hidden.hbs']) {
    mkdirSync(join(folder.path, name, '..'), { recursive: true });
    writeFileSync(join(folder.path, name), name);
  }
  assert.deepEqual(
    [...readTree(folder.path, '.hbs')],
    [
      ['letter/edition.hbs', 'letter/edition.hbs'],
      ['site/edition.hbs', 'site/edition.hbs'],
    ],
  );
  assert.equal(readTree(join(folder.path, 'nothing')).size, 0);
});

test('a file the user named that is not there is FILE_UNREADABLE', () => {
  assert.throws(() => readText('/nowhere/companies.yaml'), {
    code: 'FILE_UNREADABLE',
    details: { path: '/nowhere/companies.yaml', reason: 'ENOENT' },
  });
});

test('a file that is not UTF-8 is told as such, by itself and in a tree; the mark at the start of one is no text', () => {
  using folder = aFolder();
  const path = join(folder.path, 'jianbao.yaml');
  writeFileSync(path, Buffer.from([0xbc, 0xf2, 0xb1, 0xa8]));
  const wanted = { code: 'FILE_UNREADABLE', details: { path, message: 'It is not UTF-8: save it as UTF-8.' } };
  assert.throws(() => readText(path), wanted);
  assert.throws(() => readTree(folder.path), wanted);
  writeFileSync(path, '\uFEFF简报');
  assert.equal(readText(path), '简报');
});
