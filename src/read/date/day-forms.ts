import { continues, type Found, fullYear, isNumber, isSpanMark, isYear, sure, type Year } from './day.ts';
import { runOn, short, weekOrOrdinal, yearFirst, yearLast } from './day-figures.ts';
import { is, type Token } from './tokens.ts';
import { englishMonths, months } from './words.ts';

/** 1月, 元月; the number of the month and the token behind it. */
function chineseMonth(tokens: readonly Token[], at: number): { readonly month: number; readonly next: number } | null {
  if (is(tokens[at], '元月')) return { month: 1, next: at + 1 };
  const number = tokens[at];
  return isNumber(number) && is(tokens[at + 1], '月') ? { month: number.value, next: at + 2 } : null;
}

/** 5日 behind a month: the token behind it. 3-5日 and 3、5日 are spans. */
function chineseDay(
  tokens: readonly Token[],
  at: number,
): { readonly day: number; readonly next: number } | 'span' | null {
  const number = tokens[at];
  if (!isNumber(number)) return null;
  if (is(tokens[at + 1], '日', '号')) return { day: number.value, next: at + 2 };
  if (is(tokens[at + 1], '-', '~', '、', ',', '至', '到') && isNumber(tokens[at + 2]) && is(tokens[at + 3], '日', '号'))
    return 'span';
  // 2026年1月5 10:00: the sign for the day left out before a time.
  const isTimeNext = isNumber(tokens[at + 1]) && !tokens[at + 1]!.isGlued && is(tokens[at + 2], ':');
  return isTimeNext ? { day: number.value, next: at + 1 } : null;
}

const yearWords: Readonly<Record<string, number>> = { 今年: 0, 去年: 1, 前年: 2 };
const monthWords: Readonly<Record<string, number>> = { 本月: 0, 这个月: 0, 上月: 1, 上个月: 1 };

/** 2026年1月5日, 民国115年1月5日, 去年1月5日, 上月5日, 1月5日. */
function inChinese(tokens: readonly Token[], at: number): Found {
  const first = tokens[at];
  let year: Year = null;
  let from = at;
  // 令和07年: years of two figures may be of any era.
  const isOfEra = first?.isGlued === true && tokens[at - 1]?.kind === 'text';
  if (first?.kind === 'word') {
    if (Object.hasOwn(yearWords, first.text)) [year, from] = [{ yearsAgo: yearWords[first.text]! }, at + 1];
    else if (Object.hasOwn(monthWords, first.text)) {
      const found = chineseDay(tokens, at + 1);
      if (found === null || found === 'span') return found;
      return sure('named', { monthsAgo: monthWords[first.text]! }, 0, found.day, found.next);
    } else if (first.text === '民国' && isNumber(tokens[at + 1], 3) && is(tokens[at + 2], '年'))
      [year, from] = [{ year: 1911 + tokens[at + 1]!.value }, at + 3];
  } else if ((isYear(first) || (isNumber(first) && first.text.length === 2 && !isOfEra)) && is(tokens[at + 1], '年'))
    [year, from] = [{ year: first.value < 100 ? 2000 + first.value : first.value }, at + 2];
  // 5年12月20日 and 明年1月5日: a year that is none of these is not left out.
  if (year === null && first?.isGlued === true && is(tokens[at - 1], '年')) return null;
  const month = chineseMonth(tokens, from);
  if (month === null) return null;
  const day = chineseDay(tokens, month.next);
  return day === null || day === 'span' ? day : sure('named', year, month.month, day.day, day.next);
}

const endings = new Set(['st', 'nd', 'rd', 'th', 'er']);

/** 5, 5th, 5. of a month that has a name: the token behind it. */
function dayInWords(tokens: readonly Token[], at: number): { readonly day: number; readonly next: number } | null {
  const number = tokens[at];
  if (!isNumber(number) || number.isHan) return null;
  const ending = tokens[at + 1];
  return { day: number.value, next: at + (ending?.isGlued === true && endings.has(ending.text) ? 2 : 1) };
}

