import type { CheerioAPI } from 'cheerio/slim';

import { webAddress } from '../address.ts';
import { wordsOf } from './document.ts';

const feedType = /^(?:application|text)\/(?:(?:rss|atom|rdf|feed)\+)?(?:xml|json)$/i;
/** Addresses that look like those of feeds. */
const feedPath =
  /(?:^|\/)(?:rss|atom|feeds?)(?:\/?$|\.(?:xml|json|php|aspx?)$|\/\w+\.xml$)|\.(?:rss|atom|rdf)$|(?:^|\/)(?:index|news)\.xml$/i;
const feedQuery = /[?&](?:feed=(?:rss2?|atom|rdf)|format=(?:rss|atom)|type=(?:rss|100))(?:&|$)/i;
/** What readers of comments follow: offered last. */
const comments = /comments|评论|評論|留言/i;

const maxFeeds = 20;
const maxAnchors = 5000;

interface NamedFeed {
  readonly url: string;
  readonly title: string | null;
}

/** Whether an address looks like that of a feed. */
export function isFeedAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && (feedPath.test(url.pathname) || feedQuery.test(url.search));
}

/**
 * The feeds a page names: in its head, then those its links lead to by the look of their address; feeds of comments last.
 *
 * @returns absolute, each once, not yet asked
 */
export function feedsNamed($: CheerioAPI, base: string | null): NamedFeed[] {
  const feeds = new Map<string, NamedFeed>();
  const add = (address: string | undefined, title: string): void => {
    const url = webAddress(address, base);
    if (url !== null && !feeds.has(url)) feeds.set(url, { url, title: title === '' ? null : title.slice(0, 200) });
  };
  for (const link of $('link[rel~="alternate"][href]').toArray().slice(0, maxAnchors)) {
    if (feedType.test((link.attribs['type'] ?? '').split(';')[0]!.trim()))
      add(link.attribs['href'], (link.attribs['title'] ?? '').trim());
  }
  for (const anchor of $('a[href]').toArray().slice(0, maxAnchors)) {
    const url = webAddress(anchor.attribs['href'], base);
    if (url !== null && isFeedAddress(url)) add(url, wordsOf(anchor, 200));
  }
  const all = [...feeds.values()];
  const isOfComments = ({ url, title }: NamedFeed): boolean => comments.test(url) || comments.test(title ?? '');
  return [...all.filter((feed) => !isOfComments(feed)), ...all.filter(isOfComments)].slice(0, maxFeeds);
}
