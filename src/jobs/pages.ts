import { JianbaoError, type ErrorCode } from '../errors.ts';
import type { Item } from '../model/item.ts';
import type { Page } from '../model/page.ts';
import type { PageRule, Source } from '../model/source.ts';
import type { Dictionary } from '../match/dictionary.ts';
import { findMentions } from '../match/mentions.ts';
import type { Log } from '../ports/log.ts';
import type { Parser } from '../ports/parser.ts';
import type { Web } from '../ports/web.ts';
import { mendControls } from '../read/entities.ts';
import { revisionOf } from '../read/link.ts';
import { isArticleOf } from './article.ts';

export interface PageReading {
  /** Of the followed companies, built once per run. */
  readonly dictionary: Dictionary;
  readonly rules: readonly PageRule[];
  /** Pages read for one source in one round, at most. */
  readonly perSource: number;
}

export interface PagesRead {
  /** The items whose page was read, with what it says. */
  readonly items: readonly Item[];
  /** One code per page that could not be read. */
  readonly failed: readonly ErrorCode[];
  /** True when pages are left that another round may read. */
  readonly isOpen: boolean;
}

interface Parts {
  readonly web: Web;
  readonly parser: Parser;
  readonly log: Log;
}

/** A known item whose page could not be read is tried again for so long, and only while the list gave no more than a teaser. */
const retryMs = 6 * 60 * 60_000;
const teaserLength = 200;
/** A host that does not answer, or with something else, so often in a row is left alone until the next round. */
const mostFailuresInARow = 3;

/** Failures that say nothing against the page: another round may find it. */
const passing: ReadonlySet<ErrorCode> = new Set(['FETCH_TIMEOUT', 'FETCH_UNREACHABLE', 'FETCH_DNS', 'INTERRUPTED']);

/** The rule for a page's host: the one of the most exact name. */
export function ruleFor(url: string, rules: readonly PageRule[]): PageRule | null {
  const host = URL.parse(url)?.hostname ?? '';
  const own = rules.filter((rule) => host === rule.host || host.endsWith(`.${rule.host}`));
  return own.reduce<PageRule | null>(
    (best, rule) => (best !== null && best.host.length >= rule.host.length ? best : rule),
    null,
  );
}

/** Items worth a request: new ones that may concern a followed company, in the order of the list. */
function wanted(
  items: readonly Item[],
  source: Source,
  known: ReadonlyMap<string, Item>,
  dictionary: Dictionary,
  now: number,
): Item[] {
  const times = new Map<string | null, number>();
  for (const { url } of items) times.set(url, (times.get(url) ?? 0) + 1);
  return items.filter((item) => {
    if (item.url === null || !/^https?:/.test(item.url)) return false;
    // A page to which several items lead is none's article.
    if (times.get(item.url) !== 1) return false;
    const before = known.get(item.id);
    if (before !== undefined) {
      const isTriedAgain = now - before.firstSeenAt < retryMs && before.text.length < teaserLength;
      if (before.origin !== 'feed' || !isTriedAgain) return false;
    }
    return source.companies.length > 0 || findMentions(item, dictionary).length > 0;
  });
}

type When = Pick<Item, 'publishedAt' | 'certainty'>;

/** When the page says it was published; null when it does not, or names a moment that has not come. */
function whenOf(published: string | null, zone: string, now: number): When | null {
  if (published === null) return null;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(published);
  const at = isDay
    ? Temporal.PlainDate.from(published).toZonedDateTime({ timeZone: zone }).epochMilliseconds
    : Date.parse(published);
  if (Number.isNaN(at) || at > now) return null;
  return { publishedAt: at, certainty: isDay ? 'day' : 'minute' };
}

/** An item with what its page says: the longer text, and what the list left open. */
export function withPage(item: Item, page: Page, source: Source, now: number): Item {
  const isLonger = page.text.length > item.text.length;
  const text = isLonger ? mendControls(page.text) : item.text;
  const found = whenOf(page.published, source.zone, now);
  const isOpen = item.certainty === 'none' || (item.certainty === 'day' && found?.certainty === 'minute');
  const outlet = source.tier === 'aggregator' ? page.outlet : null;
  return {
    ...item,
    ...(isOpen && found !== null ? found : {}),
    text,
    html: isLonger ? '' : item.html,
    author: item.author ?? page.author,
    outlet: outlet ?? item.outlet,
    revision: revisionOf(item.title, text),
    origin: 'page',
  };
}

