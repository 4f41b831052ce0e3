import type { Item } from '../model/item.ts';
import { tiers } from '../model/source.ts';
import type { Copy, Origins } from '../model/story.ts';
import { chinaDay } from '../text/china-day.ts';
import { toldAt } from '../text/told.ts';
import { sourcesNamed } from './credits.ts';

/** So much of a text is compared: a copy begins like what it copies. */
const textCharacters = 1_500;
const shingleCharacters = 8;
/** Fewer shingles agree by chance: a lead of forty characters. */
const fewestShingles = 32;
/** Share of a later text's shingles in one earlier text from which on it is a copy; a retelling in own words shares far fewer. */
const copiedShare = 0.8;
/** Stories of more text than this are compared by a quarter of their shingles. */
const mostCharacters = 50_000;
/** A title this short may be used twice for two things. */
const shortestTitle = 6;

/** What is known of when an item was reported: days are compared first, for a day alone says nothing of the minute. */
interface Reported {
  readonly item: Item;
  readonly titleKey: string;
  readonly day: number;
  /** 0 to the minute, 1 to the day, 2 a range of days or only first seen. */
  readonly vagueness: number;
}

function reportedAt(item: Item, titleKey: string): Reported {
  const at = item.dateRange === null ? toldAt(item) : Date.parse(item.dateRange.to);
  const vagueness = item.certainty === 'minute' ? 0 : item.certainty === 'day' ? 1 : 2;
  return { item, titleKey, day: chinaDay(at), vagueness };
}

function byReport(a: Reported, b: Reported): number {
  return (
    a.day - b.day ||
    a.vagueness - b.vagueness ||
    (a.vagueness === 0 ? (a.item.publishedAt ?? 0) - (b.item.publishedAt ?? 0) : 0) ||
    tiers.indexOf(a.item.tier) - tiers.indexOf(b.item.tier) ||
    (a.item.id < b.item.id ? -1 : 1)
  );
}

/**
 * Who reported a story first, and who only repeats what another one found out.
 *
 * @param told items of one story with their folded titles, in any order
 * @returns the first report is null where two items of the first day are known to the day only. Copies by report time:
 *   same title, a text found in an earlier one, or a source that is named and is itself in the story or named by an earlier item
 *
 * A day alone never beats a minute of the same day. Linear in the texts.
 */
export function originsOf(told: readonly { readonly item: Item; readonly titleKey: string }[]): Origins {
  const reports = told.map(({ item, titleKey }) => reportedAt(item, titleKey)).sort(byReport);
  const [first, second] = reports;
  if (first === undefined || second === undefined) return { firstItemId: first?.item.id ?? null, copies: [] };
  const isTied = first.vagueness > 0 && second.day === first.day;
  return { firstItemId: isTied ? null : first.item.id, copies: copiesAmong(reports) };
}

function copiesAmong(reports: readonly Reported[]): readonly Copy[] {
  const copyOf = new Map<string, Copy>();
  const originalOf = (id: string): string => {
    let at = id;
    for (let copy = copyOf.get(at); copy !== undefined && copy.of !== null; copy = copyOf.get(at)) at = copy.of;
    return at;
  };
  const titles = new Map<string, string>();
  const texts = new TextIndex(reports.reduce((sum, { item }) => sum + item.text.length, 0) > mostCharacters);
  const outlets = outletsOf(reports);
  const outsiders = new Map<string, string>();
  for (const { item, titleKey } of reports) {
    const { id } = item;
    const alike = titleKey.length < shortestTitle ? undefined : titles.get(titleKey);
    const contained = texts.add(item);
    const mark = (of: string | null, by: Copy['by'], source: string | null): void => {
      if (of === null || originalOf(of) !== id) copyOf.set(id, { itemId: id, of, by, source });
    };
    if (alike !== undefined) mark(alike, 'title', null);
    else if (contained !== null) mark(contained, 'text', null);
    else {
      titles.set(titleKey, id);
      for (const { name, isSure } of sourcesNamed(item)) {
        if (copyOf.has(id)) break;
        const of = name === null ? null : (outlets(name, item.outlet) ?? outsiders.get(name));
        if (of !== undefined) mark(of, 'credit', name);
        else if (isSure && name !== null) outsiders.set(name, id);
      }
    }
  }
  return [...copyOf.values()];
}

/** Finds the earliest item of the outlet that another one names; an outlet that names itself is no copy. */
function outletsOf(reports: readonly Reported[]): (name: string, own: string) => string | undefined {
  const key = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
  const known = reports.map(({ item }) => ({ id: item.id, outlet: key(item.outlet) }));
  const isOne = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);
  return (name, own) => {
    const [named, ownKey] = [key(name), key(own)];
    if (named.length < 2 || isOne(named, ownKey)) return undefined;
    return known.find(({ outlet }) => outlet.length >= 2 && outlet !== ownKey && isOne(named, outlet))?.id;
  };
}

/** Runs of characters by the first item that holds them: what a copy holds leads to what it copies. */
class TextIndex {
  readonly #firstWith = new Map<number, string>();
  readonly #isSampled: boolean;

  constructor(isSampled: boolean) {
    this.#isSampled = isSampled;
  }

  /** @returns the earlier item that holds most of this one's text, null when none holds enough */
  add({ id, text }: Item): string | null {
    const shingles = shinglesOf(text, this.#isSampled);
    const shared = new Map<string, number>();
    for (const shingle of shingles) {
      const holder = this.#firstWith.get(shingle);
      if (holder === undefined) this.#firstWith.set(shingle, id);
      else shared.set(holder, (shared.get(holder) ?? 0) + 1);
    }
    if (shingles.size < (this.#isSampled ? fewestShingles / 4 : fewestShingles)) return null;
    for (const [holder, count] of shared) if (count >= copiedShare * shingles.size) return holder;
    return null;
  }
}

/** Hashes of the runs of eight letters and digits; of a sample those whose hash ends in two zeros. */
function shinglesOf(text: string, isSampled: boolean): ReadonlySet<number> {
  const letters = text
    .slice(0, textCharacters)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
  const shingles = new Set<number>();
  for (let start = 0; start + shingleCharacters <= letters.length; start++) {
    let hash = 0x811c9dc5;
    for (let at = start; at < start + shingleCharacters; at++)
      hash = Math.imul(hash ^ letters.charCodeAt(at), 0x01000193);
    hash ^= hash >>> 15;
    if (!isSampled || (hash & 3) === 0) shingles.add(hash);
  }
  return shingles;
}
