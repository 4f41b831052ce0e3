import type { CheerioAPI } from 'cheerio/slim';
import { type Element, isTag, isText, type ParentNode } from 'domhandler';

import type { FeedItem } from '../../model/feed.ts';
import type { ListReading, SelectorStep } from '../../model/page.ts';
import type { ListSelectors } from '../../model/source.ts';
import { escapeHtml } from '../entities.ts';
import { looksLikeDate } from './dates.ts';
import { baseOfPage, webAddress } from '../address.ts';
import { openPage, sizeOf, takeOut, wordsOf } from './document.ts';

/** Entries taken from one page: no list shows more. */
const maxEntries = 500;
/** Entries looked at for them. */
const maxLooked = 5000;
/** Nodes inside entries that are looked through: entries that enclose each other would cost the square of their depth. */
const maxNodes = 300_000;
/** Things one selector finds in one entry until one of them holds something. */
const maxTries = 10;
const lineLength = 1000;
const summaryLength = 5000;
const sampleLength = 120;

/** `h2 > a@title`: what to look for, and the attribute to take instead of the words. */
function parted(selector: string): { readonly where: string; readonly attribute: string | null } {
  const match = /^(.*?)@([\w:.-]+)$/s.exec(selector.trim());
  return match === null
    ? { where: selector.trim(), attribute: null }
    : { where: match[1]!.trim(), attribute: match[2]!.toLowerCase() };
}

/** What a selector finds; nothing where it cannot be understood. */
function found($: CheerioAPI, where: string, within: Element | null): Element[] {
  if (where === '') return within === null ? [] : [within];
  const select = (selector: string): Element[] =>
    (within === null ? $<Element, string>(selector) : $(within).find(selector)).toArray();
  try {
    const elements = select(where);
    // Browsers put a tbody into every table, so selectors copied from one name it where the page has none.
    const bare = where.replaceAll(/(?:^|>)\s*tbody\s*(?=>)/g, '');
    return elements.length > 0 || bare === where ? elements : select(bare);
  } catch {
    return [];
  }
}

interface Place {
  readonly where: string;
  readonly attribute: string | null;
}

/** Looks through what a selector finds in an entry for the first thing `take` makes something of. */
function firstIn<Value>(
  $: CheerioAPI,
  entry: Element,
  place: Place,
  take: (element: Element, attribute: string | null) => Value | null,
): Value | null {
  for (const element of found($, place.where, entry).slice(0, maxTries)) {
    const value = take(element, place.attribute);
    if (value !== null) return value;
  }
  return null;
}

function textOf(element: Element, attribute: string | null, max = lineLength): string | null {
  const text = attribute === null ? wordsOf(element, max) : (element.attribs[attribute] ?? '').slice(0, max).trim();
  return text === '' ? null : text;
}

/** The words of a headline; where they are cut with dots, or there are none, those of its `title`. */
function titleOf(element: Element, attribute: string | null): string | null {
  const text = textOf(element, attribute);
  const whole = attribute === null ? textOf(element, 'title') : null;
  if (text === null || whole === null) return text ?? whole;
  const start = text.replace(/(?:…|\.{2,})+$/, '');
  return start !== text && whole.length > start.length && whole.startsWith(start) ? whole : text;
}

/** A date's own attribute is more exact than 3小时前, where it holds a whole date. */
function dateOf(element: Element, attribute: string | null): string | null {
  const exact = attribute === null ? (element.attribs['datetime'] ?? '').trim() : '';
  return /^\d{4}-\d{2}-\d{2}/.test(exact) ? exact.slice(0, lineLength) : textOf(element, attribute);
}

/** Where nobody said where the date stands: a `<time>`, or words of the entry itself beside its link. */
function ownDate($: CheerioAPI, entry: Element): string | null {
  const time = $(entry).find('time').get(0);
  const written = time === undefined ? null : dateOf(time, null);
  if (written !== null) return written;
  const beside = entry.children.filter((child) => isText(child)).slice(0, maxTries);
  const text = beside
    .map(({ data }) => data.slice(0, sampleLength))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return looksLikeDate(text) ? text : null;
}

/** Attributes in which pages keep the address of a picture until it is scrolled to. */
const pictureAttributes = ['data-original', 'data-src', 'data-lazy-src', 'src'];

function pictureOf(element: Element, attribute: string | null, base: string | null): string | null {
  if (attribute !== null) return webAddress(element.attribs[attribute], base);
  const written = pictureAttributes.map((name) => element.attribs[name]).find((value) => (value ?? '').trim() !== '');
  return webAddress(written, base);
}

/** Where a link leads: that of the element, of the link around it, or of the first one in it. */
function linkOf($: CheerioAPI, element: Element, attribute: string | null, base: string | null): string | null {
  if (attribute !== null) return webAddress(element.attribs[attribute], base);
  const own = webAddress(element.attribs['href'], base);
  if (own !== null) return own;
  for (const inner of $(element).find('a[href]').toArray().slice(0, maxTries)) {
    const address = webAddress(inner.attribs['href'], base);
    if (address !== null) return address;
  }
  return null;
}

