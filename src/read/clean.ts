import { Parser } from 'htmlparser2';

import { safeAddress } from './address.ts';
import { type Attributes, imageTag } from './clean-image.ts';
import { blockElements, voidElements } from './elements.ts';
import { decodeEntities, escapeAttribute, escapeHtml } from './entities.ts';
import { isTooDeep, withoutTags } from './nesting.ts';

export interface CleanHtml {
  /** Only tags and attributes of the lists below, every address absolute http(s). */
  readonly html: string;
  /** Plain text, NFC, paragraphs parted by one `\n`. */
  readonly text: string;
}

const kept = new Set(
  (
    'p br hr div h1 h2 h3 h4 h5 h6 blockquote pre code kbd samp var em strong b i u s del ins sub sup small mark q cite ' +
    'abbr dfn ul ol li dl dt dd table thead tbody tfoot tr th td caption figure figcaption img a ruby rt rp'
  ).split(' '),
);
/** Those that htmlparser2 ends by itself: of elements that are gone from HTML it knows some more. */
const ended = new Set([...voidElements, ...'basefont command frame isindex keygen'.split(' ')]);
/** Gone with all they hold; of every other unknown tag the text stays. */
const dropped = new Set(
  (
    'script style noscript template iframe frameset noframes noembed applet svg head title xml annotation ' +
    'annotation-xml audio video canvas select option datalist button textarea'
  ).split(' '),
);
const spaced = new Set(['td', 'th']);
const span = /^\d{1,3}$/;

/** The opening tag; null when the element's text stays but its tag does not. */
function openTag(name: string, attributes: Attributes, base: string | null): string | null {
  if (name === 'a') {
    const href = safeAddress(attributes['href'], base);
    return href === null ? null : `<a href="${escapeAttribute(href)}">`;
  }
  if (!kept.has(name)) return null;
  if (spaced.has(name)) {
    const { colspan = '', rowspan = '' } = attributes;
    const columns = span.test(colspan) ? ` colspan="${colspan}"` : '';
    return `<${name}${columns}${span.test(rowspan) ? ` rowspan="${rowspan}"` : ''}>`;
  }
  const start = name === 'ol' ? attributes['start'] : undefined;
  return start !== undefined && /^\d{1,6}$/.test(start) ? `<ol start="${start}">` : `<${name}>`;
}

const invisible = /[\u00ad\u200b\u200e\u200f\u2060\ufeff]/g;
/** What makes a text untidy: any blank but one between words, and what nobody sees. */
const untidy = /[^\S\n ]|\s\s|^\s|\s$|[\u00ad\u200b\u200e\u200f\u2060\ufeff]/;
const blanks = /\s{2,}|[^\S ]/g;
/** Letters that are already composed, as nearly all text is: looking is cheaper than composing. */
// oxlint-disable-next-line no-control-regex
const composed = /^[\u0000-\u02ff\u2010-\u2027\u3000-\u3029\u4e00-\u9fff\uff00-\uffef]*$/;

/** Lines without blanks around them, none empty, blanks inside as one. */
function tidy(text: string): string {
  const whole = composed.test(text) ? text : text.normalize('NFC');
  if (!untidy.test(whole)) return whole;
  let tidied = '';
  for (const written of whole.replace(invisible, '').split('\n')) {
    const line = written.trim().replaceAll(blanks, ' ');
    if (line !== '') tidied += tidied === '' ? line : `\n${line}`;
  }
  return tidied;
}

const tag = /<[a-zA-Z/!?]/;

/** Text without any tag: its line breaks are its paragraphs. */
function fromPlain(text: string): CleanHtml {
  const plain = tidy(text);
  const html = escapeHtml(plain);
  return { text: plain, html: html.includes('\n') ? `<p>${html.replaceAll('\n', '</p><p>')}</p>` : html };
}

/** Writes one text anew while the parser goes through it. */
class Writer {
  html = '';
  text = '';
  private readonly base: string | null;
  /** Closing tags of the open elements; empty where only the text stays. */
  private readonly open: string[] = [];
  /** How many of them, from the outermost, stand when the dropped element that is open ends; -1 outside of one. */
  private silentFrom = -1;
  private openPre = 0;
  private openLinks = 0;
  private sourceSet: string | null = null;

  constructor(base: string | null) {
    this.base = base;
  }

  onopentag(name: string, attributes: Attributes): void {
    if (ended.has(name)) {
      this.standalone(name, attributes);
      return;
    }
    if (this.silentFrom >= 0 || dropped.has(name)) {
      if (this.silentFrom < 0) this.silentFrom = this.open.length;
      this.open.push('');
      return;
    }
    // A link in a link would end the outer one in every browser: its text stays.
    const start = name === 'a' && this.openLinks > 0 ? null : openTag(name, attributes, this.base);
    this.open.push(start === null ? '' : `</${name}>`);
    if (start !== null) this.html += start;
    if (blockElements.has(name)) this.text += '\n';
    else if (spaced.has(name)) this.text += ' ';
    if (name === 'pre') this.openPre += 1;
    if (name === 'a' && start !== null) this.openLinks += 1;
    if (name === 'picture') this.sourceSet = null;
  }

  private standalone(name: string, attributes: Attributes): void {
    if (this.silentFrom >= 0) return;
    if (name === 'img') this.html += imageTag(attributes, this.base, this.sourceSet);
    else if (name === 'source') this.sourceSet ??= attributes['srcset'] ?? attributes['data-srcset'] ?? null;
    else if (name === 'br' || name === 'hr') {
      this.html += `<${name}>`;
      this.text += '\n';
    }
  }

  onclosetag(name: string): void {
    if (ended.has(name)) return;
    const end = this.open.pop();
    if (this.silentFrom >= 0) {
      if (this.open.length === this.silentFrom) this.silentFrom = -1;
      return;
    }
    if (end !== undefined && end !== '') {
      this.html += end;
      if (name === 'a') this.openLinks -= 1;
    }
    if (blockElements.has(name)) this.text += '\n';
    if (name === 'pre') this.openPre -= 1;
    if (name === 'picture') this.sourceSet = null;
  }

  ontext(data: string): void {
    if (this.silentFrom >= 0) return;
    this.html += escapeHtml(data);
    this.text += this.openPre > 0 ? data : data.replaceAll('\n', ' ');
  }
}

/**
 * HTML of any origin to HTML that is safe to show, and to its text.
 *
 * @param base address relative links start from, null when unknown: then they are dropped, their text stays
 * @returns both empty for nothing; no text of the article is lost, none of scripts, styles and comments kept
 * @throws nothing
 *
 * Safe because nothing is passed through: each tag is written anew from the allow-list, all text is escaped, and none of
 * the kept elements is parsed in a mode of its own. No tree is built and nothing calls itself, so depth is no danger.
 */
export function cleanHtml(given: string, base: string | null): CleanHtml {
  if (!given.includes('<') || !tag.test(given))
    return fromPlain(given.includes('&') ? decodeEntities(given, null, true) : given);
  if (isTooDeep(given)) return fromPlain(withoutTags(given));
  const writer = new Writer(base);
  // A new parser each time: one that is used again stays in the state in which the last text broke off.
  new Parser(writer, { decodeEntities: true }).end(given);
  return { html: writer.html.trim(), text: tidy(writer.text) };
}
