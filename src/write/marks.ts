import type { Line, Span } from '../model/edition.ts';
import { tidyLine, tieLine, type Ties } from './lines.ts';

// Templates are handed strings. A private-use frame around a value carries, through any template, which span it is:
// two figures with the same characters (5% and 5%) would otherwise be told apart by luck.
const open = '\u{E000}';
const close = '\u{E001}';
const first = 0xe100;
const last = 0xf8ff;
const privateUse = /[\u{E000}-\u{F8FF}]/gu;
const frame = /\u{E000}([\u{E100}-\u{F8FF}])([^\u{E000}\u{E001}]*)\u{E001}/gu;

/** Removes what a source could hold that would be read as a mark. */
export function withoutMarks(text: string): string {
  return text.replace(privateUse, '');
}

export interface Marks {
  /** A string for a template that comes back as this line. */
  readonly put: (line: Line) => string;
  /** Reads what a template wrote; digits outside the marks are tied like any text. */
  readonly read: (text: string, ties: Ties) => Span[];
}

/** Marks for one entry: they mean nothing to another. */
export function startMarks(): Marks {
  const lines: Line[] = [];
  return {
    put(line) {
      if (line.length === 0) return '';
      if (first + lines.length > last) throw new Error('more marks than one entry can have');
      lines.push(line);
      const text = line.map((span) => withoutMarks(span.text)).join('');
      return `${open}${String.fromCodePoint(first + lines.length - 1)}${text}${close}`;
    },
    read(text, ties) {
      const spans: Span[] = [];
      let at = 0;
      for (const match of text.matchAll(frame)) {
        spans.push(...tieLine(withoutMarks(text.slice(at, match.index)), ties));
        spans.push(...(lines[(match[1] ?? '').codePointAt(0)! - first] ?? []));
        at = match.index + match[0].length;
      }
      spans.push(...tieLine(withoutMarks(text.slice(at)), ties));
      return tidyLine(spans);
    },
  };
}
