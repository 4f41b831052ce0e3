import { dayOf, yearOf } from '../text/days.ts';

/** A part of a text that `<time>` can hold: offsets in UTF-16 units, end excluded. */
export interface TimePart {
  readonly start: number;
  readonly end: number;
  /** What `<time datetime>` takes: 2025-12-17, 2025-12, 2025, 10:15, P9M. */
  readonly iso: string;
}

const two = (value: string | number): string => String(value).padStart(2, '0');

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const months =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?';
const monthNumber = (name: string): number =>
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].indexOf(
    name.slice(0, 3).toLowerCase(),
  ) + 1;

const year = '(?:19|20)\\d{2}';
/** One pattern, tried left to right; each alternative has its named groups. Longest forms first. */
const datePattern = new RegExp(
  [
    `(?<iy>${year})[-/.](?<im>\\d{1,2})[-/.](?<id>\\d{1,2})(?!\\d)`,
    `(?<fy>${year}) ?年 ?(?<fm>\\d{1,2}) ?月(?: ?(?<fd>\\d{1,2}) ?[日号號])?`,
    `(?<py>${year}) ?[-–—~～至到] ?(?=${year} ?年)`,
    `(?<yy>${year})(?: ?年(?!以?来|代?间)|(?: ?[QH][1-4](?!\\d)|(?=財年|财年)))`,
    `(?:[QH][1-4]|FY) ?(?<qy>${year})(?!\\d)`,
    `(?<xm>\\d{1,2}) ?月(?: ?(?<xd>\\d{1,2}) ?[日号號])?`,
    `(?<![A-Za-z])(?<en>${months})\\.? (?<ed>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<ey>${year}))?(?![\\d,.]\\d|\\d|%)`,
    `(?<![\\d.])(?<bd>\\d{1,2})(?:st|nd|rd|th)? (?<bn>${months})(?: (?<by>${year}))?(?![A-Za-z\\d])`,
    `(?<![A-Za-z])(?<mn>${months}),? (?<my>${year})(?!\\d)`,
    `(?<![\\d:.])(?<hh>[01]?\\d|2[0-4]) ?(?::|：) ?(?<mi>[0-5]\\d)(?![\\d:])`,
    `(?<![\\d.])(?<ch>[01]?\\d|2[0-4]) ?[时時点點](?: ?(?<ci>[0-5]?\\d) ?分)?`,
    `(?<![\\d.])(?<od>\\d{1,2}) ?[日号號](?![线線楼])`,
    `(?<=前 ?)(?<am>\\d{1,2}) ?(?:个|個)月`,
    `(?<![\\d.])(?<s1>\\d{1,2}) ?[-–—~～至到] ?(?<s2>\\d{1,2}) ?月(?! ?\\d{1,2} ?[日号號])`,
    `(?<=\\b(?:in|since|of|for|by|from|during|until|to|and|year) )(?<ly>${year})(?![\\d.,%]\\d|\\d|%)`,
  ].join('|'),
  'g',
);

const durationPattern =
  /(?<![\d.])(?<n>\d{1,3}) ?(?:(?<m>(?:个|個)月|months?)|(?<y>年|years?)|(?<w>周|週|weeks?)|(?<h>(?:个|個)?(?:小时|小時)|hours?)|(?<mi>分钟|分鐘|minutes?)|(?<d>天|日|days?))/g;

/**
 * Finds the dates of a text, ascending, never overlapping.
 *
 * @param published when the text appeared (UTC ms): it gives the year to 12月17日; null leaves such a day without a
 * year (`12-17`) and finds no month alone
 */
export function findDates(text: string, published: number | null, zone: string): TimePart[] {
  if (!/\d/.test(text)) return [];
  const near = published === null ? null : dayOf(published, zone);
  const parts: TimePart[] = [];
  // A date gives its month to a bare day behind it (12月15日至21日), its year only to what stands right behind it.
  let last: Last = { year: null, month: null };
  let lastEnd = -reach;
  for (const match of text.matchAll(datePattern)) {
    const isNear = match.index - lastEnd < reach;
    const iso = isoOf(match.groups ?? {}, near, isNear ? last : { year: null, month: last.month });
    if (iso === null) continue;
    last = iso.last;
    lastEnd = match.index + match[0].trimEnd().length;
    parts.push({ start: match.index, end: lastEnd, iso: iso.text });
  }
  return parts;
}

