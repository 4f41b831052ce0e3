import { chinaDay } from '../text/china-day.ts';
import { areOtherAdopters } from './adopters.ts';
import { isSeldomKind } from './event-cues.ts';
import { figureRarity, sharedFigures } from './figures.ts';
import { areOneSession, areOtherSessions } from './sessions.ts';
import { shareOneDayStep } from './steps.ts';
import { holds, isCode, mayHold } from './terms.ts';
import { type Comparison, crowdScale, fitted, type Model } from './weights.ts';
import type { Card, Deck } from './words.ts';

/** How telling terms and figures are, by their numbers: the rarer among the items compared, the more. */
export interface Rarity {
  readonly terms: Float64Array;
  readonly figures: Float64Array;
}

/** In a pool of a few items every term is rare or common by chance. */
const smallestPool = 300;
/** A product or version (k3, v4, s5000) tells events apart better than any word of its rarity. */
const codeFactor = 2;

/** @param deck all items that may stand in a story; their openings are the pool */
export function rarityOf({ cards, terms, numbering }: Deck): Rarity {
  const counts = new Uint32Array(terms.length);
  const items = new Map<string, number>();
  for (const card of cards) {
    for (const term of card.opening) counts[term]!++;
    for (const key of card.keys) items.set(key, (items.get(key) ?? 0) + 1);
  }
  const pool = Math.max(cards.length, smallestPool) + 1;
  const figures = cards.map((card) => card.figures);
  return {
    terms: Float64Array.from(
      terms,
      (term, at) => Math.log(pool / (counts[at]! + 0.5)) * (isCode(term) ? codeFactor : 1),
    ),
    figures: figureRarity(figures, numbering, (company) => items.get(company) ?? 0),
  };
}

/** Beyond this share more words in common say no more; without the limit, copies set the weight for all pairs (F1 -0.06). */
const fullWords = 0.4;

/** Two figures that one item in ten holds, or a rare one and a half. */
const fullFigures = 5;

/** Scores beyond this say no more: one odd pair must not outvote a story. */
export const clip = 4;

/** Pairs below this score are kept as "no pair": most pairs are, and a million of them would fill the memory. */
export const faintest = -2;

/** What costs little to compare. */
type Rest = Omit<Comparison, 'words' | 'titleWords'>;

/** @param crowd most items about a company of both within a week of either, from `crowdOf` */
export function compare(a: Card, b: Card, crowd: number, rarity: Rarity): Comparison {
  const rest = compareRest(a, b, crowd, rarity);
  const words = sharedWords(a, b, rarity.terms, 0);
  return { words, titleWords: words * rest.titleOnly, ...rest };
}

function compareRest(a: Card, b: Card, crowd: number, rarity: Rarity): Rest {
  // A day-only item of the 8th and one of the 8th at ten in the morning are of one day.
  const days = Math.abs(chinaDay(a.publishedAt) - chinaDay(b.publishedAt));
  const daysApart = Math.min(days, 7) / 7;
  const kinds = shared(a.kinds, b.kinds);
  const isSameKind = kinds.length > 0;
  const isSameStage = shareAny(a.stages, b.stages);
  const isOtherStage = !isSameStage && a.stages.size > 0 && b.stages.size > 0;
  const isSame = isSameKind || isSameStage;
  const figures = sharedFigures(a.figures, b.figures, rarity.figures);
  const weight = isOtherStage ? 0 : isSame ? figures.weight : figures.daysWeight;
  const isTwice = !isOtherStage && (figures.ofTheDay >= 2 || (figures.ofTheDay === 1 && isSame));
  const one = (is: boolean): number => (is ? 1 : 0);
  return {
    daysApart,
    otherCode: one(a.codes.size > 0 && b.codes.size > 0 && !shareAny(a.codes, b.codes)),
    figures: Math.min(weight / fullFigures, 1),
    looksBack: isTwice || shareOneDayStep(a.stages, b.stages) ? daysApart : 0,
    sameKind: one(isSameKind),
    twoKinds: one(kinds.length >= 2),
    seldomKind: one(kinds.some(isSeldomKind)),
    otherKind: one(!isSameKind && a.kinds.size > 0 && b.kinds.size > 0),
    sameStage: one(isSameStage),
    otherStage: one(isOtherStage),
    sameSession: one(areOneSession(a.session, b.session)),
    otherSession: one(figures.weight === 0 && areOtherSessions(a.session, b.session)),
    otherLead: one(areLedByOthers(a, b)),
    otherAdopter: one(areOtherAdopters(a, b)),
    aboutNobody: one(a.main.length === 0 || b.main.length === 0),
    onlyOneComments: one(a.comments !== b.comments),
    titleOnly: one(!a.hasText || !b.hasText),
    acrossLanguages: one(a.isHan !== b.isHan),
    crowd: Math.log(crowd) / crowdScale,
  };
}

