import type { Discovered, ListReading } from '../../model/page.ts';
import type { ListSelectors } from '../../model/source.ts';
import { feedsNamed } from './feed-links.ts';
import { readListIn } from './list.ts';
import { fewestEntries, findGroups } from './groups.ts';
import { selectorsFor } from './selectors.ts';
import { baseOfPage } from '../address.ts';
import { openPage } from './document.ts';

/** Lists offered, and groups looked at for them. */
const maxLists = 3;
const maxGroups = 10;
/** More items than this no list gives. */
const maxItems = 500;

/**
 * What a page offers to somebody who wants to follow it: the feeds it names, and the lists of links that look like news,
 * with selectors that read them.
 *
 * @param base address of the page; a `<base>` in it is respected
 * @throws JianbaoError PAGE_TOO_COMPLEX for a page nested as none is
 */
export function discoverIn(html: string, base: string | null): Discovered {
  const $ = openPage(html);
  const start = baseOfPage($('base[href]').first().attr('href'), base);
  const lists: { readonly selectors: ListSelectors; readonly reading: ListReading }[] = [];
  const known = new Set<string | null>();
  for (const group of findGroups($, start).slice(0, maxGroups)) {
    if (lists.length >= maxLists) break;
    const selectors = selectorsFor($, group);
    if (selectors === null) continue;
    const reading = readListIn($, base, selectors);
    const { items } = reading.feed;
    // Selectors that lose half of what they were made for are no help, nor is the same news in another way.
    const isNew = items.filter(({ url }) => !known.has(url)).length >= items.length / 2;
    if (!isNew || items.length < Math.max(fewestEntries, Math.min(group.entries.length, maxItems) / 2)) continue;
    for (const { url } of items) known.add(url);
    lists.push({ selectors, reading });
  }
  return { feeds: feedsNamed($, start), lists };
}
