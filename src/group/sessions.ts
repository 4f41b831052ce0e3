import type { Item } from '../model/item.ts';
import { chinaMs, dayMs } from '../text/china-day.ts';
import { toldAt } from '../text/told.ts';
import { isCommentKind } from './event-cues.ts';

/** Trading days a report on the share price may be about, as days since 1970 in China: first and last. */
export interface Session {
  readonly from: number;
  readonly to: number;
}

/** Shanghai and Hong Kong set the opening price from nine o'clock on; what is told earlier is about the day before. */
const opensMs = 9 * 3_600_000;

/**
 * The trading day of an item that tells how a share moved and nothing else; null of all others.
 *
 * Without a time of day (archives stamp a whole day with midnight, here or in Greenwich) it may be the day or the one before.
 * Holidays are not known here; weekends count to Friday.
 */
export function sessionOf(
  item: Pick<Item, 'publishedAt' | 'firstSeenAt' | 'certainty'>,
  kinds: ReadonlySet<string>,
): Session | null {
  const reported = [...kinds].filter((kind) => !isCommentKind(kind));
  if (reported.length !== 1 || reported[0] !== 'market') return null;
  const at = toldAt(item) + chinaMs;
  const day = Math.floor(at / dayMs);
  const hasTime = item.certainty === 'minute' && at % dayMs !== 0 && at % dayMs !== chinaMs;
  if (!hasTime) return { from: weekdayUpTo(day - 1), to: weekdayUpTo(day) };
  const told = weekdayUpTo(at % dayMs < opensMs ? day - 1 : day);
  return { from: told, to: told };
}

/** The last day up to this one that is neither Saturday nor Sunday; 1 January 1970 was a Thursday. */
function weekdayUpTo(day: number): number {
  const sinceSunday = (day + 4) % 7;
  if (sinceSunday === 0) return day - 2;
  return sinceSunday === 6 ? day - 1 : day;
}

/** Both are known, and they have no day in common. */
export function areOtherSessions(a: Session | null, b: Session | null): boolean {
  return a !== null && b !== null && (a.to < b.from || b.to < a.from);
}

/** Both are known, and they may be of one day. */
export function areOneSession(a: Session | null, b: Session | null): boolean {
  return a !== null && b !== null && a.from <= b.to && b.from <= a.to;
}
