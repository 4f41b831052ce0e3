import { appendEntries, appendPairs, writtenSources } from '../config/append.ts';
import type { NewEntry, NewGroup, WrittenSources } from '../config/append.ts';
import { faultOfUrl } from '../config/sources.ts';
import type { ListedSource } from '../config/sources.ts';
import type { OpmlFeed } from '../read/feed/opml.ts';
import { sameness } from '../read/link.ts';
import { SourceIds } from './source-ids.ts';

/** What holds for all that is imported; else the file decides, else `sources add`. */
export interface ImportWishes {
  readonly tier?: string | undefined;
  readonly language?: string | undefined;
  readonly zone?: string | undefined;
  readonly company?: readonly string[] | undefined;
}

interface Added {
  readonly id: string;
  readonly url: string;
  readonly title: string | null;
  readonly line: number | null;
  readonly folders: readonly string[];
  readonly entry: NewEntry;
}

export interface Refused {
  readonly title: string | null;
  readonly line: number | null;
  readonly address: string | null;
  /** What is wrong, and what to do. */
  readonly reason: string;
}

/** What becomes of the feeds of a file; each in its order. */
export interface ImportPlan {
  readonly added: readonly Added[];
  readonly known: readonly { readonly id: string; readonly url: string; readonly title: string | null }[];
  readonly refused: readonly Refused[];
  /** Of companies the list has no words for yet. */
  readonly queries: WrittenSources['queries'];
}

/** `zh-TW` and `zh_Hant` are zh-Hant, `en-us` is en; null for languages nothing is known of. */
function languageOf(written: string | null): string | null {
  const tag = (written ?? '').toLowerCase().replaceAll('_', '-');
  if (/^zh\b.*\b(?:hant|tw|hk|mo)\b/.test(tag)) return 'zh-Hant';
  if (/^zh\b/.test(tag)) return 'zh-Hans';
  return /^en\b/.test(tag) ? 'en' : null;
}

/** Templates are compared as they stand: `{rsshub}/cls` is no address. */
function keyOf(address: string): string {
  const url = URL.parse(address);
  return url !== null && /^https?:$/.test(url.protocol) ? sameness(address) : address;
}

/** The source an outline stands for: as jianbao itself wrote it, or with what `sources add` would give it. */
function entryFor(feed: OpmlFeed, url: string, id: string, wishes: ImportWishes): NewEntry {
  const { queries: _, ...own } = feed.own;
  const { tier, language, zone, company } = wishes;
  return {
    id,
    outlet: feed.title ?? URL.parse(url)?.hostname ?? id,
    url,
    ...(own['id'] === undefined
      ? { tier: 'press', language: languageOf(feed.language) ?? 'zh-Hans' }
      : { ...own, id, url }),
    ...(tier === undefined ? {} : { tier }),
    ...(language === undefined ? {} : { language }),
    ...(zone === undefined ? {} : { zone }),
    ...(company === undefined ? {} : { companies: company }),
  };
}

/** Words to search by that jianbao itself wrote into the file. */
function queriesIn(feeds: readonly OpmlFeed[], known: WrittenSources['queries']): WrittenSources['queries'] {
  const queries: Record<string, readonly string[]> = {};
  for (const { own } of feeds) {
    const words = own['queries'];
    if (typeof words !== 'object' || words === null || Array.isArray(words)) continue;
    for (const [company, list] of Object.entries(words))
      if (known[company] === undefined && Array.isArray(list)) queries[company] = list.map(String);
  }
  return queries;
}

/** How many feeds of the file lie on each host. */
function hostCounts(feeds: readonly OpmlFeed[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { url } of feeds) {
    const host = URL.parse(url)?.hostname ?? '';
    counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  return counts;
}

/**
 * Decides of each feed whether it is added, is there already under whatever spelling of its address, or cannot be.
 *
 * @param listed the sources of the list, searches one for each company
 * @param text of the list, without fault
 */
export function planImport(
  listed: readonly ListedSource[],
  feeds: readonly OpmlFeed[],
  text: string,
  wishes: ImportWishes,
): ImportPlan {
  const written = writtenSources(text);
  const before = [...listed, ...written.sources];
  const listedId = new Map(before.map(({ id, url }) => [keyOf(url), id]));
  const ids = new SourceIds(before.map(({ id }) => id));
  const counts = hostCounts(feeds);
  const added: Added[] = [];
  const known: ImportPlan['known'][number][] = [];
  const refused: Refused[] = [];
  const addedId = new Map<string, string>();
  for (const feed of feeds) {
    const { title, line, own, folders } = feed;
    const url = typeof own['url'] === 'string' ? own['url'] : feed.url;
    const key = keyOf(url);
    const sameId = listedId.get(key) ?? addedId.get(key);
    if (sameId !== undefined) {
      // The searches of one template are one source: only the first of them counts.
      if (!(own['kind'] === 'search' && addedId.has(key))) known.push({ id: sameId, url, title });
      continue;
    }
    const fault = own['id'] === undefined ? faultOfUrl(url, 'feed') : null;
    if (fault !== null) {
      refused.push({ title, line, address: url, reason: fault });
      continue;
    }
    const isOnly = counts.get(URL.parse(url)?.hostname ?? '') === 1;
    const id = typeof own['id'] === 'string' ? ids.keep(own['id']) : ids.give(url, title, isOnly);
    addedId.set(key, id);
    added.push({ id, url, title, line, folders, entry: entryFor(feed, url, id, wishes) });
  }
  return { added, known, refused, queries: queriesIn(feeds, written.queries) };
}

/** The plan without the entries that cannot be sources, which are refused with what is wrong. */
export function withoutFaulty(plan: ImportPlan, faultOf: (entry: NewEntry) => string | null): ImportPlan {
  const added: Added[] = [];
  const refused = [...plan.refused];
  for (const one of plan.added) {
    const reason = faultOf(one.entry);
    if (reason === null) added.push(one);
    else refused.push({ title: one.title, line: one.line, address: one.url, reason });
  }
  return { ...plan, added, refused };
}

/** In the order of the file, feeds of one folder together under its name. */
function groupsOf(added: readonly Added[]): readonly NewGroup[] {
  const groups = Map.groupBy(added, ({ folders }) => folders.join(' / '));
  // Without a folder first: below a comment they would seem to belong to it.
  const sorted = [...groups].sort(([a], [b]) => Number(a !== '') - Number(b !== ''));
  return sorted.map(([name, group]) => ({
    comment: name === '' ? null : name,
    entries: group.map(({ entry }) => entry),
  }));
}

/** The text of the list with what the plan adds; null when it holds no list to add to. */
export function withAdded(text: string, { added, queries }: ImportPlan): string | null {
  if (added.length === 0) return text;
  const base = text.trim() === '' ? 'sources: []\n' : text;
  const withSources = appendEntries(base, 'sources', groupsOf(added), true);
  if (withSources === null || Object.keys(queries).length === 0) return withSources;
  return appendPairs(withSources, 'queries', queries) ?? withSources;
}
