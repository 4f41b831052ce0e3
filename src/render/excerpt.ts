import { maxExcerptCharacters } from '../model/edition.ts';
import type { Figure } from '../model/fact.ts';

/** A piece of a source sentence; figures that are told from it are marked. */
export interface ExcerptPart {
  readonly text: string;
  readonly isMark: boolean;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A sentence up to this many characters is shown whole: a quotation stays a quotation. */
const wholeUpTo = 200;
const clauseEnd = /[，,。；;！？!?：:]/;

/** Where a figure stands in its sentence: as a whole number, not inside a longer one (15亿元 in 115亿元). */
function placeOf(raw: string, quote: string): number {
  for (let at = quote.indexOf(raw); at !== -1; at = quote.indexOf(raw, at + 1)) {
    const before = quote[at - 1] ?? '';
    if (!/\d/.test(raw[0] ?? '') || !/[\d.]/.test(before)) return at;
  }
  return quote.indexOf(raw);
}

/** The clauses around a mark that fit into one window. */
function windowAround(mark: Range, quote: string): Range {
  const room = Math.max(0, maxExcerptCharacters - (mark.end - mark.start));
  let start = Math.max(0, mark.start - Math.floor(room / 2));
  let end = Math.min(quote.length, start + maxExcerptCharacters);
  start = Math.max(0, end - maxExcerptCharacters);
  const endsClause = (at: number): boolean => clauseEnd.test(quote[at] ?? '') && !/\d/.test(quote[at + 1] ?? '');
  for (let from = start; from > 0 && from < mark.start; from++) {
    if (endsClause(from)) {
      start = from + 1;
      break;
    }
  }
  for (let to = end - 1; end < quote.length && to >= mark.end; to--) {
    if (endsClause(to)) {
      end = to + 1;
      break;
    }
  }
  return { start, end: Math.max(end, mark.end) };
}

/** Ranges in order, those that touch made one. */
function merged(ranges: readonly Range[]): readonly Range[] {
  const kept: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = kept.at(-1);
    if (last !== undefined && range.start <= last.end)
      kept[kept.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else kept.push(range);
  }
  return kept;
}

/**
 * The sentence that figures were taken from, each marked. A long one is cut at clause borders to the windows around
 * its figures; a cut is shown as ……. A figure is always whole; one whose sentence does not hold its characters stands
 * before it.
 *
 * @param figures of one sentence, at least one
 */
export function excerptOf(figures: readonly Pick<Figure, 'raw' | 'quote'>[]): readonly ExcerptPart[] {
  const quote = figures[0]?.quote ?? '';
  const marks: Range[] = [];
  const absent: string[] = [];
  for (const { raw } of figures) {
    if (raw === '') continue;
    const start = placeOf(raw, quote);
    if (start === -1) absent.push(raw);
    else marks.push({ start, end: start + raw.length });
  }
  const parts: ExcerptPart[] = absent.flatMap((raw, index) => [
    { text: raw, isMark: true },
    { text: index === absent.length - 1 ? '：' : '、', isMark: false },
  ]);
  const shown = merged(marks);
  const centres = shown.length === 0 ? [{ start: 0, end: 0 }] : shown;
  const windows =
    quote.length <= wholeUpTo
      ? [{ start: 0, end: quote.length }]
      : merged(centres.map((mark) => windowAround(mark, quote)));
  const add = (start: number, end: number, isMark: boolean): void => {
    if (end > start) parts.push({ text: quote.slice(start, end), isMark });
  };
  for (const [index, window] of windows.entries()) {
    if (window.start > 0 && index === 0) parts.push({ text: '……', isMark: false });
    let at = window.start;
    for (const mark of shown) {
      if (mark.start < window.start || mark.end > window.end) continue;
      add(at, mark.start, false);
      add(mark.start, mark.end, true);
      at = mark.end;
    }
    add(at, window.end, false);
    if (window.end < quote.length) parts.push({ text: '……', isMark: false });
  }
  return parts;
}