function isPassing(error: JianbaoError): boolean {
  const { status } = error.details;
  return passing.has(error.code) || (typeof status === 'number' && (status >= 500 || status === 429));
}

/** What is no text in any charset: a PDF would come out as pages of signs. */
const binaryTypes = /^\s*(?:application\/(?:pdf|zip|msword|octet-stream|vnd\.)|(?:image|audio|video|font)\/)/i;
const binaryStarts = ['%PDF-', 'PK\x03\x04', '\xd0\xcf\x11\xe0', '\x89PNG', '\xff\xd8\xff', 'GIF8'];

function isBinary(body: Uint8Array, contentType: string | null): boolean {
  const start = Buffer.from(body.buffer, body.byteOffset, Math.min(8, body.byteLength)).toString('latin1');
  return binaryTypes.test(contentType ?? '') || binaryStarts.some((mark) => start.startsWith(mark));
}

/**
 * Asks for the page behind an item and reads it; null where the host asks to wait.
 *
 * @throws JianbaoError FETCH_*, PAGE_*
 */
async function pageBehind(
  { web, parser }: Parts,
  item: Item,
  source: Source,
  rules: readonly PageRule[],
  signal?: AbortSignal,
): Promise<Page | null> {
  const asked = { url: item.url ?? '', etag: null, lastModified: null, wants: 'page' } as const;
  const fetched = await web.fetch(asked, signal);
  if (fetched.kind !== 'fresh') return null;
  const { body, contentType, url } = fetched;
  if (isBinary(body, contentType)) throw new JianbaoError('PAGE_UNKNOWN', { url, message: 'It is no text.' });
  // Whoever said in which characters a list of links is written knows the site; a feed may be made elsewhere.
  const charset = source.kind === 'page' ? source.charset : null;
  const page = await parser.parsePage(body, { contentType, base: url, charset, rule: ruleFor(url, rules) });
  if (!isArticleOf(item, page, url)) throw new JianbaoError('PAGE_OTHER', { url });
  return page;
}

/**
 * Reads the pages behind the new items of one source, one after the other. A page that cannot be read leaves its item as
 * the list gave it; a host that refuses, or asks to wait, is left alone.
 *
 * @param known the stored ones among `items`, by id, as they were before this round
 * @throws what is no failure of a page
 */
export async function readPages(
  parts: Parts,
  source: Source,
  items: readonly Item[],
  known: ReadonlyMap<string, Item>,
  reading: PageReading,
  now: number,
  signal?: AbortSignal,
): Promise<PagesRead> {
  const open = wanted(items, source, known, reading.dictionary, now);
  const read: Item[] = [];
  const failed: ErrorCode[] = [];
  let isOpen = open.length > reading.perSource;
  let inARow = 0;
  for (const item of open.slice(0, reading.perSource)) {
    if (signal?.aborted === true) return { items: read, failed, isOpen: true };
    try {
      const page = await pageBehind(parts, item, source, reading.rules, signal);
      if (page === null) return { items: read, failed, isOpen: true };
      read.push(withPage(item, page, source, now));
      inARow = 0;
    } catch (error) {
      if (!(error instanceof JianbaoError) || error.code.startsWith('STORE_')) throw error;
      parts.log.info('page not read', { sourceId: source.id, url: item.url, code: error.code });
      failed.push(error.code);
      // A page that is missing says nothing of the next one; a server that does not answer does.
      inARow = isPassing(error) || error.code === 'PAGE_OTHER' ? inARow + 1 : 0;
      isOpen ||= isPassing(error);
      if (error.code === 'FETCH_BLOCKED' || inARow === mostFailuresInARow) break;
    }
  }
  return { items: read, failed, isOpen };
}
