import { hanValue } from '../text/numbers.ts';

const quarterOf: Readonly<Record<string, string>> = {
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  first: '1',
  second: '2',
  third: '3',
  fourth: '4',
};

/** Years from first to last, at most ten. */
export function span(from: number, to: number): string[] {
  if (to < from || to - from > 10) return [];
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}

/** 四个季度 and 上下半年 are several periods in a row. */
export function partsOf(year: number, part: string): string[] {
  if (part.startsWith('四个季度')) return ['一', '二', '三', '四'].map((name) => partOf(year, `${name}季`));
  return part.startsWith('上下半年') ? [partOf(year, '上半年'), partOf(year, '下半年')] : [partOf(year, part)];
}

/**
 * A part of a year as `Figure.period` writes it: 二季度 `2025-Q2`, 中期 `2025-H1`, 前十一个月 `2025-01/2025-11`, 6月末 `2025-06-30`.
 *
 * @param part as `periodsOf` finds it; words it does not know mean the whole year
 */
export function partOf(year: number, part: string): string {
  const lower = part.toLowerCase();
  const quarter = /([一二三四1-4])季|q([1-4])|(first|second|third|fourth)[- ]quarter/.exec(lower);
  const span = /[前首](十一|[二三四五六七八九十]|\d{1,2})个?月|^1月?[-至到—–~](?:\d{4}年)?(\d{1,2})月/.exec(lower);
  if (span !== null) return firstMonths(year, hanValue(span[1] ?? span[2]!) ?? Number(span[1] ?? span[2]));
  if (/前三|three quarters|nine[- ]month/.test(lower)) return `${year}-01/${year}-09`;
  if (/下半年|h2|second[- ]half/.test(lower)) return `${year}-H2`;
  if (/上半年|半年|h1|(?:first|^)[- ]?half|six[- ]month|中期|中报|interim/.test(lower)) return `${year}-H1`;
  if (/首(?:个)?季|三个月|three[- ]month/.test(lower)) return `${year}-Q1`;
  if (quarter !== null) {
    const name = quarter[1] ?? quarter[2] ?? quarter[3]!;
    return `${year}-Q${quarterOf[name] ?? name}`;
  }
  const month = /(\d{1,2})月(末|底)?/.exec(lower);
  if (month !== null) return monthPeriod(year, Number(month[1]), month[2] !== undefined);
  if (/年?[末底]$/.test(lower)) return `${year}-12-31`;
  return String(year);
}

/** 前十一个月, 1—11月: by the name of the quarter or half where there is one. */
function firstMonths(year: number, count: number): string {
  if (count === 3) return `${year}-Q1`;
  return count === 6 ? `${year}-H1` : `${year}-01/${year}-${String(count).padStart(2, '0')}`;
}

/** 2025-06, or its last day. */
export function monthPeriod(year: number, month: number, isEnd: boolean): string {
  const text = `${year}-${String(month).padStart(2, '0')}`;
  return isEnd ? `${text}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}` : text;
}

/** First and last month of a period, counted from year 0; null for a single day. */
export function monthsIn(period: string): readonly [first: number, last: number] | null {
  const [, year, half, quarter, month, toYear, toMonth] =
    /^(\d{4})(?:-H([12])|-Q([1-4])|-(\d\d))?(?:\/(\d{4})(?:-(\d\d))?)?$/.exec(period) ?? [];
  if (year === undefined) return null;
  const [from, length] =
    half !== undefined
      ? [Number(half) * 6 - 6, 6]
      : quarter !== undefined
        ? [Number(quarter) * 3 - 3, 3]
        : month !== undefined
          ? [Number(month) - 1, 1]
          : [0, 12];
  const first = Number(year) * 12 + from;
  if (toYear === undefined) return [first, first + length - 1];
  return [first, Number(toYear) * 12 + (toMonth === undefined ? 11 : Number(toMonth) - 1)];
}

/**
 * Periods one after the other as one, in the form of `Figure.period`: 2022 and 2024 `2022/2024`, two quarters `2025-H1`, three
 * `2025-01/2025-09`. Days, and stretches that hold one another, are not joined: the last of them stands.
 */
export function joinedPeriod(periods: readonly string[]): string {
  const last = periods.at(-1)!;
  const spans = periods.map(monthsIn);
  if (new Set(periods).size === 1 || !areApart(spans)) return last;
  const first = Math.min(...spans.map((one) => one![0]));
  const end = Math.max(...spans.map((one) => one![1]));
  const [year, month, toYear, toMonth] = [Math.floor(first / 12), first % 12, Math.floor(end / 12), end % 12];
  if (month === 0 && toMonth === 11) return year === toYear ? String(year) : `${year}/${toYear}`;
  if (year === toYear && month % 6 === 0 && toMonth === month + 5) return `${year}-H${month / 6 + 1}`;
  return `${monthPeriod(year, month + 1, false)}/${monthPeriod(toYear, toMonth + 1, false)}`;
}

function areApart(spans: readonly (readonly [number, number] | null)[]): boolean {
  const sorted = spans.filter((one) => one !== null).sort((a, b) => a[0] - b[0]);
  return sorted.length === spans.length && sorted.every((one, at) => at === 0 || one[0] > sorted[at - 1]![1]);
}

/** Whether two periods can stand in one run: neither holds a piece of the other, and none is a single day. */
export function areInRow(a: string, b: string): boolean {
  return areApart([monthsIn(a), monthsIn(b)]);
}
