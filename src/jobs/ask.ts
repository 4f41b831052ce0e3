import { JianbaoError, type ErrorCode } from '../errors.ts';
import type { Feed } from '../model/feed.ts';
import type { Source, SourceState } from '../model/source.ts';
import type { Chance } from '../ports/chance.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Parser } from '../ports/parser.ts';
import type { Added, Store } from '../ports/store.ts';
import type { Fetched, Web } from '../ports/web.ts';
import { itemsFromFeed } from '../read/item.ts';
import { habitOf } from './habit.ts';
import { asKept } from './identity.ts';
import { addressOf, moved, newAddressOf } from './moves.ts';
import { readPages, type PageReading } from './pages.ts';
import { afterAnswer, afterFailure, afterWait, type Held } from './rhythm.ts';

export interface CollectParts {
  readonly store: Store;
  readonly web: Web;
  readonly parser: Parser;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
}

interface Gained {
  readonly added: number;
  readonly revised: number;
  readonly pagesRead: number;
  /** One code per page behind an item that could not be read: no failure of the source. */
  readonly pagesFailed: readonly ErrorCode[];
}

/** How a source fared; `message` says why in one sentence, null where there is nothing to say. */
type Fared =
  | {
      readonly status: 'new' | 'nothing-new' | 'unchanged';
      readonly held: null;
      readonly code: null;
      readonly message: null;
    }
  /** It answered that it wants to be left alone, or the round was stopped before it was heard. */
  | { readonly status: 'wait'; readonly held: null; readonly code: null; readonly message: string }
  | { readonly status: 'failed'; readonly held: null; readonly code: ErrorCode; readonly message: string }
  /** Nobody asked it. */
  | { readonly status: 'held'; readonly held: Held; readonly code: null; readonly message: string };

export type SourceReport = { readonly source: Source } & Fared & Gained;

/** What is the same for all sources of a round. */
export interface Round {
  readonly startedAt: number;
  readonly everyMinutes: number;
  readonly pages: PageReading | null;
  readonly signal: AbortSignal | undefined;
}

export interface Asked {
  readonly report: SourceReport;
  /** What the round keeps at its end: of a source that had nothing new, so that nothing is written for it meanwhile. */
  readonly later: SourceState | null;
}

type Answer = Exclude<Fetched, { readonly kind: 'wait' }>;
type Fresh = Extract<Fetched, { readonly kind: 'fresh' }>;

/** A source that says this of its new address has not moved there after all. */
function isMissing(error: unknown): boolean {
  if (!(error instanceof JianbaoError)) return false;
  return error.code === 'FETCH_GONE' || (error.code === 'FETCH_STATUS' && error.details.status === 404);
}

const nothing: Gained = { added: 0, revised: 0, pagesRead: 0, pagesFailed: [] };
const well = { held: null, code: null, message: null } as const;

function waits(source: Source, message: string): Asked {
  return { report: { source, status: 'wait', held: null, code: null, message, ...nothing }, later: null };
}

/** The report of a source that nobody asks in this round. */
export function heldBack(source: Source, held: Held, message: string): SourceReport {
  return { source, status: 'held', held, code: null, message, ...nothing };
}

/**
 * Asks one source, keeps what is new, and remembers how it fared. Its failure is in the report and in its state.
 *
 * @throws JianbaoError STORE_*
 */
export async function askSource(
  parts: CollectParts,
  source: Source,
  before: SourceState,
  round: Round,
): Promise<Asked> {
  const { store, clock, chance, log } = parts;
  try {
    const { fetched, asked, known } = await fetchSource(parts, source, before, round.signal);
    // Stopped in the middle: the source was not heard, and nothing about it is known that was not before.
    if (round.signal?.aborted === true) return waits(source, 'stopped');
    if (fetched.kind === 'wait') {
      const now = clock.now();
      await store.saveSourceState({
        ...known,
        url: source.url,
        checkedAt: now,
        ...afterWait(known, fetched.seconds, now),
      });
      return waits(source, `asked to wait ${fetched.seconds} s`);
    }
    const answered = answeredState(source, known, asked, fetched, clock.now());
    if (fetched.kind === 'fresh')
      return { report: await keep(parts, source, known, answered, fetched, round), later: null };
    const rhythm = rhythmOf(known, fetched, null, false, round);
    return { report: { source, status: 'unchanged', ...well, ...nothing }, later: { ...answered, ...rhythm } };
  } catch (error) {
    if (!(error instanceof JianbaoError) || error.code.startsWith('STORE_')) throw error;
    if (round.signal?.aborted === true) return waits(source, 'stopped');
    const { code, message } = error;
    log.warn('source failed', { sourceId: source.id, code });
    const now = clock.now();
    await store.saveSourceState({
      ...before,
      url: source.url,
      checkedAt: now,
      failures: before.failures + 1,
      status: 'failed',
      code,
      reason: message,
      ...afterFailure(before, code, now, chance.fraction()),
    });
    return { report: { source, status: 'failed', held: null, code, message, ...nothing }, later: null };
  }
}

interface FetchedSource {
  readonly fetched: Fetched;
  readonly asked: string;
  /** The state the answer is read against: without the new address where that turned out to be missing. */
  readonly known: SourceState;
}

const untagged = { etag: null, lastModified: null } as const;

