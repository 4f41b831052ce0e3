import type { Item } from '../model/item.ts';
import { dayMs } from './date/place.ts';
import { canonicalLink, itemId } from './link.ts';

/** Clocks of two places differ by no more; what is told again later than this is another article. */
const mostShiftMs = 14 * 60 * 60 * 1000;

/** An article without a date is looked for on as many days before: longer no search service keeps news. */
const daysBack = 8;

/**
 * Whether an item is known by outlet, title and day alone, since its link differs from one fetch to the next. Such an
 * item may be kept already under another id: its day depends on zones, and on whether the date could be read.
 */
export function isFleeting(item: Item): boolean {
  if (item.url === null) return false;
  const link = canonicalLink(item.url);
  return link !== null && (!link.isStable || itemId(link, item.outlet, item.title, null) !== item.id);
}

/**
 * The other ids a fleeting item may be kept under: that of the day before, of the day after, of no day; for one without
 * a date those of the last days.
 *
 * @param zone of the item's source
 */
export function otherIds(item: Item, zone: string): readonly string[] {
  const idOn = (day: string | null): string => itemId(null, item.outlet, item.title, day);
  const at = Temporal.Instant.fromEpochMilliseconds(item.publishedAt ?? item.firstSeenAt);
  const day = at.toZonedDateTimeISO(zone).toPlainDate();
  if (item.publishedAt !== null)
    return [idOn(day.subtract({ days: 1 }).toString()), idOn(day.add({ days: 1 }).toString()), idOn(null)];
  return Array.from({ length: daysBack + 1 }, (_, back) => idOn(day.subtract({ days: back }).toString()));
}

/**
 * Whether an item kept under one of `otherIds` is this one, and not another of the same name: a column of every day, a
 * notice that is given again. To take two for one loses an article, to take one for two only tells it twice.
 */
export function isSameArticle(item: Item, kept: Item): boolean {
  if (item.publishedAt === null) return true;
  if (kept.publishedAt === null) {
    const before = kept.firstSeenAt - item.publishedAt;
    return before >= -mostShiftMs && before <= daysBack * dayMs;
  }
  if (item.certainty === 'minute' && kept.certainty === 'minute')
    return Math.abs(item.publishedAt - kept.publishedAt) <= mostShiftMs;
  // 1天前 is another day an hour later. Of days alone the words decide, where there are any.
  return item.text === kept.text || item.text === '' || kept.text === '';
}
