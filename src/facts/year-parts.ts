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
  if (span !== null) return firstMonths(year, monthsOf[span[1] ?? span[2]!] ?? Number(span[1] ?? span[2]));
  if (/前三|three quarters|nine months/.test(lower)) return `${year}-01/${year}-09`;
  if (/下半年|h2|second half/.test(lower)) return `${year}-H2`;
  if (/上半年|半年|h1|first half|six months|中期|中报|interim/.test(lower)) return `${year}-H1`;
  if (quarter !== null) {
    const name = quarter[1] ?? quarter[2] ?? quarter[3]!;
    return `${year}-Q${quarterOf[name] ?? name}`;
  }
  const month = /(\d{1,2})月(末|底)?/.exec(lower);
  if (month !== null) return monthPeriod(year, Number(month[1]), month[2] !== undefined);
  if (/年?[末底]$/.test(lower)) return `${year}-12-31`;
  return String(year);
}

const monthsOf: Readonly<Record<string, number>> = {
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十一: 11,
};

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
