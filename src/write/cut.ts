import type { Line, Span } from '../model/edition.ts';
import { plainText, tidyLine, widthOf } from './lines.ts';

/** Cuts a line at offsets of its plain text. A span that is no plain text is never cut: it is in or out. */
export function sliceLine(line: Line, from: number, to: number): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const span of line) {
    const [start, end] = [Math.max(from, at) - at, Math.min(to, at + span.text.length) - at];
    at += span.text.length;
    if (start >= end) continue;
    if (span.kind === 'text') spans.push({ kind: 'text', text: span.text.slice(start, end) });
    else if (start === 0 && end === span.text.length) spans.push(span);
  }
  return tidyLine(spans);
}

/** Words at which nothing ends well: they lean on what was cut off behind them. */
export const dangling = /(?:后|时|前|之际|以来|之下|基础上|情况下|方面|[称说]|表示|透露|宣布|的|[和与及但因将被])$/;

/** Ends of the clauses of a text, before their mark; a mark inside brackets or quotation marks is none. */
export function clauseEnds(text: string, marks: RegExp): number[] {
  const ends: number[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if ('（(“「『《'.includes(character)) depth++;
    else if ('）)”」』》'.includes(character)) depth--;
    else if (depth <= 0 && marks.test(character) && !/^[,.:]\p{Nd}/u.test(text.slice(at, at + 2))) ends.push(at);
  }
  ends.push(text.length);
  return ends;
}

/** How many values a line tells: a range is one. */
export function valuesIn(line: Line): number {
  return line.filter((span, at) => span.kind === 'figure' && !/^(?:至|到| to )$/.test(line[at - 1]?.text ?? '')).length;
}

/** The longest start of a line that ends at a clause, is no wider and tells no more values; null when none is. */
export function startOfLine(line: Line, maxWidth: number, maxValues: number): Span[] | null {
  const text = plainText(line);
  let best: Span[] | null = null;
  for (const end of clauseEnds(text, /[，；：。！？,;!?]/)) {
    if (end === 0) continue;
    const start = sliceLine(line, 0, end);
    if (widthOf(plainText(start)) > maxWidth || valuesIn(start) > maxValues) break;
    best = start;
  }
  return best;
}

/** The sentences of a line, without their full stops. */
export function sentencesIn(line: Line): Span[][] {
  return partsIn(line, /[。！？!?]|\.(?=\s|$)/);
}

/** What stands between marks, without white space before it; a mark inside brackets or quotation marks parts nothing. */
export function partsIn(line: Line, marks: RegExp): Span[][] {
  const text = plainText(line);
  let from = 0;
  return clauseEnds(text, marks).flatMap((end) => {
    const start = from + (/^\s*/.exec(text.slice(from, end))?.[0].length ?? 0);
    from = end + 1;
    return end > start ? [sliceLine(line, start, end)] : [];
  });
}

/** A line no wider than that: cut at a clause, at worst behind a word. */
export function fitted(line: Line, maxWidth: number): Line {
  if (widthOf(plainText(line)) <= maxWidth) return line;
  const clause = startOfLine(line, maxWidth, Infinity);
  if (clause !== null && widthOf(plainText(clause)) >= 6 && !dangling.test(plainText(clause))) return clause;
  const text = plainText(line);
  let end = 0;
  let width = 0;
  for (const character of text) {
    width += widthOf(character);
    if (width > maxWidth - 1) break;
    end += character.length;
  }
  // Behind a space of a Latin text; a figure or name that the cut meets is left out whole.
  const space = text.lastIndexOf(' ', end);
  if (/[A-Za-z]/.test(text[end] ?? '') && space > end / 2) end = space;
  // 9999 of 99999亿元 is another number.
  if (/[\d.,]/.test(text[end] ?? '')) end -= /[\d.,]*$/.exec(text.slice(0, end))![0].length;
  const cut = sliceLine(line, 0, end);
  const last = cut.at(-1);
  if (last?.kind === 'text')
    cut[cut.length - 1] = { kind: 'text', text: last.text.trimEnd().replace(/[的和与及在、，]+$/, '') };
  return tidyLine([...cut, { kind: 'text', text: '…' }]);
}
