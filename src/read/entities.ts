import { Parser } from 'htmlparser2';

/** Windows-1252 at 0x80-0x9f: what publishers mean when they write the control characters of that range. */
const windows1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const known = new Map<string, string | null>([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
]);
/** A feed of nothing but invented names must not fill the memory. */
const knownLimit = 4000;
/** A longer piece of a text is kept by the engine as a view of it, and would hold the whole feed. */
const longestKept = 12;

let answer = '';
const htmlReferences = new Parser({ ontext: (data) => (answer += data) }, { decodeEntities: true });

/** The text an HTML entity stands for, by htmlparser2's own table; null for a name that is none. */
function namedEntity(name: string): string | null {
  const found = known.get(name);
  if (found !== undefined) return found;
  answer = '';
  htmlReferences.parseComplete(`&${name};`);
  const value = answer === `&${name};` || answer.endsWith(';') ? null : answer;
  if (known.size < knownLimit && name.length <= longestKept) known.set(name, value);
  return value;
}

/** A character by its number as publishers mean it; empty for what XML forbids. */
export function characterFor(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return windows1252[code - 0x80]!;
  if (code === 9 || code === 10 || code === 13) return String.fromCodePoint(code);
  if (!(code >= 0x20) || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '';
  if ((code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef)) return '';
  return String.fromCodePoint(code);
}

const semicolon = 59;
/** `CounterClockwiseContourIntegral` is the longest name there is. */
const longestName = 32;

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isHexDigit(code: number): boolean {
  return isDigit(code) || ((code | 32) >= 97 && (code | 32) <= 102);
}

function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122;
}

/** Where the run of such characters that begins at `from` ends, at most `most` further on. */
function runEnd(text: string, from: number, most: number, belongs: (code: number) => boolean): number {
  let at = from;
  while (at < from + most && belongs(text.charCodeAt(at))) at += 1;
  return at;
}

/** Entities of a document's own may stand for much more than their names: beyond this length none is replaced. */
const longestDecoded = 4_000_000;

interface Reference {
  readonly value: string;
  readonly end: number;
}

/** `&#20013;` and `&#x4e2d;`, with or without the semicolon. */
function numericReference(text: string, amp: number): Reference | null {
  const isHex = (text.charCodeAt(amp + 2) | 32) === 120;
  const from = amp + (isHex ? 3 : 2);
  const end = runEnd(text, from, isHex ? 7 : 8, isHex ? isHexDigit : isDigit);
  if (end === from) return null;
  const value = characterFor(Number.parseInt(text.slice(from, end), isHex ? 16 : 10));
  return { value, end: text.charCodeAt(end) === semicolon ? end + 1 : end };
}

/** Names that browsers know without their semicolon too, and that people leave it off. */
const hurried = /^(?:nbsp|copy|reg|amp|lt|gt|quot|middot|laquo|raquo)$/;

function namedReference(
  text: string,
  amp: number,
  declared: ReadonlyMap<string, string> | null,
  isProse: boolean,
): Reference | null {
  if (!isLetter(text.charCodeAt(amp + 1))) return null;
  const belongs = (code: number): boolean => isLetter(code) || isDigit(code) || code === 46 || code === 95;
  const end = runEnd(
    text,
    amp + 1,
    longestName,
    declared === null ? (code) => isLetter(code) || isDigit(code) : belongs,
  );
  const name = text.slice(amp + 1, end);
  const last = text.charCodeAt(end);
  if (last !== semicolon) {
    // `?a=1&copy=2` is an address, `&copy 2026` is not.
    if (!isProse || last === 61 || last === 38 || last === 95 || !hurried.test(name)) return null;
    return { value: namedEntity(name)!, end };
  }
  const value = declared?.get(name) ?? namedEntity(name);
  return value === null ? null : { value, end: end + 1 };
}

/**
 * Replaces character references once: `&amp;lt;` becomes `&lt;`.
 *
 * A named one needs its semicolon (`?a=1&copy=2` stays), but a bare `&` is no fault: it stands for itself.
 * @param declared entities from the document's own DOCTYPE
 * @param isProse whether the text holds words rather than an address: then `&copy 2026` loses its reference too
 */
export function decodeEntities(
  text: string,
  declared: ReadonlyMap<string, string> | null = null,
  isProse = false,
): string {
  let amp = text.indexOf('&');
  if (amp < 0) return text;
  let decoded = '';
  let from = 0;
  while (amp >= 0 && decoded.length < longestDecoded) {
    const isNumeric = text.charCodeAt(amp + 1) === 35;
    const found = isNumeric ? numericReference(text, amp) : namedReference(text, amp, declared, isProse);
    if (found !== null) {
      decoded += text.slice(from, amp) + found.value;
      from = found.end;
    }
    amp = text.indexOf('&', found === null ? amp + 1 : from);
  }
  return from === 0 ? text : decoded + text.slice(from);
}

// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/;
// oxlint-disable-next-line no-control-regex
const meaningless = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufdd0-\ufdef\ufffe\uffff]+/g;

/** Replacing takes many times the memory of what is replaced, so a long text is mended in pieces. */
const pieceLength = 1 << 16;

function mendPiece(text: string): string {
  return text.replace(meaningless, '').replace(/[\u0080-\u009f]/g, (control) => characterFor(control.charCodeAt(0)));
}

/** Control characters that neither XML nor HTML allows are dropped; those of windows-1252 become what was meant. */
export function mendControls(text: string): string {
  if (!forbidden.test(text)) return text;
  if (text.length <= pieceLength) return mendPiece(text);
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += pieceLength) pieces.push(mendPiece(text.slice(at, at + pieceLength)));
  return pieces.join('');
}

export function escapeHtml(text: string): string {
  if (!/[&<>]/.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function escapeAttribute(text: string): string {
  const escaped = escapeHtml(text);
  return escaped.includes('"') ? escaped.replaceAll('"', '&quot;') : escaped;
}
