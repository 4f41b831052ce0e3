import { namesOf, type PageElement } from './dom.ts';

/** Parts of a page that hold no article whatever their class. */
const never =
  'nav,footer,button,dialog,[hidden],[aria-hidden="true"],[role="navigation"],[role="complementary"],[role="dialog"],[role="banner"]';

const sideNames =
  /(?:^|[\s_-])(?:related|recommend(?:ed|ation)?s?|newsletter|subscri(?:be|ption)|sharing|share|social|promo(?:tion)?s?|advert\w*|ads?|sponsor\w*|outbrain|taboola|comments?|disqus|breadcrumbs?|cookie\w*|paywall|popup|modal|most[_-]?(?:read|popular)|trending|read[_-]?(?:more|next)|more[_-]?(?:stories|news|from)|author[_-]?(?:bio|box|info|card)|tag[_-]?(?:list|s)|copyright|disclaimer|sidebar|editor|zeren|xgyd|pinglun)(?:$|[\s_-])/i;

/** A part that goes by such a name is dropped only while it is small: some sites call their whole page `social`. */
const largestPart = 0.3;

function lengthOf(element: PageElement): number {
  return (element.textContent ?? '').length;
}

function proseOf(element: PageElement): number {
  let length = 0;
  for (const paragraph of element.querySelectorAll('p')) length += lengthOf(paragraph);
  return length;
}

/**
 * Takes small parts that belong to the page, not the article, out of a body; and shows a large one that waits, hidden,
 * for a script to show it.
 */
export function dropSides(body: PageElement): void {
  const whole = lengthOf(body);
  const prose = proseOf(body);
  const isSmall = (element: PageElement): boolean =>
    lengthOf(element) < whole * largestPart && proseOf(element) <= prose * largestPart;
  for (const element of body.querySelectorAll(never)) {
    if (isSmall(element)) element.remove();
    else for (const name of ['hidden', 'aria-hidden']) element.removeAttribute(name);
  }
  for (const element of body.querySelectorAll('[style]')) {
    const style = element.getAttribute('style') ?? '';
    if (/visibility\s*:\s*hidden|display\s*:\s*none/i.test(style) && !isSmall(element))
      element.removeAttribute('style');
  }
  for (const element of body.querySelectorAll('[class],[id]')) {
    if (!sideNames.test(namesOf(element)) || /^(?:html|body|article|main)$/i.test(element.tagName)) continue;
    if (isSmall(element)) element.remove();
  }
}
