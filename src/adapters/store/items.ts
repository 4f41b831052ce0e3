import type { Item } from '../../model/item.ts';
import { tiers, type SourceState } from '../../model/source.ts';
import type { Added } from '../../ports/store.ts';
import { saveSourceStates } from './sources.ts';
import {
  inLists,
  inListSize,
  integerOf,
  integerOrNull,
  jsonOf,
  oneOf,
  placeholders,
  textOf,
  textOrNull,
} from './statements.ts';
import type { Connection, Row, Value } from './statements.ts';

const newest = `
  select i.id, i.source_id, i.feed_url, i.url, i.author, i.outlet, i.tier, i.published_at, i.certainty, i.range_from,
    i.range_to, i.range_reason, i.first_seen_at, i.language, i.wording, i.origin, i.section, i.filed_under, i.credit,
    i.revision, r.title, r.text, r.html
  from item i join item_revision r on r.item_id = i.id and r.revision = i.revision`;

const selectKnown = `
  select i.id, i.revision, i.source_id, i.tier, i.origin, length(r.text) as characters
  from item i join item_revision r on r.item_id = i.id and r.revision = i.revision
  where i.id in (${placeholders(1, inListSize)})`;

const selectItems = `${newest}
  where i.id in (${placeholders(1, inListSize)})
  order by i.id`;

const selectItemsSince = `${newest}
  where i.id > $1
    and (i.origin = 'seed' or (coalesce(i.published_at, i.first_seen_at) >= $2 and i.first_seen_at < $3))
  order by i.id
  limit $4`;

const countItems = `
  select count(*) as items
  from item`;

const insertItem = `
  insert into item (id, source_id, feed_url, url, author, outlet, tier, published_at, certainty, range_from, range_to,
    range_reason, language, wording, origin, section, filed_under, credit, revision, first_seen_at)
  values (${placeholders(1, 20)})`;

const insertRevision = `
  insert into item_revision (item_id, revision, title, text, html, seen_at)
  values (${placeholders(1, 6)})
  on conflict (item_id, revision) do nothing`;

const updateItem = `
  update item
  set source_id = $2, feed_url = $3, url = $4, author = $5, outlet = $6, tier = $7, published_at = $8, certainty = $9,
    range_from = $10, range_to = $11, range_reason = $12, language = $13, wording = $14, origin = $15, section = $16,
    filed_under = $17, credit = $18, revision = $19
  where id = $1
    and (source_id <> $2 or feed_url is distinct from $3 or url is distinct from $4 or author is distinct from $5
      or outlet <> $6 or tier <> $7 or published_at is distinct from $8 or certainty <> $9
      or range_from is distinct from $10 or range_to is distinct from $11 or range_reason is distinct from $12
      or language <> $13 or wording <> $14 or origin <> $15 or section is distinct from $16
      or filed_under <> $17 or credit is distinct from $18 or revision <> $19)`;

export const itemStatements = [
  selectKnown,
  selectItems,
  selectItemsSince,
  countItems,
  insertItem,
  insertRevision,
  updateItem,
];

/** Items read at once: memory stays flat however many there are. */
const batchSize = 500;

interface Known {
  readonly revision: string;
  readonly sourceId: string;
  readonly tier: Item['tier'];
  readonly origin: Item['origin'];
  /** Length of the text as SQL counts it, in code points; asked for only when two sources differ. */
  readonly characters: () => number;
}

const charactersOf = (item: Item): number => Array.from(item.text).length;

/**
 * Whether another source's wording of a known item becomes its newest.
 *
 * A page that two feeds carry has one id and two texts, often one of them cut. The source nearer to the event wins, then
 * the longer text, then the source's id: so the order in which sources answer changes nothing.
 */
function takesOver(item: Item, known: Known): boolean {
  const nearer = tiers.indexOf(known.tier) - tiers.indexOf(item.tier);
  if (nearer !== 0) return nearer > 0;
  const longer = charactersOf(item) - known.characters();
  return longer === 0 ? item.sourceId < known.sourceId : longer > 0;
}

/** Whether an item comes from the page behind what its own source's list said before. */
const isPageOf = (item: Item, known: Known): boolean =>
  item.origin === 'page' && known.origin === 'feed' && item.sourceId === known.sourceId;

/** Whether a list has no more words than the page behind it that was read already: it would put a teaser in its place. */
const isListOf = (item: Item, known: Known): boolean =>
  item.origin === 'feed' && known.origin === 'page' && charactersOf(item) <= known.characters();

