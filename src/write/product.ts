import type { Company } from '../model/company.ts';
import type { Item } from '../model/item.ts';
import { withoutMarks } from './marks.ts';

/** Words of a text that say what was done to a product, the rarer first. */
const productVerbs = ['开源', '预售', '发售', '开售', '量产', '推出', '上线', '升级', '发布'] as const;

/** A product's name where it stands in a text, with the version behind it. */
function withVersion(product: string, text: string): string {
  const tail =
    /^(?:[-‑]?[A-Za-z0-9.]*[A-Za-z0-9])?/.exec(text.slice(text.indexOf(product) + product.length))?.[0] ?? '';
  return withoutMarks(product + tail);
}

/** How far into a text its news stands. */
const openingLength = 80;
const openingOf = (items: readonly Item[]): string => items[0]?.text.slice(0, openingLength) ?? '';

/** The product a story is about: the longest of the company's that a title names, else one that the lead says was brought out. */
export function productIn(items: readonly Item[], company: Company): string {
  const longestFirst = company.products.map(({ text }) => text).sort((a, b) => b.length - a.length);
  for (const { title } of items) {
    const named = longestFirst.find((product) => title.includes(product));
    if (named !== undefined) return withVersion(named, title);
  }
  const opening = openingOf(items);
  const told = longestFirst.find((product) => productVerbs.some((verb) => opening.includes(verb + product)));
  return told === undefined ? '' : withVersion(told, opening);
}

/**
 * What was done to a product: the word right before its name in a title or the lead's opening, else any such word of `words`.
 *
 * @returns empty where nothing was done to it
 */
export function verbOf(items: readonly Item[], product: string, words: string): string {
  const texts = product === '' ? [] : [...items.map(({ title }) => title), openingOf(items)];
  const before = productVerbs.find((verb) => texts.some((text) => text.includes(verb + product)));
  return before ?? productVerbs.find((verb) => words.includes(verb)) ?? '';
}
