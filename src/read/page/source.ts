import { PageMarkup } from './markup.ts';

/** A page as it goes to the parser, and what was taken out of it on the way. */
export interface PageSource {
  /** Markup without scripts, styles, drawings and comments, of bounded size and depth. */
  readonly html: string;
  /** Contents of `application/ld+json` scripts. */
  readonly data: readonly string[];
  /** Contents of the other inline scripts, joined. */
  readonly scripts: string;
  /** False where the page is so large or so deep that only a reader in one pass may look at it. */
  readonly isUsual: boolean;
}

const maxLength = 1_500_000;
const maxScripts = 400_000;
const maxData = 1_000_000;

/** Gone with what they hold; what is in them is no markup up to their end. */
const raw = new Set('script style iframe noembed noframes xmp textarea'.split(' '));
/** Gone with what they hold, which is markup. */
const silent = new Set('svg math noscript template canvas object audio video select datalist'.split(' '));
const ends = new Set('p div h1 h2 h3 h4 h5 h6 ul ol dl table blockquote article section'.split(' '));
const tagStart = /<(?:[a-zA-Z]|\/[a-zA-Z]|[!?])/g;
const tagName = /[^\s/>]{1,60}/y;
const jsonData = /\btype\s*=\s*["']?\s*application\/(?:[\w.-]+\+)?json/i;

/** Where something stands next. Each answer is kept while it holds, or a million questions would cost their square. */
class Finder {
  private readonly places = new Map<string, number>();
  private readonly html: string;

  constructor(html: string) {
    this.html = html;
  }

  /** -1 where there is none; `from` never goes back. */
  next(text: string, from: number): number {
    const known = this.places.get(text);
    if (known !== undefined && (known < 0 || known >= from)) return known;
    const at = this.html.indexOf(text, from);
    this.places.set(text, at);
    return at;
  }

  /** End tag of an element whose content is no markup, in any case. */
  endOf(name: string, from: number): number {
    const known = this.places.get(`</${name}`);
    if (known !== undefined && (known < 0 || known >= from)) return known;
    let at = this.html.indexOf('</', from);
    while (at >= 0 && this.html.slice(at + 2, at + 2 + name.length).toLowerCase() !== name)
      at = this.html.indexOf('</', at + 2);
    this.places.set(`</${name}`, at);
    return at;
  }
}

/** Position behind the `>` of the tag that begins at `from`; a quoted value may hold one. -1: it never ends. */
function tagEnd(html: string, from: number, finder: Finder): number {
  for (let at = from; ;) {
    const close = finder.next('>', at);
    if (close < 0) return -1;
    const equals = finder.next('=', at);
    if (equals < 0 || equals > close) return close + 1;
    at = equals + 1;
    while (/\s/.test(html.charAt(at))) at += 1;
    const quote = html.charAt(at);
    if (quote !== '"' && quote !== "'") continue;
    const end = finder.next(quote, at + 1);
    // A quotation mark without its partner: the tag ends where it seems to.
    if (end < 0) return close + 1;
    at = end + 1;
  }
}

/**
 * Takes out of a page what holds no words, in one pass, so that what is parsed has a bounded size whatever was sent.
 *
 * Words are kept as they stand up to the limits; markup behind them is not looked at.
 *
 * @param isWhole whether all attributes are kept, for selectors that may ask for any
 */
export function pageSource(html: string, isWhole = false): PageSource {
  const finder = new Finder(html);
  const writer = new PageMarkup(isWhole);
  const data: string[] = [];
  const scripts: string[] = [];
  let scripted = 0;
  let described = 0;
  let at = 0;
  let hidden: string | null = null;
  const takeScript = (tag: string, content: string): void => {
    if (jsonData.test(tag) && described + content.length <= maxData) {
      described += content.length;
      data.push(content);
    }
    const room = maxScripts - scripted;
    if (room <= 0 || /\bld\+json/i.test(tag)) return;
    scripts.push(content.slice(0, room));
    scripted += content.length;
  };

  while (!writer.isFull) {
    tagStart.lastIndex = at;
    const start = tagStart.exec(html)?.index ?? html.length;
    if (hidden === null) writer.text(html.slice(at, Math.min(start, at + maxLength)));
    if (start >= html.length) break;
    const mark = html.charAt(start + 1);
    if (mark === '!' || mark === '?') {
      const isComment = html.startsWith('<!--', start);
      const end = isComment ? finder.next('-->', start + 2) : finder.next('>', start + 2);
      if (end >= 0) at = end + (isComment ? 3 : 1);
      // A comment that never ends hides nothing but its own beginning.
      else at = isComment ? start + 4 : html.length;
      continue;
    }
    tagName.lastIndex = start + (mark === '/' ? 2 : 1);
    const name = tagName.exec(html)![0].toLowerCase();
    const end = tagEnd(html, tagName.lastIndex, finder);
    // A page cut off inside a tag.
    if (end < 0) break;
    at = end;
    if (hidden !== null) {
      const isClosed = mark === '/' && name === hidden;
      // As in browsers, a paragraph ends a drawing that nobody closed.
      const isBroken = mark !== '/' && (hidden === 'svg' || hidden === 'math') && ends.has(name);
      if (isClosed || isBroken) hidden = null;
      if (!isBroken) continue;
    }
    if (mark === '/') {
      if (!raw.has(name) && !silent.has(name)) writer.closeTag(name);
      continue;
    }
    const tag = html.slice(start, Math.min(end, start + 100_000));
    if (raw.has(name)) {
      const close = finder.endOf(name, end);
      if (name === 'script' && close >= 0) takeScript(tag, html.slice(end, Math.min(close, end + maxData)));
      const closed = close < 0 ? -1 : finder.next('>', close);
      // Browsers take all that follows for the script's; readers of news lose less when only the tag is dropped.
      if (closed >= 0) at = closed + 1;
      continue;
    }
    if (silent.has(name)) {
      if (!tag.endsWith('/>') && finder.endOf(name, end) >= 0) hidden = name;
      continue;
    }
    writer.openTag(name, tag);
  }
  return { html: writer.result(), data, scripts: scripts.join('\n'), isUsual: writer.isUsual };
}
