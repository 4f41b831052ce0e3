import {
  type Day,
  findDays,
  findShortDays,
  findTimes,
  isDay,
  type WrittenDay,
  type WrittenTime,
} from './date-parts.ts';
import { normaliseDate, readRelative } from './date-words.ts';
import { readZone, type WrittenZone } from './date-zones.ts';

export interface DateSetting {
  /** UTC milliseconds; null where only dates that say by themselves when they are may be read. */
  readonly now: number | null;
  /** IANA zone of times that name none. */
  readonly zone: string;
}

export interface ReadDate {
  /** UTC milliseconds; for `day` the start of that day in the zone. */
  readonly at: number;
  readonly certainty: 'minute' | 'day';
}

const dayMs = 24 * 60 * 60 * 1000;
/** Longer texts are prose, in which a date may be anything's. */
const maxLength = 200;
/** How far ahead a date may lie and still be believed; items clamp it to the present. */
const aheadMs = 366 * dayMs;
const earliest = Date.UTC(1971, 0, 1);

function instant(day: Day, time: WrittenTime | null, zone: string, written: WrittenZone | null): number | null {
  const { hour, minute, second } = time ?? { hour: 0, minute: 0, second: 0 };
  if (written !== null && 'minutes' in written)
    return Date.UTC(day.year, day.month - 1, day.day, hour, minute, second) - written.minutes * 60_000;
  const timeZone = written?.place ?? zone;
  if (timeZone === 'UTC') return Date.UTC(day.year, day.month - 1, day.day, hour, minute, second);
  try {
    const name = timeZone.replaceAll(
      /(^|[/_])([a-z])/g,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    );
    return Temporal.ZonedDateTime.from({ ...day, hour, minute, second, timeZone: name }).epochMilliseconds;
  } catch {
    return null;
  }
}

function today(now: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
}

function parts({ year, month, day }: Temporal.PlainDate): Day {
  return { year, month, day };
}

/** Without a year: the last time that day was, so that 12月28日 read in January is last year's. */
function rollBack(month: number, day: number, now: Temporal.PlainDate): Day | null {
  for (const year of [now.year, now.year - 1]) {
    const found = { year, month, day };
    if (isDay(found) && Temporal.PlainDate.compare(Temporal.PlainDate.from(found), now.add({ days: 1 })) < 1)
      return found;
  }
  return null;
}

/** The one day a date can mean: with two readings, only if all but one lie outside what can be. */
function dayFrom(written: WrittenDay, { now, zone }: DateSetting): Day | null {
  const days = new Map<string, Day>();
  for (const { year, month, day } of written.readings) {
    let found: Day | null = null;
    if (year !== null) found = isDay({ year, month, day }) ? { year, month, day } : null;
    else if (now !== null) found = rollBack(month, day, today(now, zone));
    if (found !== null) days.set(`${found.year}-${found.month}-${found.day}`, found);
    // 12/05 without a year is the Chinese order wherever that gives a day at all.
    if (year === null && found !== null) break;
  }
  if (days.size < 2) return [...days.values()][0] ?? null;
  if (now === null) return null;
  const likely = [...days.values()].filter((day) => {
    const distance = now - Date.UTC(day.year, day.month - 1, day.day);
    return distance > -dayMs && distance < 400 * dayMs;
  });
  return likely.length === 1 ? likely[0]! : null;
}

/** The time that belongs to a date: the next behind it, else one right before it. */
function timeFor(
  day: { readonly start: number; readonly end: number },
  times: readonly WrittenTime[],
): WrittenTime | null {
  return times.find((time) => time.start >= day.end - 1) ?? times.findLast((time) => time.end <= day.start + 1) ?? null;
}

/** 20251221083000 and 202512210830: the time runs on behind the day. */
function runOnTime(text: string, day: WrittenDay): WrittenTime | null {
  const match = /^t?(\d{2})(\d{2})(\d{2})?(?!\d)/.exec(text.slice(day.end));
  if (match === null || text.slice(day.start, day.end).length !== 8) return null;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  return { hour, minute, second, hasSeconds: match[3] !== undefined, start: day.end, end: day.end + match[0].length };
}

function epoch(text: string, now: number | null): ReadDate | null {
  const match = /^(?:\/date\()?(\d{10}|\d{13})(?:\.\d+)?(?:[+-]\d{4})?(?:\)\/)?$/.exec(text);
  if (match === null) return null;
  const at = Number(match[1]) * (match[1]!.length === 10 ? 1000 : 1);
  if (at < Date.UTC(2000, 0, 1) || at > (now ?? Date.UTC(2100, 0, 1)) + 2 * dayMs) return null;
  return { at, certainty: 'minute' };
}

/** Dates that are no moment of publishing: ends of spans, calendars of another kind. */
const otherDates = /农历|阴历|正月|腊月|截至|截止|有效期|明天|明日|后天|\btomorrow\b/;
const spans = /月\s?\d{1,2}\s?[日号]\s?(?:前|后|起|止|之前|以前)|[日号]\s?[~–—-]\s?\d|[日号\d]\s?(?:至|到)\s?(?:\d|今)/;
const label = /(?:发布|发表|首发|刊发|发稿|publi|post)[^\d]{0,12}$/;

/** Among several dates only one that is called the date of publishing may be taken. */
function chosen(days: readonly WrittenDay[], text: string): WrittenDay | null {
  const first = days[0];
  if (first === undefined) return null;
  const key = (day: WrittenDay): string => JSON.stringify(day.readings);
  if (days.every((day) => key(day) === key(first))) return first;
  return days.find((day) => label.test(text.slice(0, day.start))) ?? null;
}

