/** What a scan finds, in the order of the document. */
export interface MarkupHandler {
  /** Once true the scan ends. */
  readonly isDone: boolean;
  /** Tag of the innermost element that is open, as the document writes it; null when none is. */
  readonly innermost: string | null;
  /** Whether white space says nothing where the scan is, and need not be reported. */
  readonly skipsBlanks: boolean;
  /** @param attributes the source between name and end of the tag, untouched */
  open(tag: string, attributes: string, isEmpty: boolean): void;
  close(tag: string): void;
  /** @param isCdata whether references in the text stand for themselves */
  text(text: string, isCdata: boolean): void;
}

const cdataStart = '<![CDATA[';

const lessThan = 60;
const greaterThan = 62;
const slash = 47;
const equals = 61;
const exclamation = 33;
const question = 63;
const doubleQuote = 34;
const singleQuote = 39;

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || code === 12;
}

function isBlank(source: string, from: number, until: number): boolean {
  for (let at = from; at < until; at += 1) if (!isSpace(source.charCodeAt(at))) return false;
  return true;
}

/** Names of our vocabularies begin with a letter: `市值<3000亿` and `a << b` are text, and so is `<沐曦>`. */
function beginsName(code: number): boolean {
  const lower = code | 32;
  return (lower >= 97 && lower <= 122) || code === 95;
}

function nameEnd(source: string, from: number): number {
  let at = from;
  for (; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === greaterThan || code === slash || code === lessThan || isSpace(code)) break;
  }
  return at;
}

/** What each search found last: repeating one that goes far, or to the end, for every tag would be quadratic. */
class Scan {
  private readonly source: string;
  private readonly handler: MarkupHandler;
  private readonly searches = new Map<string, { readonly from: number; readonly at: number }>();

  constructor(source: string, handler: MarkupHandler) {
    this.source = source;
    this.handler = handler;
  }

  private find(text: string, from: number): number {
    const last = this.searches.get(text);
    if (last !== undefined && from >= last.from && (last.at < 0 || from <= last.at)) return last.at;
    const at = this.source.indexOf(text, from);
    this.searches.set(text, { from, at });
    return at;
  }

  /** Behind the `>` that ends what has no other end; the end of the text where there is none. */
  private behind(from: number): number {
    const at = this.find('>', from);
    return at < 0 ? this.source.length : at + 1;
  }

  run(): void {
    const { source, handler } = this;
    let textStart = 0;
    let at = 0;
    while (!handler.isDone) {
      const open = source.indexOf('<', at);
      if (open < 0) break;
      const next = source.charCodeAt(open + 1);
      const isTag = beginsName(next);
      if (!isTag && next !== slash && next !== exclamation && next !== question) {
        at = open + 1;
        continue;
      }
      if (open > textStart && !(handler.skipsBlanks && isBlank(source, textStart, open)))
        handler.text(source.slice(textStart, open), false);
      if (isTag) at = this.openTag(open);
      else if (next === slash) at = this.closeTag(open);
      else at = next === exclamation ? this.declaration(open) : this.behind(open);
      textStart = at;
    }
    if (!handler.isDone && textStart < source.length) handler.text(source.slice(textStart), false);
  }

  private openTag(open: number): number {
    const { source, handler } = this;
    const nameStop = nameEnd(source, open + 1);
    const tag = source.slice(open + 1, nameStop);
    if (source.charCodeAt(nameStop) === greaterThan) {
      handler.open(tag, '', false);
      return nameStop + 1;
    }
    let at = nameStop;
    let awaitsValue = false;
    let inBareValue = false;
    for (; at < source.length; at += 1) {
      const code = source.charCodeAt(at);
      // A tag that begins inside a tag shows that the end of the first one is missing.
      if (code === greaterThan || code === lessThan) break;
      if (isSpace(code)) {
        inBareValue = false;
      } else if (awaitsValue) {
        awaitsValue = false;
        const close = code === doubleQuote || code === singleQuote ? this.closingQuote(at, code) : -1;
        if (close < 0) inBareValue = true;
        else at = close;
      } else if (code === equals && !inBareValue) {
        awaitsValue = true;
      }
    }
    // Cut off within the tag: half an address would be worse than none.
    if (at === source.length) return at;
    const isEmpty = !inBareValue && source.charCodeAt(at - 1) === slash;
    handler.open(tag, source.slice(nameStop, isEmpty ? at - 1 : at), isEmpty);
    return source.charCodeAt(at) === greaterThan ? at + 1 : at;
  }

  /** Where the value that begins at `from` ends; -1 when its quote was forgotten and the next is another value's. */
  private closingQuote(from: number, quote: number): number {
    const { source } = this;
    const close = this.find(quote === doubleQuote ? '"' : "'", from + 1);
    if (close < 0 || source.charCodeAt(close - 1) !== equals) return close;
    return source.slice(from, close).includes('<') ? -1 : close;
  }

  private closeTag(open: number): number {
    const { source, handler } = this;
    const expected = handler.innermost;
    if (expected !== null && source.startsWith(expected, open + 2)) {
      const end = open + 2 + expected.length;
      if (source.charCodeAt(end) === greaterThan) {
        handler.close(expected);
        return end + 1;
      }
    }
    let from = open + 2;
    while (isSpace(source.charCodeAt(from))) from += 1;
    let at = nameEnd(source, from);
    if (at > from) handler.close(source.slice(from, at));
    for (; at < source.length; at += 1) {
      const code = source.charCodeAt(at);
      if (code === greaterThan) return at + 1;
      if (code === lessThan) return at;
    }
    return at;
  }

  private declaration(open: number): number {
    const { source } = this;
    if (source.startsWith('--', open + 2)) {
      if (source.charCodeAt(open + 4) === greaterThan) return open + 5;
      const end = this.find('-->', open + 4);
      return end < 0 ? this.behind(open) : end + 3;
    }
    if (source.charCodeAt(open + 2) !== 91) return this.behind(open);
    if (source.slice(open, open + cdataStart.length).toUpperCase() !== cdataStart) return this.behind(open);
    return this.cdata(open + cdataStart.length);
  }

  private cdata(from: number): number {
    const { source, handler } = this;
    const end = this.find(']]>', from);
    const stop = end < 0 ? source.length : end;
    let text = source.slice(from, stop);
    // Without its own end it would run to the end of another one, or of the document: then its element ends it.
    if ((end < 0 || text.includes(cdataStart)) && handler.innermost !== null) {
      const inner = end < 0 ? stop : from + text.indexOf(cdataStart);
      const elementEnd = source.indexOf(`</${handler.innermost}`, from);
      if (elementEnd >= 0 && elementEnd < inner) {
        text = source.slice(from, elementEnd);
        if (text !== '') handler.text(text, true);
        return elementEnd;
      }
    }
    if (text !== '') handler.text(text, true);
    return end < 0 ? source.length : end + 3;
  }
}

/**
 * Takes XML apart, however broken: names without check, ends without order, unquoted and unclosed values, `<` as text.
 *
 * One pass over the source; what is missing is looked for once. Entities and namespaces are the caller's.
 */
export function scanMarkup(source: string, handler: MarkupHandler): void {
  new Scan(source, handler).run();
}
