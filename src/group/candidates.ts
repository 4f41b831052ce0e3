import type { Edge } from './linkage.ts';
import type { Report } from './reposts.ts';
import { clip, similarity, type TermWeight, termWeights } from './similarity.ts';
import type { Card } from './words.ts';

/** A report is compared with at most so many earlier ones of a company: all, or those that share its rarest terms. */
const mostCandidates = 150;
/** So many of its rarest terms are looked up where there are more. */
const termsLookedUp = 24;

/** The reports of one company so far, for finding those near a new one. */
interface Shelf {
  /** In order of time. */
  readonly nodes: number[];
  /** First of `nodes` still within the window. */
  from: number;
  readonly byTerm: Map<string, number[]>;
}

/**
 * The pairs worth a score: reports that share a company within the window.
 *
 * @param reports in order of time
 * @param cards all cards, for how rare each term is
 * @returns each pair once, only those that score above the lowest score
 *
 * While a company has few reports in the window each is compared with all. In a flood (thousands in two weeks) an
 * inverted index gives those that share the rarest terms, numbers and product codes, so the cost stays linear.
 */
export function edgesOf(reports: readonly Report[], cards: readonly Card[], windowMs: number): Edge[] {
  const weight = termWeights(cards);
  const shelves = new Map<string, Shelf>();
  const edges: Edge[] = [];
  for (const [node, report] of reports.entries()) {
    const card = report.cards[0]!;
    const near = new Set<number>();
    for (const key of card.keys) {
      let shelf = shelves.get(key);
      if (shelf === undefined) shelves.set(key, (shelf = { nodes: [], from: 0, byTerm: new Map() }));
      const oldest = card.publishedAt - windowMs;
      const timeOf = (other: number): number => reports[other]!.cards.at(-1)!.publishedAt;
      while (shelf.from < shelf.nodes.length && timeOf(shelf.nodes[shelf.from]!) < oldest) shelf.from++;
      for (const other of nearest(card, shelf, weight)) if (timeOf(other) >= oldest) near.add(other);
      place(node, card, shelf);
    }
    for (const other of near) {
      const score = similarity(reports[other]!.cards[0]!, card, weight);
      if (score > -clip) edges.push({ a: other, b: node, score });
    }
  }
  return edges;
}

const lookups = (card: Card): Iterable<string> => new Set([...card.opening, ...card.codes, ...card.numbers]);

function place(node: number, card: Card, shelf: Shelf): void {
  shelf.nodes.push(node);
  for (const term of lookups(card)) {
    const row = shelf.byTerm.get(term);
    if (row === undefined) shelf.byTerm.set(term, [node]);
    else row.push(node);
  }
}

function nearest(card: Card, shelf: Shelf, weight: TermWeight): readonly number[] {
  if (shelf.nodes.length - shelf.from <= mostCandidates) return shelf.nodes.slice(shelf.from);
  const oldest = shelf.nodes[shelf.from]!;
  const rarest = [...new Set([...card.title, ...card.codes, ...card.numbers])].sort(
    (a, b) => weight(b) - weight(a) || (a < b ? -1 : 1),
  );
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
