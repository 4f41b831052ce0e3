import type { Company } from '../model/company.ts';
import type { Digest, MuteRules, Week } from '../model/digest.ts';
import type { Edition, Manifest } from '../model/edition.ts';
import type { Facts } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import type { Source } from '../model/source.ts';
import type { Ruled } from '../model/story.ts';
import { buildRules, buildStories, deriveFacts, draftEdition } from '../pipeline.ts';
import type { Store } from '../ports/store.ts';
import { toldAt } from '../text/told.ts';
import type { Limits, Fill, Labels } from '../write/draft.ts';
import { sourceLines } from './source-lines.ts';

/** Items older than this no longer join stories; their facts still serve timelines and comparisons. */
const storyWindowMs = 60 * 24 * 60 * 60_000;
/** Items are read back this far: two years, as long as they are kept. */
const memoryMs = 2 * 366 * 24 * 60 * 60_000;

export interface DraftOptions {
  readonly digest: Digest;
  readonly companies: readonly Company[];
  readonly sources: readonly Source[];
  readonly week: Week;
  readonly now: number;
  readonly late: boolean;
  readonly mute: MuteRules;
  readonly limits: Limits;
  readonly fill: Fill;
  readonly labels: Labels;
  /** Hashes of what the edition is made from; facts are kept under `facts`. */
  readonly hashes: Omit<Manifest, 'items'> & { readonly facts: string };
  readonly onProgress?: (items: number) => void;
}

export type Drafted =
  | { readonly kind: 'drafted'; readonly edition: Edition }
  /** There was one already and it stays: somebody worked on it, or nothing changed. */
  | { readonly kind: 'kept'; readonly edition: Edition }
  | { readonly kind: 'published'; readonly edition: Edition };

interface Known {
  readonly items: ReadonlyMap<string, Item>;
  readonly facts: ReadonlyMap<string, Facts>;
  /** All items looked at, those that name no company included. */
  readonly seen: number;
  /** Those first seen after `newSince`: what this edition is chosen from, in the first one the seeds as well. */
  readonly seenNew: number;
}

/**
 * Reads the items kept and the facts found in them. Facts are derived once per revision and set of rules and then
 * kept; items that name no followed company leave memory at once.
 */
export async function readKnown(
  store: Store,
  options: Pick<DraftOptions, 'companies' | 'digest' | 'week' | 'now' | 'hashes' | 'onProgress'>,
  newSince = -Infinity,
): Promise<Known> {
  const { week, now, hashes } = options;
  const rules = buildRules(options.companies, options.digest.zone);
  const items = new Map<string, Item>();
  const facts = new Map<string, Facts>();
  let seen = 0;
  let seenNew = 0;
  for await (const batch of store.itemsSince(week.endsAt - memoryMs, now + 1)) {
    const stored = await store.factsFor(
      batch.map((item) => item.id),
      hashes.facts,
    );
    const fresh: Facts[] = [];
    for (const item of batch) {
      const known = stored.get(item.id);
      const found = known?.revision === item.revision ? known : deriveFacts(item, rules);
      if (found !== known) fresh.push(found);
      if (item.firstSeenAt > newSince) seenNew += 1;
      if (found.mentions.length === 0 && item.filedUnder.length === 0) continue;
      items.set(item.id, item);
      facts.set(item.id, found);
    }
    await store.saveFacts(fresh, hashes.facts);
    seen += batch.length;
    options.onProgress?.(seen);
  }
  return { items, facts, seen, seenNew };
}

/** The items that stories are made of. */
export function recentItems(items: Iterable<Item>, week: Week): Item[] {
  return [...items].filter((item) => toldAt(item) >= week.endsAt - storyWindowMs);
}

/** What is remembered apart from the draft: a draft made anew shows it all the same. */
const remembered: ReadonlySet<string> = new Set(['draft', 'merge', 'split']);

/** What a person, and not the program, did to a draft must not be lost. */
export function isTouched(edition: Edition): boolean {
  return edition.state !== 'draft' || edition.history.some((change) => !remembered.has(change.action));
}

/** The parts of a draft that say whether it is the same: not when, or how often, it was made. */
function contentKey(edition: Edition): string {
  const content = {
    ...edition,
    version: 0,
    draftedAt: 0,
    late: false,
    history: [],
    manifest: { ...edition.manifest, items: [] },
  };
  // An edit leaves the parts in another order than a draft.
  return JSON.stringify(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A draft that is not kept yet, and the stories it was made of. */
export interface Made {
  readonly edition: Edition;
  readonly storyByItem: ReadonlyMap<string, string>;
}

/**
 * Makes the draft of a week from what is kept.
 *
 * @param ruled what an editor says now, as if it were kept already
 */
export async function makeDraft(store: Store, options: DraftOptions, ruled: Ruled): Promise<Made> {
  const { week, now } = options;
  const published = await store.publishedEditions();
  const { items, facts, seenNew } = await readKnown(store, options, published.at(-1)?.draftedAt ?? -Infinity);
  const known = new Map([...(await store.storyByItem()), ...ruled.storyByItem]);
  const rulings = [...(await store.rulings()), ...ruled.rulings];
  const stories = buildStories(recentItems(items.values(), week), facts, known, rulings);
  const { rules, companies, templates } = options.hashes;
  const edition = draftEdition(
    {
      digest: options.digest,
      week,
      now,
      number: published.length + 1,
      late: options.late,
      companies: options.companies,
      items,
      facts,
      published,
      sources: await sourceLines(store, options),
      mute: options.mute,
      limits: options.limits,
      fill: options.fill,
      labels: options.labels,
      manifest: { rules, companies, templates, items: [] },
      itemsSeen: seenNew,
    },
    stories,
  );
  const storyByItem = new Map(stories.flatMap((story) => story.itemIds.map((itemId) => [itemId, story.id] as const)));
  return { edition, storyByItem };
}

/** A draft made anew keeps the lines of its history that say what an editor joined and parted. */
function afterRulings(before: Edition, drafted: Edition): Edition {
  if (before.history.every((change) => change.action === 'draft')) return drafted;
  const version = before.version + 1;
  return { ...drafted, history: [...before.history, ...drafted.history.map((change) => ({ ...change, version }))] };
}

/**
 * Makes the draft of a week and keeps it. A draft that somebody worked on stays as it is; an untouched one is made
 * anew when there is something new, under the next version.
 *
 * @throws JianbaoError STORE_*, TEMPLATE_*
 */
export async function draftWeek(store: Store, options: DraftOptions): Promise<Drafted> {
  const before = await store.editionById(options.week.id);
  if (before?.state === 'published') return { kind: 'published', edition: before };
  if (before !== null && isTouched(before)) return { kind: 'kept', edition: before };
  const made = await makeDraft(store, options, { rulings: [], storyByItem: new Map() });
  await store.saveStories(made.storyByItem);
  const drafted = before === null ? made.edition : afterRulings(before, made.edition);
  if (before !== null && contentKey(before) === contentKey(drafted)) return { kind: 'kept', edition: before };
  const edition: Edition = { ...drafted, version: (before?.version ?? 0) + 1 };
  await store.saveEdition(edition, before?.version ?? 0);
  return { kind: 'drafted', edition };
}
