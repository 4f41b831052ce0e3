import type { Citation, Edition, Entry, Line, Span } from '../model/edition.ts';
import type { Figure } from '../model/fact.ts';
import { plainText } from './lines.ts';

/** The digits of a span, without unit and spaces: 12 of 12%. */
function numberOf(text: string): string {
  return /\d[\d,.]*\d|\d/.exec(text.normalize('NFKC'))?.[0] ?? text;
}

/** True where an editor names a place by its digits, by digits and unit, or with the words around them: 12, 12%, 约12%. */
function isNamedBy(given: string, span: Span, line: Line): boolean {
  const wanted = given.trim();
  if (span.text.trim() === wanted || numberOf(span.text) === wanted) return true;
  return wanted.includes(span.text.trim()) && plainText(line).includes(wanted);
}

/** Makes figures of the editor's out of unsourced digits: those that `text` names, or all where it is null. */
export function confirmLines(
  edition: Edition,
  entry: Entry,
  lines: readonly Line[],
  text: string | null,
  note: string,
): { readonly lines: readonly Line[]; readonly citations: Edition['citations'] } {
  const citations: Record<string, Citation> = {};
  let number = Object.values(edition.citations).filter((citation) => citation.editorNote !== null).length;
  const confirmed = lines.map((line) =>
    line.map((span): Span => {
      if (span.kind !== 'unsourced' || (text !== null && !isNamedBy(text, span, line))) return span;
      number += 1;
      const figure = editorsFigure(`editor:${edition.id}:${number}`, entry, span.text, plainText(line));
      citations[figure.id] = { figure, itemId: figure.itemId, editorNote: note };
      return { kind: 'figure', text: span.text, figure: figure.id };
    }),
  );
  return { lines: confirmed, citations };
}

function editorsFigure(id: string, entry: Entry, raw: string, quote: string): Figure {
  const start = quote.indexOf(raw);
  const isPercent = /[%％]$/.test(raw);
  const value = Number(numberOf(raw).replaceAll(',', ''));
  return {
    id,
    itemId: entry.itemIds[0] ?? '',
    revision: '',
    field: 'text',
    start,
    end: start + raw.length,
    company: entry.company,
    kind: isPercent ? 'percent' : 'count',
    metric: null,
    value: Number.isNaN(value) ? 0 : value,
    unit: isPercent ? '%' : null,
    period: null,
    qualifier: null,
    change: null,
    scope: null,
    asOf: null,
    raw,
    quote,
  };
}
