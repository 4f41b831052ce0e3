import type { Relative } from './ago.ts';
import { type Day, isDay, type WrittenDay } from './day.ts';
import type { WrittenTime } from './times.ts';
import { isEastAsian, isOfUnitedStates, type WrittenZone } from './zones.ts';

export interface DateSetting {
  /** UTC milliseconds; null where only dates that say by themselves when they are may be read. */
  readonly now: number | null;
  /** IANA zone of times that name none. */
  readonly zone: string;
  /** How far ahead of now a date that names its year is still told, for callers that clamp it; a day where not given. */
  readonly aheadMs?: number;
}

export interface ReadDate {
  /** UTC milliseconds; for `day` the start of that day in the zone. */
  readonly at: number;
  readonly certainty: 'minute' | 'day';
}

export const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;
/** How far ahead a date may lie and still be believed: the clocks and zones of sites are wrong by hours, not by days. */
export const aheadMs = dayMs;
/** How far ahead the clock of a site may be where the text leaves the year or the day open. */
const skewMs = 60 * minuteMs;
/** UTC milliseconds. No outlet has anything older on the web; what programs write for "no date" (0001, 1601, 1900, 1970) lies before. */
export const earliest = Date.UTC(1990, 0, 1);

/** `america/new_york` → `America/New_York`. */
function placeName(place: string): string {
  return place.replaceAll(/(^|[/_])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());
}

function instant(day: Day, time: WrittenTime | null, zone: string, written: WrittenZone | null): number | null {
  const { hour, minute, second } = time ?? { hour: 0, minute: 0, second: 0 };
  const minutes =
    written !== null && 'minutes' in written ? written.minutes : zone === 'UTC' && written === null ? 0 : null;
  if (minutes !== null) return Date.UTC(day.year, day.month - 1, day.day, hour, minute, second) - minutes * minuteMs;
  const timeZone = written !== null && 'place' in written ? placeName(written.place) : zone;
  // China has kept +08:00 all year since 1992, and asking the calendar costs twenty times more.
  if (timeZone === 'Asia/Shanghai' && day.year > 1991)
    return Date.UTC(day.year, day.month - 1, day.day, hour - 8, minute, second);
  try {
    // A leap second and 24:00 are the beginning of what comes next.
    const start = Temporal.PlainDate.from(day).add({ days: hour === 24 ? 1 : 0 });
    const local = start.toZonedDateTime({
      timeZone,
      plainTime: { hour: hour % 24, minute, second: Math.min(second, 59) },
    });
    return local.epochMilliseconds + (second === 60 ? 1000 : 0);
  } catch {
    return null;
  }
}

function localDay(now: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
}

const partsOf = ({ year, month, day }: Temporal.PlainDate): Day => ({ year, month, day });

const isSame = (one: Day, other: Day): boolean =>
  one.year === other.year && one.month === other.month && one.day === other.day;

/** A day with the time that belongs to it, placed in the world; null where it lies outside what can be. */
export function place(
  day: Day | null,
  found: TimeFound | null,
  { zone, now, aheadMs: ahead = aheadMs }: DateSetting,
): ReadDate | null {
  if (day === null || !isDay(day)) return null;
  const at = instant(day, found?.time ?? null, zone, found?.zone ?? null);
  if (at === null || at < earliest || at > (now ?? Infinity) + ahead) return null;
  return { at, certainty: found === null ? 'day' : 'minute' };
}

/** A time with the zone written behind it. */
export interface TimeFound {
  readonly time: WrittenTime;
  readonly zone: WrittenZone | null;
}

interface Surroundings extends DateSetting {
  readonly time: TimeFound | null;
  /** Weekday that the text names beside the day. */
  readonly weekday: number | null;
}

/** Without a year: the last time that day was, so that 12月28日 read in January is last year's. */
function withoutYear(month: number, day: number, around: Surroundings): ReadDate | null {
  const { now, zone, time, weekday } = around;
  if (now === null) return null;
  const here = localDay(now, zone);
  for (const year of [here.year + 1, here.year, here.year - 1]) {
    const found = { year, month, day };
    const read = place(found, time, around);
    if (read === null || (read.at > now + skewMs && !isSame(found, partsOf(here)))) continue;
    // Another weekday than that of the last such day: which of both is wrong cannot be known.
    return weekday !== null && Temporal.PlainDate.from(found).dayOfWeek !== weekday ? null : read;
  }
  return null;
}

