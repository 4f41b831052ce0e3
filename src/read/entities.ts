import { Parser } from 'htmlparser2';

/** Windows-1252 at 0x80-0x9f: what publishers mean when they write the control characters of that range. */
const windows1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const known = new Map<string, string | null>();
/** A feed of nothing but invented names must not fill the memory. */
const knownLimit = 4000;

/** The text an HTML entity stands for, by htmlparser2's own table; null for a name that is none. */
function namedEntity(name: string): string | null {
  const found = known.get(name);
  if (found !== undefined) return found;
  let text = '';
  const parser = new Parser({ ontext: (data) => (text += data) }, { decodeEntities: true });
  parser.end(`&${name};`);
  const value = text === `&${name};` || text.endsWith(';') ? null : text;
  if (known.size < knownLimit) known.set(name, value);
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

const reference = /&(?:#(\d{1,8})|#[xX]([\da-fA-F]{1,7})|([a-zA-Z][\da-zA-Z]{1,31}));?/g;

/**
 * Replaces character references once: `&amp;lt;` becomes `&lt;`.
 *
 * A named one needs its semicolon (`?a=1&copy=2` stays), but a bare `&` is no fault: it stands for itself.
 * @param declared entities from the document's own DOCTYPE
 */
export function decodeEntities(text: string, declared: ReadonlyMap<string, string> | null = null): string {
  if (!text.includes('&')) return text;
  return text.replace(reference, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return characterFor(Number.parseInt(decimal, 10));
    if (hex !== undefined) return characterFor(Number.parseInt(hex, 16));
    if (name === undefined || !whole.endsWith(';')) return whole;
    return declared?.get(name) ?? namedEntity(name) ?? whole;
  });
}

/** Control characters that neither XML nor HTML allows are dropped; those of windows-1252 become what was meant. */
export function mendControls(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g, (control) =>
    control >= '\u0080' && control <= '\u009f' ? characterFor(control.charCodeAt(0)) : '',
  );
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function escapeAttribute(text: string): string {
  return escapeHtml(text).replaceAll('"', '&quot;');
}
