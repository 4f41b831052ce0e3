import type { Edge } from './linkage.ts';
import type { Report } from './reposts.ts';
import { similarity, type TermWeights, termWeights } from './similarity.ts';
import type { Card, Deck } from './words.ts';

/** A report is compared with at most so many earlier ones of a company: all, or those that share its rarest terms. */
const mostCandidates = 120;
/** Of a company in a flood of news so many terms are looked up, rarest first. */
const termsLookedUp = 16;
/** Pairs below this score are kept as "no pair": most pairs are, and a million of them would fill the memory. */
const faintest = -3;

const weekMs = 7 * 86_400_000;

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
 * @param reports in order of time, from the cards of `deck`
 * @returns each pair once, without the faint ones
 *
 * While a company has few reports in the window each is compared with all. In a flood (thousands in two weeks) an
 * inverted index gives those that share the rarest terms, so the cost stays linear.
 */
export function edgesOf(reports: readonly Report[], deck: Deck, windowMs: number): Edge[] {
  const weight = termWeights(deck);
  const crowds = crowdOf(deck.cards);
  const shelves = new Map<string, Shelf>();
  const edges: Edge[] = [];
  const timeOf = (node: number): number => reports[node]!.cards.at(-1)!.publishedAt;
  for (const [node, report] of reports.entries()) {
    const card = report.cards[0]!;
    const oldest = card.publishedAt - windowMs;
    const near = new Set<number>();
    for (const key of card.keys) {
      let shelf = shelves.get(key);
      if (shelf === undefined) shelves.set(key, (shelf = { nodes: [], from: 0, byTerm: new Map() }));
      while (shelf.from < shelf.nodes.length && timeOf(shelf.nodes[shelf.from]!) < oldest) shelf.from++;
      for (const other of nearest(card, shelf, weight)) if (timeOf(other) >= oldest) near.add(other);
      place(node, card, shelf);
    }
    for (const other of near) {
      const earlier = reports[other]!.cards[0]!;
      const score = similarity(earlier, card, crowdAround(earlier, card, crowds), weight);
      if (score > faintest) edges.push({ a: other, b: node, score });
    }
  }
  return edges;
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

/** The busier of both, for the quietest company they share. */
function crowdAround(a: Card, b: Card, crowds: Crowds): number {
  let quietest = Infinity;
  for (const [at, key] of a.keys.entries()) {
    const there = b.keys.indexOf(key);
    if (there !== -1) quietest = Math.min(quietest, Math.max(crowds.get(a)![at]!, crowds.get(b)![there]!));
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

function nearest(card: Card, shelf: Shelf, weight: TermWeights): readonly number[] {
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
