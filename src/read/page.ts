import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

import type { Page } from '../model/page.ts';
import type { PageRule } from '../model/source.ts';
import { escapeHtml } from './entities.ts';
import { isTooDeep, withoutTags } from './nesting.ts';
import { articleLines, blocksOf, namesOf, type PageElement } from './page-blocks.ts';
import { type PageDocument, readMetadata } from './page-metadata.ts';

/** Parts of a page that hold no article whatever their class. */
const never =
  'nav,footer,button,svg,dialog,iframe,object,embed,[hidden],[aria-hidden="true"],[role="navigation"],[role="complementary"],[role="dialog"],[role="banner"]';

const sideNames =
  /(?:^|[\s_-])(?:related|recommend(?:ed|ation)?s?|newsletter|subscri(?:be|ption)|sharing|share|social|promo(?:tion)?s?|advert\w*|ads?|sponsor\w*|outbrain|taboola|comments?|disqus|breadcrumbs?|cookie\w*|paywall|popup|modal|most[_-]?(?:read|popular)|trending|read[_-]?(?:more|next)|more[_-]?(?:stories|news|from)|author[_-]?(?:bio|box|info|card)|tag[_-]?(?:list|s)|copyright|disclaimer|sidebar|editor|zeren|xgyd|pinglun)(?:$|[\s_-])/i;

/** A part that goes by such a name is dropped only while it is small: some sites call their whole page `social`. */
const largestPart = 0.3;
/** What an article has at the least; below it the page is read again with all its parts. */
const shortestArticle = 250;

function proseOf(element: PageElement): number {
  let length = 0;
  for (const paragraph of element.querySelectorAll('p')) length += (paragraph.textContent ?? '').length;
  return length;
}

function dropSides(body: PageElement): void {
  for (const element of body.querySelectorAll('script,style,template')) element.remove();
  const whole = (body.textContent ?? '').length;
  const prose = proseOf(body);
  const isSmall = (element: PageElement): boolean =>
    (element.textContent ?? '').length < whole * largestPart && proseOf(element) <= prose * largestPart;
  for (const element of body.querySelectorAll(never)) if (isSmall(element)) element.remove();
  for (const element of body.querySelectorAll('[class],[id]')) {
    if (!sideNames.test(namesOf(element)) || /^(?:html|body|article|main)$/i.test(element.tagName)) continue;
    if (isSmall(element)) element.remove();
  }
}

function documentOf(html: string): PageDocument {
  const { document } = parseHTML(/<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`);
  return document;
}

function textOf(document: PageDocument, title: string, isCleaned: boolean): string {
  if (isCleaned && document.body !== null) dropSides(document.body);
  const article = new Readability<PageElement>(document, {
    charThreshold: 200,
    keepClasses: true,
    serializer: (node) => node,
  }).parse();
  const content = article?.content ?? null;
  return content === null ? '' : articleLines(blocksOf(content), title).join('\n');
}

/**
 * Reads a saved page: its article as plain text, and what it says of itself.
 *
 * The body is readability's choice on linkedom, cleaned before (side parts) and after (captions, furniture, bylines).
 * Title, author, outlet and date come by rules of our own from structured data, meta elements, scripts and, on Chinese
 * pages, the line under the title; nothing is guessed from visible text of other pages.
 *
 * @param url address of the page, null when unknown
 * @throws nothing; a page without an article has an empty text
 */
export function readPage(html: string, url: string | null, rule: PageRule | null = null): Page {
  // Readability and linkedom call themselves for each level: such a page keeps its words, not its shape.
  const source = isTooDeep(html) ? escapeHtml(withoutTags(html)) : html;
  const document = documentOf(source);
  const metadata = readMetadata(document, source, url);
  const title = metadata.title ?? '';
  const chosen = rule === null || rule.body === null ? [] : [...document.querySelectorAll(rule.body)];
  const own = chosen.flatMap((element) => blocksOf(element).map((block) => block.text)).join('\n');
  if (own !== '') return { ...metadata, text: own };
  let text = textOf(document, title, true);
  if (text.length < shortestArticle) {
    const whole = textOf(documentOf(source), title, false);
    if (whole.length > text.length * 2) text = whole;
  }
  return { ...metadata, text };
}
