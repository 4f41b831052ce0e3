import type { CheerioAPI } from 'cheerio/slim';
import { type Element, isTag } from 'domhandler';

import type { ListSelectors } from '../../model/source.ts';
import type { Group } from './groups.ts';
import { spellings } from './names.ts';
import { enoughShare, selectDate, selectInside, selectSummary, selectTitle, type Spot } from './parts.ts';
import { headlineIn } from './titles.ts';

/** Selectors tried for one part, and nodes looked at for all of them. */
const maxTries = 60;
const maxVisits = 4_000_000;
/** Entries a selector inside them is tried on. */
const maxEntries = 25;

/** Which of its kind an element is among its siblings, from 1. */
function placeOf(element: Element): number {
  let place = 1;
  for (let at = element.prev; at !== null; at = at.prev) if (isTag(at) && at.name === element.name) place += 1;
  return place;
}

/** Selectors for all entries of a group, shortest first: by their own name, by one above them, by the way down. */
function entrySelectors(entries: readonly Element[]): string[] {
  const own = spellings(entries);
  if (own.length === 0) return [];
  const isNamed = (selector: string): boolean => /[.#[]/.test(selector);
  const found: string[] = own.filter(isNamed);
  const counted: string[] = [];
  let chain = own;
  let level: readonly Element[] = entries;
  for (let up = 0; up < 6; up += 1) {
    const above = [...new Set(level.flatMap(({ parent }) => (parent !== null && isTag(parent) ? [parent] : [])))];
    if (above.length === 0 || above[0]!.name === 'html') break;
    const names = spellings(above);
    for (const name of names.filter(isNamed)) {
      for (const tail of chain.slice(0, 4)) found.push(`${name} > ${tail}`);
      for (const tail of own) found.push(`${name} ${tail}`);
    }
    const step = names.at(-1);
    if (step === undefined) break;
    const only = above.length === 1 ? above[0]! : null;
    if (only !== null && names.includes(only.name))
      counted.push(`${only.name}:nth-of-type(${placeOf(only)}) > ${chain.at(-1)!}`);
    chain = chain.slice(0, 3).map((tail) => `${step} > ${tail}`);
    level = above;
  }
  return [...new Set([...found.slice(0, maxTries), ...chain, ...own, ...counted])];
}

/** The first selector that finds the entries and next to nothing else that could be taken for one. */
function selectEntries($: CheerioAPI, group: Group): string | null {
  const wanted = new Set<Element>(group.entries);
  const nodes = $('*').length;
  const tries = Math.max(4, Math.floor(maxVisits / Math.max(1, nodes)));
  let best: { readonly selector: string; readonly quality: number } | null = null;
  for (const selector of entrySelectors(group.entries).slice(0, tries)) {
    const found: readonly Element[] = $<Element, string>(selector).toArray();
    if (found.length > wanted.size * 3 + 50) continue;
    const right = found.filter((element) => wanted.has(element)).length;
    // What holds no link is left out by the reader anyway.
    const wrong = found.filter((element) => !wanted.has(element) && holdsLink($, element)).length;
    if (right < wanted.size * enoughShare || right === 0) continue;
    const quality = right / (right + wrong);
    if (quality >= 0.97) return selector;
    if (best === null || quality > best.quality) best = { selector, quality };
  }
  return best !== null && best.quality >= 0.7 ? best.selector : null;
}

function holdsLink($: CheerioAPI, element: Element): boolean {
  return element.name === 'a' || $(element).find('a[href]').length > 0;
}

/**
 * Short selectors for a group, of names that will last: no numbers, no classes a program made.
 *
 * @returns null where nothing short tells its entries from the rest of the page
 */
export function selectorsFor($: CheerioAPI, group: Group): ListSelectors | null {
  const item = selectEntries($, group);
  if (item === null) return null;
  const entries = group.entries.slice(0, maxEntries);
  const links = new Map(entries.map((entry, at) => [entry, group.links[at]!]));
  const titles = new Map(entries.map((entry) => [entry, headlineIn(entry, links.get(entry)!)]));
  const title = selectTitle($, entries, links);
  const isLink = entries.every((entry) => entry.name === 'a');
  // The reader takes the link the headline stands in; elsewhere it must be shown the way.
  const leads = entries.every((entry) =>
    $(entry)
      .find('a[href]')
      .toArray()
      .every((link) => link === links.get(entry)!),
  );
  const linkSpot: Spot = { found: links };
  const isTitleLinked =
    title !== null &&
    entries.filter((entry) => {
      const element = $(entry).find(title).get(0);
      const link = links.get(entry)!;
      return (
        element !== undefined &&
        (element === link || $(element).closest('a').get(0) === link || $(element).find('a').get(0) === link)
      );
    }).length >=
      entries.length * enoughShare;
  return {
    item,
    title,
    link: isLink || leads || isTitleLinked ? null : selectInside($, linkSpot),
    date: selectDate($, entries),
    summary: selectSummary($, entries, titles),
    image: null,
    author: null,
    remove: [],
  };
}
