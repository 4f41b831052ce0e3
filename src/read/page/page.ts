import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

import type { Page } from '../../model/page.ts';
import type { PageRule } from '../../model/source.ts';
import { articleLines, blocksOf } from './blocks.ts';
import { densest } from './dense.ts';
import type { PageDocument, PageElement } from './dom.ts';
import { readMetadata } from './metadata.ts';
import { bodiesOf, givenBy, removeBy } from './rule.ts';
import { dropSides } from './sides.ts';
import { pageSource } from './source.ts';
import { describedText, scriptedText } from './spare.ts';

/** What an article has at the least; below it the page is read again with all its parts. */
const shortestArticle = 250;
/** A string in a script must be longer than a description to be taken for the article. */
const shortestScripted = 150;
/** Names and buttons around a place that a script fills. */
const longestShell = 80;

function documentOf(html: string): PageDocument {
  const { document } = parseHTML(/<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`);
  if (document.documentElement?.localName === 'html') return document;
  // With an element before it the page has a root that everything else may take away.
  const inner = html.replaceAll(/<\/?(?:html|head|body)\b[^<>]*>/gi, '');
  return parseHTML(`<html><body>${inner}</body></html>`).document;
}

function linesOf(element: PageElement, title: string): string {
  return articleLines(blocksOf(element), title).join('\n');
}

function readable(document: PageDocument, title: string): string {
  // linkedom writes their text as it is, and readability reads what it wrote: a doctype in it would never end that.
  for (const odd of document.querySelectorAll('body title, body textarea, body xmp')) odd.remove();
  try {
    const article = new Readability<PageElement>(document, {
      charThreshold: 200,
      keepClasses: true,
      // What it says of the page is read by rules of our own.
      disableJSONLD: true,
      serializer: (node) => node,
    }).parse();
    const content = article?.content ?? null;
    return content === null ? '' : linesOf(content, title);
  } catch {
    // It trips over pages without a body, and over frames.
    return '';
  }
}

function dense(document: PageDocument, title: string): string {
  const body = document.body;
  if (body === null) return '';
  const best = densest(body);
  return best === null ? '' : linesOf(best, title);
}

/** The longer way, for pages on which the short one found little: each step only where it finds much more. */
function secondReading(first: string, html: string, title: string): string {
  let text = first;
  const better = (other: string): void => {
    if (other.length > text.length * 2) text = other;
  };
  better(readable(documentOf(html), title));
  if (text.length < shortestArticle) better(dense(documentOf(html), title));
  return text;
}

/**
 * Reads a saved page: its article as plain text, and what it says of itself.
 *
 * The body is readability's choice on linkedom, cleaned before (side parts) and after (captions, furniture, bylines);
 * pages too large for that give their densest element. Title, author, outlet and date come by rules of our own from
 * structured data, meta elements, scripts and, on Chinese pages, the line under the title; nothing is guessed from
 * visible text of other pages.
 *
 * @param url address of the page, null when unknown
 * @param rule selectors of the page's host; what one does not find, or what no selector can be, is found by itself
 * @throws nothing; the text is empty only where the page has none, nor a description
 *
 * One pass over whatever is given, and a bounded amount of it parsed: 15 MB cost a second at most.
 */
export function readPage(html: string, url: string | null, rule: PageRule | null = null): Page {
  const source = pageSource(html, rule !== null);
  const document = documentOf(source.html);
  if (rule !== null) removeBy(document, rule.remove);
  const given = givenBy(document, rule);
  const metadata = readMetadata(document, source, url, given);
  const title = metadata.title ?? '';
  const chosen = bodiesOf(document, rule);
  const own = chosen.length === 0 ? '' : articleLines(chosen.flatMap(blocksOf), title).join('\n');
  if (own !== '') return { ...metadata, text: own };
  // Before anything is taken out.
  const described = describedText(document);
  if (source.isUsual && document.body !== null) dropSides(document.body);
  let text = source.isUsual ? readable(document, title) : dense(document, title);
  if (text.length < shortestArticle) {
    if (source.isUsual) text = secondReading(text, source.html, title);
    const scripted = scriptedText(source, (markup) => linesOf(documentOf(pageSource(markup).html).body!, title));
    // A short report is one: only where its own words go on there, or where there are next to none, is the other it.
    const isSame = text.length < longestShell || scripted.includes(text.slice(0, 15));
    if (isSame && scripted.length > Math.max(text.length * 2, shortestScripted)) text = scripted;
  }
  if (text === '') text = described;
  if (text === '' && document.body !== null) text = linesOf(documentOf(source.html).body!, '');
  return { ...metadata, text };
}
