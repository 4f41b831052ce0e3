import { dayMs } from '../text/china-day.ts';
import type { Edge } from './linkage.ts';
import type { Report } from './reposts.ts';
import { faintest, type Rarity, rarityOf, similarity } from './similarity.ts';
import { fitted, type Model } from './weights.ts';
import type { Card, Deck } from './words.ts';

/** A report is compared with at most so many earlier ones of a company: all, or those that share its rarest terms. */
const mostCandidates = 100;
/** Of a company in a flood of news so many terms are looked up, rarest first. */
const termsLookedUp = 16;

const weekMs = 7 * dayMs;

/** The reports of one company so far, for finding those near a new one. */
interface Shelf {
  /** In order of time. */
  readonly nodes: number[];
  /** First of `nodes` still within the window. */
  from: number;
  readonly byTerm: Map<number, number[]>;
}

/**
 * The pairs worth a score: reports that share a company within the window.
 *
 * @returns each pair once, without the faint ones
 */
export function edgesOf(reports: readonly Report[], deck: Deck, windowMs: number, model: Model = fitted): Edge[] {
  const rarity = rarityOf(deck);
  const edges: Edge[] = [];
  eachPair(reports, deck, windowMs, rarity, (a, b, crowd) => {
    const score = similarity(reports[a]!.cards[0]!, reports[b]!.cards[0]!, crowd, rarity, model);
    if (score > faintest) edges.push({ a, b, score });
  });
  return edges;
}

/**
 * @param reports in order of time, from the cards of `deck`
 * @param visit called once for each pair, the earlier report first, with the crowd around both
 *
 * While a company has few reports in the window each is compared with all. In a flood (thousands in two weeks) an
 * inverted index gives those that share the rarest terms, so the cost stays linear.
 */
export function eachPair(
  reports: readonly Report[],
  deck: Deck,
  windowMs: number,
  rarity: Rarity,
  visit: (a: number, b: number, crowd: number) => void,
): void {
  const crowds = crowdOf(deck.cards);
  const firsts = reports.map((report) => report.cards[0]!);
  const crowdsOf = firsts.map((card) => crowds.get(card)!);
  const lastTimes = Float64Array.from(reports, (report) => report.cards.at(-1)!.publishedAt);
  const comparedWith = new Int32Array(reports.length).fill(-1);
  const shelves = new Map<string, Shelf>();
  for (const [node, card] of firsts.entries()) {
    const oldest = card.publishedAt - windowMs;
    for (const key of card.keys) {
      let shelf = shelves.get(key);
      if (shelf === undefined) shelves.set(key, (shelf = { nodes: [], from: 0, byTerm: new Map() }));
      while (shelf.from < shelf.nodes.length && lastTimes[shelf.nodes[shelf.from]!]! < oldest) shelf.from++;
      for (const other of nearest(card, shelf, rarity.terms)) {
        if (lastTimes[other]! < oldest || comparedWith[other] === node) continue;
        comparedWith[other] = node;
        visit(other, node, crowdAround(firsts[other]!, crowdsOf[other]!, card, crowdsOf[node]!));
      }
      place(node, card, shelf);
    }
  }
}

type Crowds = ReadonlyMap<Card, readonly number[]>;

/** For each company of a card, how many cards share it within a week before or after. Two pointers: O(cards). */
export function crowdOf(cards: readonly Card[]): Crowds {
  const byKey = new Map<string, Card[]>();
  for (const card of cards) {
    for (const key of card.keys) {
      const row = byKey.get(key);
      if (row === undefined) byKey.set(key, [card]);
      else row.push(card);
    }
  }
  const crowds = new Map<Card, number[]>(cards.map((card) => [card, []]));
  for (const [key, row] of byKey) {
    let from = 0;
    let to = 0;
    for (const card of row) {
      while (row[from]!.publishedAt < card.publishedAt - weekMs) from++;
      while (to < row.length && row[to]!.publishedAt <= card.publishedAt + weekMs) to++;
      crowds.get(card)![card.keys.indexOf(key)] = to - from;
    }
  }
  return crowds;
}

/** The busier of both, for the quietest company they share; each with its crowds in the order of its keys. */
export function crowdAround(a: Card, crowdsA: readonly number[], b: Card, crowdsB: readonly number[]): number {
  if (a.keys.length === 1 && b.keys.length === 1) return Math.max(crowdsA[0]!, crowdsB[0]!);
  let quietest = Infinity;
  for (let at = 0; at < a.keys.length; at++) {
    const there = b.keys.indexOf(a.keys[at]!);
    if (there !== -1) quietest = Math.min(quietest, Math.max(crowdsA[at]!, crowdsB[there]!));
  }
  return quietest;
}

function place(node: number, card: Card, shelf: Shelf): void {
  shelf.nodes.push(node);
  for (const term of card.opening) {
    const row = shelf.byTerm.get(term);
    if (row === undefined) shelf.byTerm.set(term, [node]);
    else row.push(node);
  }
}

function nearest(card: Card, shelf: Shelf, weight: Float64Array): readonly number[] {
  if (shelf.nodes.length - shelf.from <= mostCandidates) return shelf.nodes.slice(shelf.from);
  const oldest = shelf.nodes[shelf.from]!;
  const rarest = Array.from(card.title).sort((a, b) => weight[b]! - weight[a]! || a - b);
  const found = new Set<number>();
  for (const term of rarest.slice(0, termsLookedUp)) {
    const row = shelf.byTerm.get(term) ?? [];
    for (let at = row.length - 1; at >= 0 && row[at]! >= oldest; at--) {
      found.add(row[at]!);
      if (found.size >= mostCandidates) return [...found];
    }
  }
  return [...found];
}
