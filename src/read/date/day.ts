import { is, type Token } from './tokens.ts';

/** A day of the calendar, which may not exist: `isDay` tells. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** How the parts of a date follow each other. `named`: the month has a name, or all parts have their units. */
export type Order = 'named' | 'ymd' | 'mdy' | 'dmy' | 'yymmdd';

/** The year of a written day: named, counted from the present, or (null) left out. */
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

/** `span`: one end of several days, of which none may be taken; null: no day. */
export type Found = WrittenDay | 'span' | null;

type NumberToken = Token & { readonly kind: 'number' };

/** Whether a token is a number of so many figures at the most: days and months have two. */
export const isNumber = (token: Token | undefined, longest = 2): token is NumberToken =>
  token?.kind === 'number' && token.text.length <= longest;

export const isYear = (token: Token | undefined): token is NumberToken =>
  token?.kind === 'number' && token.text.length === 4;

/** Marks that part the numbers of a date. */
export const separators = new Set(['-', '/', '.', '_']);

/** RFC 2822: two figures below 50 are of this century. */
export function fullYear({ text, value }: Token): Year {
  if (text.length > 2) return { year: value };
  return { year: value < 50 ? 2000 + value : 1900 + value };
}

/** What parts the two ends of a span: 3日至5日, Jan 5 to 8. */
export const isSpanMark = (token: Token | undefined): boolean =>
  is(token, '-', '~', '、', '至', '到', 'to', 'and', 'until');

/** A day that can be read in one way only. */
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
