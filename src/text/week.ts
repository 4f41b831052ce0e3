import { JianbaoError } from '../errors.ts';
import type { Week } from '../model/digest.ts';

function startOfDay(day: Temporal.PlainDate, zone: string): number {
  return day.toZonedDateTime(zone).epochMilliseconds;
}

/** ISO 8601: week 1 is the week of the year's first Thursday; a week belongs to the year of its Thursday. */
function weekFrom(monday: Temporal.PlainDate, zone: string): Week {
  const year = monday.yearOfWeek;
  const number = monday.weekOfYear;
  if (year === undefined || number === undefined) throw new Error('the ISO calendar has weeks');
  const next = monday.add({ days: 7 });
  return {
    id: `${year}-W${String(number).padStart(2, '0')}`,
    startsAt: startOfDay(monday, zone),
    endsAt: startOfDay(next, zone),
    from: monday.toString(),
    to: next.subtract({ days: 1 }).toString(),
  };
}

function dayOf(at: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
}

/** The week that holds an instant (UTC milliseconds), in an IANA zone. */
export function weekOf(at: number, zone: string): Week {
  const day = dayOf(at, zone);
  return weekFrom(day.subtract({ days: day.dayOfWeek - 1 }), zone);
}

/** The last week that has ended at `now`. */
export function lastCompleteWeek(now: number, zone: string): Week {
  const day = dayOf(now, zone);
  return weekFrom(day.subtract({ days: day.dayOfWeek + 6 }), zone);
}

/**
 * The week named by its id, `2026-W47`.
 *
 * @throws JianbaoError WEEK_INVALID for anything else, a 53rd week in a year of 52 included
 */
export function weekById(id: string, zone: string): Week {
  const match = /^(\d{4})-W(\d{2})$/.exec(id);
  if (match === null) throw new JianbaoError('WEEK_INVALID', { given: id });
  // 4 January always lies in week 1 (ISO 8601).
  const fourth = new Temporal.PlainDate(Number(match[1]), 1, 4);
  const week = weekFrom(fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: Number(match[2]) - 1 }), zone);
  if (week.id !== id) throw new JianbaoError('WEEK_INVALID', { given: id });
  return week;
}

/** The day an instant falls on, `2025-12-17`. */
export function dayIn(at: number, zone: string): string {
  return dayOf(at, zone).toString();
}
