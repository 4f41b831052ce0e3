import { type Element, isTag } from 'domhandler';

import { wordsOf } from './document.ts';

const titleLength = 400;
/** Elements looked at for a headline inside a card. */
const maxElements = 40;

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** The length of a text in Chinese characters: two and a half of Latin letters take the room of one. */
export function unitsOf(text: string): number {
  const broad = text.match(wide)?.length ?? 0;
  return broad + (text.length - broad) * 0.4;
}

const noLetters = /[\d\p{P}\p{S}\s]+/gu;

/**
 * Whether a text is as long as headlines are: names of sections are shorter, summaries longer. A date with its time is
 * long enough, and holds no words.
 */
export function isHeadline(text: string): boolean {
  const units = unitsOf(text);
  return units >= 7 && units <= 70 && unitsOf(text.replaceAll(noLetters, '')) >= 4;
}

const titleClass =
  /(?:^|[\s_-])(?:title|titles|tit|ttl|tt|headline|subject|bt)(?:$|[\s_-])|[a-z](?:Title|Tit|Headline)\b/;

/** Whether an element is marked as holding a headline. */
export function isTitled(element: Element): boolean {
  return /^h[1-6]$/.test(element.name) || titleClass.test(element.attribs['class'] ?? '');
}

/** The first heading inside an element, or the first thing that is called a title; null where there is none with words. */
export function headingIn(element: Element): Element | null {
  const steps: Element[] = [element];
  for (let looked = 0; looked < maxElements; looked += 1) {
    const here = steps.pop();
    if (here === undefined) return null;
    if (here !== element && isTitled(here) && wordsOf(here, titleLength) !== '') return here;
    const inside = here.children.slice(0, maxElements).filter((child) => isTag(child));
    steps.push(...inside.reverse());
  }
  return null;
}

/** The headline of a link: its heading, else its words, else its `title`. */
export function headlineOf(link: Element): string {
  const heading = headingIn(link);
  const words = wordsOf(heading ?? link, titleLength);
  const title = (link.attribs['title'] ?? '').trim();
  return words === '' || (/(?:…|\.{2,})$/.test(words) && title.length > words.length) ? title : words;
}

/** The headline of an entry: that of its link, or where the link only says 阅读全文, its heading. */
export function headlineIn(entry: Element, link: Element): string {
  const own = headlineOf(link);
  if (isHeadline(own)) return own;
  const heading = headingIn(entry);
  return heading === null ? own : wordsOf(heading, titleLength);
}
