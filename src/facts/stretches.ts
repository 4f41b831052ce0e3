import { matchesOf } from '../text/matches.ts';

/** A stretch of time told by its last day. */
export interface StretchFound {
  readonly start: number;
  readonly end: number;
  readonly period: string;
}

const lengths: Readonly<Record<string, number>> = {
  年度: 12,
  财政年度: 12,
  财年: 12,
  十二: 12,
  九: 9,
  六: 6,
  三: 3,
  year: 12,
  twelve: 12,
  nine: 9,
  six: 6,
  three: 3,
};
const lastMonths: Readonly<Record<string, number>> = { march: 3, june: 6, september: 9, december: 12 };

const pattern = new RegExp(
  [
    '截至?(?:(\\d{4})年)?(\\d{1,2})月(?:\\d{1,2}[日号])?[底末]?[止的]*(?:(年度|财政年度|财年)|(12|十二|九|9|六|6|三|3)个月)',
    '\\b(year|twelve|nine|six|three|12|9|6|3)(?: months)? (?:ended|ending|to|through) (?:\\d{1,2} )?(March|June|September|December)(?: \\d{1,2}(?!\\d))?(?:,? (\\d{4}))?',
  ].join('|'),
  'gi',
);
// What every such stretch holds a piece of: most sentences hold none of them.
const mayHold = /截|\b(?:year|months) (?:end|to|through)/i;

/**
 * 截至2025年9月30日止九个月, the six months ended June 30, 2025, 截至2025年12月31日止年度: how prospectuses and Hong Kong notices name a period.
 *
 * @param published day of the item: without a year the last such stretch that had ended then is meant
 * @returns by ascending `start`; a stretch that is no quarter, half, three quarters or calendar year is left out
 */
export function stretchesOf(sentence: string, published: string | null): StretchFound[] {
  if (!mayHold.test(sentence)) return [];
  return matchesOf(sentence, pattern).flatMap((match) => {
    const [words, yearHan, monthHan, whole, months, length, month, yearEnglish] = match;
    const last = monthHan === undefined ? lastMonths[month!.toLowerCase()]! : Number(monthHan);
    const size = sizeOf((whole ?? months ?? length)!.toLowerCase());
    const year = yearOf(yearHan ?? yearEnglish, last, published);
    const period = year === null ? null : periodOf(year, last, size);
    return period === null ? [] : [{ start: match.index, end: match.index + words.length, period }];
  });
}

function sizeOf(words: string): number {
  return lengths[words] ?? Number(words);
}

function yearOf(named: string | undefined, last: number, published: string | null): number | null {
  if (named !== undefined) return Number(named);
  if (published === null) return null;
  return Number(published.slice(0, 4)) - (Number(published.slice(5, 7)) >= last ? 0 : 1);
}

function periodOf(year: number, last: number, size: number): string | null {
  if (size === 12 && last === 12) return String(year);
  if (size === 9 && last === 9) return `${year}-01/${year}-09`;
  if (size === 6 && last % 6 === 0) return `${year}-H${last / 6}`;
  if (size === 3 && last % 3 === 0) return `${year}-Q${last / 3}`;
  return null;
}
