import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { itemOf } from '../src/commands/inspect-stories.ts';
import { parseCompanies } from '../src/config/companies.ts';
import type { Facts } from '../src/model/fact.ts';
import type { Item } from '../src/model/item.ts';
import { buildRules, deriveFacts } from '../src/pipeline.ts';

/** A stream of items of which some are labelled with the event they report. */
export interface StorySet {
  readonly items: readonly Item[];
  readonly factsById: ReadonlyMap<string, Facts>;
  /** Event by item id; items without one are not scored. */
  readonly events: ReadonlyMap<string, string>;
  /** The company an event is counted under. */
  readonly companyOf: ReadonlyMap<string, string>;
  /** Pairs of events that may be told as one or as two: `a b` and `b a`. */
  readonly related: ReadonlySet<string>;
}

interface Label {
  readonly id: string;
  readonly event?: string;
  readonly decoy?: boolean;
  readonly main?: readonly string[];
  readonly passing?: readonly string[];
  readonly free?: readonly string[];
  readonly maybe?: readonly string[];
  readonly company?: readonly string[];
}

const linesOf = <T>(path: string): T[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

/** The development stream: `items.jsonl`, `labels.json` and `companies.yaml` of a folder; null where it is not there. */
export function readStream(folder: string): StorySet | null {
  if (!existsSync(join(folder, 'labels.json'))) return null;
  const { items, related } = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8')) as {
    readonly items: readonly Label[];
    readonly related: readonly (readonly [string, string])[];
  };
  const rows = linesOf<Readonly<Record<string, unknown>>>(join(folder, 'items.jsonl'));
  return storySet(rows, items, related, join(folder, 'companies.yaml'));
}

/** The demonstration's items, with the labels of its tests, one line each; null where they are not there. */
export function readDemonstration(path: string, labels: string, companies: string): StorySet | null {
  if (!existsSync(path)) return null;
  const labelled = linesOf<Label & { readonly decoy?: boolean }>(labels).filter((label) => label.decoy !== true);
  return storySet(linesOf(path), labelled, [], companies);
}

function storySet(
  rows: readonly Readonly<Record<string, unknown>>[],
  labels: readonly Label[],
  related: readonly (readonly [string, string])[],
  companiesPath: string,
): StorySet {
  const rules = buildRules(parseCompanies(readFileSync(companiesPath, 'utf8'), companiesPath), 'Asia/Shanghai');
  const items = rows.map((row) => itemOf(row));
  const events = new Map<string, string>();
  const companyOf = new Map<string, string>();
  for (const { id, event, main = [], maybe = [], free = [], passing = [], company = [] } of labels) {
    if (event === undefined) continue;
    events.set(id, event);
    const [first] = [...main, ...company, ...maybe, ...free, ...passing];
    if (first !== undefined && !companyOf.has(event)) companyOf.set(event, first);
  }
  return {
    items,
    factsById: new Map(items.map((item) => [item.id, deriveFacts(item, rules)])),
    events,
    companyOf,
    related: new Set(related.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`])),
  };
}

/** Sums from which precision and recall are taken; sums of several companies may be added. */
export interface Tally {
  /** Pairs joined and of one event, joined, of one event. */
  readonly right: number;
  readonly joined: number;
  readonly same: number;
  /** B-cubed, summed over items. */
  readonly purity: number;
  readonly cover: number;
  readonly items: number;
}

/**
 * @param storyOf story by item id; an item without one stands alone
 * @param company count its events alone; null: all
 */
export function tally(set: StorySet, storyOf: ReadonlyMap<string, string>, company: string | null): Tally {
  const rows = [...set.events]
    .filter(([, event]) => company === null || set.companyOf.get(event) === company)
    .map(([id, event]) => ({ id, event, story: storyOf.get(id) ?? id }));
  const sums = { right: 0, joined: 0, same: 0, purity: 0, cover: 0, items: rows.length };
  for (const [at, a] of rows.entries()) {
    for (const b of rows.slice(at + 1)) {
      if (a.event === b.event) sums.same++;
      if (a.story !== b.story || set.related.has(`${a.event} ${b.event}`)) continue;
      sums.joined++;
      if (a.event === b.event) sums.right++;
    }
    const both = rows.filter((b) => b.event === a.event && b.story === a.story).length;
    sums.purity += both / rows.filter((b) => b.story === a.story).length;
    sums.cover += both / rows.filter((b) => b.event === a.event).length;
  }
  return sums;
}

export function added(tallies: readonly Tally[]): Tally {
  const total = (of: (one: Tally) => number): number => tallies.reduce((sum, one) => sum + of(one), 0);
  return {
    right: total((one) => one.right),
    joined: total((one) => one.joined),
    same: total((one) => one.same),
    purity: total((one) => one.purity),
    cover: total((one) => one.cover),
    items: total((one) => one.items),
  };
}

const mean = (p: number, r: number): number => (p + r === 0 ? 0 : (2 * p * r) / (p + r));
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** Pairwise precision, recall, F1 and B-cubed F1, to four digits. */
export function figuresOf({ right, joined, same, purity, cover, items }: Tally) {
  const precision = joined === 0 ? 1 : right / joined;
  const recall = same === 0 ? 1 : right / same;
  return {
    precision: rounded(precision),
    recall: rounded(recall),
    f1: rounded(mean(precision, recall)),
    b3: items === 0 ? 1 : rounded(mean(purity / items, cover / items)),
  };
}
