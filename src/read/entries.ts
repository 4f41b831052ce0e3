import type { FeedEnclosure, FeedFormat } from '../model/feed.ts';
import { htmlOf, plainText, type Setting } from './construct.ts';
import { baseOf, childrenOf, type Element, firstOf, isElement, resolveAddress, type Tree } from './tree.ts';

/** What a feed says of itself, before it is canonical. Texts are HTML, dates as written. */
export interface RawChannel {
  readonly title: string | null;
  readonly link: string | null;
  readonly language: string | null;
  readonly format: FeedFormat;
  readonly ttlMinutes: number | null;
}

export interface RawEntry {
  readonly id: string | null;
  readonly title: string | null;
  readonly url: string | null;
  /** All that was given, best first: the first that can be read counts. */
  readonly published: readonly string[];
  readonly updated: readonly string[];
  readonly summary: string | null;
  readonly content: string | null;
  readonly author: string | null;
  readonly categories: readonly string[];
  readonly enclosures: readonly FeedEnclosure[];
  readonly outlet: string | null;
}

export interface RawFeed {
  readonly channel: RawChannel;
  readonly entries: readonly RawEntry[];
}

/** More entries than any feed has: the rest of a flood is left out. */
export const maxEntries = 20_000;

const titles = ['title', 'dc:title', 'media:title'] as const;
const publishedKeys = [
  'pubdate',
  'published',
  'atom:published',
  'issued',
  'dcterms:issued',
  'dc:date',
  'date',
] as const;
const laterKeys = ['created', 'dcterms:created', 'dcterms:available'] as const;
const updatedKeys = ['updated', 'atom:updated', 'modified', 'dcterms:modified', 'lastbuilddate'] as const;
const contentKeys = [
  'content:encoded',
  'xhtml:body',
  'body',
  'fullitem',
  'content',
  'atom:content',
  'xhtml:div',
] as const;
const moreSummaries = [
  'itunes:summary',
  'dc:description',
  'atom:summary',
  'media:description',
  'itunes:subtitle',
] as const;

function datesOf(node: Element, keys: readonly string[], setting: Setting): readonly string[] {
  return keys.flatMap((key) =>
    childrenOf(node, key)
      .map((child) => plainText(child, setting))
      .filter((text) => text !== null),
  );
}

/** `li@paper.example (李四)`, `李四 (li@paper.example)`, `李四 <li@…>`: the name; an address alone stays. */
function nameIn(person: string): string {
  const behind = /^[^\s()@]+@[^\s()]+\s*\(([^()]+)\)$/.exec(person)?.[1];
  const before = /^([^()<>@]+?)\s*[(<][^\s()<>]+@[^\s()<>]+[)>]$/.exec(person)?.[1];
  return (behind ?? before ?? person).trim();
}

function authorOf(node: Element, setting: Setting): string | null {
  for (const key of ['author', 'dc:creator', 'dc:author', 'itunes:author', 'atom:author', 'media:credit'])
    for (const person of childrenOf(node, key)) {
      const named = firstOf(person, 'name', 'atom:name') ?? firstOf(person, 'email', 'atom:email');
      const text = plainText(named ?? person, setting);
      if (text !== null) return nameIn(text);
    }
  return null;
}

/** The address a link element holds, as attribute (Atom) or as text (RSS). */
function addressOf(link: Element, setting: Setting): string | null {
  const href = link.attributes['href'] ?? plainText(link, setting);
  return resolveAddress(href, baseOf(link, setting.base));
}

function atomLink(links: readonly Element[], setting: Setting): string | null {
  const isAlternate = (link: Element): boolean => (link.attributes['rel'] ?? 'alternate').trim() === 'alternate';
  const withHref = links.filter((link) => link.attributes['href'] !== undefined && isAlternate(link));
  const page = withHref.find((link) => (link.attributes['type'] ?? 'text/html').includes('html')) ?? withHref[0];
  return page === undefined ? null : addressOf(page, setting);
}

function rssLink(node: Element, setting: Setting): string | null {
  for (const link of childrenOf(node, 'link')) {
    const rel = link.attributes['rel'] ?? 'alternate';
    const address = rel === 'alternate' ? addressOf(link, setting) : null;
    if (address !== null) return address;
  }
  return atomLink(childrenOf(node, 'atom:link'), setting);
}

