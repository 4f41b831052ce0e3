import type { App } from '../app.ts';
import { JianbaoError } from '../errors.ts';
import { ruleFor } from '../jobs/pages.ts';
import { buildDictionary } from '../match/dictionary.ts';
import { findMentions } from '../match/mentions.ts';
import type { Feed } from '../model/feed.ts';
import type { Item } from '../model/item.ts';
import type { Page, SelectorStep } from '../model/page.ts';
import type { PageRule, Source } from '../model/source.ts';
import type { Fetched } from '../ports/web.ts';
import { charsetOf, type CharsetReason } from '../read/charset.ts';
import { itemsFromFeed, wantedBy } from '../read/item.ts';

/** What came back from an address. */
export interface Answered {
  readonly kind: 'answered';
  readonly asked: string;
  /** After redirects. */
  readonly url: string;
  /** Where the address has moved for good. */
  readonly movedTo: string | null;
  readonly body: Uint8Array;
  readonly contentType: string | null;
  readonly charset: string;
  readonly why: CharsetReason;
}

export interface TriedItem {
  readonly title: string;
  readonly url: string | null;
  readonly outlet: string;
  /** UTC milliseconds; of a day that is all the item says, its beginning in the source's zone. Null: no date. */
  readonly at: { readonly ms: number; readonly isDay: boolean } | null;
  readonly companies: readonly string[];
}

export interface Trial {
  readonly feed: Feed;
  /** Of a page of links. */
  readonly steps: readonly SelectorStep[];
  readonly dates: {
    readonly read: number;
    /** Entries that write no date at all. */
    readonly none: number;
    /** Texts that could not be read, each once. */
    readonly unread: readonly string[];
  };
  /** What `include` and `exclude` let through. */
  readonly items: readonly TriedItem[];
  readonly dropped: number;
}

interface Failure {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

export type TriedPage = { readonly url: string; readonly rule: PageRule | null } & (
  | { readonly page: Page; readonly failure: null }
  | { readonly page: null; readonly failure: Failure }
);

/** The server wants to be left alone first. */
export type Wait = Extract<Fetched, { readonly kind: 'wait' }>;

/** An address nobody has said anything of yet. */
export function trialSource(url: string, zone: string): Source {
  return {
    id: 'trial',
    kind: 'feed',
    url,
    outlet: URL.parse(url)?.hostname ?? url,
    tier: 'press',
    zone,
    language: 'zh-Hans',
    wording: 'verbatim',
    companies: [],
    charset: null,
    selectors: null,
    readsPages: false,
    include: [],
    exclude: [],
    offReason: null,
  };
}

/** Fetches an address as `collect` does, but for what is remembered of it. @throws JianbaoError FETCH_* */
export async function ask(
  app: App,
  url: string,
  wants: 'feed' | 'page',
  charset: string | null,
  signal: AbortSignal,
): Promise<Answered | Wait> {
  const web = await app.openWeb();
  const fetched = await web.fetch({ url, etag: null, lastModified: null, wants }, signal);
  if (fetched.kind === 'wait') return fetched;
  // Without an etag there is nothing that could be unchanged.
  if (fetched.kind === 'unchanged') throw new JianbaoError('FEED_EMPTY', { url });
  const { body, contentType, movedTo } = fetched;
  const { charset: name, why } = charsetOf(body, contentType, charset);
  return { kind: 'answered', asked: url, url: fetched.url, movedTo, body, contentType, charset: name, why };
}

/**
 * Reads an answer as the source would be read, and looks at what would be kept of it.
 *
 * @throws JianbaoError FEED_*, PAGE_*
 */
export async function tryReading(app: App, source: Source, answered: Answered): Promise<Trial> {
  const parser = await app.openParser();
  const options = { contentType: answered.contentType, base: answered.url, charset: source.charset };
  const reading =
    source.selectors === null
      ? { feed: await parser.parseFeed(answered.body, options), steps: [] }
      : await parser.parseList(answered.body, { ...options, selectors: source.selectors });
  const open = { ...source, include: [], exclude: [] };
  const now = app.clock.now();
  const items = new Map<string, Item>();
  const unread = new Set<string>();
  let none = 0;
  let read = 0;
  for (const entry of reading.feed.items) {
    const [item] = itemsFromFeed({ ...reading.feed, items: [entry] }, open, source.url, now);
    if (item === undefined || items.has(item.id)) continue;
    items.set(item.id, item);
    if (item.publishedAt !== null) read += 1;
    else if (entry.dateText === null) none += 1;
    else unread.add(entry.dateText);
  }
  const isWanted = wantedBy(source);
  const dictionary = buildDictionary(app.companies);
  const wanted = [...items.values()].filter(isWanted);
  return {
    feed: reading.feed,
    steps: reading.steps,
    dates: { read, none, unread: [...unread] },
    items: wanted.map((item) => ({
      title: item.title,
      url: item.url,
      outlet: item.outlet,
      at: item.publishedAt === null ? null : { ms: item.publishedAt, isDay: item.certainty !== 'minute' },
      companies: [...new Set(findMentions(item, dictionary).map((mention) => mention.company))],
    })),
    dropped: items.size - wanted.length,
  };
}

/** Reads the article behind an item; what stands in the way is told, not thrown. */
export async function tryPage(
  app: App,
  url: string,
  source: Source,
  rules: readonly PageRule[],
  signal: AbortSignal,
): Promise<TriedPage> {
  let rule = ruleFor(url, rules);
  try {
    const charset = source.kind === 'page' ? source.charset : null;
    const answered = await ask(app, url, 'page', charset, signal);
    if (answered.kind === 'wait') {
      const message = `It asks to wait ${answered.seconds} s.`;
      return { url, rule, page: null, failure: { code: 'wait', message, fix: 'Try again then.' } };
    }
    rule = ruleFor(answered.url, rules);
    const { body, contentType } = answered;
    const page = await (await app.openParser()).parsePage(body, { contentType, base: answered.url, charset, rule });
    return { url: answered.url, rule, page, failure: null };
  } catch (error) {
    if (!(error instanceof JianbaoError)) throw error;
    const { code, message, fix } = error;
    return { url, rule, page: null, failure: { code, message, fix } };
  }
}
