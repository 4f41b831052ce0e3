import { maxFigureCharacters, type Line, type Span } from '../model/edition.ts';
import type { Figure, Qualifier } from '../model/fact.ts';
import { findDates, findDurations } from './dates.ts';

/** What the digits of a text may be tied to. */
export interface Ties {
  /** In order of preference: where two have the same characters the first is taken. */
  readonly figures: readonly Figure[];
  /** Names that may hold digits: products, tickers, outlets. Others do no harm. */
  readonly names: readonly string[];
  /** Gives the year to 12月17日. */
  readonly published: number | null;
  readonly zone: string;
  /** For an editor's words: which dates the sources hold; a date they do not hold is `unsourced`. Missing: all. */
  readonly holdsTime?: (iso: string) => boolean;
  /** For an editor's words: a figure is tied only where the word of doubt before it is the source's own. */
  readonly heedsDoubt?: boolean;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly span: (text: string) => Span;
}

const digit = /\p{Nd}/u;

/** The characters of a line. */
export function plainText(line: Line): string {
  return line.map((span) => span.text).join('');
}

/** Ids of the figures a line shows, in order, each once. */
export function figuresOf(line: Line): string[] {
  return [...new Set(line.flatMap((span) => (span.kind === 'figure' ? [span.figure] : [])))];
}

/** Width in full-width characters: a Latin letter or digit takes half of one. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character.codePointAt(0)! < 0x2e80 ? 0.5 : 1;
  return width;
}

/**
 * A Latin name with digits: GLM-4.5, RTX3060, MTT S80, BLink2.0; and MUSA 5.0, where only a version is taken across a
 * space. Amounts that begin with a currency are none.
 */
const modelName =
  /(?<![A-Za-z\p{Nd}$])(?!(?:RMB|CNY|HKD|USD|EUR|TWD|NT|HK|US|No)[ .]?\d)(?:[A-Za-z][A-Za-z+]{0,15}(?:[-‑–][A-Za-z]{1,12})*[-‑–]?\d+(?:\.\d+)*[A-Za-z+]{0,6}(?:[-‑–.][A-Za-z0-9]+)*|[A-Z][A-Za-z]{1,12} \d{1,2}\.\d(?![\d%％]| ?(?:[亿億万萬倍元港美个個%％]|billion|million|bn|per|times|yuan)))/gu;
const generation = /(?<![\p{Nd}A-Za-z.])(?:[2345]G|[23]D|[48]K)(?![A-Za-z\p{Nd}])/gu;

function boundedAt(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? '';
  const after = text[end] ?? '';
  const first = text[start] ?? '';
  const last = text[end - 1] ?? '';
  if (
    digit.test(first) &&
    (digit.test(before) || (/[.,，]/.test(before) && digit.test(text[start - 2] ?? '') && before !== '，'))
  )
    return false;
  if (/[A-Za-z]/.test(first) && /[A-Za-z\d]/.test(before)) return false;
  if (digit.test(last)) {
    if (digit.test(after) || (/[.,]/.test(after) && digit.test(text[end + 1] ?? ''))) return false;
    if (/[%％‰亿億万萬千百倍]/.test(after)) return false;
  }
  return !(/[A-Za-z]/.test(last) && /[A-Za-z\d]/.test(after));
}

/** Every place where `part` stands by itself in `text`. */
function placesOf(part: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length))
    if (boundedAt(text, at, at + part.length)) places.push(at);
  return places;
}

/** What belongs to a number behind it: 7nm, 128K, 90后, 16.5万片, 53,000 units. */
const unitBehind =
  /^ ?(?:[%％‰]|个百分点|[十百千万億亿萬]*(?:港元|美元|欧元|人民币|元|股|倍|片|张|张卡|卡|颗|台|家|人|名|个|個|款|项|項|次|户|戶|份|位|天|年|届|代|期|层|页|点|B|K|M|nm|GB|TB|W|GHz)?)/;

const doubts: readonly (readonly [Qualifier, RegExp])[] = [
  ['<', /(?:不足|不到|不超过|最多|至多|under|less than|up to) ?$/i],
  ['>', /(?:超过?|逾|突破|至少|over|more than|above) ?$/i],
  ['~', /(?:约|近|接近|about|around|nearly) ?$/i],
];

/** False where an editor writes 约 before a value that its source gives as 超过. */
function agreesInDoubt(figure: Figure, text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 10), at);
  const said = doubts.find(([, pattern]) => pattern.test(before))?.[0];
  return said === undefined || said === figure.qualifier;
}

const chineseNumeral = /[一二三四五六七八九十百千万亿两]/;

/**
 * Ties every digit of a plain text to what it comes from.
 *
 * @returns spans whose texts joined are `text`; no `text` span holds a digit; what nothing covers is `unsourced`
 *
 * Names go before dates, dates before figures, lengths of time last. A figure is found by its `raw`, the longest
 * first, as a whole number (`5美元` is not found in 56.5美元); figures in Chinese numerals (两千亿) are tied too. What is
 * `unsourced` takes its unit along.
 */