export async function addItems(
  db: Connection,
  items: readonly Item[],
  state: SourceState | ((added: Added) => SourceState) | null,
): Promise<Added> {
  const known = new Map<string, Known>();
  for (const ids of inLists(items.map((item) => item.id))) {
    for (const row of await db.all(selectKnown, ids)) {
      known.set(textOf(row, 'id'), {
        revision: textOf(row, 'revision'),
        sourceId: textOf(row, 'source_id'),
        tier: oneOf(row, 'tier', tiers),
        origin: oneOf(row, 'origin', ['feed', 'page', 'seed']),
        characters: () => integerOf(row, 'characters'),
      });
    }
  }
  const fresh: Item[] = [];
  const changed: Item[] = [];
  const refiled: Item[] = [];
  for (const item of items) {
    const before = known.get(item.id);
    const isSame = before?.revision === item.revision;
    if (before === undefined) fresh.push(item);
    else if (isSame && (item.origin === 'seed' || isPageOf(item, before))) refiled.push(item);
    else if (isSame || isListOf(item, before)) continue;
    else if (before.sourceId === item.sourceId || takesOver(item, before)) changed.push(item);
    else continue;
    const { revision, sourceId, tier, origin } = item;
    known.set(item.id, { revision, sourceId, tier, origin, characters: () => charactersOf(item) });
  }
  await db.runEach(
    insertItem,
    rowsOf(fresh, (item) => [...fieldsOf(item), item.firstSeenAt]),
  );
  await db.runEach(insertRevision, rowsOf(fresh, revisionOf));
  await db.runEach(insertRevision, rowsOf(changed, revisionOf));
  await db.runEach(updateItem, rowsOf(changed, fieldsOf));
  // The files of the editor's seeds are the truth: a date mended there is taken over though no word changed. And a page
  // that has no more words than its list may still know the date, or the author.
  await db.runEach(updateItem, rowsOf(refiled, fieldsOf));
  const added: Added = { added: fresh.length, revised: changed.length };
  if (state !== null) await saveSourceStates(db, [typeof state === 'function' ? state(added) : state]);
  return added;
}

function* rowsOf(items: readonly Item[], row: (item: Item) => readonly Value[]): Generator<readonly Value[]> {
  for (const item of items) yield row(item);
}

function revisionOf(item: Item): readonly Value[] {
  return [item.id, item.revision, item.title, item.text, item.html, item.firstSeenAt];
}

/** $1 to $19 of `insertItem` and `updateItem`. */
function fieldsOf(item: Item): readonly Value[] {
  return [
    item.id,
    item.sourceId,
    item.feedUrl,
    item.url,
    item.author,
    item.outlet,
    item.tier,
    item.publishedAt,
    item.certainty,
    item.dateRange?.from ?? null,
    item.dateRange?.to ?? null,
    item.dateRange?.reason ?? null,
    item.language,
    item.wording,
    item.origin,
    item.section,
    JSON.stringify(item.filedUnder),
    item.credit,
    item.revision,
  ];
}

export async function itemsById(db: Connection, ids: readonly string[]): Promise<readonly Item[]> {
  const items = new Map<string, Item>();
  for (const piece of inLists(ids)) {
    for (const row of await db.all(selectItems, piece)) items.set(textOf(row, 'id'), itemOf(row));
  }
  return ids.flatMap((id) => items.get(id) ?? []);
}

/** The next items by id after `after`; fewer than a whole batch, at last none, when there are no more. */
export async function itemsAfter(
  db: Connection,
  after: string,
  since: number,
  seenBefore: number,
): Promise<readonly Item[]> {
  const rows = await db.all(selectItemsSince, [after, since, seenBefore, batchSize]);
  return rows.map(itemOf);
}

export async function itemCount(db: Connection): Promise<number> {
  const [row] = await db.all(countItems, []);
  return row === undefined ? 0 : integerOf(row, 'items');
}

function itemOf(row: Row): Item {
  const from = textOrNull(row, 'range_from');
  return {
    id: textOf(row, 'id'),
    sourceId: textOf(row, 'source_id'),
    feedUrl: textOrNull(row, 'feed_url'),
    url: textOrNull(row, 'url'),
    title: textOf(row, 'title'),
    text: textOf(row, 'text'),
    html: textOf(row, 'html'),
    author: textOrNull(row, 'author'),
    outlet: textOf(row, 'outlet'),
    tier: oneOf(row, 'tier', tiers),
    publishedAt: integerOrNull(row, 'published_at'),
    certainty: oneOf(row, 'certainty', ['minute', 'day', 'range', 'none']),
    dateRange: from === null ? null : { from, to: textOf(row, 'range_to'), reason: textOf(row, 'range_reason') },
    firstSeenAt: integerOf(row, 'first_seen_at'),
    language: oneOf(row, 'language', ['zh-Hans', 'zh-Hant', 'en']),
    revision: textOf(row, 'revision'),
    wording: oneOf(row, 'wording', ['verbatim', 'retold']),
    origin: oneOf(row, 'origin', ['feed', 'page', 'seed']),
    section: textOrNull(row, 'section'),
    filedUnder: jsonOf(row, 'filed_under') as readonly string[],
    credit: textOrNull(row, 'credit'),
  };
}
