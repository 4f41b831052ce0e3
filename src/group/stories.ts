import type { Facts } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import type { Ruling, Story } from '../model/story.ts';
import { dayMs } from '../text/china-day.ts';
import { edgesOf } from './candidates.ts';
import { type Edge, meanLink } from './linkage.ts';
import { joinReposts, type Report } from './reposts.ts';
import { obeyed } from './rulings.ts';
import { clip } from './similarity.ts';
import { summarise } from './story-core.ts';
import { type Card, deckOf } from './words.ts';

/** A story before its figures are merged. */
export type StoryCore = Omit<Story, 'figures' | 'conflicts'>;

/** Items further apart are not compared; a story may still grow past it, item by item. */
export const windowMs = 14 * dayMs;
/** Mean log odds above which two groups are one story. */
export const joinThreshold = -0.95;

/**
 * Joins items that report one event.
 *
 * @param factsById what match and facts found, by item id; items without facts or without a followed company stand in no story
 * @param known the story each item was put into by an earlier run: it stays there, and the story keeps its id; of two that turn
 *   out to be one event the older grows
 * @param rulings what editors said of pairs of items: obeyed before anything is weighed, by later items too
 * @returns every item in at most one story, a lone item in a story of its own; by their first item
 *
 * No two items are joined without a shared company. Candidates share a company within 14 days; pairs are scored by figures,
 * steps, words, time, products and kind of event, then joined by mean link. Round-ups are in no story. The order of the
 * input does not matter. Cost: linear in the items, for each compares with a bounded number of others.
 */
export function groupStories(
  items: readonly Item[],
  factsById: ReadonlyMap<string, Facts>,
  known: ReadonlyMap<string, string>,
  rulings: readonly Ruling[] = [],
): StoryCore[] {
  const deck = deckOf(items, factsById);
  const ruled = obeyed(
    deck.cards.map((card) => card.item.id),
    known,
    rulings,
  );
  const reports = joinReposts(deck.cards, windowMs, ruled.known);
  const groupOf = joined(reports, edgesOf(reports, deck, windowMs), ruled.settled);
  const groups = new Map<number, { readonly cards: Card[]; story: string | null }>();
  for (const [node, report] of reports.entries()) {
    const group = groups.get(groupOf[node]!) ?? { cards: [], story: null };
    groups.set(groupOf[node]!, group);
    group.cards.push(...report.cards);
    group.story ??= report.story;
  }
  return [...groups.values()]
    .map((group) => summarise(group.cards, group.story, factsById))
    .sort(byFirstItem(deck.cards));
}

/**
 * Joins reports whose mean score is above the threshold; a pair without an edge counts as surely apart.
 *
 * @param settled stories an editor told apart from another one
 * @returns for each report the first one of its group
 */
export function joined(
  reports: readonly Report[],
  edges: readonly Edge[],
  settled: ReadonlySet<string> = new Set(),
): number[] {
  return meanLink(
    reports.map((report) => report.cards.length),
    edges,
    { threshold: joinThreshold, missing: -clip, labels: reports.map((report) => report.story), settled },
  );
}

function byFirstItem(cards: readonly Card[]): (a: StoryCore, b: StoryCore) => number {
  const place = new Map(cards.map((card, at) => [card.item.id, at]));
  const of = (story: StoryCore): number => place.get(story.itemIds[0] ?? '') ?? 0;
  return (a, b) => of(a) - of(b);
}