/** The link of an entry that nobody pointed at: that of its headline, else the first with words, else the first. */
function ownLink($: CheerioAPI, entry: Element, headline: Element | null, base: string | null): Element | null {
  if (entry.name === 'a' && webAddress(entry.attribs['href'], base) !== null) return entry;
  for (let at: ParentNode | null = headline; at !== null && at !== entry && isTag(at); at = at.parent)
    if (webAddress(at.attribs['href'], base) !== null) return at;
  const inside = headline === null ? undefined : $(headline).find('a[href]').get(0);
  if (inside !== undefined && webAddress(inside.attribs['href'], base) !== null) return inside;
  const links = $(entry).find('a[href]').toArray().slice(0, maxTries);
  const good = links.filter((link) => webAddress(link.attribs['href'], base) !== null);
  return good.find((link) => titleOf(link, null) !== null) ?? good[0] ?? null;
}

class Steps {
  private readonly counts = new Map<string, { found: number; sample: string | null }>();

  note(name: keyof ListSelectors, value: string | null): void {
    const count = this.counts.get(name) ?? { found: 0, sample: null };
    this.counts.set(name, {
      found: count.found + (value === null ? 0 : 1),
      sample: count.sample ?? (value === null ? null : value.slice(0, sampleLength)),
    });
  }

  of(name: keyof ListSelectors, selector: string | null, of: number): SelectorStep {
    return { name, selector, of, ...(this.counts.get(name) ?? { found: 0, sample: null }) };
  }
}

const parts = ['title', 'link', 'date', 'summary', 'image', 'author'] as const;

/**
 * Reads a page of links as a feed.
 *
 * @param base address of the page; a `<base>` in it is respected
 * @param selectors checked by the configuration; one that is not understood finds nothing
 * @returns entries in the page's order, each address once; those without a link or a title are left out. Dates are
 * handed on as `dateText`: only the source knows their zone
 * @throws JianbaoError PAGE_TOO_COMPLEX for a page nested as none is
 *
 * Linear: O(page + entries looked at), both limited.
 */
export function readList(html: string, base: string | null, selectors: ListSelectors): ListReading {
  return readListIn(openPage(html), base, selectors);
}

/** The same for a page that is parsed already; what is removed is gone from it. */
export function readListIn($: CheerioAPI, base: string | null, selectors: ListSelectors): ListReading {
  const start = baseOfPage($('base[href]').first().attr('href'), base);
  const steps: SelectorStep[] = [];
  for (const selector of selectors.remove) {
    const gone = found($, selector, null);
    const sample = gone[0] === undefined ? null : wordsOf(gone[0], sampleLength);
    steps.push({ name: 'remove', selector, found: gone.length, of: gone.length, sample });
    takeOut(gone);
  }
  const all = found($, selectors.item, null);
  const places = new Map<keyof ListSelectors, Place>();
  for (const part of parts) {
    const written = selectors[part];
    if (written !== null) places.set(part, parted(written));
  }
  const read = <Value>(
    entry: Element,
    part: (typeof parts)[number],
    take: (element: Element, attribute: string | null) => Value | null,
  ): Value | null => {
    const place = places.get(part);
    return place === undefined ? null : firstIn($, entry, place, take);
  };

  const noted = new Steps();
  const items = new Map<string, FeedItem>();
  let looked = 0;
  let nodes = 0;
  for (const entry of all.slice(0, maxLooked)) {
    nodes += sizeOf(entry, maxNodes);
    if (items.size >= maxEntries || nodes > maxNodes) break;
    looked += 1;
    const told = read(entry, 'title', (element, attribute) => {
      const words = titleOf(element, attribute);
      return words === null ? null : { element, words };
    });
    const isGuided = selectors.link !== null && selectors.title !== null;
    const own = isGuided ? null : ownLink($, entry, told?.element ?? null, start);
    const title = selectors.title === null && own !== null ? titleOf(own, null) : (told?.words ?? null);
    const link =
      selectors.link === null
        ? webAddress(own?.attribs['href'], start)
        : read(entry, 'link', (element, attribute) => linkOf($, element, attribute, start));
    const dateText = selectors.date === null ? ownDate($, entry) : read(entry, 'date', dateOf);
    const summary = read(entry, 'summary', (element, attribute) => textOf(element, attribute, summaryLength));
    const image = read(entry, 'image', (element, attribute) => pictureOf(element, attribute, start));
    const author = read(entry, 'author', textOf);
    const values = { title, link, date: dateText, summary, image, author };
    for (const part of parts) noted.note(part, values[part]);
    noted.note('item', wordsOf(entry, sampleLength));
    if (title === null || link === null || items.has(link)) continue;
    items.set(link, {
      id: null,
      title: escapeHtml(title),
      url: link,
      published: null,
      updated: null,
      summary: summary === null ? null : escapeHtml(summary),
      content: null,
      author: author === null ? null : escapeHtml(author),
      categories: [],
      enclosures: image === null ? [] : [{ url: image, type: null, length: null }],
      dateText,
      certainty: 'none',
      outlet: null,
    });
  }
  steps.push({ ...noted.of('item', selectors.item, all.length), found: all.length });
  for (const part of parts) {
    if (selectors[part] !== null || part === 'title' || part === 'link' || part === 'date')
      steps.push(noted.of(part, selectors[part], looked));
  }
  const title = wordsOf($('title').first()[0] ?? $.root()[0]!, lineLength);
  return {
    feed: {
      feed: {
        title: $('title').length === 0 || title === '' ? null : escapeHtml(title),
        link: start,
        language: $('html').attr('lang')?.slice(0, 40) ?? null,
        format: 'page',
        ttlMinutes: null,
      },
      items: [...items.values()],
    },
    steps,
  };
}
