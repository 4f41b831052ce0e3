import type { Figure } from '../model/fact.ts';
import { isRounding, measureOf } from './comparison.ts';

/** What a text gives for one thing: a value, or the two ends of a range (14.50亿元至15.20亿元). */
export interface Reading {
  /** One figure, or both ends in the order told. */
  readonly figures: readonly [Figure, ...Figure[]];
  /** Of its measure; `low` and `high` are one for a single value. */
  readonly low: number;
  readonly high: number;
}

const between = /^\s?(?:至|到|[-—–~～]|——|to)\s?(?:约|約)?\s?$/;
/** What `between` asks for; a sentence without it holds no range, and one of 400 values is not searched for each. */
const joiner = /[至到\-—–~～]|to/;
/** 至 and what may stand around it. */
const longestGap = 5;

/** Whether two figures are the lower and the upper end of one range: joined by 至 or a dash in one sentence, and measured alike. */
export function isRange(lower: Figure, upper: Figure): boolean {
  const size = upper.start - lower.end;
  if (size < 1 || size > longestGap || lower.itemId !== upper.itemId || lower.field !== upper.field) return false;
  if (lower.quote !== upper.quote || lower.scope !== upper.scope || lower.asOf !== upper.asOf) return false;
  if (!joiner.test(lower.quote)) return false;
  for (let at = lower.quote.indexOf(lower.raw); at >= 0; at = lower.quote.indexOf(lower.raw, at + 1)) {
    const end = at + lower.raw.length;
    if (lower.quote.startsWith(upper.raw, end + size) && between.test(lower.quote.slice(end, end + size))) return true;
  }
  return false;
}

/**
 * Figures that measure one thing as readings: two ends of a range are one reading.
 *
 * @param figures of one metric, period and unit
 * @returns in the order of their first figures
 */
export function readingsOf(figures: readonly Figure[]): Reading[] {
  const readings: Reading[] = [];
  let open: Figure | null = null;
  for (const figure of figures) {
    if (open !== null && isRange(open, figure)) {
      const ends = [measureOf(open).value, measureOf(figure).value];
      readings[readings.length - 1] = { figures: [open, figure], low: Math.min(...ends), high: Math.max(...ends) };
      open = null;
      continue;
    }
    const { value } = measureOf(figure);
    readings.push({ figures: [figure], low: value, high: value });
    open = figure;
  }
  return readings;
}

/** Whether two readings can both be true: one rounds to the other or lies in its range, or two ranges overlap. */
export function canAgree(a: Reading, b: Reading): boolean {
  if (a.low <= b.high && b.low <= a.high) return true;
  return a.figures.some((one) => b.figures.some((two) => isRounding(one, two)));
}