/** How far behind a date its year still counts, in UTF-16 units: 2024年12月5日至8日, 2024年3月至8月. */
const reach = 5;

interface Last {
  readonly year: number | null;
  readonly month: number | null;
}
interface Resolved {
  readonly text: string;
  readonly last: Last;
}
/** The day a text was published, `2025-12-17`. */
type Near = string | null;

function isoOf(groups: Readonly<Record<string, string | undefined>>, near: Near, last: Last): Resolved | null {
  const full = (y: number, m: number, d: number | null): Resolved | null =>
    isDay(y, m, d ?? 1)
      ? { text: `${y}-${two(m)}${d === null ? '' : `-${two(d)}`}`, last: { year: y, month: m } }
      : null;
  const inYear = (m: number, d: number | null): Resolved | null => {
    const y = last.year ?? (near === null ? null : yearOf(m, d ?? 1, near));
    if (y !== null) return full(y, m, d);
    return d !== null && isDay(2000, m, d) ? { text: `${two(m)}-${two(d)}`, last: { year: null, month: m } } : null;
  };
  const number = (name: string): number | null => (groups[name] === undefined ? null : Number(groups[name]));
  const is = (name: string): boolean => groups[name] !== undefined;
  if (is('iy')) return full(Number(groups['iy']), Number(groups['im']), Number(groups['id']));
  if (is('fy')) return full(Number(groups['fy']), Number(groups['fm']), number('fd'));
  const alone = groups['py'] ?? groups['yy'] ?? groups['qy'] ?? groups['ly'];
  if (alone !== undefined) return { text: alone, last: { year: is('yy') ? Number(alone) : null, month: null } };
  if (is('xm')) return inYear(Number(groups['xm']), number('xd'));
  if (is('en') || is('bn')) {
    const m = monthNumber(groups['en'] ?? groups['bn'] ?? '');
    const d = number('ed') ?? number('bd');
    const y = number('ey') ?? number('by');
    return y === null ? inYear(m, d) : full(y, m, d);
  }
  if (is('mn')) return full(Number(groups['my']), monthNumber(groups['mn'] ?? ''), null);
  if (is('hh')) return { text: `${two(groups['hh'] ?? '')}:${groups['mi'] ?? ''}`, last };
  if (is('ch')) return { text: `${two(groups['ch'] ?? '')}:${two(groups['ci'] ?? 0)}`, last };
  if (is('am')) return { text: `P${groups['am']}M`, last };
  if (is('s1')) {
    const [from, to] = [Number(groups['s1']), Number(groups['s2'])];
    return from >= 1 && from < to && to <= 12 ? { text: `P${to - from + 1}M`, last } : null;
  }
  if (is('od')) {
    const d = Number(groups['od']);
    const m = last.month ?? (near === null ? null : Number(near.slice(5, 7)));
    const y = last.year ?? (m === null || near === null ? null : yearOf(m, last.month === null ? 1 : d, near));
    if (m === null || y === null || !isDay(y, m, d)) return null;
    // A bare day far ahead of the day it was printed is last month's.
    if (last.month === null && near !== null && d > Number(near.slice(8)) + 15)
      return m === 1 ? full(y - 1, 12, d) : full(y, m - 1, d);
    return full(y, m, d);
  }
  return null;
}

/** Finds lengths of time (6个月, 10天, 15分钟), for digits that nothing better covers. */
export function findDurations(text: string): TimePart[] {
  return [...text.matchAll(durationPattern)].map((match) => {
    const groups = match.groups ?? {};
    const n = Number(groups['n']);
    const date = groups['m'] ? `${n}M` : groups['y'] ? `${n}Y` : groups['w'] ? `${n}W` : groups['d'] ? `${n}D` : '';
    const iso = date === '' ? `PT${n}${groups['h'] ? 'H' : 'M'}` : `P${date}`;
    return { start: match.index, end: match.index + match[0].length, iso };
  });
}
