import type { CheerioAPI } from 'cheerio/slim';
import { type Element, isTag } from 'domhandler';

import { stableClasses } from './classes.ts';
import { looksLikeDate } from './dates.ts';
import { spellings } from './names.ts';
import { headingIn, headlineOf, isHeadline, unitsOf } from './titles.ts';
import { wordsOf } from './document.ts';

/** Elements of one entry looked at. */
const maxElements = 80;
/** Share of entries in which a selector must find what it is for. */
export const enoughShare = 0.9;

function childrenOf(element: Element): Element[] {
  return element.children.slice(0, maxElements).filter((child) => isTag(child));
}

function elementsIn(entry: Element): Element[] {
  const found: Element[] = [];
  const steps: Element[] = [entry];
  while (found.length < maxElements) {
    const here = steps.pop();
    if (here === undefined) break;
    if (here !== entry) found.push(here);
    steps.push(...childrenOf(here).reverse());
  }
  return found;
}

/** Where an element stands in its entry, without the classes of the moment. */
function pathIn(entry: Element, element: Element): string {
  const steps: string[] = [];
  for (let at = element; at !== entry;) {
    steps.push([at.name, ...stableClasses(at)].join('.'));
    const { parent } = at;
    if (parent === null || !isTag(parent)) break;
    at = parent;
  }
  return steps.reverse().join('>');
}

/** What stands at one place of many entries. */
export interface Spot {
  readonly found: Map<Element, Element>;
}

/** The place at which most entries hold something that passes; the first of equals. */
function spotFor(entries: readonly Element[], passes: (element: Element, entry: Element) => boolean): Spot | null {
  const spots = new Map<string, Spot>();
  for (const entry of entries) {
    for (const element of elementsIn(entry)) {
      if (!passes(element, entry)) continue;
      const path = pathIn(entry, element);
      const spot = spots.get(path) ?? { found: new Map<Element, Element>() };
      if (!spot.found.has(entry)) spot.found.set(entry, element);
      spots.set(path, spot);
    }
  }
  let best: Spot | null = null;
  for (const spot of spots.values()) if (best === null || spot.found.size > best.found.size) best = spot;
  return best;
}

/** The shortest selector whose first find in each entry is what stands at the place. */
export function selectInside($: CheerioAPI, { found }: Spot): string | null {
  const isHeading = (name: string): boolean => /^h[1-6]/.test(name);
  const elements = [...found.values()];
  const own = spellings(elements);
  const above = [...found].flatMap(([entry, { parent }]) =>
    parent !== null && isTag(parent) && parent !== entry ? [parent] : [],
  );
  const outer = above.length === elements.length ? spellings(above) : [];
  const candidates = [
    ...own.filter((selector) => /[.[]/.test(selector)),
    ...outer
      .filter(isHeading)
      .reverse()
      .flatMap((name) => own.map((tail) => `${name} > ${tail}`)),
    ...own,
    ...outer.flatMap((name) => own.map((tail) => `${name} > ${tail}`)),
    ...own.map((tail) => `> ${tail}`),
    ...own.map((tail) => `${tail}:last`),
    ...outer.flatMap((name) => own.map((tail) => `${name} > ${tail}:last`)),
  ];
  for (const selector of new Set(candidates)) {
    const right = [...found].filter(([entry, element]) => $(entry).find(selector).get(0) === element).length;
    if (right >= found.size * enoughShare) return selector;
  }
  return null;
}

const dateAttribute = /^(?:datetime|title|data-[\w-]*(?:time|date)[\w-]*)$/;

/** `@datetime` where an attribute holds a date and the words do not, or the words only say 3小时前. */
function dateAttributeOf(elements: readonly Element[]): string | null {
  const first = elements[0];
  if (first === undefined) return null;
  return (
    Object.keys(first.attribs).find(
      (name) =>
        dateAttribute.test(name) &&
        elements.every((element) =>
          /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|^\d{10}$|^\d{13}$/.test((element.attribs[name] ?? '').trim()),
        ),
    ) ?? null
  );
}

/** Whether a date stands in an element and in none of its children. */
function isDateHolder(element: Element): boolean {
  if (dateAttributeOf([element]) !== null) return true;
  return looksLikeDate(wordsOf(element, 80)) && !childrenOf(element).some((child) => looksLikeDate(wordsOf(child, 80)));
}

/** Where the dates stand; null where half of the entries have none. */
export function selectDate($: CheerioAPI, entries: readonly Element[]): string | null {
  // A headline may name a day too: it is no date of publishing.
  const spot = spotFor(entries, (element) => isDateHolder(element) && !isHeadline(headlineOf(element)));
  const dated = spot ?? spotFor(entries, (element) => isDateHolder(element) && element.name !== 'a');
  if (dated === null || dated.found.size < entries.length * 0.5) return null;
  // A time alone is that of a day named further up, which nobody would know: rather none than a wrong one.
  const texts = [...dated.found.values()].map((element) => wordsOf(element, 80));
  if (texts.every((text) => /^\d{1,2}[:：]\d{2}(?:[:：]\d{2})?$/.test(text))) return null;
  const selector = selectInside($, dated);
  if (selector === null) return null;
  const elements = [...dated.found.values()];
  const attribute = dateAttributeOf(elements);
  return attribute === null || (attribute === 'datetime' && elements[0]!.name === 'time')
    ? selector
    : `${selector}@${attribute}`;
}

/** Where the summaries stand; null where most entries have none. */
export function selectSummary(
  $: CheerioAPI,
  entries: readonly Element[],
  titles: ReadonlyMap<Element, string>,
): string | null {
  const spot = spotFor(entries, (element, entry) => {
    const text = wordsOf(element, 400);
    const title = titles.get(entry) ?? '';
    const isWhole = title !== '' && text.includes(title) && unitsOf(text) - unitsOf(title) < 30;
    return (
      unitsOf(text) >= 25 &&
      !isWhole &&
      text !== title &&
      !childrenOf(element).some((inner) => unitsOf(wordsOf(inner, 400)) >= 25)
    );
  });
  return spot === null || spot.found.size < entries.length * 0.6 ? null : selectInside($, spot);
}

/** The first part of a card that is a headline by itself, where nothing in it is called a title. */
function partOf(link: Element): Element | null {
  return (
    elementsIn(link).find((element) => isHeadline(wordsOf(element, 400)) && childrenOf(element).length === 0) ?? null
  );
}

/** Where the headlines stand: null where the reader finds them by itself. */
export function selectTitle(
  $: CheerioAPI,
  entries: readonly Element[],
  links: ReadonlyMap<Element, Element>,
): string | null {
  const spot: Spot = { found: new Map() };
  for (const entry of entries) {
    const link = links.get(entry)!;
    const inner = headingIn(link);
    const isOwn = isHeadline(headlineOf(link));
    const element = isOwn ? (inner ?? partOf(link) ?? link) : (headingIn(entry) ?? link);
    if (element !== entry) spot.found.set(entry, element);
  }
  return spot.found.size < entries.length * enoughShare ? null : selectInside($, spot);
}
