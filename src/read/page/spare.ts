import { decodeEntities } from '../entities.ts';
import { oneLine, type PageDocument } from './dom.ts';
import type { PageSource } from './source.ts';

/** Keys under which pages that a script draws carry their article. */
const bodyKeys =
  /"(?:articleBody|article_?content|content|content_?html|widgetContent|news_?content|body|html|detail)"\s*:\s*"((?:[^"\\]|\\.)*)"/gi;
/** More candidates than this are a list of articles. */
const maxCandidates = 50;

function unquoted(written: string): string {
  try {
    const value: unknown = JSON.parse(`"${written.replaceAll(/[\r\n\t]/g, ' ')}"`);
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
}

/**
 * The article of a page whose markup has none because a script draws it: the longest string under a key for bodies,
 * in structured data or in the state the page was sent with.
 *
 * @param read from markup to lines
 */
export function scriptedText(source: PageSource, read: (markup: string) => string): string {
  let longest = '';
  for (const script of [...source.data, source.scripts]) {
    let count = 0;
    for (const match of script.matchAll(bodyKeys)) {
      count += 1;
      if (count > maxCandidates) break;
      if (match[1]!.length > longest.length) longest = match[1]!;
    }
  }
  const value = unquoted(longest);
  const markup = /&lt;\/?[a-z]/i.test(value) && !/<\/?[a-z]/i.test(value) ? decodeEntities(value) : value;
  if (/<\/?[a-z]/i.test(markup)) return read(markup);
  return markup
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '')
    .join('\n');
}

/** What a page says it is about. */
export function describedText(document: PageDocument): string {
  for (const name of ['og:description', 'description', 'twitter:description'])
    for (const meta of document.querySelectorAll(`meta[property="${name}"],meta[name="${name}"]`)) {
      const text = oneLine(decodeEntities(meta.getAttribute('content') ?? ''));
      if (text !== '') return text;
    }
  return '';
}