function linkOf(node: Element, setting: Setting): string | null {
  if (setting.isAtom) return atomLink(childrenOf(node, 'link'), setting);
  const link = rssLink(node, setting);
  if (link !== null) return link;
  const guid = firstOf(node, 'guid');
  const permalink = plainText(guid, setting);
  if (guid?.attributes['ispermalink'] !== 'false' && /^https?:\/\//i.test(permalink ?? '')) return permalink;
  const about = node.attributes['rdf:about'];
  return /^https?:\/\//i.test(about ?? '') ? about! : null;
}

function idOf(node: Element, setting: Setting): string | null {
  const given = plainText(firstOf(node, 'guid', 'id', 'atom:id', 'dc:identifier'), setting);
  const id = given ?? node.attributes['rdf:about'] ?? null;
  if (id === null) return null;
  return setting.isAtom && /^[./]/.test(id) ? resolveAddress(id, baseOf(node, setting.base)) : id;
}

function categoriesOf(node: Element, setting: Setting): readonly string[] {
  const found = new Set<string>();
  const walk = (parent: Element): void => {
    for (const child of parent.children) {
      if (!isElement(child)) continue;
      const isTerm = ['category', 'dc:subject', 'itunes:category', 'atom:category', 'media:category'].includes(
        child.key,
      );
      if (!isTerm) continue;
      const own = child.children.some(isElement) ? null : plainText(child, setting);
      const text = child.attributes['term'] ?? own ?? child.attributes['text'] ?? child.attributes['label'];
      if (text !== undefined && text !== null && found.size < 200) found.add(text.trim());
      if (child.key === 'itunes:category') walk(child);
    }
  };
  walk(node);
  return [...found];
}

function enclosuresOf(node: Element, setting: Setting): readonly FeedEnclosure[] {
  const found = new Map<string, FeedEnclosure>();
  const add = (from: Element, name: 'url' | 'href'): void => {
    const url = resolveAddress(from.attributes[name], baseOf(from, setting.base));
    if (url === null || found.has(url) || found.size >= 100) return;
    const { type, length, filesize } = from.attributes;
    found.set(url, { url, type: type ?? null, length: length ?? filesize ?? null });
  };
  for (const enclosure of childrenOf(node, 'enclosure'))
    add(enclosure, enclosure.attributes['url'] === undefined ? 'href' : 'url');
  for (const link of [...childrenOf(node, 'link'), ...childrenOf(node, 'atom:link')])
    if (link.attributes['rel'] === 'enclosure') add(link, 'href');
  for (const holder of [node, ...childrenOf(node, 'media:group')])
    for (const media of childrenOf(holder, 'media:content')) add(media, 'url');
  return [...found.values()];
}

function textsOf(node: Element, setting: Setting): { summary: string | null; content: string | null } {
  const content = htmlOf(firstOf(node, ...contentKeys), setting);
  const description = htmlOf(firstOf(node, 'description'), setting);
  const summary = htmlOf(firstOf(node, 'summary'), setting);
  if (description !== null && summary !== null) return { summary, content: content ?? description };
  const holders = [node, ...childrenOf(node, 'media:group'), ...childrenOf(node, 'media:content')];
  let short = summary ?? description;
  for (const holder of holders) short ??= htmlOf(firstOf(holder, ...moreSummaries), setting);
  return { summary: short, content };
}

function outletOf(node: Element, setting: Setting): string | null {
  const source = firstOf(node, 'source', 'atom:source');
  const inner = source === null ? null : firstOf(source, 'title', 'atom:title');
  const named =
    plainText(inner ?? source, setting) ?? plainText(firstOf(node, 'dc:publisher', 'dc:source', '?:source'), setting);
  return named === null || /^[a-z]+:|\n/i.test(named) || named.length > 60 ? null : named;
}

function entryOf(node: Element, setting: Setting, feedAuthor: string | null): RawEntry {
  const holders = [node, ...childrenOf(node, 'media:group'), ...childrenOf(node, 'media:content')];
  let title: string | null = null;
  for (const holder of holders) for (const key of titles) title ??= htmlOf(firstOf(holder, key), setting);
  return {
    id: idOf(node, setting),
    title,
    url: linkOf(node, setting),
    published: datesOf(node, [...publishedKeys, ...laterKeys], setting),
    updated: datesOf(node, updatedKeys, setting),
    ...textsOf(node, setting),
    author: authorOf(node, setting) ?? feedAuthor,
    categories: categoriesOf(node, setting),
    enclosures: enclosuresOf(node, setting),
    outlet: outletOf(node, setting),
  };
}

/** Items wherever they stand: beside the channel (RSS 1.0), in it, or in something that was never closed. */
function itemsOf(root: Element): readonly Element[] {
  const found: Element[] = [];
  const walk = (node: Element): void => {
    for (const child of node.children) {
      if (!isElement(child) || found.length >= maxEntries) continue;
      if (child.key === 'item' || child.key === 'entry') found.push(child);
      else walk(child);
    }
  };
  walk(root);
  return found;
}

const periods: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 24 * 60,
  weekly: 7 * 24 * 60,
  monthly: 30 * 24 * 60,
  yearly: 365 * 24 * 60,
};

/** RSS says it in minutes, the syndication module as so many times in a period. */
function ttlOf(head: Element, setting: Setting): number | null {
  const whole = (key: string): number | null => {
    const text = plainText(firstOf(head, key), setting);
    const number = text !== null && /^\d{1,7}$/.test(text) ? Number(text) : 0;
    return number > 0 ? number : null;
  };
  const ttl = whole('ttl');
  if (ttl !== null) return ttl;
  const period = periods[plainText(firstOf(head, 'sy:updateperiod'), setting)?.toLowerCase() ?? ''];
  return period === undefined ? null : Math.max(1, Math.round(period / (whole('sy:updatefrequency') ?? 1)));
}

function formatOf(root: Element): FeedFormat | null {
  if (root.name === 'feed') return 'atom';
  if (root.name === 'rdf') return 'rdf';
  return root.name === 'rss' || root.name === 'channel' ? 'rss' : null;
}

/**
 * Takes out of the tree what a feed says, in any of the XML formats.
 *
 * @param base address of the feed, for relative links
 * @returns null when the root belongs to no feed format
 */
export function readEntries(tree: Tree, base: string | null): RawFeed | null {
  const { root } = tree;
  const format = formatOf(root);
  if (format === null) return null;
  const setting: Setting = { isAtom: format === 'atom', base, entities: tree.entities };
  const head = setting.isAtom || root.name === 'channel' ? root : (firstOf(root, 'channel') ?? root);
  const language = plainText(firstOf(head, 'language', 'dc:language'), setting);
  return {
    channel: {
      title: htmlOf(firstOf(head, ...titles), setting),
      link: setting.isAtom ? atomLink(childrenOf(head, 'link'), setting) : rssLink(head, setting),
      language: head.attributes['xml:lang'] ?? root.attributes['xml:lang'] ?? language,
      format,
      ttlMinutes: ttlOf(head, setting),
    },
    entries: itemsOf(root).map((node) => entryOf(node, setting, setting.isAtom ? authorOf(head, setting) : null)),
  };
}
