import type { Span } from '../model/edition.ts';
import type { Item } from '../model/item.ts';
import { dayOf } from '../text/days.ts';
import type { Language } from './shown.ts';
import { dayLine, monthNames } from './day-line.ts';

const thirds = { 'zh-CN': ['上旬', '中旬', '下旬'], en: ['early ', 'mid-', 'late '] } as const;

const thirdOf = (day: string): 0 | 1 | 2 => {
  const date = Number(day.slice(8));
  return date <= 10 ? 0 : date <= 20 ? 1 : 2;
};

/**
 * When an item was told, as exactly as is known: 2025年12月17日, 2025年12月下旬, 2025年12月, 2025年; null when nobody knows.
 *
 * The year is always named: background is read in other years than it was written in.
 */
export function reportedSpan(item: Item, zone: string, language: Language): Span | null {
  const { publishedAt, dateRange, certainty } = item;
  const day = publishedAt === null ? null : dayOf(publishedAt, zone);
  const range = certainty === 'range' && dateRange !== null ? dateRange : null;
  if (range === null && day === null) return null;
  const [from, to] = range === null ? [day!, day!] : [range.from, range.to];
  const isChinese = language === 'zh-CN';
  if (from === to) return dayLine(from, '', language)[0] ?? null;
  const [year, month] = [from.slice(0, 4), Number(from.slice(5, 7))];
  const monthText = isChinese ? `${year}年${month}月` : `${monthNames[month - 1] ?? ''} ${year}`;
  if (from.slice(0, 7) === to.slice(0, 7)) {
    const third = thirdOf(from) === thirdOf(to) ? thirds[language][thirdOf(from)] : '';
    return { kind: 'time', text: isChinese ? `${monthText}${third}` : `${third}${monthText}`, iso: from.slice(0, 7) };
  }
  const last = to.slice(0, 4);
  const years = isChinese
    ? `${year}年${last === year ? '' : `至${last}年`}`
    : last === year
      ? year
      : `${year} to ${last}`;
  return { kind: 'time', text: years, iso: year };
}
