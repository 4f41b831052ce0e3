import { dayFrom, shiftDay } from '../../text/days.ts';
import type { SeedDate } from './article.ts';

/** A page reports what happened within about two weeks before it was printed. */
const pageSpanDays = 14;

// What is only planned may lie after the page was printed.
const planned = /将(?:于|在)|计划|拟|预计|有望|定于|明年|后年|截止|最迟/;

interface Named {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
  readonly text: string;
}

/** Days that sentences about what has happened name, and the years these name. */
function namedDays(text: string): { readonly days: readonly Named[]; readonly years: readonly number[] } {
  const days: Named[] = [];
  const years: number[] = [];
  for (const clause of text.split(/[。！？；\n]/)) {
    if (planned.test(clause)) continue;
    for (const [, year] of clause.matchAll(/(?<!\d)(20\d{2})年/g)) years.push(Number(year));
    for (const [found, year, month, day] of clause.matchAll(
      /(?:(?<!\d)(20\d{2})年)?(?<!\d)(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])日/g,
    )) {
      days.push({
        year: year === undefined ? null : Number(year),
        month: Number(month),
        day: Number(day),
        text: found,
      });
    }
    for (const [found, year, month, day] of clause.matchAll(/(?<!\d)(20\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g)) {
      days.push({ year: Number(year), month: Number(month), day: Number(day), text: found });
    }
  }
  return { days, years };
}

/**
 * When a page was printed, as far as its own text says: a range with its reason, never one day that nobody wrote.
 *
 * @param text the page
 * @param published `2025-12-24` when somebody knows the day; null otherwise
 * @returns from and to null when there is no day, or no year for it
 */
export function seedDateOf(text: string, published: string | null): SeedDate {
  if (published !== null) return { from: published, to: published, reason: '刊出日由导入的人给出' };
  const { days, years } = namedDays(text);
  const unknown = (reason: string): SeedDate => ({ from: null, to: null, reason });
  if (days.length === 0) return unknown('文中没有写到哪一天，刊出日待补');
  const listed = [...new Set(days.map((day) => day.text))].slice(0, 4).join('、');
  const withoutYear = days.filter((day) => day.year === null);
  const lastYear = years.length === 0 ? null : Math.max(...years);
  if (lastYear === null) return unknown(`文中只写${listed}，没有年份，刊出日待补`);
  const months = withoutYear.map((day) => day.month);
  // December beside January: the text does not say which of them belongs to the year it names.
  if (months.length > 0 && Math.max(...months) - Math.min(...months) >= 9) {
    return unknown(`文中写到${listed}，跨年而没有写明年份，刊出日待补`);
  }
  const known = days.flatMap((day) => {
    const iso = dayFrom(day.year ?? lastYear, day.month, day.day);
    return iso === null ? [] : [{ iso, day }];
  });
  known.sort((a, b) => (a.iso < b.iso ? 1 : -1));
  const latest = known[0];
  if (latest === undefined) return unknown(`文中的日期${listed}不存在，刊出日待补`);
  const to = shiftDay(latest.iso, pageSpanDays);
  const year = latest.day.year === null ? `，没有写年份，按文中最晚的年份${lastYear}年计` : '';
  return {
    from: latest.iso,
    to,
    reason: `文中已发生的事最晚是${latest.day.text}${year}；刊出日没有写，按其后两周之内计`,
  };
}