/** What the listed address of a source that has moved refuses with counts for nothing. */
function refusalOf(error: unknown): null {
  if (error instanceof JianbaoError) return null;
  throw error;
}

async function fetchSource(
  { web, log }: CollectParts,
  source: Source,
  before: SourceState,
  signal?: AbortSignal,
): Promise<FetchedSource> {
  const wants = source.kind === 'page' ? 'page' : 'feed';
  let asked = addressOf(source, before);
  const moved = newAddressOf(before);
  // Tags and dates are those of the place that was read last.
  if (moved !== null && asked === source.url) {
    const answer = await web.fetch({ url: asked, ...untagged, wants }, signal).catch(refusalOf);
    if (answer !== null && answer.kind !== 'wait') return { fetched: answer, asked, known: before };
    asked = moved;
  }
  const { etag, lastModified } = before;
  try {
    return { fetched: await web.fetch({ url: asked, etag, lastModified, wants }, signal), asked, known: before };
  } catch (error) {
    if (asked === source.url || !isMissing(error)) throw error;
    log.info('back to the listed address', { sourceId: source.id, movedTo: asked });
    const known = { ...before, ...untagged, movedTo: null, movedTimes: 0 };
    const again = { url: source.url, ...untagged, wants } as const;
    return { fetched: await web.fetch(again, signal), asked: source.url, known };
  }
}

function answeredState(source: Source, before: SourceState, asked: string, answer: Answer, now: number): SourceState {
  return {
    ...before,
    url: source.url,
    checkedAt: now,
    succeededAt: now,
    failures: 0,
    status: 'ok',
    code: null,
    reason: null,
    ...moved(before, source.url, asked, answer.movedTo),
  };
}

function rhythmOf(
  before: SourceState,
  answer: Answer,
  ttlMinutes: number | null,
  hasNew: boolean,
  round: Round,
): ReturnType<typeof afterAnswer> {
  const { maxAgeSeconds } = answer;
  const { startedAt: askedAt, everyMinutes } = round;
  const isUnchanged = answer.kind === 'unchanged';
  return afterAnswer(before, { askedAt, hasNew, isUnchanged, maxAgeSeconds, ttlMinutes, everyMinutes });
}

async function parse({ parser }: CollectParts, source: Source, fetched: Fresh): Promise<Feed> {
  const options = { contentType: fetched.contentType, base: fetched.url, charset: source.charset };
  if (source.kind !== 'page' || source.selectors === null) return parser.parseFeed(fetched.body, options);
  const { feed } = await parser.parseList(fetched.body, { ...options, selectors: source.selectors });
  // A list that was rebuilt would else stay silent for ever, as if nothing happened in the world.
  if (feed.items.length === 0)
    throw new JianbaoError('PAGE_NO_ENTRIES', { url: source.url, item: source.selectors.item });
  return feed;
}

/** Keeps what a source answered with, first of all, and then the pages behind it. */
async function keep(
  parts: CollectParts,
  source: Source,
  before: SourceState,
  answered: SourceState,
  fetched: Fresh,
  round: Round,
): Promise<SourceReport> {
  const { store } = parts;
  const now = answered.checkedAt ?? parts.clock.now();
  const feed = await parse(parts, source, fetched);
  const items = await asKept(store, itemsFromFeed(feed, source, source.url, now), source.zone);
  // A date that lies ahead was moved back to now: it says nothing of when the source published.
  const times = items.flatMap(({ publishedAt }) => (publishedAt === null || publishedAt >= now ? [] : publishedAt));
  // Nor does what was newest under a clock that ran ahead.
  const newestBefore = before.newestAt === null || before.newestAt > now ? -Infinity : before.newestAt;
  const newestAt = times.reduce((newest, at) => Math.max(newest, at), newestBefore);
  const read: SourceState = {
    ...answered,
    etag: fetched.etag,
    lastModified: fetched.lastModified,
    items: items.length,
    undated: items.filter((item) => item.publishedAt === null).length,
    newestAt: newestAt === -Infinity ? null : newestAt,
    habitMs: habitOf(before, times, source.tier, now),
  };
  const stateFor = ({ added }: Pick<Added, 'added'>): SourceState => ({
    ...read,
    newItemAt: added > 0 ? now : before.newItemAt,
    ...rhythmOf(before, fetched, feed.feed.ttlMinutes, added > 0, round),
  });
  const statusOf = ({ added, revised }: Added): 'new' | 'nothing-new' => (added + revised > 0 ? 'new' : 'nothing-new');
  if (round.pages === null || !source.readsPages) {
    const added = await store.addItems(items, stateFor);
    return { source, status: statusOf(added), ...well, ...nothing, ...added };
  }
  const known = new Map((await store.itemsById(items.map((item) => item.id))).map((item) => [item.id, item]));
  // The list's own words are safe before any page is asked for. What the source answered with is only remembered with
  // the pages: a run that is cut off in between reads the list again.
  const added = await store.addItems(items, null);
  const pages = await readPages(parts, source, items, known, round.pages, now, round.signal);
  const state = stateFor(added);
  await store.addItems(pages.items, pages.isOpen ? { ...state, etag: null, lastModified: null } : state);
  const { items: withPages, failed } = pages;
  return { source, status: statusOf(added), ...well, ...added, pagesRead: withPages.length, pagesFailed: failed };
}