function monthInWords(
  tokens: readonly Token[],
  at: number,
): { readonly month: number; readonly next: number; readonly isEnglish: boolean } | null {
  const word = tokens[at];
  const month = word?.kind === 'word' ? months.get(word.text) : undefined;
  if (month !== undefined)
    return { month, next: at + (is(tokens[at + 1], '.') ? 2 : 1), isEnglish: englishMonths.has(word!.text) };
  const chinese = chineseMonth(tokens, at);
  return chinese === null ? null : { ...chinese, isEnglish: false };
}

const skip = (tokens: readonly Token[], at: number, words: readonly string[]): number => {
  let next = at;
  while (words.includes(tokens[next]?.text ?? '') && tokens[next]!.kind !== 'number') next += 1;
  return next;
};

/** The year behind day and month; not the hours of a time. */
function yearAt(
  tokens: readonly Token[],
  at: number,
  shortest: 2 | 4,
): { readonly year: Year; readonly next: number } | null {
  const next = skip(tokens, at, [',', '-', '/', '.', 'of', 'de', 'del']);
  const year = tokens[next];
  if (year?.kind !== 'number' || year.isHan || (year.text.length !== 4 && (shortest === 4 || year.text.length !== 2)))
    return null;
  const behind = tokens[next + 1];
  if (is(behind, '月', '日', '年', '时', '点', 'am', 'pm')) return null;
  // 5/Jan/2026:10:00:00 is how servers log; 5 Jan 10:00 has no year.
  if (behind?.text === ':' && year.text.length !== 4) return null;
  return { year: fullYear(year), next: next + 1 };
}

/** Jan 5, 2026; Jan 5. */
function monthFirst(tokens: readonly Token[], at: number): Found {
  const month = monthInWords(tokens, at);
  if (month === null) return null;
  const day = dayInWords(tokens, skip(tokens, month.next, ['-', '/', ',']));
  if (day === null || is(tokens[day.next], ':', '月', '日', '年') || monthInWords(tokens, day.next) !== null)
    return null;
  const isSpan =
    isSpanMark(tokens[day.next]) && isNumber(tokens[day.next + 1]) && !is(tokens[day.next + 2], ':', 'am', 'pm');
  if (isSpan && tokens[day.next + 1]!.text.length <= 2 && !is(tokens[at + 1], '-')) return 'span';
  const year = yearAt(tokens, day.next, 4);
  if (year !== null) return sure('named', year.year, month.month, day.day, year.next);
  return month.isEnglish ? sure('named', null, month.month, day.day, day.next) : null;
}

/** 5 Jan 2026, 5th of January 2026, 5. Januar 2026, 05-Jan-26, 05 一月 2026; 5 Jan. */
function dayFirst(tokens: readonly Token[], at: number): Found {
  const day = dayInWords(tokens, at);
  if (day === null) return null;
  const month = monthInWords(tokens, skip(tokens, day.next, ['.', '-', '/', ',', 'of', 'de', 'del']));
  if (month === null) return null;
  const before = tokens[at - 1];
  if (before !== undefined && isSpanMark(before) && isNumber(tokens[at - 2])) return 'span';
  const year = yearAt(tokens, month.next, 2);
  if (year !== null) return sure('named', year.year, month.month, day.day, year.next);
  return month.isEnglish ? sure('named', null, month.month, day.day, month.next) : null;
}

/** 2026-Jan-05, 2026 Jan 5. */
function yearThenName(tokens: readonly Token[], at: number): Found {
  const year = tokens[at];
  if (!isYear(year)) return null;
  const month = monthInWords(tokens, skip(tokens, at + 1, ['-', '/', ',', '.']));
  if (month === null) return null;
  const day = dayInWords(tokens, skip(tokens, month.next, ['-', '/', ',', '.']));
  return day === null || is(tokens[day.next], ':')
    ? null
    : sure('named', fullYear(year), month.month, day.day, day.next);
}

const forms = [inChinese, yearFirst, monthFirst, dayFirst, yearThenName, weekOrOrdinal, yearLast, runOn, short];

/**
 * The day that begins at a token; whether it exists is not looked at.
 *
 * @returns `span` where it is one end of several days, null where there is none
 */
export function dayAt(tokens: readonly Token[], at: number): Found {
  const first = tokens[at]!;
  if (first.kind === 'mark' || first.kind === 'text') return null;
  if (first.kind === 'number' && continues(tokens, at)) return null;
  for (const form of forms) {
    const found = form(tokens, at);
    if (found !== null) return found;
  }
  return null;
}
