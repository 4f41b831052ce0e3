import { textOf } from './statements.ts';
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

export const storyStatements = [selectStories, upsertStory];

export async function storyByItem(db: Connection): Promise<ReadonlyMap<string, string>> {
  const rows = await db.all(selectStories, []);
  return new Map(rows.map((row) => [textOf(row, 'item_id'), textOf(row, 'story_id')]));
}

export async function saveStories(db: Connection, stories: ReadonlyMap<string, string>): Promise<void> {
  await db.runEach(upsertStory, stories);
}
