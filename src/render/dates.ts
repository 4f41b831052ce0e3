import type { Digest } from '../model/digest.ts';
import type { DateRange } from '../model/item.ts';
import { dayIn } from '../text/week.ts';

export type Language = Digest['language'];

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July'].concat([
  'August',
  'September',
  'October',
  'November',
  'December',
]);

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function parse(day: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  return match === null ? null : { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

/** The year of a day, to leave it out where the reader knows it. */
export function yearOf(day: string): number | null {
  return parse(day)?.year ?? null;
}

/** 12月17日, with the year where it is not `year`: 2024年12月17日. Anything that is no day comes back as it is. */
export function dayLabel(day: string, language: Language, year: number | null = null): string {
  const it = parse(day);
  if (it === null) return day;
  if (language === 'en') return `${it.day} ${months[it.month - 1] ?? ''}${it.year === year ? '' : ` ${it.year}`}`;
  return `${it.year === year ? '' : `${it.year}年`}${it.month}月${it.day}日`;
}

/** 2025年12月15日—21日; the month and year of the end only where they differ. */
export function spanLabel(from: string, to: string, language: Language, year: number | null = null): string {
  const [start, end] = [parse(from), parse(to)];
  if (start === null || end === null) return `${from}—${to}`;
  const sameYear = start.year === end.year;
  const sameMonth = sameYear && start.month === end.month;
  if (language === 'en') {
    const tail = dayLabel(to, 'en', year);
    if (sameMonth) return `${start.day}–${tail}`;
    return `${dayLabel(from, 'en', sameYear ? start.year : year)} – ${tail}`;
  }
  const head = dayLabel(from, language, year);
  if (sameMonth) return `${head}—${end.day}日`;
  return `${head}—${dayLabel(to, language, start.year)}`;
}

function third(day: Day): 0 | 1 | 2 {
  if (day.day <= 10) return 0;
  return day.day <= 20 ? 1 : 2;
}

/** 2025年12月下旬 for a date known only as a range of days: a third of a month says itself that it is no day. */
export function rangeLabel(range: DateRange, language: Language): string {
  const [from, to] = [parse(range.from), parse(range.to)];
  if (from === null || to === null) return language === 'en' ? `about ${range.from}` : `约${range.from}`;
  if (range.from === range.to) return dayLabel(range.from, language);
  const sameMonth = from.year === to.year && from.month === to.month;
  const isThird = sameMonth && third(from) === third(to);
  if (language === 'en') {
    const name = (day: Day): string => `${months[day.month - 1] ?? ''} ${day.year}`;
    if (isThird) return `${['early', 'mid', 'late'][third(from)] ?? ''} ${name(from)}`;
    return sameMonth ? `about ${name(from)}` : `${name(from)} to ${name(to)}`;
  }
  const month = `${from.year}年${from.month}月`;
  if (isThird) return `${month}${['上旬', '中旬', '下旬'][third(from)] ?? ''}`;
  if (sameMonth) return month;
  return `${month}至${from.year === to.year ? '' : `${to.year}年`}${to.month}月间`;
}

/** 12月22日08:00 in the digest's zone. */
export function momentLabel(at: number, zone: string, language: Language, year: number | null = null): string {
  const moment = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const clock = moment.toPlainTime().toString({ smallestUnit: 'minute' });
  const day = dayLabel(dayIn(at, zone), language, year);
  return language === 'en' ? `${day}, ${clock}` : `${day}${clock}`;
}

/** What `<time datetime>` takes: `2025-12-22T08:00+08:00`. */
export function momentIso(at: number, zone: string): string {
  const moment = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return moment.toString({ smallestUnit: 'minute', timeZoneName: 'never' });
}

const quarters = ['第一季度', '第二季度', '第三季度', '第四季度'];
/** Months from January on that have a name of their own in reports. */
const fromJanuary: Readonly<Record<string, string>> = { '03': '第一季度', '06': '上半年', '09': '前三季度', '12': '' };

/** 2025年第二季度 for `2025-Q2`; 2025年前三季度 for `2025-01/2025-09`; what is not known comes back as it is. */
export function periodLabel(period: string, language: Language, yearKnown: number | null = null): string {
  const zh = language !== 'en';
  const match = /^(\d{4})(?:-(Q[1-4]|H[12]|\d{2}))?(?:-(\d{2}))?(?:\/(\d{4})(?:-(\d{2}))?)?$/.exec(period);
  if (match === null) return period;
  const [, year, part, day, endYear, endMonth] = match;
  if (endYear !== undefined) {
    if (part === '01' && endYear === year && endMonth !== undefined)
      return zh
        ? `${year}年${fromJanuary[endMonth] ?? `前${Number(endMonth)}个月`}`
        : `first ${Number(endMonth)} months of ${year}`;
    const from = part === undefined ? `${year}` : `${year}-${part}`;
    const to = endMonth === undefined ? endYear : `${endYear}-${endMonth}`;
    return zh ? `${periodLabel(from, language)}至${periodLabel(to, language)}` : `${from} to ${to}`;
  }
  if (part === undefined) return zh ? `${year}年` : `${year}`;
  if (part.startsWith('Q')) return zh ? `${year}年${quarters[Number(part[1]) - 1] ?? ''}` : `${part} ${year}`;
  if (part.startsWith('H')) return zh ? `${year}年${part === 'H1' ? '上半年' : '下半年'}` : `${part} ${year}`;
  if (day !== undefined) {
    const label = dayLabel(period, language, yearKnown);
    return zh ? `截至${label}` : `as of ${label}`;
  }
  return zh ? `${year}年${Number(part)}月` : `${months[Number(part) - 1] ?? ''} ${year}`;
}

/** What `<time datetime>` takes for a period: a day, a month or a year, the nearest that HTML knows. */
export function periodIso(period: string): string {
  return /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(period) ? period : period.slice(0, 4);
}

/** Last day of a period as text that sorts; null for what is no period. A month ends on its 31st here, whatever its length. */
export function periodEnd(period: string): string | null {
  const last = period.split('/').at(-1) ?? '';
  const match = /^(\d{4})(?:-(Q[1-4]|H[12]|\d{2}))?(?:-(\d{2}))?$/.exec(last);
  if (match === null) return null;
  const [, year, part = '12', day = '31'] = match;
  const months = part.startsWith('Q') ? Number(part[1]) * 3 : part.startsWith('H') ? Number(part[1]) * 6 : Number(part);
  return `${year}-${String(months).padStart(2, '0')}-${day}`;
}

/** How long a period is, in a word: full years are not compared with nine months. */
export function periodLength(period: string): string {
  const [from = '', to] = period.split('/');
  if (to !== undefined) return `${from.slice(4)}/${to.slice(4)}`;
  if (/-Q[1-4]$/.test(from)) return 'quarter';
  if (/-H[12]$/.test(from)) return 'half';
  return ['year', 'month', 'day'][from.split('-').length - 1] ?? from;
}
