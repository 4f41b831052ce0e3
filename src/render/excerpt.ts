import type { Figure } from '../model/fact.ts';

/** A source sentence around its figure. */
export interface Excerpt {
  readonly before: string;
  readonly mark: string;
  readonly after: string;
}

/** Longest excerpt, in characters (DESIGN section 4): a quotation stays a quotation. */
const maxExcerpt = 120;
const clauseEnd = /[，,。；;！？!?：:]/;

/** Where the figure stands in its sentence: as a whole number, not inside a longer one (15亿元 in 115亿元). */
function placeOf(raw: string, quote: string): number {
  for (let at = quote.indexOf(raw); at !== -1; at = quote.indexOf(raw, at + 1)) {
    const before = quote[at - 1] ?? '';
    if (!/\d/.test(raw[0] ?? '') || !/[\d.]/.test(before)) return at;
  }
  return quote.indexOf(raw);
}

/**
 * The sentence of a figure, cut at clause borders when it is long; the cut is shown as ……. The figure itself is
 * always whole. When the sentence does not hold the figure's characters, the figure stands before it.
 */
export function excerptOf(figure: Figure): Excerpt {
  const { raw, quote } = figure;
  const at = placeOf(raw, quote);
  if (at === -1 || raw === '') return { before: '', mark: raw, after: raw === '' ? quote : `：${quote}` };
  let start = 0;
  let end = quote.length;
  if (quote.length > maxExcerpt) {
    const room = Math.max(0, maxExcerpt - raw.length);
    start = Math.max(0, at - Math.floor(room / 2));
    end = Math.min(quote.length, start + maxExcerpt);
    start = Math.max(0, end - maxExcerpt);
    for (let from = start; from > 0 && from < at; from++) {
      if (clauseEnd.test(quote[from] ?? '') && !/\d/.test(quote[from + 1] ?? '')) {
        start = from + 1;
        break;
      }
    }
    for (let to = end - 1; end < quote.length && to >= at + raw.length; to--) {
      if (clauseEnd.test(quote[to] ?? '') && !/\d/.test(quote[to + 1] ?? '')) {
        end = to + 1;
        break;
      }
    }
  }
  const lead = start > 0 ? '……' : '';
  const tail = end < quote.length ? '……' : '';
  return {
    before: lead + quote.slice(start, at),
    mark: raw,
    after: quote.slice(at + raw.length, Math.max(end, at + raw.length)) + tail,
  };
}
