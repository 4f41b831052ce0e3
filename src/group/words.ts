import type { Facts, Mention } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import { fold } from '../text/fold.ts';
import { isRoundUp } from '../text/series.ts';
import { toldAt } from '../text/told.ts';
import { adopterIn } from './adopters.ts';
import { isCommentKind } from './event-cues.ts';
import { Numbering, type Telling, tellingFigures } from './figures.ts';
import { type Session, sessionOf } from './sessions.ts';
import { type FirstDays, firstDaysIn, occasionOf } from './steps.ts';
import { ascending, sieveOf, Vocabulary } from './terms.ts';

/** What the grouping compares of an item. */
export interface Card {
  readonly item: Item;
  /** Companies it may share a story by, taken loosely: main, in the title, or in the opening of the text. */
  readonly keys: readonly string[];
  /** Companies it is about. */
  readonly main: readonly string[];
  /** The one its title names first; null: it names none. */
  readonly lead: string | null;
  /** Numbers of the terms of the title, without the companies' names: ascending, each once. */
  readonly title: Uint32Array;
  /** Those of the title and the opening of the text. */
  readonly opening: Uint32Array;
  /** Says of most terms that `opening` does not hold them. */
  readonly sieve: Uint32Array;
  /** Products and versions in the title: k3, v4, s5000, 4.5. */
  readonly codes: ReadonlySet<string>;
  /** Figures of its companies by which it can be known again. */
  readonly figures: readonly Telling[];
  /** What its title says happened. */
  readonly kinds: ReadonlySet<string>;
  /** Steps on the road to a listing, by those kinds and by the events that facts found near the beginning. */
  readonly stages: ReadonlySet<string>;
  /** Trading day of a report on the share price alone. */
  readonly session: Session | null;
  /** Who takes up another firm's product, if it tells that; null: it does not. */
  readonly adopter: ReadonlySet<string> | null;
  /** It reviews or comments rather than reports. */
  readonly comments: boolean;
  /** The folded title, letters and digits only: equal for reposts. */
  readonly titleKey: string;
  readonly isHan: boolean;
  readonly hasText: boolean;
  readonly publishedAt: number;
}

/** The cards to compare, and the terms they are numbered by. */
export interface Deck {
  /** By `publishedAt`, then id. */
  readonly cards: readonly Card[];
  readonly terms: readonly string[];
  /** Numbers of measures and buckets of all figures. */
  readonly numbering: Numbering;
}

/** So much of a text says what it reports; what follows brings in what else happened. */
const openingCharacters = 200;
/** A firm named this early may be what the item is about, even if its role is passing. */
const keyCharacters = 100;

/**
 * The items that may stand in a story: about or near a followed company, and no round-up.
 *
 * The order of the items does not matter.
 */
export function deckOf(items: readonly Item[], factsById: ReadonlyMap<string, Facts>): Deck {
  const named: Named[] = [];
  for (const item of items) {
    const facts = factsById.get(item.id);
    if (facts === undefined || facts.companies.length === 0 || isRoundUp(item.title)) continue;
    const keys = keysOf(facts);
    if (keys.length > 0) named.push({ item, facts, keys });
  }
  named.sort((a, b) => toldAt(a.item) - toldAt(b.item) || (a.item.id < b.item.id ? -1 : 1));
  const all = named.map((one) => one.facts);
  const shared: Shared = {
    names: namesIn(all),
    vocabulary: new Vocabulary(),
    numbering: new Numbering(),
    firstDays: firstDaysIn(
      named.map(({ item, facts, keys }) => ({
        facts,
        title: fold(item.title).text.toLowerCase(),
        keys,
        toldAt: toldAt(item),
      })),
    ),
  };
  return {
    cards: named.map((one) => cardOf(one, shared)),
    terms: shared.vocabulary.terms,
    numbering: shared.numbering,
  };
}

/** An item that may stand in a story. */
interface Named {
  readonly item: Item;
  readonly facts: Facts;
  readonly keys: readonly string[];
}

/** What all cards of a deck are made with. */
interface Shared {
  readonly names: RegExp | null;
  readonly vocabulary: Vocabulary;
  readonly numbering: Numbering;
  readonly firstDays: FirstDays;
}

function keysOf(facts: Facts): readonly string[] {
  const keys = new Set(facts.companies.filter((company) => company.role === 'main').map((company) => company.id));
  for (const mention of facts.mentions) {
    if (mention.field === 'title' || mention.start < keyCharacters) keys.add(mention.company);
  }
  return [...keys].sort();
}

function leadIn({ mentions }: Facts): string | null {
  let lead: Mention | null = null;
  for (const mention of mentions)
    if (mention.field === 'title' && mention.start < (lead?.start ?? Infinity)) lead = mention;
  return lead?.company ?? null;
}

/**
 * The names by which these items call their companies, as one expression over folded lower-case text; null if none.
 * Products stay in (K3, Harness tell events apart): a name holds no digit and does not begin with another name.
 */
function namesIn(all: readonly Facts[]): RegExp | null {
  const aliases = new Set<string>();
  for (const facts of all) {
    for (const { alias } of facts.mentions) {
      const name = fold(alias).text.toLowerCase().replaceAll(/\s+/g, ' ');
      if (!/\d/.test(name)) aliases.add(name);
    }
  }
  const names = [...aliases]
    .filter((name) => !startsWithAnother(name, aliases))
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  if (names.length === 0) return null;
  return new RegExp(names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');
}

function startsWithAnother(name: string, names: ReadonlySet<string>): boolean {
  for (let end = 2; end < name.length; end++) if (names.has(name.slice(0, end).trimEnd())) return true;
  return false;
}

function cardOf(named: Named, { names, vocabulary, numbering, firstDays }: Shared): Card {
  const { item, facts, keys } = named;
  const lowered = (text: string): string => fold(text).text.toLowerCase();
  const bare = (text: string): string => (names === null ? text : text.replaceAll(names, ' '));
  const titleText = lowered(item.title);
  const openingText = lowered(item.text.slice(0, openingCharacters));
  const title = vocabulary.numbersOf(bare(titleText));
  const allTerms = ascending([...title, ...vocabulary.numbersOf(bare(openingText))]);
  const { kinds, stages } = occasionOf(named, titleText, openingText, firstDays);
  return {
    item,
    keys,
    main: facts.companies.filter((company) => company.role === 'main').map((company) => company.id),
    lead: leadIn(facts),
    title: ascending(title),
    opening: allTerms,
    sieve: sieveOf(allTerms),
    codes: codesIn(titleText),
    figures: tellingFigures(facts, keys, numbering),
    kinds,
    stages,
    session: sessionOf(item, kinds),
    adopter: kinds.has('adapts') ? adopterIn(titleText) : null,
    comments: [...kinds].some(isCommentKind),
    titleKey: titleText.replaceAll(/[^\p{L}\p{N}]+/gu, ''),
    isHan: /[\u3400-\u9fff]/.test(item.title),
    hasText: item.text.trim().length >= 20,
    publishedAt: toldAt(item),
  };
}

/** k3 of "kimi-k3", v4 of "V4-Flash", s5000 of "MTT S5000"; of a name such as GLM-4.5 the version. */
function codesIn(text: string): ReadonlySet<string> {
  return new Set(
    text.match(
      /[a-z]{1,4}\d+(?:\.\d+)?[a-z]{0,3}(?![a-z\d])|(?<![\d.])\d{1,2}\.\d{1,2}(?![\d.%％]|\s?[倍元万亿美港分个])/g,
    ) ?? [],
  );
}