function finish(day: Day | null, time: WrittenTime | null, text: string, setting: DateSetting): ReadDate | null {
  if (day === null) return null;
  const china = /^Asia\/(?:Shanghai|Chongqing|Hong_Kong|Taipei|Macau|Singapore|Urumqi|Harbin)$|^PRC$/.test(
    setting.zone,
  );
  const written = time === null ? null : readZone(text.slice(time.end), time.hasSeconds, china);
  const at = instant(day, time, setting.zone, written);
  if (at === null || at < earliest || (setting.now !== null && at > setting.now + aheadMs)) return null;
  return { at, certainty: time === null ? 'day' : 'minute' };
}

function relativeDate(text: string, times: readonly WrittenTime[], now: number, zone: string): ReadDate | null {
  const setting = { now, zone };
  const found = readRelative(text);
  const here = today(now, zone);
  const time = times[0] ?? null;
  if (found === null) {
    // A time alone is today's, or yesterday's where today has not come that far; but only if nothing else is said.
    const rest = time === null ? text : text.slice(0, time.start) + text.slice(time.end);
    const says = rest.replaceAll(/发布|发表|更新|时间|北京|于|[\s:：,，|·]/g, '');
    if (time === null || times.length > 1 || says !== '') return null;
    const at = finish(parts(here), time, text, setting);
    return at !== null && at.at > now + 60_000 ? finish(parts(here.subtract({ days: 1 })), time, text, setting) : at;
  }
  if (found.kind === 'instant') return { at: now - found.msAgo, certainty: 'minute' };
  if (found.kind === 'day') {
    if (found.daysAgo > 400) return null;
    return finish(parts(here.subtract({ days: found.daysAgo })), time, text, setting);
  }
  if (text.length > 30) return null;
  const monday = here.subtract({ days: here.dayOfWeek - 1 });
  if (found.weeks !== null) {
    const day = monday.subtract({ days: 7 * found.weeks }).add({ days: found.weekday - 1 });
    return Temporal.PlainDate.compare(day, here) > 0 ? null : finish(parts(day), time, text, setting);
  }
  const back = (here.dayOfWeek - found.weekday + 7) % 7;
  const at = finish(parts(here.subtract({ days: back })), time, text, setting);
  if (at === null || at.at <= now) return at;
  return finish(parts(here.subtract({ days: back + 7 })), time, text, setting);
}

const rfc822 =
  /^(?:[a-z]{3}, )?(\d{1,2}) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))? (?:gmt|utc|z|([+-])(\d{2}):?(\d{2}))$/i;
const iso8601 = /^(\d{4})-(\d{2})-(\d{2})t(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:z|([+-])(\d{2}):?(\d{2}))$/i;
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The two standard forms with their zone, which nearly every feed uses: twenty times faster than looking for all. */
function standard(text: string, now: number | null): ReadDate | null {
  const mail = rfc822.exec(text);
  const match = mail ?? iso8601.exec(text);
  if (match === null) return null;
  const year = Number(match[mail === null ? 1 : 3]);
  const month = mail === null ? Number(match[2]) : months.indexOf(mail[2]!.toLowerCase()) + 1;
  const day = Number(match[mail === null ? 3 : 1]);
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)];
  const [, , , , , , , sign, hours = '0', minutes = '0'] = match;
  if (hour > 23 || minute > 59 || second > 59 || Number(hours) > 14 || !isDay({ year, month, day })) return null;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  const at = Date.UTC(year, month - 1, day, hour, minute, second) - offset;
  return at < earliest || at > (now ?? Infinity) + aheadMs ? null : { at, certainty: 'minute' };
}

/**
 * Reads one date as sites and feeds write it: RFC 822 and its wild forms, ISO 8601, seconds since 1970, Chinese and
 * English dates in full and in short, and those that count from the present (昨天 14:02, 3小时前, 周一).
 *
 * @param text the date alone or with its label (发布时间：…); prose is refused
 * @returns null rather than a guess: two dates that differ, an order of day and month that is open, a day that does
 * not exist, months ago
 * @throws nothing
 */
export function readDate(text: string, setting: DateSetting): ReadDate | null {
  if (text.length > maxLength * 2) return null;
  const usual = standard(text.trim(), setting.now);
  if (usual !== null) return usual;
  const written = normaliseDate(text);
  if (written === '' || written.length > maxLength) return null;
  const { now, zone } = setting;
  const seconds = epoch(written, now);
  if (seconds !== null) return seconds;
  if (otherDates.test(written) || spans.test(written)) return null;
  const times = findTimes(written);
  if (times === null) return null;
  const days = findDays(written);
  const named = chosen(days, written);
  if (days.length > 0) {
    if (named === null) return null;
    const time = runOnTime(written, named) ?? timeFor(named, times);
    return finish(dayFrom(named, setting), time, written, setting);
  }
  if (now === null) return null;
  const short = findShortDays(written);
  if (short.length === 0) return relativeDate(written, times, now, zone);
  const shortDay = chosen(short, written);
  if (shortDay === null) return null;
  const year = /去年/.test(written) ? 1 : 0;
  const day = dayFrom(shortDay, setting);
  const meant = day !== null && year === 1 ? { ...day, year: today(now, zone).year - 1 } : day;
  return finish(meant, timeFor(shortDay, times), written, setting);
}
