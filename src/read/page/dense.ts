import { isPageElement, isPageText, type PageElement, type PageNode } from './dom.ts';

/** Elements that are paragraphs: what they say speaks for the element around them. */
const paragraphs = new Set('p li h2 h3 h4 h5 h6 blockquote pre dd'.split(' '));
const inline = new Set(
  'span strong b em i u font small big mark sub sup code abbr cite q ins del s strike time br wbr img label'.split(' '),
);
const aside = new Set('nav footer button form select dialog'.split(' '));
/** Shorter pieces are menus and captions. */
const leastWords = 20;

/**
 * The element that holds the most words outside links, each paragraph counting for its parent and somewhat less for the one
 * above: what readability does, in one pass and without its care.
 *
 * @returns null where no element holds a sentence
 */
export function densest(body: PageElement): PageElement | null {
  const scores = new Map<PageElement, number>();
  const add = (element: PageElement | null, score: number): void => {
    if (element !== null && isPageElement(element)) scores.set(element, (scores.get(element) ?? 0) + score);
  };
  const settle = (block: PageElement, words: number): void => {
    if (words < leastWords) return;
    const home = paragraphs.has(block.tagName.toLowerCase()) ? block.parentNode : block;
    add(home, words);
    add(home?.parentNode ?? null, words * 0.6);
  };
  /** Words of a node that belong to the block around it. */
  const walk = (node: PageNode, isLink: boolean): number => {
    if (isPageText(node)) return isLink ? 0 : (node.textContent ?? '').trim().length;
    if (!isPageElement(node)) return 0;
    const name = node.tagName.toLowerCase();
    if (aside.has(name)) return 0;
    let words = 0;
    for (const child of node.childNodes) words += walk(child, isLink || name === 'a');
    if (inline.has(name) || name === 'a') return words;
    settle(node, words);
    return 0;
  };
  walk(body, false);
  let best: PageElement | null = null;
  let most = 0;
  for (const [element, score] of scores)
    if (score > most) {
      best = element;
      most = score;
    }
  return best;
}
