import type { CheerioAPI } from 'cheerio/slim';
import { type Element, isTag, isText, type ParentNode } from 'domhandler';

import { stableClasses, stableId } from './classes.ts';
import { looksLikeDate } from './dates.ts';
import { headlineIn, headlineOf, isHeadline, unitsOf } from './titles.ts';
import { webAddress } from '../address.ts';

/** Links looked at on one page. */
const maxLinks = 3000;
/** How far above a link the entry it belongs to is looked for. */
const maxLevels = 8;
/** Fewer are no list. */
export const fewestEntries = 4;
/** Elements of one entry looked through for a date. */
const maxElements = 60;

/** Elements that stand in the same place of a repeated structure, with the link of each. */
export interface Group {
  readonly entries: readonly Element[];
  /** The link of each entry, in the same order. */
  readonly links: readonly Element[];
  /** The higher, the more it looks like a list of news. */
  readonly score: number;
}

interface Link {
  readonly element: Element;
  readonly url: URL;
}

const unlike =
  /(?:^|[\s_-])(?:nav\w*|menu\w*|foot\w*|copyright|bread\w*|crumb\w*|friend\w*|partner\w*|pag(?:er|es|ing|ination)|login|lang\w*|toolbar|share|social|sitemap|tags?|channels?|tabs?)(?:$|[\s_-])/i;
const aside =
  /(?:^|[\s_-])(?:aside|side\w*|hot\w*|rank\w*|recommend\w*|related|swiper\w*|slide\w*|banner|carousel|ads?|top10)(?:$|[\s_-])/i;

/** How little what stands inside an element can be its news: 1 for nothing against it. */
function placeFactor(element: Element): number {
  let factor = 1;
  for (let at: ParentNode | null = element; at !== null && isTag(at); at = at.parent) {
    const names = `${at.attribs['class'] ?? ''} ${at.attribs['id'] ?? ''}`;
    if (at.name === 'nav' || at.name === 'footer' || unlike.test(names)) factor = Math.min(factor, 0.15);
    else if (at.name === 'aside' || at.name === 'header' || aside.test(names)) factor = Math.min(factor, 0.5);
    if (at.name === 'body' || at.name === 'main') break;
  }
  return factor;
}

/** Numbers for equal texts, so that long paths are compared at once. */
class Numbers {
  private readonly known = new Map<string, number>();

  of(text: string): number {
    const number = this.known.get(text) ?? this.known.size;
    this.known.set(text, number);
    return number;
  }
}

/** Where an element stands: equal for elements with the same tags and lasting classes all the way up. */
class Paths {
  private readonly numbers = new Numbers();
  private readonly known = new Map<ParentNode, number>();

  of(element: ParentNode): number {
    const chain: ParentNode[] = [];
    let at: ParentNode | null = element;
    while (at !== null && !this.known.has(at)) {
      chain.push(at);
      at = at.parent;
    }
    let number = at === null ? -1 : this.known.get(at)!;
    for (const node of chain.reverse()) {
      const step = isTag(node) ? `${node.name}.${stableClasses(node).join('.')}#${stableId(node) ?? ''}` : '';
      number = this.numbers.of(`${number}>${step}`);
      this.known.set(node, number);
    }
    return number;
  }
}

interface Level {
  readonly links: Map<Element, Element>;
}

/**
 * For each link and each element around it: which others stand in the same place of the same structure. A link belongs
 * to the level at which most do, and of those to the outermost, which holds the date and the summary too.
 */
function levelsOf(links: readonly Link[]): readonly Level[] {
  const paths = new Paths();
  const speaks = new Map(links.map(({ element }) => [element, isHeadline(headlineOf(element))]));
  const levels = new Map<string, Level>();
  const keys = links.map(({ element }) => {
    const own: string[] = [];
    let inside = '';
    let entry = element;
    for (let level = 0; level < maxLevels; level += 1) {
      const { parent } = entry;
      if (parent === null || entry.name === 'body' || entry.name === 'html') break;
      const key = `${paths.of(parent)} ${entry.name} ${inside}`;
      const found = levels.get(key) ?? { links: new Map<Element, Element>() };
      // Of several links of its kind the first with a headline stands for the entry: [公司] may go before it.
      const before = found.links.get(entry);
      if (before === undefined || (speaks.get(before) === false && speaks.get(element) === true))
        found.links.set(entry, element);
      levels.set(key, found);
      own.push(key);
      if (!isTag(parent)) break;
      inside = `${entry.name}>${inside}`;
      entry = parent;
    }
    return own;
  });
  // Links to channels stand beside those to news, and must not make two entries of one.
  const told = new Map<string, number>();
  for (const [key, level] of levels) told.set(key, [...level.links.values()].filter((link) => speaks.get(link)).length);
  const chosen = new Set<Level>();
  for (const own of keys) {
    const telling = own.map((key) => told.get(key)!);
    const sizes = Math.max(0, ...telling) >= fewestEntries ? telling : own.map((key) => levels.get(key)!.links.size);
    const most = Math.max(0, ...sizes);
    const at = sizes.findLastIndex((size) => size >= most * 0.9);
    if (most >= fewestEntries && at >= 0) chosen.add(levels.get(own[at]!)!);
  }
  return [...chosen];
}