export function tieLine(text: string, ties: Ties): Span[] {
  const figures = ties.figures.filter((figure) => figure.raw !== '' && text.includes(figure.raw));
  if (!digit.test(text) && figures.length === 0) return text === '' ? [] : [{ kind: 'text', text }];
  const pieces: Piece[] = [];
  const taken = new Uint8Array(text.length);
  const take = (start: number, end: number, span: (text: string) => Span): void => {
    for (let at = start; at < end; at++) if (taken[at] === 1) return;
    taken.fill(1, start, end);
    pieces.push({ start, end, span });
  };
  const names = ties.names.filter((name) => digit.test(name) && text.includes(name));
  for (const name of names.sort((a, b) => b.length - a.length))
    for (const at of placesOf(name, text)) take(at, at + name.length, (part) => ({ kind: 'name', text: part }));
  for (const date of findDates(text, ties.published, ties.zone)) {
    const isHeld = ties.holdsTime === undefined || ties.holdsTime(date.iso);
    take(date.start, date.end, (part) =>
      isHeld ? { kind: 'time', text: part, iso: date.iso } : { kind: 'unsourced', text: part },
    );
  }
  for (const figure of figures.toSorted((a, b) => b.raw.length - a.raw.length)) {
    if (!(digit.test(figure.raw) || chineseNumeral.test(figure.raw))) continue;
    // A lone numeral (三) is no figure of its own: it would be found inside 第三.
    if (!digit.test(figure.raw) && figure.raw.length < 2) continue;
    for (const at of placesOf(figure.raw, text)) {
      if (ties.heedsDoubt === true && !agreesInDoubt(figure, text, at)) continue;
      take(at, at + figure.raw.length, (part) => ({ kind: 'figure', text: part, figure: figure.id }));
    }
  }
  for (const pattern of [modelName, generation])
    for (const match of text.matchAll(pattern))
      take(match.index, match.index + match[0].length, (part) => ({ kind: 'name', text: part }));
  for (const part of findDurations(text))
    take(part.start, part.end, (words) => ({ kind: 'time', text: words, iso: part.iso }));
  for (const match of text.matchAll(/\p{Nd}+(?:[.,]\p{Nd}+)*/gu))
    for (const run of freeRuns(taken, match.index, match.index + match[0].length))
      if (digit.test(text.slice(run.start, run.end)))
        take(run.start, withUnit(text, taken, run.end), (part) => ({ kind: 'unsourced', text: part }));
  return joinPieces(text, pieces);
}

/** Where a number ends with its unit, if nothing else holds that. */
function withUnit(text: string, taken: Uint8Array, end: number): number {
  const unit = unitBehind.exec(text.slice(end, end + 12))?.[0] ?? '';
  if (unit.trim() === '') return end;
  const isFree = taken.slice(end, end + unit.length).every((one) => one === 0);
  return isFree ? end + unit.length : end;
}

function freeRuns(taken: Uint8Array, from: number, to: number): { readonly start: number; readonly end: number }[] {
  const runs: { start: number; end: number }[] = [];
  for (let at = from; at < to; at++) {
    if (taken[at] === 1) continue;
    const last = runs.at(-1);
    if (last?.end === at) last.end = at + 1;
    else runs.push({ start: at, end: at + 1 });
  }
  return runs;
}

function joinPieces(text: string, pieces: readonly Piece[]): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const piece of pieces.toSorted((a, b) => a.start - b.start)) {
    if (piece.start > at) spans.push({ kind: 'text', text: text.slice(at, piece.start) });
    spans.push(...fitted(piece.span(text.slice(piece.start, piece.end))));
    at = piece.end;
  }
  if (at < text.length) spans.push({ kind: 'text', text: text.slice(at) });
  return spans;
}

/** A figure longer than a page may show becomes several, each leading to the same sentence. */
function fitted(span: Span): Span[] {
  if (span.kind !== 'figure' || span.text.length <= maxFigureCharacters) return [span];
  const spans: Span[] = [];
  for (let at = 0; at < span.text.length; at += maxFigureCharacters) {
    const text = span.text.slice(at, at + maxFigureCharacters);
    spans.push(digit.test(text) ? { ...span, text } : { kind: 'text', text });
  }
  return spans;
}

/** Neighbouring text spans become one; empty spans go. */
export function tidyLine(line: Line): Span[] {
  const spans: Span[] = [];
  for (const span of line) {
    const last = spans.at(-1);
    if (span.text === '') continue;
    if (span.kind === 'text' && last?.kind === 'text')
      spans[spans.length - 1] = { kind: 'text', text: last.text + span.text };
    else spans.push(span);
  }
  return spans;
}
