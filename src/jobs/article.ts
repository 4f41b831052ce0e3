import type { Item } from '../model/item.ts';
import type { Page } from '../model/page.ts';
import { bigramsOf } from '../text/bigrams.ts';
import { fold } from '../text/fold.ts';

const pathOf = (address: string): string => {
  const url = URL.parse(address);
  return url === null ? '' : `${url.pathname}${url.search}`;
};

/** So much of an item's own text says what it is about. */
const startLength = 200;
/** Everyday words of English, which stand on any page. */
const common = new Set(
  'a an and are as at be by for from has have how in is it its new of on or over says that the their this to up was what who why will with'.split(
    ' ',
  ),
);
/** A headline of fewer words, such as 公告, may stand over anything. */
const leastTerms = 3;
/** Of an article's own headline nearly all words come again in it, of another's hardly one. */
const leastShare = 0.3;

const termsOf = (text: string): Set<string> =>
  new Set(bigramsOf(fold(text).text.toLowerCase()).filter((term) => !common.has(term)));

function shareOf(terms: ReadonlySet<string>, within: ReadonlySet<string>): number {
  return terms.size === 0 ? 0 : [...terms].filter((term) => within.has(term)).length / terms.size;
}

/**
 * Whether a page tells what the list said that leads to it. Behind a link may as well stand a login, a front page, a
 * page that says sorry, or whatever took the address over.
 *
 * @param url address the page came from, after redirects
 */
export function isArticleOf(item: Pick<Item, 'title' | 'text'>, page: Page, url: string): boolean {
  // A front page may name the article, and holds none.
  const isFront = (address: string): boolean => /^\/(?:index\.\w+)?\??$/.test(pathOf(address));
  if (isFront(url)) return false;
  const title = termsOf(item.title);
  if (title.size < leastTerms) return true;
  const told = termsOf(`${page.title ?? ''}\n${page.text}`);
  return (
    shareOf(title, told) >= leastShare || shareOf(termsOf(item.text.slice(0, startLength)), told) >= leastShare * 2
  );
}
