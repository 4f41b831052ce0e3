import { JianbaoError, type ErrorCode } from '../errors.ts';
import type { Item } from '../model/item.ts';
import type { Source, SourceState } from '../model/source.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Parser } from '../ports/parser.ts';
import type { Store } from '../ports/store.ts';
import type { Web } from '../ports/web.ts';
import { itemsFromFeed } from '../read/item.ts';

export interface CollectParts {
  readonly store: Store;
  readonly web: Web;
  readonly parser: Parser;
  readonly clock: Clock;
  readonly log: Log;
}

export interface CollectOptions {
  readonly sources: readonly Source[];
  /** Seed articles; kept like items, known ones keep the time they were first seen. */
  readonly seeds: readonly Item[];
  /** Sources asked at the same time. */
  readonly concurrency: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number, report: SourceReport) => void;
}

export interface SourceReport {
  readonly source: Source;
  readonly status: 'new' | 'nothing-new' | 'unchanged' | 'wait' | 'failed';
  readonly added: number;
  readonly revised: number;
  readonly code: ErrorCode | null;
  /** The failure in one sentence; null when there was none. */
  readonly message: string | null;
}

export interface Collected {
  readonly added: number;
  readonly revised: number;
  readonly reports: readonly SourceReport[];
}

const neverAsked = (sourceId: string): SourceState => ({
  url: null,
  nextAt: null,
  waitUntil: null,
  intervalMs: null,
  wishedMs: null,
  movedTo: null,
  movedTimes: 0,
  items: null,
  undated: null,
  newestAt: null,
  habitMs: null,
  sourceId,
  etag: null,
  lastModified: null,
  checkedAt: null,
  succeededAt: null,
  newItemAt: null,
  failures: 0,
  status: 'never',
  code: null,
  reason: null,
});

/**
 * Asks every source that is on, keeps what is new, and remembers how each fared. One bad source stops nothing:
 * its failure is in the report and in its state, and what was collected before it is kept.
 *
 * @throws JianbaoError STORE_* only: without a store nothing may go on
 */
export async function collect(parts: CollectParts, options: CollectOptions): Promise<Collected> {
  const seeded = await parts.store.addItems(options.seeds, null);
  const states = await parts.store.sourceStates();
  const sources = options.sources.filter((source) => source.offReason === null);
  const reports: SourceReport[] = [];
  const queue = sources.values();

  async function work(): Promise<void> {
    for (const source of queue) {
      if (options.signal?.aborted === true) return;
      const report = await collectSource(parts, source, states.get(source.id) ?? neverAsked(source.id), options.signal);
      reports.push(report);
      options.onProgress?.(reports.length, sources.length, report);
    }
  }
  await Promise.all(Array.from({ length: Math.min(options.concurrency, sources.length) }, work));
  const order = new Map(sources.map((source, index) => [source.id, index]));
  reports.sort((a, b) => (order.get(a.source.id) ?? 0) - (order.get(b.source.id) ?? 0));
  return {
    added: seeded.added + reports.reduce((sum, report) => sum + report.added, 0),
    revised: seeded.revised + reports.reduce((sum, report) => sum + report.revised, 0),
    reports,
  };
}

async function collectSource(
  parts: CollectParts,
  source: Source,
  before: SourceState,
  signal: AbortSignal | undefined,
): Promise<SourceReport> {
  const { store, web, parser, clock, log } = parts;
  const plain = { source, added: 0, revised: 0, code: null, message: null };
  try {
    const fetched = await web.fetch(
      { url: source.url, etag: before.etag, lastModified: before.lastModified, wants: 'feed' },
      signal,
    );
    // Stopped in the middle: the source was not heard, and nothing about it is known that was not before.
    if (signal?.aborted === true) return { ...plain, status: 'wait', message: 'stopped' };
    const now = clock.now();
    const worked = {
      ...before,
      checkedAt: now,
      succeededAt: now,
      failures: 0,
      status: 'ok',
      code: null,
      reason: null,
    } as const;
    switch (fetched.kind) {
      case 'wait':
        await store.saveSourceState({ ...before, checkedAt: now });
        return { ...plain, status: 'wait', message: `asked to wait ${fetched.seconds} s` };
      case 'unchanged':
        await store.saveSourceState(worked);
        return { ...plain, status: 'unchanged' };
      case 'fresh': {
        const { body, contentType, url, etag, lastModified } = fetched;
        const feed = await parser.parseFeed(body, { contentType, base: url, charset: source.charset });
        const items = itemsFromFeed(feed, source, source.url, now);
        const state = { ...worked, etag, lastModified };
        const { added, revised } = await store.addItems(items, state);
        if (added > 0) await store.saveSourceState({ ...state, newItemAt: now });
        return { ...plain, status: added + revised > 0 ? 'new' : 'nothing-new', added, revised };
      }
      default:
        return fetched satisfies never;
    }
  } catch (error) {
    if (!(error instanceof JianbaoError) || error.code.startsWith('STORE_')) throw error;
    log.warn('source failed', { sourceId: source.id, code: error.code });
    await store.saveSourceState({
      ...before,
      checkedAt: clock.now(),
      failures: before.failures + 1,
      status: 'failed',
      code: error.code,
      reason: error.message,
    });
    return { ...plain, status: 'failed', code: error.code, message: error.message };
  }
}
