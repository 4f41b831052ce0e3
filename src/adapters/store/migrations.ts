import { readFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

import { JianbaoError } from '../../errors.ts';

/**
 * Names of the files in migrations/, each as `.sqlite.sql` and `.postgres.sql`, in order. The number of a migration is the
 * version it leads to. Only ever added to: a database out there has run those that stand here.
 */
export const migrations = ['001-start', '002-source-manners', '003-rulings', '004-source-settings'];

export function migrationText(name: string, store: 'sqlite' | 'postgres'): string {
  return readFileSync(new URL(`migrations/${name}.${store}.sql`, import.meta.url), 'utf8');
}

/** @throws JianbaoError STORE_NEWER when the database knows migrations this program does not */
export function migrate(database: DatabaseSync, path: string): void {
  if (versionOf(database, path) === migrations.length) return;
  database.exec('begin immediate');
  try {
    // Asked again: another process may have made the tables while this one waited for the lock.
    const version = versionOf(database, path);
    database.exec(
      'create table if not exists schema_version (version bigint not null primary key, name text not null)',
    );
    const add = database.prepare('insert into schema_version (version, name) values (?, ?)');
    for (const [at, name] of migrations.entries()) {
      if (at < version) continue;
      database.exec(migrationText(name, 'sqlite'));
      add.run(at + 1, name);
    }
    database.exec('commit');
  } catch (error) {
    database.exec('rollback');
    throw error;
  }
}

/**
 * Leaves a database of another program alone: whoever mistypes `store` must not find our tables among theirs.
 *
 * @throws JianbaoError STORE_FOREIGN when it holds tables, but not what our first migration leaves behind
 */
export function refuseForeign(database: DatabaseSync, path: string): void {
  const tables = database.prepare(`select name from sqlite_schema where type = 'table'`).all();
  if (tables.length === 0) return;
  const hasVersions = tables.some((table) => table['name'] === 'schema_version');
  const columns = database.prepare(`select name from pragma_table_info('schema_version')`).all();
  const isOurShape = hasVersions && columns.map((column) => column['name']).join() === 'version,name';
  const first = isOurShape ? database.prepare('select name from schema_version where version = 1').get() : undefined;
  if (first?.['name'] !== migrations[0]) throw new JianbaoError('STORE_FOREIGN', { path });
}

function versionOf(database: DatabaseSync, path: string): number {
  const known = database.prepare(`select 1 from sqlite_schema where name = 'schema_version'`).get();
  if (known === undefined) return 0;
  const row = database.prepare('select max(version) as version from schema_version').get();
  const version = Number(row?.['version'] ?? 0);
  if (version > migrations.length) {
    throw new JianbaoError('STORE_NEWER', { path, version, known: migrations.length });
  }
  return version;
}
