import { type Card, type Deck, isCode } from './words.ts';

/** How telling each term is, by its number: the rarer among the items compared, the more. */
export type TermWeights = Float64Array;

/** In a pool of a few items every term is rare or common by chance. */
const smallestPool = 300;
/** A product or version (k3, v4, s5000) tells events apart better than any word of its rarity. */
const codeFactor = 2;

/** @param deck all items that may stand in a story; their openings are the pool */
export function termWeights({ cards, terms }: Deck): TermWeights {
  const counts = new Uint32Array(terms.length);
  for (const card of cards) for (const term of card.opening) counts[term]!++;
  const pool = Math.max(cards.length, smallestPool) + 1;
  return Float64Array.from(terms, (term, at) => Math.log(pool / (counts[at]! + 0.5)) * (isCode(term) ? codeFactor : 1));
}

/** What two items have in common and what parts them; each between 0 and 1. */
export interface Comparison {
  /** Weight of each title's terms found in the other's title and opening, geometric mean of both ways, full at `fullWords`. */
  readonly words: number;
  /** Days between them, full at a week. */
  readonly daysApart: number;
  /** Both titles name products or versions, none in common. */
  readonly otherCode: number;
  /** Numbers of three figures or more in common, full at two. */
  readonly numbers: number;
  readonly sameKind: number;
  readonly otherKind: number;
  /** The same step on the road to a listing: a firm takes each but once. */
  readonly sameStage: number;
  /** Two different steps of that road. */
  readonly otherStage: number;
  /** One reports, the other reviews or comments: the usual false friend of a release. */
  readonly onlyOneComments: number;
  /** One has no text, so less of its words can be found. */
  readonly titleOnly: number;
  /** One title Chinese, one not: words say little then. */
  readonly acrossLanguages: number;
  /** How much is written of their company in these two weeks: two items of a quiet week are likelier one event. */
  readonly crowd: number;
}

/**
 * Weights of the comparison in log odds. Logistic regression with shrinkage 0.3, signs fixed by sense, over pairs of
 * labelled items of six weeks of real news about nine firms (some 1,900 pairs, 112 of one event) and, at a fifth, of the demonstration
 * (268, 90 of one event). Mean pairwise F1 of the four best thresholds on the news: 0.85, and 0.84 for firms left out of the fit; on the
 * demonstration 0.69 for firms left out. The news alone would give 0.86 there and 0.39 on the demonstration, whose firms are quieter.
 * Measured before the rules of `hasAnything` and `areAboutOthers` were added and the cues last mended, and not fitted again since.
 * Tried and left out, for they brought nothing to a firm left out: same outlet, hours, rarest common word, single codes,
 * words from a dictionary instead of pairs of characters. `crowd` brought the most where little is written of a firm.
 */
export const weights: Readonly<Record<keyof Comparison, number>> = {
  words: 6.1,
  daysApart: -5.35,
  otherCode: -0.55,
  numbers: 0.75,
  sameKind: 1.05,
  otherKind: -0.9,
  sameStage: 1.1,
  // Not fitted, for the news held too few: by rule the steps of one listing are stories of their own.
  otherStage: -2,
  onlyOneComments: -0.55,
  titleOnly: 1.8,
  acrossLanguages: 2.15,
  crowd: -4,
};
const bias = -0.5;

/** Beyond this share more words in common say no more; without the limit, copies set the weight for all pairs (F1 -0.06). */
const fullWords = 0.4;

/** Scores beyond this say no more: one odd pair must not outvote a story. */
export const clip = 4;

const dayMs = 86_400_000;
/** An e-fold more items count a quarter. */
const crowdScale = 4;
const names = Object.keys(weights) as readonly (keyof Comparison)[];

/** @param crowd most items about a company of both within a week of either, from `crowdOf` */
export function compare(a: Card, b: Card, crowd: number, weight: TermWeights): Comparison {
  const days = Math.abs(Math.floor(a.publishedAt / dayMs) - Math.floor(b.publishedAt / dayMs));
  const sameKind = shareAny(a.kinds, b.kinds);
  const otherCode = a.codes.size > 0 && b.codes.size > 0 && !shareAny(a.codes, b.codes);
  const words = Math.sqrt(coverage(a, b, weight) * coverage(b, a, weight));
  const one = (is: boolean): number => (is ? 1 : 0);
  return {
    words: Math.min(words / fullWords, 1),
    daysApart: Math.min(days, 7) / 7,
    otherCode: one(otherCode),
    numbers: Math.min(2, countShared(a.numbers, b.numbers)) / 2,
    sameKind: one(sameKind),
    otherKind: one(!sameKind && a.kinds.size > 0 && b.kinds.size > 0),
    sameStage: one(shareAny(a.stages, b.stages)),
    otherStage: one(a.stages.size > 0 && b.stages.size > 0 && !shareAny(a.stages, b.stages)),
    onlyOneComments: one(a.comments !== b.comments),
    titleOnly: one(!a.hasText || !b.hasText),
    acrossLanguages: one(a.isHan !== b.isHan),
    crowd: Math.log(crowd) / crowdScale,
  };
}

/**
 * How likely two items report one event, as clipped log odds.
 *
 * @param weight from `termWeights` over the same deck
 */
export function similarity(a: Card, b: Card, crowd: number, weight: TermWeights): number {
  const comparison = compare(a, b, crowd, weight);
  if (!hasAnything(comparison) || areAboutOthers(a, b)) return -clip;
  let sum = bias;
  for (const name of names) sum += weights[name] * comparison[name];
  return Math.max(-clip, Math.min(clip, sum));
}

/** Below this share of words in common (of `fullWords`) titles agree by chance. */
const chanceWords = 0.1;

/** Closeness in time alone joins nothing: a release and a lawsuit on one quiet day are two stories. */
function hasAnything({ words, numbers, sameKind, sameStage, otherKind, acrossLanguages }: Comparison): boolean {
  if (words >= chanceWords || numbers > 0 || sameStage > 0) return true;
  // Titles in two languages have no words to agree in, so they must agree in what happened.
  return acrossLanguages > 0 ? sameKind > 0 : otherKind === 0;
}

/** Both say whom they are about, and it is nobody in common: that one names the other's firm in passing joins nothing. */
function areAboutOthers(a: Card, b: Card): boolean {
  return a.main.length > 0 && b.main.length > 0 && !a.main.some((company) => b.main.includes(company));
}

/** Both lists ascend, so one walk along them is enough. */
function coverage(of: Card, by: Card, weight: TermWeights): number {
  const { title } = of;
  const { opening } = by;
  let all = 0;
  let held = 0;
  let there = 0;
  for (const term of title) {
    const value = weight[term]!;
    all += value;
    while (there < opening.length && opening[there]! < term) there++;
    if (opening[there] === term) held += value;
  }
  return all === 0 ? 0 : held / all;
}

function shareAny(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const value of a) if (b.has(value)) return true;
  return false;
}

function countShared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const value of a) if (b.has(value)) count++;
  return count;
}
