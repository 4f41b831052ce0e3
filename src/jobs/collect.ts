import type { Item } from '../model/item.ts';
import type { Source, SourceState } from '../model/source.ts';
import { askSource, heldBack, type CollectParts, type Round, type SourceReport } from './ask.ts';
import { stateToAsk } from './health.ts';
import { createLanes } from './lanes.ts';
import { addressOf } from './moves.ts';
import type { PageReading } from './pages.ts';
import { heldBecause, type Held, type Pace } from './rhythm.ts';

/**
 * How many sources more than there may be requests are best at work: while some are parsed and stored, others are asked.
 * The web keeps to its own number of requests.
 */
export const besideRequests = 4;

export interface CollectOptions {
  readonly sources: readonly Source[];
  /** Seed articles; kept like items, known ones keep the time they were first seen. */
  readonly seeds: readonly Item[];
  /** Sources at work at the same time, from question to store; of one host one after the other. */
  readonly concurrency: number;
  /** Who is asked; left out: `now`. */
  readonly pace?: Pace;
  /** How often a source is asked while nothing says otherwise; left out: 60. */
  readonly everyMinutes?: number;
  /** How the pages behind new items are read; null or left out: none is, whatever the sources say. */
  readonly pages?: PageReading | null;
  readonly signal?: AbortSignal;
  /** `total` counts the sources that are asked, not those held back. */
  readonly onProgress?: (done: number, total: number, report: SourceReport) => void;
}

export interface Collected {
  readonly added: number;
  readonly revised: number;
  /** One for each source that is on, in the order of the list. */
  readonly reports: readonly SourceReport[];
}

function heldMessage(held: Held, state: SourceState): string {
  const until = (at: number | null): string => (at === null ? '' : ` until ${new Date(at).toISOString()}`);
  switch (held) {
    case 'gone':
      return 'it said that it is gone for good';
    case 'waiting':
      return `it asked to be left alone${until(state.waitUntil)}`;
    case 'blocked':
      return `it refuses readers like this one and is left alone${until(state.nextAt)}`;
    case 'not-due':
      return `it is not its time${until(state.nextAt)}`;
    default:
      return held satisfies never;
  }
}

/**
 * Asks every source that is on and whose turn it is, keeps what is new, and remembers how each fared. One bad source
 * stops nothing: its failure is in the report and in its state, and what was collected before it is kept.
 *
 * Nothing is written for a source that answers that it is unchanged, until all are done or the signal ends the round.
 *
 * @throws JianbaoError STORE_* only: without a store nothing may go on
 */
export async function collect(parts: CollectParts, options: CollectOptions): Promise<Collected> {
  const { store, clock } = parts;
  const seeded = await store.addItems(options.seeds, null);
  const states = await store.sourceStates();
  const startedAt = clock.now();
  const round: Round = {
    startedAt,
    everyMinutes: options.everyMinutes ?? 60,
    pages: options.pages ?? null,
    signal: options.signal,
  };
  const reports = new Map<string, SourceReport>();
  const asked = new Map<Source, SourceState>();
  const sources = options.sources.filter((source) => source.offReason === null);
  for (const source of sources) {
    const state = stateToAsk(source, states);
    const held = heldBecause(state, options.pace ?? 'now', startedAt);
    if (held === null) asked.set(source, state);
    else reports.set(source.id, heldBack(source, held, heldMessage(held, state)));
  }
  const lanes = createLanes(asked.keys(), (source) => hostOf(source, asked));
  const later: SourceState[] = [];
  const failures: unknown[] = [];
  let done = 0;

  async function work(): Promise<void> {
    for (let source = await lanes.next(); source !== null; source = await lanes.next()) {
      try {
        const state = asked.get(source);
        if (state === undefined || failures.length > 0 || options.signal?.aborted === true) continue;
        const { report, later: unchanged } = await askSource(parts, source, state, round);
        if (unchanged !== null) later.push(unchanged);
        reports.set(source.id, report);
        done += 1;
        options.onProgress?.(done, asked.size, report);
      } catch (error) {
        failures.push(error);
      } finally {
        lanes.done(source);
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(options.concurrency, asked.size) }, work));
  if (failures.length > 0) throw failures[0];
  await store.saveSourceStates(later);
  const ordered = sources.flatMap((source) => reports.get(source.id) ?? []);
  const sum = (part: 'added' | 'revised'): number => ordered.reduce((all, report) => all + report[part], seeded[part]);
  return { added: sum('added'), revised: sum('revised'), reports: ordered };
}

function hostOf(source: Source, states: ReadonlyMap<Source, SourceState>): string {
  const state = states.get(source);
  const address = state === undefined ? source.url : addressOf(source, state);
  return URL.parse(address)?.host ?? address;
}
