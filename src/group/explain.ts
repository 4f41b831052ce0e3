import type { Facts } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import type { Ruling } from '../model/story.ts';
import { crowdAround, crowdOf } from './candidates.ts';
import { clip, compare, rarityOf, similarity } from './similarity.ts';
import { groupStories, joinThreshold, type StoryCore, windowMs } from './stories.ts';
import { type Comparison, fitted } from './weights.ts';
import { type Card, deckOf } from './words.ts';

/** How an item compares with another one. */
export interface PairReason {
  readonly itemId: string;
  /** Clipped log odds that both report one event. */
  readonly score: number;
  /** What speaks for and against it in log odds, the weightiest first; parts that say nothing are left out. */
  readonly parts: readonly { readonly name: keyof Comparison; readonly points: number }[];
  /** Same title: a copy, joined before anything is compared. */
  readonly isCopy: boolean;
  /** An editor's word on the two, which counts more than the score; null: there is none. */
  readonly ruling: Ruling | null;
}

export interface StoryReason {
  /** Null: the item is in no story, for it is undated, a round-up, or about no followed company. */
  readonly story: StoryCore | null;
  /** The other items of its story, the likest first. */
  readonly members: readonly PairReason[];
  /** The likest items outside it, at most `mostOutside`. */
  readonly outside: readonly PairReason[];
  /** Mean score two groups need to be joined. */
  readonly threshold: number;
}

const mostOutside = 3;
/** Parts smaller than this are noise to a reader. */
const faintPoints = 0.05;

/**
 * Why an item stands in its story, and why the likest others do not.
 *
 * @param items those the stories are made of, the item among them
 * @param known the story of each item by an earlier run
 * @returns the same stories as `groupStories` makes: nothing is decided here
 *
 * Cost: the grouping, and one comparison with each item that shares a company within the window.
 */
export function explainStory(
  itemId: string,
  items: readonly Item[],
  factsById: ReadonlyMap<string, Facts>,
  known: ReadonlyMap<string, string>,
  rulings: readonly Ruling[] = [],
): StoryReason {
  const story = groupStories(items, factsById, known, rulings).find((one) => one.itemIds.includes(itemId)) ?? null;
  const deck = deckOf(items, factsById);
  const own = deck.cards.find((card) => card.item.id === itemId);
  if (story === null || own === undefined) return { story: null, members: [], outside: [], threshold: joinThreshold };
  const rarity = rarityOf(deck);
  const crowds = crowdOf(deck.cards);
  const onIt = rulingsOn(itemId, rulings);
  const areNear = (card: Card): boolean =>
    Math.abs(card.publishedAt - own.publishedAt) <= windowMs && card.keys.some((key) => own.keys.includes(key));
  const near = deck.cards.filter((card) => card !== own && (areNear(card) || onIt.has(card.item.id)));
  const pairs = near.map((card): PairReason => {
    const ruling = onIt.get(card.item.id) ?? null;
    const pair = { itemId: card.item.id, isCopy: card.titleKey === own.titleKey, ruling };
    if (!areNear(card)) return { ...pair, score: -clip, parts: [] };
    const [first, second] = card.publishedAt < own.publishedAt ? [card, own] : [own, card];
    const crowd = crowdAround(first, crowds.get(first)!, second, crowds.get(second)!);
    const found = compare(first, second, crowd, rarity);
    const parts = (Object.keys(fitted.weights) as (keyof Comparison)[])
      .map((name) => ({ name, points: fitted.weights[name] * found[name] }))
      .filter((part) => Math.abs(part.points) >= faintPoints)
      .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
    const score = similarity(first, second, crowd, rarity);
    return { ...pair, score, parts };
  });
  pairs.sort((a, b) => b.score - a.score || (a.itemId < b.itemId ? -1 : 1));
  const isMember = (pair: PairReason): boolean => story.itemIds.includes(pair.itemId);
  return {
    story,
    members: pairs.filter(isMember),
    outside: pairs
      .filter((pair) => !isMember(pair))
      .sort(ruledFirst)
      .slice(0, mostOutside),
    threshold: joinThreshold,
  };
}

/** Those an editor told apart from it stand before the likest ones. */
function ruledFirst(a: PairReason, b: PairReason): number {
  return Number(b.ruling !== null) - Number(a.ruling !== null);
}

/** What editors said of an item, by the other one of the pair. */
function rulingsOn(itemId: string, rulings: readonly Ruling[]): ReadonlyMap<string, Ruling> {
  return new Map(
    rulings.flatMap((ruling) => {
      if (ruling.itemId === itemId) return [[ruling.otherId, ruling] as const];
      return ruling.otherId === itemId ? [[ruling.itemId, ruling] as const] : [];
    }),
  );
}
