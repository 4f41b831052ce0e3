import { decodeEntities } from '../entities.ts';

/** No element of a feed has more; what is beyond is not looked at. */
const maxAttributes = 200;
const maxLength = 64 * 1024;

const equals = 61;
const doubleQuote = 34;
const singleQuote = 39;

function isSpace(code: number): boolean {
  return code <= 32;
}

/** Where a run of characters ends that are neither white space nor, in a name, a mark between name and value. */
function runEnd(source: string, from: number, isName: boolean): number {
  let at = from;
  for (; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (isSpace(code) || (isName && (code === equals || code === 47))) break;
  }
  return at;
}

function behindSpace(source: string, from: number): number {
  let at = from;
  while (at < source.length && isSpace(source.charCodeAt(at))) at += 1;
  return at;
}

/**
 * The attributes of one tag: names in lower case, values decoded, the first of a name counts.
 *
 * @param written what stands in the tag behind its name
 */
export function readAttributes(
  written: string,
  entities: ReadonlyMap<string, string> | null,
): Readonly<Record<string, string>> {
  const source = written.length > maxLength ? written.slice(0, maxLength) : written;
  const found: Record<string, string> = {};
  let at = 0;
  for (let count = 0; count < maxAttributes;) {
    at = behindSpace(source, at);
    if (at >= source.length) break;
    const nameEnd = runEnd(source, at, true);
    // A mark that stands for itself, as in `<a / b>` or `a="b""`.
    if (nameEnd === at || source.charCodeAt(at) === doubleQuote || source.charCodeAt(at) === singleQuote) {
      at += 1;
      continue;
    }
    const name = source.slice(at, nameEnd).toLowerCase();
    at = behindSpace(source, nameEnd);
    let value = '';
    if (source.charCodeAt(at) === equals) {
      at = behindSpace(source, at + 1);
      const quote = source.charCodeAt(at);
      const isQuoted = quote === doubleQuote || quote === singleQuote;
      const close = isQuoted ? source.indexOf(quote === doubleQuote ? '"' : "'", at + 1) : runEnd(source, at, false);
      const end = close < 0 ? source.length : close;
      value = source.slice(isQuoted ? at + 1 : at, end);
      at = isQuoted ? end + 1 : end;
    }
    if (Object.hasOwn(found, name) || name === '__proto__') continue;
    found[name] = decodeEntities(value, entities);
    count += 1;
  }
  return found;
}
