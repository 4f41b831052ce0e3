import type { Token } from './tokens.ts';

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** How the parts of a date follow each other. `named`: the month has a name, or all parts have their units. */
export type Order = 'named' | 'ymd' | 'mdy' | 'dmy' | 'yymmdd';

export type Year = { readonly year: number } | { readonly yearsAgo: number } | { readonly monthsAgo: number } | null;

/** A day as it stands in a text, before anybody knows in which year it is read. */
export interface WrittenDay {
  /** More than one where the order of its parts is open. `month` 0: the year says how many months ago. */
  readonly readings: readonly {
    readonly order: Order;
    readonly year: Year;
    readonly month: number;
    readonly day: number;
  }[];
  /** `sure` in any company; `timed` only with a time, or alone; `alone` only among words that say nothing. */
  readonly standing: 'sure' | 'timed' | 'alone';
  /** The figures of a time that run on behind the day: 083000 of 20251221083000. */
  readonly figures: string | null;
  /** The token behind it. */
  readonly next: number;
}

export function isDay({ year, month, day }: Day): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export type Found = WrittenDay | 'span' | null;

export type NumberToken = Token & { readonly kind: 'number' };

export const isNumber = (token: Token | undefined, longest = 2): token is NumberToken =>
  token?.kind === 'number' && token.text.length <= longest;

export const isYear = (token: Token | undefined): token is NumberToken =>
  token?.kind === 'number' && token.text.length === 4;

export const separators = new Set(['-', '/', '.', '_']);

/** RFC 2822: two figures below 50 are of this century. */
export function fullYear({ text, value }: Token): Year {
  if (text.length > 2) return { year: value };
  return { year: value < 50 ? 2000 + value : 1900 + value };
}

export function sure(order: Order, year: Year, month: number, day: number, next: number): WrittenDay {
  return { readings: [{ order, year, month, day }], standing: 'sure', figures: null, next };
}
/** Whether a number goes on what stands before it: the 01 of 2026-01-05 is no beginning. */
export function continues(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return (
    tokens[at]!.isGlued &&
    before?.kind === 'mark' &&
    /[-/._:+]/.test(before.text) &&
    before.isGlued &&
    tokens[at - 2]?.kind === 'number'
  );
}

/** Whether a date of numbers goes on behind its end: 2026.01.05.07 is none. A time may follow a hyphen. */
export function goesOn(tokens: readonly Token[], next: number): boolean {
  const [mark, number, colon] = tokens.slice(next, next + 3);
  return (
    mark !== undefined &&
    mark.isGlued &&
    separators.has(mark.text) &&
    number?.kind === 'number' &&
    number.isGlued &&
    colon?.text !== ':'
  );
}
