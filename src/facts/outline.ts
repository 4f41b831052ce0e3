import type { Company } from '../model/company.ts';
import type { Mention } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import { dayOf } from '../text/days.ts';
import { passagesOf } from './passages.ts';
import type { Passage } from './passages.ts';
import { rosterOf } from './roster.ts';
import { firmsOf, isMeasure, mainCompany, speakingAfter } from './subjects.ts';
import type { Firm, Speaking } from './subjects.ts';

export type FactItem = Pick<Item, 'id' | 'revision' | 'title' | 'text' | 'publishedAt' | 'filedUnder'>;

/** A sentence with the firms it names, and who the text speaks of when it begins. */
export interface Told {
  readonly passage: Passage;
  readonly firms: readonly Firm[];
  readonly speaking: Speaking;
}

/** What figures and events both need to know of an item. */
export interface Outline {
  /** The day of the item in the digest's zone; null when it is not known. */
  readonly published: string | null;
  /** Title first. */
  readonly sentences: readonly Told[];
}

interface Reading {
  readonly of: readonly [FactItem, readonly Mention[], readonly Company[], string];
  readonly outline: Outline;
}

// The last one only: figures and events of an item are found one after the other, and 100,000 outlines would fill the memory.
let last: Reading | null = null;

/** Cuts an item into sentences and tells who acts in each. Asked twice in a row for one item, it reads it once. */
export function outlineOf(
  item: FactItem,
  mentions: readonly Mention[],
  followed: readonly Company[],
  zone: string,
): Outline {
  const of = [item, mentions, followed, zone] as const;
  if (last === null || !of.every((part, at) => part === last!.of[at])) last = { of, outline: read(...of) };
  return last.outline;
}

/** Companies a text names only to say what another firm is like or has to do with: it is about that one, known or not. */
function measuresIn(named: readonly { readonly passage: Passage; readonly firms: readonly Firm[] }[]): Set<string> {
  const measures = new Set<string>();
  const others = new Set<string>();
  for (const { passage, firms } of named) {
    if (passage.field === 'title') continue;
    for (const firm of firms)
      if (firm.company !== null) (isMeasure(passage.text, firm) ? measures : others).add(firm.company);
  }
  return measures.difference(others);
}

function read(item: FactItem, mentions: readonly Mention[], followed: readonly Company[], zone: string): Outline {
  const { ids, products } = rosterOf(followed);
  const known = mentions.filter(({ company }) => ids.has(company));
  const named = passagesOf(item, known, products).map((passage) => ({ passage, firms: firmsOf(passage) }));
  const measures = measuresIn(named);
  const main = mainCompany(
    item.filedUnder.filter((id) => ids.has(id)),
    known.filter(({ company, field }) => field === 'title' || !measures.has(company)),
    named.filter(({ passage }) => passage.field === 'title').flatMap(({ firms }) => firms),
  );
  const sentences: Told[] = [];
  let speaking: Speaking = main;
  for (const { passage, firms } of named) {
    // A heading says who its own lines are about; any other sentence who the next is about.
    if (passage.isHeading) speaking = speakingAfter(passage, firms, speaking, main);
    sentences.push({ passage, firms, speaking });
    if (!passage.isHeading && passage.field === 'text') speaking = speakingAfter(passage, firms, speaking, main);
  }
  return { published: item.publishedAt === null ? null : dayOf(item.publishedAt, zone), sentences };
}
