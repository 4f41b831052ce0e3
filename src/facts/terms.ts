import type { Figure } from '../model/fact.ts';
import { stepOf } from './comparison.ts';
import { isRange } from './ranges.ts';

/** What a text gives for one thing, with the room its writing leaves: 1.32 may be anything from 1.31 to 1.33, 约 five in a hundred. */
export interface Term {
  readonly figure: Figure;
  readonly low: number;
  readonly high: number;
}

/** The room a value or a result has. */
export type Span = Pick<Term, 'low' | 'high'>;

/** 超 and 不足 are told of values close by. */
const nearBound = 0.1;
const nearly = 0.05;

/** A last decimal may be rounded or cut; 5亿 is at most half of one away. */
function roomOf(figure: Figure): number {
  return stepOf(figure) * (/\d\.\d/.test(figure.raw) ? 1 : 0.5);
}

function termOf(figure: Figure, upper: Figure | null): Term {
  const { value, qualifier } = figure;
  const step = roomOf(figure);
  const size = Math.abs(value);
  let [low, high] = [value - step, (upper?.value ?? value) + (upper === null ? step : roomOf(upper))];
  if (upper !== null && upper.value < value) [low, high] = [upper.value - roomOf(upper), value + step];
  if (qualifier === '~') [low, high] = [low - nearly * size, high + nearly * size];
  if (qualifier === '>') high += nearBound * size;
  if (qualifier === '<') low -= nearBound * size;
  return { figure, low, high };
}

/** The figures as terms, the two ends of a range as one. */
export function termsOf(figures: readonly Figure[]): Term[] {
  const terms: Term[] = [];
  for (let at = 0; at < figures.length; at++) {
    const figure = figures[at]!;
    const next = figures[at + 1];
    const upper = next !== undefined && isRange(figure, next) ? next : null;
    terms.push(termOf(figure, upper));
    if (upper !== null) at++;
  }
  return terms;
}

/** Whether two spans hold a value in common. */
export function meet(a: Span, b: Span): boolean {
  const room = 1e-9 * Math.max(Math.abs(a.low), Math.abs(a.high), 1);
  return a.low <= b.high + room && b.low <= a.high + room;
}

/** What one value is of another, times 100; null where signs or a zero make it mean nothing. */
export function percentOf(part: Span, whole: Span): Span | null {
  if (whole.low <= 0 || part.low < 0) return null;
  return { low: (100 * part.low) / whole.high, high: (100 * part.high) / whole.low };
}

/** The sum of several values, with the room of all of them. */
export function sumOf(terms: readonly Term[]): Span {
  return {
    low: terms.reduce((sum, { low }) => sum + low, 0),
    high: terms.reduce((sum, { high }) => sum + high, 0),
  };
}
