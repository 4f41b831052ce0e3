import { dayMs } from './china-day.ts';
import { matchesOf } from './matches.ts';

/** A day as it stands in a text. */
export interface DayFound {
  readonly start: number;
  readonly end: number;
  /** `2025-12-17`. */
  readonly day: string;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName =
  '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

const pattern = new RegExp(
  [
    '(\\d{4})\\s?年\\s?(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?[日号]',
    '(?<![\\d.])(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?![\\d.])',
    '(?<!\\d)(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?[日号]',
    // The day of a month named before, or of the one the item is from: 21日公告. Not 30日内, 5日均线, 7日年化.
    '(?<![\\d.个第])(\\d{1,2})日(?![内均线年后前报k])',
    `\\b${monthName} (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4}))?`,
    `\\b(\\d{1,2})(?:st|nd|rd|th)? ${monthName}(?![a-z])(?:,? (\\d{4}))?`,
    '((?<!的)今日|(?<!的)今天|今晨|今早|今晚|今起|即日起|昨日|昨天|昨晚|昨(?=过聆讯|获|宣布|公布|公告|递|通过)|今(?=挂牌|首挂|招股)|前天|当日|当天|次日|翌日|\\b(?:today|yesterday)\\b)',
    '\\b(?:on )?(Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday)\\b',
    '([本上下])个?月(\\d{1,2})[日号]',
    '((?<!的)明日|(?<!的)明天|明早|明晚|明起)',
    // 每周五 and 两周日均 name no day.
    '(?<![每一两二三四五六几\\d])(上|下|本|这)?(?:周|星期)([一二三四五六日天])(?![均内年期后前度批个家次名直])',
  ].join('|'),
  'gi',
);

// What every such word holds a piece of: most sentences name no day, and this is told in a third of the time.
const mayNameDay = new RegExp(`[日号今昨天明周]|星期|\\d[-/.]\\d|day|${months.join('|')}`, 'i');

/** A calendar day of a zone: from its first moment to that of the next, in UTC milliseconds. */
interface Span {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly day: string;
}

// By zone and number of the UTC day, whose moments lie in two or three days of a zone. To ask the calendar takes 3 µs, a twentieth of
// the time a short item takes; the items of a year lie in some 365 days.
const known = new Map<string, Map<number, Span[]>>();
const mostKnown = 4000;

/**
 * The calendar day of a moment.
 *
 * @param at UTC milliseconds
 * @param zone IANA name
 */
export function dayOf(at: number, zone: string): string {
  const spansOf = known.get(zone) ?? new Map<number, Span[]>();
  known.set(zone, spansOf);
  const utcDay = Math.floor(at / dayMs);
  const spans = spansOf.get(utcDay) ?? [];
  if (spansOf.size > mostKnown) spansOf.clear();
  const found = spans.find(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
  if (found !== undefined) return found.day;
  const begin = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).startOfDay();
  const span = {
    startsAt: begin.epochMilliseconds,
    endsAt: begin.add({ days: 1 }).startOfDay().epochMilliseconds,
    day: begin.toPlainDate().toString(),
  };
  spansOf.set(utcDay, [...spans, span]);
  return span.day;
}

/** Joins numbers to `2025-12-17`; null when there is no such day. */
export function dayFrom(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day || year < 1900 || year > 2200) return null;
  return at.toISOString().slice(0, 10);
}

/** `days` later, or earlier when negative. */
export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/**
 * The year that a month and day without a year mean in an item of a given day.
 *
 * News looks back much farther than ahead: the day lies at most 60 days ahead, else in the year before. 1月8日 in an item
 * of 30 December is next week, in one of August it is past.
 */
export function yearOf(month: number, day: number, published: string): number {
  const year = Number(published.slice(0, 4));
  const at = Date.parse(published);
  for (const candidate of [year + 1, year]) {
    if ((Date.UTC(candidate, month - 1, day) - at) / dayMs <= 60) return candidate;
  }
  return year - 1;
}

/**
 * Days named in a text: 2025年10月30日, 12月17日, 21日, 昨日, December 5, 2025, Friday.
 *
 * @param text plain text, folded or not
 * @param published day of the item; null: no year is guessed, and only days with a year are found
 * @param named the day named last before this text: 当日 and 次日 go from it
 * @returns by ascending `start`. One pass: O(text).
 */
