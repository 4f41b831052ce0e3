export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A date as it stands in a text: what it can mean, and where. */
export interface WrittenDay {
  /** Without a year where `year` is null; more than one where the order of its parts is open. */
  readonly readings: readonly { readonly year: number | null; readonly month: number; readonly day: number }[];
  readonly start: number;
  readonly end: number;
}

export interface WrittenTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly hasSeconds: boolean;
  readonly start: number;
  readonly end: number;
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthWord =
  '(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)';
const nth = '(?:st|nd|rd|th)?';

function monthOf(word: string): number {
  return monthNames.indexOf(word.slice(0, 3)) + 1;
}

/** RFC 2822: two digits below 50 are of this century. */
function fullYear(written: string): number {
  const year = Number(written);
  if (written.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

export function isDay({ year, month, day }: Day): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

type Reading = WrittenDay['readings'][number];
type Rule = readonly [pattern: RegExp, readings: (match: RegExpExecArray) => readonly Reading[]];

const one = (year: string | null, month: number, day: string): readonly Reading[] => [
  { year: year === null ? null : fullYear(year), month, day: Number(day) },
];

/** Dates that name their year, most telling first. */
const withYear: readonly Rule[] = [
  [
    /民国\s?(\d{2,3})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]/g,
    (m) => [{ year: Number(m[1]) + 1911, month: Number(m[2]), day: Number(m[3]) }],
  ],
  [
    /(?<!\d)(\d{4}|\d{2})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})(?:\s?[日号]|(?!\d))/g,
    (m) => [{ year: Number(m[1]!.length === 2 ? `20${m[1]}` : m[1]), month: Number(m[2]), day: Number(m[3]) }],
  ],
  [
    /(?<![\d.])(\d{4})\s?([-/.\u2010-\u2015])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)/g,
    (m) => one(m[1]!, Number(m[3]), m[4]!),
  ],
  [
    new RegExp(`(?<![a-z])${monthWord}\\.?\\s?(\\d{1,2})${nth}(?:\\s?,\\s?|\\s)(?:at )?(\\d{4})(?![\\d:])`, 'g'),
    (m) => one(m[3]!, monthOf(m[1]!), m[2]!),
  ],
  [
    new RegExp(
      `(?<!\\d)(\\d{1,2})${nth}[\\s-](?:of )?${monthWord}\\.?(?:\\s?,\\s?|[\\s-])(\\d{4}|\\d{2})(?![\\d:])`,
      'g',
    ),
    (m) => one(m[3]!, monthOf(m[2]!), m[1]!),
  ],
  [
    new RegExp(`(?<![a-z])${monthWord}\\.? (\\d{1,2}) (?=\\d{1,2}:\\d{2}[^,]{0,30}? (\\d{4})(?!\\d))`, 'g'),
    (m) => one(m[3]!, monthOf(m[1]!), m[2]!),
  ],
  [/(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})(?:\2| )(\d{4})(?![\d:])/g, (m) => dayAndMonth(m[1]!, m[3]!, m[4]!, m[2]!)],
  [
    /(?<![\d/.:-])(\d{2})([-/.])(\d{1,2})\2(\d{2})(?![\d/.-])/g,
    (m) => [...one(m[1]!, Number(m[3]), m[4]!), ...dayAndMonth(m[1]!, m[3]!, m[4]!, m[2]!)],
  ],
  [
    /(?<![\d.])((?:19|20)\d{2})(\d{2})(\d{2})(?=\d{4}(?:\d{2})?(?!\d)|t\d{4}|(?!\d))/g,
    (m) => one(m[1]!, Number(m[2]), m[3]!),
  ],
];

/** Points part day and month in Europe only; slashes and hyphens in both orders. */
function dayAndMonth(first: string, second: string, year: string, mark: string): readonly Reading[] {
  const european = one(year, Number(second), first);
  return mark === '.' ? european : [...one(year, Number(first), second), ...european];
}

