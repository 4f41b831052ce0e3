import { characterFor, decodeEntities, escapeAttribute, escapeHtml, mendControls } from '../entities.ts';
import { resolveAddress } from '../address.ts';
import { voidElements } from '../elements.ts';
import { type Element, isElement, type TextNode } from '../xml/tree.ts';

/** What reading a text needs to know of its document. */
export interface Setting {
  readonly isAtom: boolean;
  /** Address of the feed, null when unknown. */
  readonly base: string | null;
  readonly entities: ReadonlyMap<string, string> | null;
}

/** Longer texts are cut: no article needs more, and nothing after this step has to be afraid of length. */
const maxTextLength = 1_000_000;

const addressAttributes = new Set(['href', 'src', 'poster', 'cite', 'longdesc', 'background', 'action', 'data']);

/** A tag that articles use, or a character reference: plain text holds neither, except in lessons about HTML. */
const markup =
  /<\/?(?:a|abbr|acronym|address|article|aside|audio|b|big|blockquote|body|br|center|cite|code|dd|del|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|object|ol|p|picture|pre|q|s|samp|script|section|small|source|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|time|tr|tt|u|ul|var|video|wbr)(?:\s[^<>]*)?\/?>|<!--|&(?:#\d+|#[xX][\da-fA-F]+|[a-zA-Z]\w{1,30});/i;

function hasMarkup(text: string): boolean {
  return (text.includes('<') || text.includes('&')) && markup.test(text);
}

/** A piece of text as it is meant; what is beyond the limit is cut before anything looks at it. */
function pieceOf(child: TextNode, setting: Setting, isProse: boolean): string {
  const text = child.text.length > maxTextLength ? child.text.slice(0, maxTextLength) : child.text;
  return child.isCdata ? text : decodeEntities(text, setting.entities, isProse);
}

function textOf(node: Element, setting: Setting, isProse: boolean): string {
  const only = node.children.length === 1 ? node.children[0]! : null;
  if (only !== null && !isElement(only)) return pieceOf(only, setting, isProse);
  let text = '';
  for (const child of node.children) {
    if (text.length > maxTextLength) break;
    text += isElement(child) ? textOf(child, setting, isProse) : pieceOf(child, setting, isProse);
  }
  return text.slice(0, maxTextLength);
}

/** The plain text of an element that holds no markup: an address, a date, a name. Null when there is none. */
export function plainText(node: Element | null, setting: Setting): string | null {
  if (node === null || node.children.length === 0) return null;
  const text = textOf(node, setting, false).trim();
  return text === '' ? null : text;
}

/** Markup that stands in the feed as elements, written again as HTML. */
function serialise(node: Element, setting: Setting, base: string | null): string {
  const parts: string[] = [];
  let length = 0;
  const write = (text: string): void => {
    parts.push(text);
    length += text.length;
  };
  const walk = (parent: Element, outer: string | null): void => {
    for (const child of parent.children) {
      if (length > maxTextLength) return;
      if (!isElement(child)) {
        write(escapeHtml(pieceOf(child, setting, true)));
        continue;
      }
      const inner = resolveAddress(child.attributes['xml:base'], outer) ?? outer;
      write(`<${child.name}`);
      for (const [name, value] of Object.entries(child.attributes)) {
        if (name.startsWith('xmlns') || name.startsWith('xml:') || !/^[a-z][\w:-]*$/.test(name)) continue;
        const shown = addressAttributes.has(name) ? (resolveAddress(value, inner) ?? value) : value;
        write(` ${name}="${escapeAttribute(shown)}"`);
      }
      write('>');
      if (voidElements.has(child.name)) continue;
      walk(child, inner);
      write(`</${child.name}>`);
    }
  };
  walk(node, base);
  return parts.join('');
}

const tagWithAddress =
  /<(?:a|area|img|audio|video|source|iframe|link|q|blockquote|del|ins|object|form|body)\s[^<>]*>/gi;
const address = /(\s(?:href|src|poster|cite|longdesc|data|action|background)\s*=\s*)("[^"]*"|'[^']*'|[^\s"'<>]+)/gi;
const absolute = /^\s*(?:[a-z][\w+.-]*:|#|$)/i;

const anyRelative =
  /\s(?:href|src|poster|cite|longdesc|data|action|background)\s*=\s*(?:["']\s*)?(?!(?:[a-z][\w+.-]*:|#|["'\s>]))/i;

/** Makes the relative addresses in a piece of HTML absolute; everything else stays as it is. */
function resolveHtml(html: string, base: string | null): string {
  if (base === null || !anyRelative.test(html) || !URL.canParse(base)) return html;
  return html.replace(tagWithAddress, (tag) =>
    tag.replace(address, (whole, before: string, quoted: string) => {
      const written = /^["']/.test(quoted) ? quoted.slice(1, -1) : quoted;
      if (absolute.test(written)) return whole;
      const value = decodeEntities(written);
      return `${before}"${escapeAttribute(resolveAddress(value, base) ?? value)}"`;
    }),
  );
}

/** `&#146;` inside HTML means the apostrophe of windows-1252 to every browser; so it is written as that. */
function mendReferences(html: string): string {
  if (!html.includes('&#1')) return html;
  return html.replace(/&#(1(?:2[89]|[345]\d));/g, (_, code: string) => characterFor(Number(code)));
}

function isBase64(node: Element, type: string, text: string): boolean {
  if (node.attributes['mode'] === 'base64') return true;
  const isBinary = /^[\w.+-]+\/[\w.+-]+$/.test(type) && !/^text\/|[/+]xml$|html/.test(type);
  return isBinary && /^[\w+/=\s]+$/.test(text);
}

function fromBase64(text: string): string {
  try {
    return mendControls(new TextDecoder().decode(Uint8Array.fromBase64(text)));
  } catch {
    return text;
  }
}

/** The only `div` that Atom's xhtml construct needs and nobody means, taken away. */
function withoutWrapper(node: Element): Element {
  const inner = node.children.filter((child) => isElement(child) || child.text.trim() !== '');
  const only = inner.length === 1 ? inner[0]! : null;
  return only !== null && isElement(only) && only.name === 'div' ? only : node;
}

/**
 * Any text construct of any format as one piece of HTML, addresses resolved; null when empty.
 *
 * Atom says what its texts are. RSS does not: a text that looks like markup is taken as markup, else as plain text.
 * The result is not safe to show: `cleanHtml` makes it so.
 */
export function htmlOf(node: Element | null, setting: Setting): string | null {
  if (node === null || node.children.length === 0) return null;
  const type = (node.attributes['type'] ?? '').trim().toLowerCase();
  const base = node.baseFrom(setting.base);
  let html: string;
  if (node.children.some(isElement)) {
    const from = type === 'xhtml' ? withoutWrapper(node) : node;
    html = serialise(from, setting, from === node ? base : from.baseFrom(setting.base));
  } else {
    const text = textOf(node, setting, true);
    if (isBase64(node, type, text)) html = resolveHtml(fromBase64(text), base);
    else if (type.includes('html') && !type.includes('xhtml')) html = resolveHtml(text, base);
    else if (setting.isAtom && node.attributes['mode'] !== 'escaped') html = escapeHtml(text);
    else html = hasMarkup(text) ? resolveHtml(text, base) : escapeHtml(text);
  }
  html = mendReferences(html.length > maxTextLength ? html.slice(0, maxTextLength) : html).trim();
  return html === '' ? null : html;
}

/** The same for a text that is HTML or plain without any XML around it (JSON Feed). */
export function htmlFrom(text: string | null, base: string | null, isHtml: boolean): string | null {
  if (text === null || text.trim() === '') return null;
  const cut = mendControls(text.slice(0, maxTextLength)).trim();
  return isHtml ? mendReferences(resolveHtml(cut, base)) : escapeHtml(cut);
}
