import type { Ruling } from '../../model/story.ts';
import { integerOf, oneOf, textOf } from './statements.ts';
import type { Connection } from './statements.ts';

const selectStories = `
  select item_id, story_id
  from item_story
  order by item_id`;

const upsertStory = `
  insert into item_story (item_id, story_id)
  values ($1, $2)
  on conflict (item_id) do update
  set story_id = excluded.story_id
  where item_story.story_id <> excluded.story_id`;

const selectRulings = `
  select item_id, other_id, verdict, ruled_by, ruled_at
  from story_ruling
  order by ruled_at, item_id, other_id`;

const upsertRuling = `
  insert into story_ruling (item_id, other_id, verdict, ruled_by, ruled_at)
  values ($1, $2, $3, $4, $5)
  on conflict (item_id, other_id) do update
  set verdict = excluded.verdict, ruled_by = excluded.ruled_by, ruled_at = excluded.ruled_at`;

export const storyStatements = [selectStories, upsertStory, selectRulings, upsertRuling];

export async function storyByItem(db: Connection): Promise<ReadonlyMap<string, string>> {
  const rows = await db.all(selectStories, []);
  return new Map(rows.map((row) => [textOf(row, 'item_id'), textOf(row, 'story_id')]));
}

export async function saveStories(db: Connection, stories: ReadonlyMap<string, string>): Promise<void> {
  await db.runEach(upsertStory, stories);
}

export async function rulings(db: Connection): Promise<readonly Ruling[]> {
  const rows = await db.all(selectRulings, []);
  return rows.map((row) => ({
    itemId: textOf(row, 'item_id'),
    otherId: textOf(row, 'other_id'),
    together: oneOf(row, 'verdict', ['together', 'apart']) === 'together',
    by: textOf(row, 'ruled_by'),
    at: integerOf(row, 'ruled_at'),
  }));
}

/** A later word on a pair takes the place of the earlier one. */
export async function saveRulings(db: Connection, ruled: readonly Ruling[]): Promise<void> {
  const rows = ruled.map(({ itemId, otherId, together, by, at }): [string, string, string, string, number] => {
    const [first, second] = itemId < otherId ? [itemId, otherId] : [otherId, itemId];
    return [first, second, together ? 'together' : 'apart', by, at];
  });
  await db.runEach(upsertRuling, rows);
}
