import { load } from 'cheerio/slim';
import { type ChildNode, type Element, isTag, isText } from 'domhandler';

import { escapeAttribute, escapeHtml } from './entities.ts';
import { isTooDeep, withoutTags } from './nesting.ts';
import { resolveAddress } from './tree.ts';

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
const isVoid = new Set(['br', 'hr', 'img']);
/** Gone with all they hold; of every other unknown tag the text stays. */
const dropped = new Set(
  (
    'script style noscript template iframe frame frameset noframes object embed applet svg math head title meta link base ' +
    'audio video canvas map select option datalist button input textarea'
  ).split(' '),
);
const blocks = new Set(
  (
    'p div h1 h2 h3 h4 h5 h6 blockquote pre ul ol li dl dt dd table tr caption figure figcaption hr br section article ' +
    'header footer main aside nav address center form fieldset details summary'
  ).split(' '),
);
const spaced = new Set(['td', 'th']);

const trackerImage =
  /(?:^|\.)(?:doubleclick\.net|google-analytics\.com|feedburner\.com|feedsportal\.com|pixel\.wp\.com|stats\.wordpress\.com|hm\.baidu\.com|cnzz\.com|51\.la|scorecardresearch\.com|quantserve\.com|list-manage\.com)$|^(?:pixel|beacon|track(?:er|ing)?|stat[s]?|count(?:er)?)\./i;
const placeholder =
  /^data:|(?:blank|spacer|placeholder|loading|lazy|grey|transparent|pixel|1x1)[\w.-]*\.(?:gif|png|jpe?g|svg)(?:\?|$)/i;

/** An http(s) address, absolute; null for everything else, however it is written. */
function safeAddress(value: string | undefined, base: string | null): string | null {
  if (value === undefined) return null;
  // Browsers ignore these inside a scheme, so `java\tscript:` is seen as what it is.
  // oxlint-disable-next-line no-control-regex
  const written = value.replaceAll(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028\u2029\ufeff]+/g, (gap) =>
    gap === ' ' ? ' ' : '',
  );
  const absolute = resolveAddress(written.trim(), base);
  const url = absolute === null ? null : URL.parse(absolute);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? url.href : null;
}

function isOnePixel(image: Element): boolean {
  const style = image.attribs['style'] ?? '';
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) return true;
  const small = (name: 'width' | 'height'): boolean =>
    /^\s*[01](?:px)?\s*$/.test(image.attribs[name] ?? '') ||
    new RegExp(`(?:^|[;\\s])${name}\\s*:\\s*[01](?:px)?\\s*(?:;|$)`).test(style);
  return small('width') || small('height');
}

function imageTag(image: Element, base: string | null): string {
  const { src, alt } = image.attribs;
  const lazy = ['data-src', 'data-original', 'data-lazy-src', 'data-actualsrc', 'data-url'].map(
    (name) => image.attribs[name],
  );
  const isWaiting = src === undefined || src === '' || placeholder.test(src);
  const address = safeAddress(isWaiting ? (lazy.find((value) => value !== undefined) ?? src) : src, base);
  if (address === null || isOnePixel(image) || trackerImage.test(new URL(address).hostname)) return '';
  const size = ['width', 'height']
    .filter((name) => /^\d{1,4}$/.test(image.attribs[name] ?? ''))
    .map((name) => ` ${name}="${image.attribs[name]}"`);
  return `<img src="${escapeAttribute(address)}" alt="${escapeAttribute(alt ?? '')}"${size.join('')}>`;
}

/** The opening tag; null when the element's text stays but its tag does not. */
function openTag(element: Element, base: string | null): string | null {
  const { name, attribs } = element;
  if (!kept.has(name)) return null;
  if (name === 'a') {
    const href = safeAddress(attribs['href'], base);
    return href === null ? null : `<a href="${escapeAttribute(href)}">`;
  }
  let more = '';
  if (spaced.has(name))
    for (const span of ['colspan', 'rowspan'])
      if (/^\d{1,3}$/.test(attribs[span] ?? '')) more += ` ${span}="${attribs[span]}"`;
  if (name === 'ol' && /^\d{1,6}$/.test(attribs['start'] ?? '')) more = ` start="${attribs['start']}"`;
  return `<${name}${more}>`;
}

const invisible = /[\u00ad\u200b\u200e\u200f\u2060\ufeff]/g;

/** Lines without blanks around them, none empty, blanks inside as one. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(invisible, '')
    .split('\n')
    .map((line) => line.replaceAll(/[\s\u00a0\u3000]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

const tag = /<[a-zA-Z/!?]/;

/** Text without any tag: its line breaks are its paragraphs. */
function fromPlain(text: string): CleanHtml {
  const plain = tidy(text);
  const lines = plain.split('\n');
  return {
    text: plain,
    html: lines.length > 1 ? lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('') : escapeHtml(plain),
  };
}

type Step = ChildNode | { readonly close: string; readonly isBlock: boolean; readonly isPre: boolean };

/**
 * HTML of any origin to HTML that is safe to show, and to its text.
 *
 * @param base address relative links start from, null when unknown: then they are dropped, their text stays
 * @returns both empty for nothing; no text of the article is lost, none of scripts, styles and comments kept
 * @throws nothing
 *
 * Safe because nothing is passed through: each tag is written anew from the allow-list, all text is escaped, and none of
 * the kept elements is parsed in a mode of its own. Walks with a list instead of recursion, so depth is no danger.
 */
export function cleanHtml(html: string, base: string | null): CleanHtml {
  if (!tag.test(html)) {
    return html.includes('&') ? fromPlain(load(html, null, false).root().text()) : fromPlain(html);
  }
  if (isTooDeep(html)) return fromPlain(withoutTags(html));
  const out: string[] = [];
  const text: string[] = [];
  const steps: Step[] = [...load(html, null, false).root()[0]!.childNodes].reverse();
  let pre = 0;
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if ('close' in step) {
      out.push(step.close);
      if (step.isBlock) text.push('\n');
      if (step.isPre) pre -= 1;
      continue;
    }
    if (isText(step)) {
      out.push(escapeHtml(step.data));
      text.push(pre > 0 ? step.data : step.data.replaceAll(/\s+/g, ' '));
      continue;
    }
    // Comments, doctypes, and CDATA outside foreign content: markup that nobody shows.
    if (!isTag(step)) continue;
    const { name } = step;
    if (dropped.has(name)) continue;
    if (name === 'img') {
      out.push(imageTag(step, base));
      continue;
    }
    const open = openTag(step, base);
    const isBlock = blocks.has(name);
    if (open !== null) out.push(open);
    if (isBlock) text.push('\n');
    else if (spaced.has(name)) text.push(' ');
    if (isVoid.has(name)) continue;
    const isPre = name === 'pre';
    if (isPre) pre += 1;
    steps.push({ close: open === null ? '' : `</${name}>`, isBlock, isPre });
    for (let at = step.childNodes.length - 1; at >= 0; at -= 1) steps.push(step.childNodes[at]!);
  }
  return { html: out.join('').trim(), text: tidy(text.join('')) };
}