function readingOf(
  reading: WrittenDay['readings'][number],
  lateYear: number | null,
  around: Surroundings,
): ReadDate | null {
  const { now, zone, time } = around;
  const { month, day } = reading;
  const year = lateYear === null ? reading.year : { year: lateYear };
  if (year === null) return withoutYear(month, day, around);
  if ('year' in year) return place({ year: year.year, month, day }, time, around);
  if (now === null) return null;
  const here = localDay(now, zone);
  if ('yearsAgo' in year) return place({ year: here.year - year.yearsAgo, month, day }, time, around);
  const of = here.subtract({ months: year.monthsAgo });
  return place({ year: of.year, month: of.month, day }, time, around);
}

/** The one moment a day can mean: where the order of its parts is open, the zone decides, or what cannot be. */
export function readDay(written: WrittenDay, lateYear: number | null, around: Surroundings): ReadDate | null {
  const { now, zone } = around;
  // Of two readings the one far ahead is the wrong one.
  const believed = written.readings.length > 1 ? { ...around, aheadMs } : around;
  const read = (wanted: (order: string) => boolean): readonly ReadDate[] =>
    written.readings
      .filter(({ order }) => wanted(order))
      .flatMap((reading) => readingOf(reading, lateYear, believed) ?? []);
  const isRecent = ({ at }: ReadDate): boolean => now !== null && at > now - 400 * dayMs;
  const isAbbreviated = written.readings.some(({ order }) => order === 'yymmdd');
  const hasYear = written.readings.every(({ year }) => year !== null);
  if (isAbbreviated) {
    if (isOfUnitedStates(zone)) return read((order) => order === 'mdy')[0] ?? null;
    // 25-12-21: where the year goes first by custom, or where only one order gives a day at all; and hardly over.
    const all = read(() => true);
    const found =
      (isEastAsian(zone) ? read((order) => order === 'yymmdd').find(isRecent) : undefined) ??
      (all.length === 1 ? all[0] : undefined);
    return found !== undefined && isRecent(found) ? found : null;
  }
  // 12/05 without a year is the Chinese and the American order wherever it stands in figures.
  if (!hasYear) return read((order) => order !== 'dmy')[0] ?? null;
  const american = isOfUnitedStates(zone) ? read((order) => order === 'mdy')[0] : undefined;
  if (american !== undefined) return american;
  const all = read(() => true);
  return all.every(({ at }) => at === all[0]!.at) ? (all[0] ?? null) : null;
}

function readWeekday(relative: Relative & { kind: 'weekday' }, around: Surroundings): ReadDate | null {
  const { now, zone, time } = around;
  if (now === null) return null;
  const here = localDay(now, zone);
  const monday = here.subtract({ days: here.dayOfWeek - 1 });
  const { weekday, weeks } = relative;
  if (typeof weeks === 'number') {
    const day = monday.subtract({ days: 7 * weeks }).add({ days: weekday - 1 });
    return Temporal.PlainDate.compare(day, here) > 0 ? null : place(partsOf(day), time, around);
  }
  const back = (here.dayOfWeek - weekday + 7) % 7;
  if (weeks === 'before') {
    // On a Thursday, last Tuesday is this week's to some and the week before's to others.
    if (weekday < here.dayOfWeek) return null;
    return place(partsOf(here.subtract({ days: back === 0 ? 7 : back })), time, around);
  }
  const read = place(partsOf(here.subtract({ days: back })), time, around);
  if (read !== null && read.at <= now) return read;
  return place(partsOf(here.subtract({ days: back + 7 })), time, around);
}

export function readRelative(relative: Relative, around: Surroundings): ReadDate | null {
  const { now, zone, time } = around;
  if (now === null) return null;
  if (relative.kind === 'weekday') return readWeekday(relative, around);
  if (relative.kind === 'instant') {
    const at = now - relative.msAgo;
    return at < earliest ? null : { at, certainty: 'minute' };
  }
  const here = localDay(now, zone);
  if (relative.kind === 'days')
    return relative.daysAgo > 20_000 ? null : place(partsOf(here.subtract({ days: relative.daysAgo })), time, around);
  return relative.monthsAgo > 500 ? null : place(partsOf(here.subtract({ months: relative.monthsAgo })), time, around);
}

/** A time and nothing else is today's, or yesterday's where today has not come that far. */
export function readTime(found: TimeFound, now: number, zone: string): ReadDate | null {
  const here = localDay(now, zone);
  const read = place(partsOf(here), found, { now, zone });
  if (read !== null && read.at <= now + 10 * minuteMs) return read;
  return place(partsOf(here.subtract({ days: 1 })), found, { now, zone });
}
