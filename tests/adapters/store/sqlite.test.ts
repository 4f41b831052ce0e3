import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';

import { migrations, migrationText } from '../../../src/adapters/store/migrations.ts';
import { openStore } from '../../../src/adapters/store/open.ts';
import { openSqlite } from '../../../src/adapters/store/sqlite.ts';
import { anItem } from '../../makers.ts';
import { aPublishedEdition } from './makers.ts';

function aFolder(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'jianbao-store-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

test('a database is made with its folder, and what was written is there when it is opened again', async () => {
  using folder = aFolder();
  for (const expected of [0, 1]) {
    await using store = await openStore('sqlite:data/jianbao.db', folder.path);
    assert.equal(await store.countItems(), expected);
    await store.addItems([anItem()], null);
  }
  assert.deepEqual(readdirSync(join(folder.path, 'data')), ['jianbao.db']);
});

test('a file that is no database is STORE_BROKEN, with its path, and stays as it was', async () => {
  using folder = aFolder();
  const path = join(folder.path, 'jianbao.db');
  writeFileSync(path, 'no database, but somebody may need it'.repeat(100));
  await assert.rejects(openSqlite(path), (error: Error & { code?: string; details?: { path?: string } }) => {
    assert.equal(error.code, 'STORE_BROKEN');
    assert.equal(error.details?.path, path);
    return true;
  });
});

test('a folder in the place of the database is STORE_BROKEN', async () => {
  using folder = aFolder();
  await assert.rejects(openSqlite(folder.path), { code: 'STORE_BROKEN' });
});

test('a database of a newer version is left alone', async () => {
  using folder = aFolder();
  const path = join(folder.path, 'jianbao.db');
  await (await openSqlite(path)).close();
  const database = new DatabaseSync(path);
  database.exec(`insert into schema_version (version, name) values (999, 'of tomorrow')`);
  database.close();
  await assert.rejects(openSqlite(path), {
    code: 'STORE_NEWER',
    details: { path, version: 999, known: migrations.length },
  });
});

test('a database of the first version is brought up to date, and keeps what it knew of a source', async () => {
  using folder = aFolder();
  const path = join(folder.path, 'jianbao.db');
  const database = new DatabaseSync(path);
  database.exec(migrationText('001-start', 'sqlite'));
  database.exec(`create table schema_version (version bigint not null primary key, name text not null);
    insert into schema_version values (1, '001-start');
    insert into source_state (source_id, etag, failures, status) values ('ithome', '"1"', 2, 'ok')`);
  database.close();
  await using store = await openSqlite(path);
  const state = (await store.sourceStates()).get('ithome');
  assert.deepEqual(
    [state?.etag, state?.failures, state?.url, state?.nextAt, state?.movedTimes],
    ['"1"', 2, null, null, 0],
  );
});

test('a database of another program is refused and stays byte for byte as it was', async () => {
  using folder = aFolder();
  const path = join(folder.path, 'places.db');
  for (const theirs of [
    'create table places (id, url)',
    'create table schema_version (v)',
    `create table schema_version (version, name); insert into schema_version values (1, 'init'), (99, 'x')`,
  ]) {
    rmSync(path, { force: true });
    const database = new DatabaseSync(path);
    database.exec(theirs);
    database.close();
    const before = readFileSync(path);
    await assert.rejects(openSqlite(path), { code: 'STORE_FOREIGN', details: { path } });
    assert.deepEqual(readFileSync(path), before);
    assert.deepEqual(readdirSync(folder.path), ['places.db']);
  }
});

test('a database that is deleted or replaced while in use takes nothing more', async () => {
  using folder = aFolder();
  const path = join(folder.path, 'jianbao.db');
  await using store = await openSqlite(path);
  rmSync(path);
  await assert.rejects(store.addItems([anItem()], null), { code: 'STORE_BROKEN' });
  await (await openSqlite(path)).close();
  await assert.rejects(store.addItems([anItem()], null), { code: 'STORE_BROKEN' });
});

test(
  'a write that finds the database held is STORE_LOCKED, and works when it is free again',
  { timeout: 30_000 },
  async () => {
    using folder = aFolder();
    const path = join(folder.path, 'jianbao.db');
    await using store = await openSqlite(path, { busyTimeoutMs: 20 });
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    await assert.rejects(store.addItems([anItem()], null), { code: 'STORE_LOCKED' });
    assert.equal(await store.countItems(), 0, 'reading goes on meanwhile');
    other.exec('rollback');
    other.close();
    assert.equal((await store.addItems([anItem()], null)).added, 1);
  },
);

test('a full database is STORE_FULL, and what was collected before is safe', async () => {
  using folder = aFolder();
  const path = join(folder.path, 'jianbao.db');
  await using store = await openSqlite(path, { mostPages: 60 });
  await store.addItems([anItem()], null);
  const many = Array.from({ length: 500 }, (_, at) => anItem({ id: `many-${at}`, text: '字'.repeat(400) }));
  await assert.rejects(store.addItems(many, null), { code: 'STORE_FULL' });
  assert.equal(await store.countItems(), 1);
});

test('a published edition cannot be changed or deleted, even by SQL', async () => {
  using folder = aFolder();
  const path = join(folder.path, 'jianbao.db');
  const store = await openSqlite(path);
  await store.saveEdition(aPublishedEdition(), 0);
  await store.close();
  const database = new DatabaseSync(path);
  assert.throws(() => database.exec(`update published_edition set content = '{}'`), /never changed/);
  assert.throws(() => database.exec('delete from published_edition'), /never deleted/);
  database.close();
});

test('a second store on the same file sees what the first one wrote', async () => {
  using folder = aFolder();
  const path = join(folder.path, 'jianbao.db');
  await using first = await openSqlite(path);
  await using second = await openSqlite(path);
  await first.addItems([anItem()], null);
  assert.equal(await second.countItems(), 1);
  const claims = [first, second].map((store, at) => store.claimSlot('draft', 100, `owner-${at}`, 1_000, 0));
  assert.deepEqual(await Promise.all(claims), [true, false]);
});

test('an address of another kind of store says how one is written', async () => {
  await assert.rejects(openStore('mysql:news', '/'), /sqlite:FILE/);
});
