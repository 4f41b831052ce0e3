import { load } from 'cheerio/slim';

import type { Discovered } from '../model/page.ts';
import { baseOfPage, webAddress } from './markup.ts';
import { isTooDeep } from './nesting.ts';

const feedType = /^(?:application|text)\/(?:(?:rss|atom|rdf|feed)\+)?(?:xml|json)$/i;
const maxFeeds = 20;

/**
 * What a page offers to somebody who wants to follow it.
 *
 * @param base address of the page; a `<base>` in it is respected
 * @throws nothing
 */
export function discoverIn(html: string, base: string | null): Discovered {
  const $ = load(isTooDeep(html) ? '' : html);
  const start = baseOfPage($('base[href]').first().attr('href'), base);
  const feeds = new Map<string, { readonly url: string; readonly title: string | null }>();
  for (const link of $('link[rel~="alternate"][href]').toArray()) {
    if (!feedType.test((link.attribs['type'] ?? '').split(';')[0]!.trim())) continue;
    const url = webAddress(link.attribs['href'], start);
    if (url === null || feeds.has(url) || feeds.size >= maxFeeds) continue;
    const title = (link.attribs['title'] ?? '').trim();
    feeds.set(url, { url, title: title === '' ? null : title });
  }
  return { feeds: [...feeds.values()], lists: [] };
}
