import { JianbaoError } from '../../errors.ts';

/** No feed is nested deeper, nor made of more values: beyond that its tree would take ten times the memory of its text. */
const maxDepth = 100;
const maxValues = 2_000_000;

const quote = 34;
const comma = 44;
const backslash = 92;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;

/** The closing quote of the string that begins at `from`; the end of the text where there is none. */
function stringEnd(text: string, from: number): number {
  let at = text.indexOf('"', from + 1);
  while (at >= 0) {
    let before = at - 1;
    while (text.charCodeAt(before) === backslash) before -= 1;
    if ((at - before) % 2 === 1) return at;
    at = text.indexOf('"', at + 1);
  }
  return text.length;
}

/** Escapes that JSON does not know, and line ends within a string, as every other reader of the feed takes them. */
function mendString(written: string): string {
  const escapes = written.includes('\\')
    ? written.replace(/\\(?:(["\\/bfnrt]|u[\da-fA-F]{4})|([\s\S]))/g, (whole, known?: string, other?: string) =>
        known === undefined ? (other ?? '') : whole,
      )
    : written;
  return escapes.replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
}

interface Weight {
  readonly depth: number;
  readonly values: number;
}

function weigh(text: string): Weight {
  let depth = 0;
  let deepest = 0;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = stringEnd(text, at);
      values += 1;
    } else if (code === comma) values += 1;
    else if (code === openBrace || code === openBracket) {
      values += 1;
      depth += 1;
      if (depth > deepest) deepest = depth;
      if (deepest > maxDepth) break;
    } else if (code === closeBrace || code === closeBracket) depth -= 1;
  }
  return { depth: deepest, values };
}

/** The text without commas that nothing follows, with mended strings, and closed behind the last whole item if it breaks off. */
function mend(text: string): string {
  const parts: string[] = [];
  const closers: string[] = [];
  let from = 0;
  let whole = 0;
  let pendingComma = -1;
  const take = (until: number): void => {
    if (until > from) parts.push(text.slice(from, until));
    from = until;
  };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= 32) continue;
    if (pendingComma >= 0) {
      if (code === comma || code === closeBrace || code === closeBracket) {
        take(pendingComma);
        from = pendingComma + 1;
      }
      pendingComma = -1;
    }
    if (code === comma) pendingComma = at;
    else if (code === quote) {
      const end = stringEnd(text, at);
      if (end === text.length) break;
      take(at + 1);
      parts.push(mendString(text.slice(at + 1, end)));
      from = end;
      at = end;
    } else if (code === openBrace || code === openBracket) closers.push(code === openBrace ? '}' : ']');
    else if (code === closeBrace || code === closeBracket) {
      if (closers.pop() !== String.fromCharCode(code)) break;
      take(at + 1);
      if (closers.length === 0) return parts.join('');
      if (closers.length === 2 && closers[0] === '}' && closers[1] === ']') whole = parts.length;
    }
  }
  return `${parts.slice(0, whole).join('')}]}`;
}

/**
 * JSON as programs write it by hand too: with a comma behind the last value, line ends in strings, cut off.
 *
 * @returns undefined when it is no JSON even so
 * @throws JianbaoError FEED_TOO_COMPLEX before a tree is made that no feed needs
 */
export function parseLenientJson(text: string): unknown {
  const { depth, values } = weigh(text);
  if (depth > maxDepth || values > maxValues) throw new JianbaoError('FEED_TOO_COMPLEX', { depth, values });
  try {
    return JSON.parse(text) as unknown;
  } catch {
    try {
      return JSON.parse(mend(text)) as unknown;
    } catch {
      return undefined;
    }
  }
}
