import type { ErrorCode } from '../errors.ts';
import type { SourceState } from '../model/source.ts';

/** What an answer said of when to ask again. */
export interface Answered {
  /** When the round began: two rounds an hour apart ask an hourly source twice, however long it took to answer. */
  readonly askedAt: number;
  readonly hasNew: boolean;
  /** A 304 does not repeat the feed's own wish. */
  readonly isUnchanged: boolean;
  readonly maxAgeSeconds: number | null;
  /** Of a feed; null where it says nothing. */
  readonly ttlMinutes: number | null;
  /** `schedule.collectEveryMinutes`. */
  readonly everyMinutes: number;
}

type Rhythm = Pick<SourceState, 'nextAt' | 'waitUntil' | 'intervalMs' | 'wishedMs'>;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const shortestIntervalMs = 15 * minuteMs;
const longestIntervalMs = dayMs;

/** A source without anything new is asked this much less often each time: an hourly one daily after eight such answers. */
const slower = 1.5;

/** How long a source that refuses readers is left alone at first and at last: asking a wall often makes it higher. */
const firstBlockedMs = 6 * hourMs;
const longestBlockedMs = 7 * dayMs;

/** Two rounds of a schedule are not a whole number of milliseconds apart. */
const slackMs = minuteMs;

const within = (ms: number, least: number, most: number): number => Math.round(Math.min(Math.max(ms, least), most));

function wishOf({ maxAgeSeconds, ttlMinutes, isUnchanged }: Answered, before: number | null): number | null {
  const wish = Math.max((maxAgeSeconds ?? 0) * 1000, (ttlMinutes ?? 0) * minuteMs, isUnchanged ? (before ?? 0) : 0);
  return wish > 0 ? within(wish, shortestIntervalMs, longestIntervalMs) : null;
}

/**
 * When a source that answered is asked again: sooner while it has news, later while it has none, never before the wish
 * of its server or feed, between 15 minutes and a day.
 */
export function afterAnswer(before: SourceState, answered: Answered): Rhythm {
  const usual = within(answered.everyMinutes * minuteMs, shortestIntervalMs, longestIntervalMs);
  // After a failure the interval is that of the tries, and says nothing of the source.
  const last = before.status === 'failed' ? null : before.intervalMs;
  const next = last === null ? usual : answered.hasNew ? Math.min(last / 2, usual) : last * slower;
  const intervalMs = within(next, shortestIntervalMs, longestIntervalMs);
  const wishedMs = wishOf(answered, before.wishedMs);
  return {
    intervalMs,
    wishedMs,
    waitUntil: null,
    nextAt: answered.askedAt + Math.max(intervalMs, wishedMs ?? 0),
  };
}

/**
 * When a source that failed is tried again: after 15 minutes, each time after twice as long, up to a day; one that
 * refuses readers after 6 hours, up to a week; one that is gone never.
 *
 * @param fraction from chance, in [0, 1): moves the moment by up to a fifth, so that what failed together is not tried together;
 * never beyond the longest, so that a weekly run asks each time
 */
export function afterFailure(before: SourceState, code: ErrorCode, now: number, fraction: number): Rhythm {
  const { wishedMs } = before;
  const isBlocked = code === 'FETCH_BLOCKED';
  const isAgain = before.status === 'failed' && (before.code === 'FETCH_BLOCKED') === isBlocked;
  const [least, most] = isBlocked ? [firstBlockedMs, longestBlockedMs] : [shortestIntervalMs, longestIntervalMs];
  const intervalMs = isAgain && before.intervalMs !== null ? within(before.intervalMs * 2, least, most) : least;
  if (code === 'FETCH_GONE') return { intervalMs, wishedMs, waitUntil: null, nextAt: null };
  return { intervalMs, wishedMs, waitUntil: null, nextAt: now + within(intervalMs * (1 + fraction / 5), least, most) };
}

/** When a server asked to be left alone for some seconds. */
export function afterWait(before: SourceState, seconds: number, now: number): Rhythm {
  const waitUntil = now + seconds * 1000;
  const { intervalMs, wishedMs } = before;
  return { intervalMs, wishedMs, waitUntil, nextAt: Math.max(waitUntil, now + shortestIntervalMs) };
}

/**
 * Who is asked. `due`: nobody is watching, so only whose time has come. `now`: a person waits, so all but those that
 * said no. `all`: really all.
 */
export type Pace = 'due' | 'now' | 'all';

/** Why a source is not asked in this round. */
export type Held = 'gone' | 'waiting' | 'blocked' | 'not-due';

/** Why a source is not asked at `now`; null: it is. */
export function heldBecause(state: SourceState, pace: Pace, now: number): Held | null {
  if (pace === 'all') return null;
  if (isGone(state)) return 'gone';
  // What a clock wrote that ran ahead counts from a moment that has not come.
  if (state.checkedAt !== null && state.checkedAt > now + slackMs) return null;
  if (isAhead(state.waitUntil, now)) return 'waiting';
  const isEarly = isAhead(state.nextAt, now + slackMs);
  if (state.status === 'failed' && state.code === 'FETCH_BLOCKED') return isEarly ? 'blocked' : null;
  return pace === 'due' && isEarly ? 'not-due' : null;
}

/** A moment further off than any pause we make was written under a clock that ran ahead. */
function isAhead(at: number | null, now: number): boolean {
  return at !== null && at > now && at - now <= longestBlockedMs;
}

export function isGone(state: SourceState): boolean {
  return state.status === 'failed' && state.code === 'FETCH_GONE';
}