/** @param needed a share below it may be given as 0: the second of two ways is then not gone */
function sharedWords(a: Card, b: Card, weight: Float64Array, needed: number): number {
  const there = coverage(a, b, weight);
  if (there === 0 || Math.sqrt(there) / fullWords < needed) return 0;
  return Math.min(Math.sqrt(there * coverage(b, a, weight)) / fullWords, 1);
}

/** All but the words, in the order of the weights' names: a loop over names would look each up twice for every pair. */
function sumOf(rest: Rest, { weights: w, bias }: Model): number {
  return (
    bias +
    w.daysApart * rest.daysApart +
    w.otherCode * rest.otherCode +
    w.figures * rest.figures +
    w.looksBack * rest.looksBack +
    w.sameKind * rest.sameKind +
    w.twoKinds * rest.twoKinds +
    w.seldomKind * rest.seldomKind +
    w.otherKind * rest.otherKind +
    w.sameStage * rest.sameStage +
    w.otherStage * rest.otherStage +
    w.sameSession * rest.sameSession +
    w.otherSession * rest.otherSession +
    w.otherLead * rest.otherLead +
    w.otherAdopter * rest.otherAdopter +
    w.aboutNobody * rest.aboutNobody +
    w.onlyOneComments * rest.onlyOneComments +
    w.titleOnly * rest.titleOnly +
    w.acrossLanguages * rest.acrossLanguages +
    w.crowd * rest.crowd
  );
}

/**
 * How likely two items report one event, as clipped log odds.
 *
 * @param rarity from `rarityOf` the same deck
 * @returns `-clip` where it is below `faintest`: words, the dear part, are then not looked at
 */
export function similarity(a: Card, b: Card, crowd: number, rarity: Rarity, model: Model = fitted): number {
  if (areAboutOthers(a, b)) return -clip;
  const rest = compareRest(a, b, crowd, rarity);
  const sum = sumOf(rest, model);
  const perWord = model.weights.words + model.weights.titleWords * rest.titleOnly;
  const needed = (faintest - sum) / perWord;
  if (needed >= 1) return -clip;
  const words = sharedWords(a, b, rarity.terms, needed);
  const score = sum + perWord * words;
  return score <= faintest || !hasAnything(words, rest) ? -clip : Math.min(clip, score);
}

/** Below this share of words in common (of `fullWords`) titles agree by chance. */
const chanceWords = 0.1;

/**
 * Closeness in time alone joins nothing: a release and a lawsuit on one quiet day are two stories. Nor does a release of the day
 * before, without a word in common.
 */
function hasAnything(words: number, rest: Rest): boolean {
  if (words >= chanceWords || rest.figures > 0 || rest.sameStage > 0) return true;
  if (rest.seldomKind > 0 || rest.twoKinds > 0 || rest.sameSession > 0) return true;
  return rest.sameKind > 0 && rest.daysApart === 0;
}

/** 天数智芯跑赢同日挂牌智谱 is about both, and first of all about the one it names first. */
function areLedByOthers(a: Card, b: Card): boolean {
  if (a.lead === null || b.lead === null || a.lead === b.lead) return false;
  return a.main.length !== b.main.length || a.main.some((company) => !b.main.includes(company));
}

/** Both say whom they are about, and it is nobody in common: that one names the other's firm in passing joins nothing. */
export function areAboutOthers(a: Card, b: Card): boolean {
  return a.main.length > 0 && b.main.length > 0 && !a.main.some((company) => b.main.includes(company));
}

/** Most terms of a title stand nowhere in the other's opening, which its sieve says with one look. */
function coverage(of: Card, by: Card, weight: Float64Array): number {
  const { title } = of;
  const { opening, sieve } = by;
  let all = 0;
  let held = 0;
  for (const term of title) {
    const value = weight[term]!;
    all += value;
    if (mayHold(sieve, term) && holds(opening, term)) held += value;
  }
  return all === 0 ? 0 : held / all;
}

function shareAny(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const value of a) if (b.has(value)) return true;
  return false;
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): readonly string[] {
  const both: string[] = [];
  for (const value of a) if (b.has(value)) both.push(value);
  return both;
}