const withoutYear: readonly Rule[] = [
  [/(?<!\d)(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]/g, (m) => one(null, Number(m[1]), m[2]!)],
  [
    new RegExp(`(?<![a-z])${monthWord}\\.?\\s?(\\d{1,2})${nth}(?![\\d:])`, 'g'),
    (m) => one(null, monthOf(m[1]!), m[2]!),
  ],
  [new RegExp(`(?<![\\d:])(\\d{1,2})${nth} ${monthWord}(?![a-z])`, 'g'), (m) => one(null, monthOf(m[2]!), m[1]!)],
  [
    /(?<![\d/.:-])(\d{1,2})([-/.])(\d{1,2})(?![\d/.:%-])/g,
    (m) =>
      m[2] === '.'
        ? one(null, Number(m[1]), m[3]!)
        : [...one(null, Number(m[1]), m[3]!), ...one(null, Number(m[3]), m[1]!)],
  ],
];

function collect(text: string, rules: readonly Rule[]): readonly WrittenDay[] {
  const found: WrittenDay[] = [];
  for (const [pattern, readingsOf] of rules)
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      found.push({ readings: readingsOf(match), start, end });
    }
  return found.sort((one, other) => one.start - other.start);
}

/** Dates with a year, by place; a date of four digits in a row is one too (20251221). */
export function findDays(text: string): readonly WrittenDay[] {
  return collect(text, withYear);
}

/** What may stand beside a date that is nothing but two numbers: without it 4.2 and 3-5 are quantities and scores. */
const beside =
  /(?:周|星期|礼拜)[一二三四五六日天]|(?:发布|发表|更新|时间|日期|于)|\d{1,2}:\d{2}(?::\d{2})?|[\s:()（）,，|·]/g;

/** Dates that leave out the year. */
export function findShortDays(text: string): readonly WrittenDay[] {
  return collect(text, withoutYear).filter(({ start, end }) => {
    const written = text.slice(start, end);
    if (!/^\d+[-/.]\d+$/.test(written)) return true;
    const rest = text.slice(0, start) + text.slice(end);
    return rest.replaceAll(beside, '') === '' && (/\d:\d\d/.test(rest) || /^\d{2}\D\d{2}$/.test(written));
  });
}

const half =
  '(上午|下午|凌晨|清晨|早上|早晨|早间|中午|午间|傍晚|晚上|晚间|深夜|夜间|今早|今晨|今晚|昨晚|昨夜|前晚|am|pm|a\\.m\\.|p\\.m\\.)?';
const times = new RegExp(
  `${half}\\s?(?<![\\d:.])(\\d{1,2})(?::(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?|[点时](?:(\\d{1,2})分?(?:(\\d{1,2})秒)?|(半)|整)?(?!间))(?!\\d|:\\d)\\s?(am|pm|a\\.m\\.|p\\.m\\.)?`,
  'g',
);

/** The hour of 24 that an hour with its part of the day means; null where the two do not go together. */
function hourOf(written: number, part: string): number | null {
  if (/^(?:下午|傍晚|晚|今晚|昨晚|昨夜|前晚|深夜|夜间|p)/.test(part)) {
    if (written === 12) return part === '下午' || part.startsWith('p') ? 12 : null;
    return written < 12 ? written + 12 : written;
  }
  if (part === '中午' || part === '午间') return written <= 2 ? written + 12 : written;
  if (part !== '' && written === 12) return 0;
  return written;
}

/** Times of day by place; null as soon as one of them is none (25:61), for then nothing around it is sure. */
export function findTimes(text: string): readonly WrittenTime[] | null {
  const found: WrittenTime[] = [];
  for (const match of text.matchAll(times)) {
    const part = match[1] ?? match[8] ?? '';
    const hour = hourOf(Number(match[2]), part);
    const minute = match[7] === undefined ? Number(match[3] ?? match[5] ?? 0) : 30;
    const second = Number(match[4] ?? match[6] ?? 0);
    if (hour === null || hour > 23 || minute > 59 || second > 60) return null;
    const hasSeconds = match[4] !== undefined;
    const start = match.index;
    found.push({ hour, minute, second: Math.min(second, 59), hasSeconds, start, end: start + match[0].length });
  }
  return found;
}