export function daysOf(text: string, published: string | null, named: string | null = null): DayFound[] {
  if (!mayNameDay.test(text)) return [];
  const found: DayFound[] = [];
  let last = named;
  for (const match of matchesOf(text, pattern)) {
    const day = resolve(match, published, last);
    if (day === null) continue;
    last = day;
    found.push({ start: match.index, end: match.index + match[0].length, day });
  }
  return found;
}

function resolve(match: RegExpExecArray, published: string | null, last: string | null): string | null {
  const part = (index: number): number => Number(match[index]);
  const inYear = (month: number, day: number, year: number | null): string | null => {
    if (year !== null) return dayFrom(year, month, day);
    return published === null ? null : dayFrom(yearOf(month, day, published), month, day);
  };
  const lastYear = (month: number): number | null => {
    // 2025年11月28日 … 12月1日: the year named before goes on, unless the item's own day decides.
    if (published !== null || last === null) return null;
    return Number(last.slice(0, 4)) + (month < Number(last.slice(5, 7)) ? 1 : 0);
  };
  if (match[1] !== undefined) return dayFrom(part(1), part(2), part(3));
  if (match[4] !== undefined) return dayFrom(part(4), part(5), part(6));
  if (match[7] !== undefined) return inYear(part(7), part(8), lastYear(part(7)));
  if (match[9] !== undefined) return dayOfMonth(part(9), published, last);
  if (match[10] !== undefined) return inYear(monthOf(match[10]), part(11), yearOrNull(match[12]));
  if (match[13] !== undefined) return inYear(monthOf(match[14]!), part(13), yearOrNull(match[15]));
  if (match[16] !== undefined) return relative(match[16].toLowerCase(), published, last);
  if (published === null) return null;
  if (match[18] !== undefined) return ofMonth(match[18], part(19), published);
  if (match[20] !== undefined) return shiftDay(published, 1);
  if (match[22] !== undefined) return dayOfWeek(match[21], match[22], published);
  return weekday(match[17]!.toLowerCase(), published);
}

/** 本月19日, which may lie ahead; 上月30日; 下月5日. */
function ofMonth(which: string, day: number, published: string): string | null {
  const [year = 0, month = 0] = published.split('-').map(Number);
  const moved = month - 1 + (which === '上' ? -1 : which === '下' ? 1 : 0);
  return dayFrom(year + Math.floor(moved / 12), (((moved % 12) + 12) % 12) + 1, day);
}

/** 周四 looks back, as Thursday does; 本周四 lies in the week of the item, which begins on Monday, 上周四 and 下周四 in those beside it. */
function dayOfWeek(which: string | undefined, name: string, published: string): string {
  const at = '一二三四五六日'.indexOf(name === '天' ? '日' : name);
  const today = (new Date(Date.parse(published)).getUTCDay() + 6) % 7;
  if (which === undefined) return shiftDay(published, -((today - at + 7) % 7));
  return shiftDay(published, at - today + (which === '上' ? -7 : which === '下' ? 7 : 0));
}

const yearOrNull = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
const monthOf = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;

function dayOfMonth(day: number, published: string | null, last: string | null): string | null {
  const base = last ?? published;
  if (base === null) return null;
  const [year = 0, month = 0] = base.split('-').map(Number);
  if (last !== null || day <= Number(base.slice(8))) return dayFrom(year, month, day);
  return month === 1 ? dayFrom(year - 1, 12, day) : dayFrom(year, month - 1, day);
}

function relative(word: string, published: string | null, last: string | null): string | null {
  if (/^(?:当|次|翌)/.test(word)) {
    if (last === null) return word.startsWith('当') ? published : null;
    return shiftDay(last, word.startsWith('当') ? 0 : 1);
  }
  if (published === null) return null;
  if (word.startsWith('前')) return shiftDay(published, -2);
  return shiftDay(published, /^(?:昨|yester)/.test(word) ? -1 : 0);
}

/** The last such weekday up to and with the day of the item. */
function weekday(name: string, published: string): string {
  const back = (new Date(Date.parse(published)).getUTCDay() - weekdays.indexOf(name) + 7) % 7;
  return shiftDay(published, -back);
}
