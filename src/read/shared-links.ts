import type { FeedItem } from '../model/feed.ts';
import { sameness, type Link } from './link.ts';

interface Sharing {
  readonly titles: Set<string>;
  /** What tells entries of one link apart: their own ids, or the parts of a page their links lead to. */
  readonly marks: Set<string>;
}

/** A link under so many headlines is no article's, whatever else stands there. */
const titlesEnough = 3;

function isFrontPage(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && parsed.pathname === '/' && parsed.search === '' && parsed.hash === '';
}

/**
 * Links that name no article of their own: a front page, or one page below which a feed tells several things (notes on
 * each version, flashes). An entry of such a link is known by outlet, title and day; by its link all of them but one
 * would be lost without a word.
 *
 * Two entries of one link and one id are one article that was given another headline.
 *
 * @param links of the entries, in their order
 * @returns whether a link is such a one
 */
export function sharedLinks(entries: readonly FeedItem[], links: readonly (Link | null)[]): (link: Link) => boolean {
  const all = new Map<string, Sharing>();
  for (const [at, entry] of entries.entries()) {
    const link = links[at] ?? null;
    if (link === null || !link.isStable) continue;
    const name = sameness(link.url);
    const sharing = all.get(name) ?? { titles: new Set(), marks: new Set() };
    all.set(name, sharing);
    if (entry.title !== null) sharing.titles.add(entry.title);
    const mark = entry.id ?? URL.parse(entry.url ?? '')?.hash ?? '';
    if (mark !== '') sharing.marks.add(mark);
  }
  return ({ url }) => {
    if (isFrontPage(url)) return true;
    const { titles, marks } = all.get(sameness(url)) ?? { titles: new Set(), marks: new Set() };
    return titles.size >= titlesEnough || (titles.size > 1 && marks.size > 1);
  };
}
