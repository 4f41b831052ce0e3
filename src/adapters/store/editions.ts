import { JianbaoError } from '../../errors.ts';
import type { Edition, Line, PublishedEdition } from '../../model/edition.ts';
import type { EditionRow } from '../../ports/store.ts';
import { integerOf, integerOrNull, jsonOf, oneOf, placeholders, textOf } from './statements.ts';
import type { Connection, Row } from './statements.ts';

const insertEdition = `
  insert into edition (id, version, number, state, entries, included, published_at, headline, content)
  values (${placeholders(1, 9)})
  on conflict (id) do nothing`;

const updateEdition = `
  update edition
  set version = $2, number = $3, state = $4, entries = $5, included = $6, published_at = $7, headline = $8, content = $9
  where id = $1 and version = $10 and (state <> 'published' or $4 = 'published')`;

const insertPublished = `
  insert into published_edition (edition_id, version, published_at, content)
  values (${placeholders(1, 4)})`;

const selectEdition = `
  select content
  from edition
  where id = $1`;

const selectVersion = `
  select version, state
  from edition
  where id = $1`;

const selectEditions = `
  select id, version, number, state, entries, included, published_at, headline
  from edition
  order by id desc`;

const selectPublished = `
  select p.content
  from edition e join published_edition p on p.edition_id = e.id and p.version = e.version
  where e.state = 'published'
  order by e.id`;

export const editionStatements = [
  insertEdition,
  updateEdition,
  insertPublished,
  selectEdition,
  selectVersion,
  selectEditions,
  selectPublished,
];

/**
 * Writes an edition when it is still in the version its writer saw; a published version is kept as it is, for ever.
 *
 * @throws JianbaoError EDITION_STALE; EDITION_STATE when a published edition would stop being one
 */
export async function saveEdition(db: Connection, edition: Edition, seenVersion: number): Promise<void> {
  const content = JSON.stringify(edition);
  const publishedAt = edition.state === 'published' ? edition.publishedAt : null;
  const values = [
    edition.id,
    edition.version,
    edition.number,
    edition.state,
    edition.entries.length,
    edition.entries.filter((entry) => entry.included).length,
    publishedAt,
    plain(edition.headline),
    content,
  ];
  const saved =
    seenVersion === 0 ? await db.run(insertEdition, values) : await db.run(updateEdition, [...values, seenVersion]);
  if (saved === 0) await refuse(db, edition.id, seenVersion);
  if (publishedAt !== null) await db.run(insertPublished, [edition.id, edition.version, publishedAt, content]);
}

async function refuse(db: Connection, edition: string, seenVersion: number): Promise<never> {
  const [row] = await db.all(selectVersion, [edition]);
  const storedVersion = row === undefined ? 0 : integerOf(row, 'version');
  if (storedVersion === seenVersion) throw new JianbaoError('EDITION_STATE', { edition, state: 'published' });
  throw new JianbaoError('EDITION_STALE', { edition, seenVersion, storedVersion });
}

export async function editionById(db: Connection, id: string): Promise<Edition | null> {
  const [row] = await db.all(selectEdition, [id]);
  return row === undefined ? null : (jsonOf(row, 'content') as Edition);
}

export async function editions(db: Connection): Promise<readonly EditionRow[]> {
  const rows = await db.all(selectEditions, []);
  return rows.map(editionRowOf);
}

export async function publishedEditions(db: Connection): Promise<readonly PublishedEdition[]> {
  const rows = await db.all(selectPublished, []);
  return rows.map((row) => jsonOf(row, 'content') as PublishedEdition);
}

function plain(line: Line): string {
  return line.map((span) => span.text).join('');
}

function editionRowOf(row: Row): EditionRow {
  return {
    id: textOf(row, 'id'),
    version: integerOf(row, 'version'),
    number: integerOf(row, 'number'),
    state: oneOf(row, 'state', ['draft', 'review', 'approved', 'published']),
    entries: integerOf(row, 'entries'),
    included: integerOf(row, 'included'),
    publishedAt: integerOrNull(row, 'published_at'),
    headline: textOf(row, 'headline'),
  };
}
