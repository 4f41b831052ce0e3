import type { PageRule } from '../../model/source.ts';
import { oneLine, type PageDocument, type PageElement } from './dom.ts';

/** What a host's rule found; null where it says nothing or finds nothing. */
export interface Given {
  readonly title: string | null;
  readonly author: string | null;
  readonly date: string | null;
}

/** A selector that is none finds nothing: it is told where sources are read, not while a page is. */
function select(document: PageDocument, selector: string): readonly PageElement[] {
  try {
    return [...document.querySelectorAll(selector)];
  } catch {
    return [];
  }
}

const withAttribute = /^(.*)@([\w:-]+)\s*$/s;

/** `selector@attribute` takes the attribute, `selector` the text; the first element that has any counts. */
function valueOf(document: PageDocument, written: string | null): string | null {
  if (written === null) return null;
  const match = withAttribute.exec(written);
  const name = match?.[2];
  for (const element of select(document, match?.[1] ?? written)) {
    const text = oneLine(name === undefined ? element.textContent : element.getAttribute(name));
    if (text !== '') return text;
  }
  return null;
}

export function removeBy(document: PageDocument, selectors: readonly string[]): void {
  for (const selector of selectors) for (const element of select(document, selector)) element.remove();
}

export function givenBy(document: PageDocument, rule: PageRule | null): Given {
  if (rule === null) return { title: null, author: null, date: null };
  return {
    title: valueOf(document, rule.title),
    author: valueOf(document, rule.author),
    date: valueOf(document, rule.date),
  };
}

/** The elements of the body, in order, none inside another. */
export function bodiesOf(document: PageDocument, rule: PageRule | null): readonly PageElement[] {
  if (rule === null || rule.body === null) return [];
  const found = new Set(select(document, rule.body));
  const isInner = (element: PageElement): boolean => {
    for (let outer = element.parentNode; outer !== null; outer = outer.parentNode) if (found.has(outer)) return true;
    return false;
  };
  return [...found].filter((element) => !isInner(element));
}
