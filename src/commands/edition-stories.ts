import { JianbaoError } from '../errors.ts';
import { newStoryId } from '../group/rulings.ts';
import { isTouched, makeDraft } from '../jobs/draft.ts';
import type { Edition, Entry } from '../model/edition.ts';
import type { Ruled, Ruling } from '../model/story.ts';
import { weekById } from '../text/week.ts';
import { checkOpen } from '../write/edit.ts';
import { plainText } from '../write/lines.ts';
import { redrafted, regroup, type Regrouping } from '../write/regroup.ts';
import { entryNamed, needed, shortId, type Act } from './edition-acts.ts';
import { draftOptions } from './work.ts';

/** An edition under an editor's word on its stories, and what is to be remembered of it. */
export interface Regrouped {
  readonly edition: Edition;
  readonly ruled: Ruled;
}

function storyEntry(edition: Edition, given: string | undefined): Entry {
  const entry = entryNamed(edition, given);
  if (entry.kind === 'news') return entry;
  const message = 'What the seeds tell is background; it belongs to no story.';
  throw new JianbaoError('ENTRY_STORY', { entry: entry.storyId, message });
}

/** All items of an entry's story: those the entry rests on first, then those that earlier editions told or that are too old. */
function itemsOf({ itemIds, storyId }: Entry, stories: ReadonlyMap<string, string>): readonly string[] {
  const kept = [...stories].flatMap(([item, story]) => (story === storyId ? [item] : []));
  return [...new Set([...itemIds, ...kept])];
}

/** Says of all items of a set that they belong together: each with the first. */
function bound([first, ...others]: readonly string[], { by, at }: Act): Ruling[] {
  return others.map((otherId) => ({ itemId: first!, otherId, together: true, by, at }));
}

/** Makes the draft anew under the editor's word and puts its stories into the edition. */
async function carriedOut(act: Act, ruled: Ruled, what: Regrouping): Promise<Regrouped> {
  const { app, store, edition, by, at } = act;
  const options = draftOptions(app, weekById(edition.id, app.digest.zone), edition.late);
  const made = await makeDraft(store, options, ruled);
  const under = isTouched(edition) ? regroup : redrafted;
  return {
    edition: under(edition, made.edition, what, by, at),
    ruled: { rulings: ruled.rulings, storyByItem: new Map([...ruled.storyByItem, ...made.storyByItem]) },
  };
}

/**
 * The second story becomes part of the first, now and in every later draft.
 *
 * @throws JianbaoError ENTRY_UNKNOWN, ENTRY_STORY, EDITION_STATE
 */
export async function mergeStories(act: Act): Promise<Regrouped> {
  const { edition, words, store } = act;
  checkOpen(edition);
  const first = storyEntry(edition, words[0]);
  const second = storyEntry(edition, words[1]);
  if (first === second) throw new JianbaoError('ENTRY_STORY', { entry: first.storyId, message: 'It is one entry.' });
  const stories = await store.storyByItem();
  const joined = itemsOf(second, stories);
  const ruled = {
    rulings: bound([...itemsOf(first, stories), ...joined], act),
    storyByItem: new Map(joined.map((id) => [id, first.storyId])),
  };
  return carriedOut(act, ruled, {
    action: 'merge',
    entry: first.storyId,
    gone: second.storyId,
    born: null,
    detail: `+ ${shortId(second.storyId)} ${plainText(second.headline)}`,
  });
}

function itemNamed(given: string, itemIds: readonly string[]): string {
  const found = itemIds.filter((id) => id === given || (given.length >= 4 && id.startsWith(given)));
  const [id, ...more] = found;
  if (id !== undefined && more.length === 0) return id;
  const message = id === undefined ? 'The entry has no item whose id begins so.' : `${found.length} ids begin so.`;
  throw new JianbaoError('ITEM_UNKNOWN', { item: given, message });
}

/**
 * The named items leave a story and stand in one of their own, now and in every later draft.
 *
 * @throws JianbaoError ENTRY_UNKNOWN, ENTRY_STORY, ITEM_UNKNOWN, EDITION_STATE
 */
export async function splitStory(act: Act): Promise<Regrouped> {
  const { edition, words, store, by, at } = act;
  checkOpen(edition);
  const entry = storyEntry(edition, words[0]);
  needed(words[1], 'ITEM');
  const stories = await store.storyByItem();
  const all = itemsOf(entry, stories);
  const named = new Set(words.slice(1).map((word) => itemNamed(word, all)));
  const rest = all.filter((id) => !named.has(id));
  if (rest.length === 0)
    throw new JianbaoError('ENTRY_STORY', { entry: entry.storyId, message: 'Then nothing would be left of it.' });
  const leaving = (await store.itemsById([...named]))
    .toSorted((a, b) => (a.publishedAt ?? 0) - (b.publishedAt ?? 0) || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
  const born = newStoryId(leaving, new Set(stories.values()).add(entry.storyId));
  const apart = { itemId: rest[0]!, otherId: leaving[0]!, together: false, by, at };
  const ruled = {
    rulings: [...bound(rest, act), ...bound(leaving, act), apart],
    storyByItem: new Map(leaving.map((id) => [id, born])),
  };
  return carriedOut(act, ruled, {
    action: 'split',
    entry: entry.storyId,
    gone: null,
    born,
    detail: `− ${leaving.map((id) => id.slice(0, 8)).join(' ')} → ${shortId(born)}`,
  });
}
