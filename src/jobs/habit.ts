import type { Source, SourceState } from '../model/source.ts';

const dayMs = 24 * 60 * 60_000;

/** No source is called silent sooner: outlets pause over a long weekend, companies file once a week. */
const shortestHabitMs = { filing: 7 * dayMs, company: 3 * dayMs, press: 3 * dayMs, aggregator: 3 * dayMs } as const;
/** Beyond half a year a silence is told whatever the habit. */
const longestHabitMs = 183 * dayMs;
/** Of a source too little is known of to have a habit. */
const habitUnknownMs = 30 * dayMs;
/** Fewer publishing times say nothing: a feed of one or two entries may be as old as its site. */
const leastTimes = 3;
/** Fewer times on one single day neither. */
const leastTimesOfOneDay = 5;
/** What was learned counts half after so long. */
const forgetMs = 60 * dayMs;

const within = (ms: number, least: number): number => Math.round(Math.min(Math.max(ms, least), longestHabitMs));

/**
 * How long a source is usually silent at most: twice the longest gap but one in ten between the days it published on.
 *
 * @param times publishing times of the items of one reading, in any order
 * @returns null while there is too little to tell; days rather than times, for a source that publishes ten articles once
 * a month is silent for a month
 */
export function habitOf(
  before: Pick<SourceState, 'habitMs' | 'newestAt' | 'checkedAt'>,
  times: readonly number[],
  tier: Source['tier'],
  now: number,
): number | null {
  const least = shortestHabitMs[tier];
  // A feed shows only its last entries: the silence before the oldest of them is known from the reading before.
  const all = before.newestAt === null ? times : [...times, before.newestAt];
  const distinct = new Set(all);
  const days = [...new Set(all.map((at) => Math.floor(at / dayMs)))].sort((a, b) => a - b);
  const gaps = days.slice(1).map((day, at) => day - (days[at] ?? day));
  gaps.sort((a, b) => a - b);
  const usual = (gaps[Math.ceil(gaps.length * 0.9) - 1] ?? 0) * dayMs;
  const isKnown = distinct.size >= (gaps.length === 0 ? leastTimesOfOneDay : leastTimes);
  const ageMs = Math.max(0, now - (before.checkedAt ?? now));
  const learned = before.habitMs === null ? 0 : before.habitMs * 0.5 ** (ageMs / forgetMs);
  if (!isKnown) return before.habitMs === null ? null : within(learned, least);
  return within(Math.max(usual * 2, learned), least);
}

/** Since when a source has had nothing new, when that is longer than its habit; null when it is not silent. */
export function silentSince(
  state: SourceState,
  { tier, kind }: Pick<Source, 'tier' | 'kind'>,
  now: number,
): number | null {
  const newest = state.newestAt ?? state.newItemAt;
  if (newest === null) return null;
  // A search falls silent with the news of its company: that is no illness for a month.
  const least = kind === 'search' ? habitUnknownMs : shortestHabitMs[tier];
  const habit = Math.max(state.habitMs ?? habitUnknownMs, least);
  return now - newest > habit ? newest : null;
}