/** Whether a date stands in an entry: in an attribute, in a short element, or right beside the link. */
function holdsDate(entry: Element): boolean {
  const steps: Element[] = [entry];
  for (let looked = 0; looked < maxElements; looked += 1) {
    const here = steps.pop();
    if (here === undefined) return false;
    if (here.attribs['datetime'] !== undefined) return true;
    for (const child of here.children.slice(0, maxElements)) {
      if (isTag(child)) steps.push(child);
      else if (isText(child) && looksLikeDate(child.data.trim())) return true;
    }
  }
  return false;
}

const share = (count: number, of: number): number => (of === 0 ? 0 : count / of);

const siteOf = (host: string): string => host.split('.').slice(-2).join('.');

/** Article addresses carry a number, a day or a long name; those of sections do not. */
const articlePath = /\d{3,}|\/\d+(?:\.|\/|$)|\.s?html?$|[a-z0-9]+(?:-[a-z0-9]+){3,}|[?&]\w*id=/i;

function scoreOf(entries: readonly Element[], links: readonly Link[], page: URL | null): number {
  const titles = entries.map((entry, at) => headlineIn(entry, links[at]!.element));
  const distinct = share(new Set(links.map(({ url }) => url.href)).size, entries.length);
  const told = share(new Set(titles).size, entries.length);
  const headlines = share(titles.filter(isHeadline).length, entries.length);
  // A picture leads to the same page as the headline, which is the better one to show.
  const speaking = share(links.filter(({ element }) => isHeadline(headlineOf(element))).length, links.length);
  const units = titles.map(unitsOf).sort((a, b) => a - b)[Math.floor(titles.length / 2)] ?? 0;
  const articles = share(links.filter(({ url }) => articlePath.test(url.pathname + url.search)).length, links.length);
  const own =
    page === null
      ? 1
      : share(links.filter(({ url }) => siteOf(url.hostname) === siteOf(page.hostname)).length, links.length);
  const dated = share(entries.slice(0, 20).filter(holdsDate).length, Math.min(entries.length, 20));
  return (
    Math.log2(1 + Math.min(entries.length, 40)) *
    distinct ** 2 *
    told ** 2 *
    headlines ** 2 *
    Math.min(1, units / 12) *
    (0.4 + 0.6 * articles) *
    (0.3 + 0.7 * own) *
    (1 + 0.8 * dated) *
    (0.9 + 0.1 * speaking) *
    placeFactor(entries[0]!)
  );
}

/**
 * Entries of one structure may stand in several places: days of a list, which belong together, or a menu that is built
 * like the list. Places without headlines are left out.
 */
function withoutMenus(level: Level): Level {
  const places = new Map<ParentNode | null, Map<Element, Element>>();
  for (const [entry, link] of level.links) {
    const place = places.get(entry.parent) ?? new Map<Element, Element>();
    places.set(entry.parent, place.set(entry, link));
  }
  if (places.size < 2) return level;
  const good = [...places.values()].filter((links) => {
    const headlines = [...links].filter(([entry, link]) => isHeadline(headlineIn(entry, link))).length;
    return headlines >= links.size / 2;
  });
  return good.length === places.size ? level : { links: new Map(good.flatMap((links) => [...links])) };
}

/** Below this nothing is proposed: four short links of a menu reach less. */
const leastScore = 0.6;

/**
 * Finds the structures of a page that repeat and hold links with headlines.
 *
 * @param base address relative links start from
 * @returns best first; empty where the page has no such list
 *
 * Linear in the number of elements: links, and levels above each, are limited.
 */
export function findGroups($: CheerioAPI, base: string | null): Group[] {
  const links: Link[] = [];
  for (const element of $('a[href]').toArray().slice(0, maxLinks)) {
    const address = webAddress(element.attribs['href'], base);
    if (address !== null) links.push({ element, url: new URL(address) });
  }
  const byElement = new Map(links.map((link) => [link.element, link]));
  const page = base === null ? null : URL.parse(base);
  const levels = levelsOf(links)
    .map(withoutMenus)
    .filter((level) => level.links.size >= fewestEntries);
  const groups = levels.map((level): Group => {
    const entries = [...level.links.keys()];
    const own = [...level.links.values()];
    const score = scoreOf(
      entries,
      own.map((element) => byElement.get(element)!),
      page,
    );
    return { entries, links: own, score };
  });
  return groups.filter(({ score }) => score >= leastScore).sort((a, b) => b.score - a.score);
}
