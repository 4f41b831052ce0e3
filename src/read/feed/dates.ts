import type { DateCertainty } from '../../model/item.ts';
import { readDate } from '../date/date.ts';

export interface FeedDate {
  /** UTC. */
  readonly iso: string;
  /** As the feed wrote it. */
  readonly text: string;
  readonly certainty: DateCertainty;
}

/** W3C's date profile allows a year or a month alone; as a feed's date it means the first day. */
const shortened = /^(\d{4})(?:-(\d{2}))?$/;

/**
 * The first date that says by itself when it was. What needs to know the present (刚刚, 12月21日) is left to
 * `itemsFromFeed`, which knows when the feed was read.
 *
 * @param texts as written, best first
 */
export function readFeedDate(texts: readonly string[]): FeedDate | null {
  for (const text of texts) {
    const found = readDate(text, { now: null, zone: 'UTC' });
    if (found !== null) return { iso: new Date(found.at).toISOString(), text, certainty: found.certainty };
  }
  for (const text of texts) {
    const match = shortened.exec(text.trim());
    const year = Number(match?.[1]);
    const month = Number(match?.[2] ?? 1);
    if (match === null || year < 1970 || year > 2200 || month < 1 || month > 12) continue;
    // Such a date names no day, so it must not stand as one: the item is treated as undated.
    return { iso: new Date(Date.UTC(year, month - 1)).toISOString(), text, certainty: 'none' };
  }
  return null;
}
