import assert from 'node:assert/strict';
import { test } from 'node:test';

import { deliveryStatements } from '../../../src/adapters/store/deliveries.ts';
import { editionStatements } from '../../../src/adapters/store/editions.ts';
import { factStatements } from '../../../src/adapters/store/facts.ts';
import { itemStatements } from '../../../src/adapters/store/items.ts';
import { migrations, migrationText } from '../../../src/adapters/store/migrations.ts';
import { readerStatements } from '../../../src/adapters/store/readers.ts';
import { slotStatements } from '../../../src/adapters/store/slots.ts';
import { sourceStatements } from '../../../src/adapters/store/sources.ts';
import { numbered } from '../../../src/adapters/store/statements.ts';
import { storyStatements } from '../../../src/adapters/store/stories.ts';
import { postgresPrograms, startPostgres } from './postgres.ts';

const programs = postgresPrograms();
const skip = programs === null ? 'there is no PostgreSQL here' : false;

const statements = Object.entries({
  deliveryStatements,
  editionStatements,
  factStatements,
  itemStatements,
  readerStatements,
  slotStatements,
  sourceStatements,
  storyStatements,
}).flatMap(([subject, texts]) => texts.map((text) => ({ subject, text })));

test('PostgreSQL takes every statement of every subject', { skip }, async (t) => {
  assert.ok(programs !== null);
  await using server = await startPostgres(programs);
  for (const name of migrations) await server.client.query(migrationText(name, 'postgres'));
  for (const [at, { subject, text }] of statements.entries()) {
    await t.test(`${subject}: ${text.trim().split('\n', 1)[0]}`, async () => {
      await server.client.query(`prepare statement_${at} as ${text}`);
      const found = await server.client.query<{ readonly parameters: number }>(
        `select cardinality(parameter_types) as parameters from pg_prepared_statements where name = $1`,
        [`statement_${at}`],
      );
      assert.equal(found.rows[0]?.parameters, numbered(text).count);
    });
  }
  await t.test('both stores have the same tables with the same columns', async () => {
    const { DatabaseSync } = await import('node:sqlite');
    const sqlite = new DatabaseSync(':memory:');
    for (const name of migrations) sqlite.exec(migrationText(name, 'sqlite'));
    const own = sqlite
      .prepare(
        `select t.name || '.' || c.name || case when c."notnull" = 1 then ' not null' else '' end as place
        from sqlite_schema t join pragma_table_info(t.name) c where t.type = 'table'`,
      )
      .all()
      .map((row) => String(row['place']));
    const theirs = await server.client.query<{ readonly place: string }>(
      `select table_name || '.' || column_name || case when is_nullable = 'NO' then ' not null' else '' end as place
      from information_schema.columns where table_schema = 'public'`,
    );
    assert.deepEqual(theirs.rows.map(({ place }) => place).toSorted(), own.toSorted());
  });
});

test('no statement leaves the subset that both stores take', () => {
  for (const { text } of statements) {
    const foreign =
      /->|\bjson_|\bany\s*\(|\bstrict\b|\bbegin\b|\bor (?:replace|ignore)\b|\$\d+ is (?:not )?null|\?|[A-Z]/.exec(text);
    assert.equal(foreign?.[0], undefined, text);
  }
});
