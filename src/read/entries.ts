import type { FeedEnclosure, FeedFormat } from '../model/feed.ts';
import { htmlOf, plainText, type Setting } from './construct.ts';
import { leaves } from './names.ts';
import { childrenOf, type Element, firstAmong, firstOf, isElement, resolveAddress, type Tree } from './tree.ts';
import { type Words, wordsIn } from './vocabulary.ts';

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
/** More text than the largest answer that is fetched can hold, in characters: only entities can make more of it. */
const maxLength = 24_000_000;

/** What reading an entry needs to know of its document. */
interface Context {
  readonly setting: Setting;
  readonly words: Words;
}

/** Each date that cannot be read costs a search for all forms there are. */
const maxDates = 8;

function datesOf(node: Element, keys: readonly string[], setting: Setting): readonly string[] {
  if (keys.length === 0) return [];
  const found: string[] = [];
  for (const key of keys)
    for (const child of childrenOf(node, key)) {
      const text = plainText(child, setting);
      if (text !== null) found.push(text);
      if (found.length === maxDates) return found;
    }
  return found;
}

/** The first of the elements that holds anything, as HTML: an empty one must not hide the next. */
function firstHtml(node: Element, keys: readonly string[], setting: Setting): string | null {
  for (const key of keys)
    for (const child of childrenOf(node, key)) {
      const html = htmlOf(child, setting);
      if (html !== null) return html;
    }
  return null;
}

/** `li@paper.example (李四)`, `李四 (li@paper.example)`, `李四 <li@…>`: the name; an address alone stays. */
function nameIn(person: string): string {
  const behind = /^[^\s()@]+@[^\s()]+\s*\(([^()]+)\)$/.exec(person)?.[1];
  const before = /^([^()<>@]+?)\s*[(<][^\s()<>]+@[^\s()<>]+[)>]$/.exec(person)?.[1];
  return (behind ?? before ?? person).trim();
}

function authorOf(node: Element, { setting, words }: Context): string | null {
  for (const key of words.author)
    for (const person of childrenOf(node, key)) {
      const named = firstAmong(person, words.name) ?? firstAmong(person, words.email);
      const text = plainText(named ?? person, setting);
      if (text !== null) return nameIn(text);
    }
  return null;
}

/** The address a link element holds, as attribute (Atom) or as text (RSS). */
function addressOf(link: Element, setting: Setting): string | null {
  const href = link.attributes['href'] ?? plainText(link, setting);
  return resolveAddress(href, link.baseFrom(setting.base));
}

function isAlternate(link: Element): boolean {
  return (link.attributes['rel'] ?? 'alternate').trim().toLowerCase() === 'alternate';
}

function everyElement(node: Element, keys: readonly string[]): readonly Element[] {
  if (keys.length === 1) return childrenOf(node, keys[0]!);
  return keys.flatMap((key) => childrenOf(node, key));
}

function atomLink(links: readonly Element[], setting: Setting): string | null {
  let page: Element | null = null;
  for (const link of links) {
    if (link.attributes['href'] === undefined || !isAlternate(link)) continue;
    if ((link.attributes['type'] ?? 'text/html').includes('html')) return addressOf(link, setting);
    page ??= link;
  }
  return page === null ? null : addressOf(page, setting);
}

function rssLink(node: Element, { setting, words }: Context): string | null {
  for (const link of everyElement(node, words.link)) {
    const address = isAlternate(link) ? addressOf(link, setting) : null;
    if (address !== null) return address;
  }
  return words.atomLink.length === 0 ? null : atomLink(everyElement(node, words.atomLink), setting);
}

const webAddress = /^https?:\/\/\S+$/i;

function linkOf(node: Element, context: Context): string | null {
  const { setting, words } = context;
  if (setting.isAtom) {
    const address = atomLink(everyElement(node, words.link), setting) ?? rssLink(node, context);
    if (address !== null) return address;
    // With no link to a page the id, where it is an address, is the only one there is.
    const id = plainText(firstAmong(node, words.id), setting);
    return id !== null && webAddress.test(id) ? id : null;
  }
  const link = rssLink(node, context);
  if (link !== null) return link;
  const guid = firstAmong(node, words.guid);
  const permalink = plainText(guid, setting);
  if (guid?.attributes['ispermalink']?.trim().toLowerCase() !== 'false' && webAddress.test(permalink ?? ''))
    return permalink;
  const about = node.attributes['rdf:about'];
  return about !== undefined && webAddress.test(about) ? about : null;
}

function idOf(node: Element, { setting, words }: Context): string | null {
  const given = plainText(firstAmong(node, words.id), setting);
  const id = given ?? node.attributes['rdf:about'] ?? null;
  if (id === null) return null;
  return setting.isAtom && /^[./]/.test(id) ? resolveAddress(id, node.baseFrom(setting.base)) : id;
}

const none: readonly never[] = [];
const maxCategories = 200;
const maxEnclosures = 100;

function categoriesOf(node: Element, { setting, words }: Context): readonly string[] {
  if (words.category.length === 0) return none;
  const found = new Set<string>();
  const walk = (parent: Element): void => {
    for (const child of parent.children) {
      if (!isElement(child) || !words.category.includes(child.key)) continue;
      if (found.size >= maxCategories) return;
      const own = child.children.some(isElement) ? null : plainText(child, setting);
      const text = child.attributes['term'] ?? own ?? child.attributes['text'] ?? child.attributes['label'];
      if (text !== undefined && text.trim() !== '') found.add(text.trim());
      if (child.key === 'itunes:category') walk(child);
    }
  };
  walk(node);
  return [...found];
}

function enclosuresOf(node: Element, { setting, words }: Context): readonly FeedEnclosure[] {
  let found: Map<string, FeedEnclosure> | null = null;
  const add = (from: Element, name: 'url' | 'href'): void => {
    const url = resolveAddress(from.attributes[name], from.baseFrom(setting.base));
    if (url === null) return;
    found ??= new Map();
    if (found.has(url) || found.size >= maxEnclosures) return;
    const { type, length, filesize } = from.attributes;
    found.set(url, { url, type: type ?? null, length: length ?? filesize ?? null });
  };
  for (const enclosure of everyElement(node, words.enclosure))
    add(enclosure, enclosure.attributes['url'] === undefined ? 'href' : 'url');
  for (const links of [words.link, words.atomLink])
    for (const link of everyElement(node, links)) if (link.attributes['rel'] === 'enclosure') add(link, 'href');
  if (words.mediaContent.length > 0)
    for (const holder of [node, ...everyElement(node, words.mediaGroup)])
      for (const media of everyElement(holder, words.mediaContent)) add(media, 'url');
  return found === null ? none : [...(found as Map<string, FeedEnclosure>).values()];
}

/** The entry, and what stands around its media: titles and texts may be kept there. */
function holdersOf(node: Element, words: Words): readonly Element[] {
  if (words.mediaGroup.length === 0 && words.mediaContent.length === 0) return [node];
  return [node, ...everyElement(node, words.mediaGroup), ...everyElement(node, words.mediaContent)];
}

function textsOf(
  node: Element,
  holders: readonly Element[],
  { setting, words }: Context,
): { summary: string | null; content: string | null } {
  const content = firstHtml(node, words.content, setting);
  const description = firstHtml(node, words.description, setting);
  const summary = firstHtml(node, words.summary, setting);
  if (description !== null && summary !== null) return { summary, content: content ?? description };
  let short = summary ?? description;
  for (const holder of holders) short ??= firstHtml(holder, words.moreSummaries, setting);
  return { summary: short, content };
}

function outletOf(node: Element, { setting, words }: Context): string | null {
  const source = firstAmong(node, words.source);
  const inner = source === null ? null : firstAmong(source, words.sourceTitle);
  const named = plainText(inner ?? source, setting) ?? plainText(firstAmong(node, words.publisher), setting);
  return named === null || /^[a-z]+:|\n/i.test(named) || named.length > 60 ? null : named;
}

function entryOf(node: Element, context: Context, feedAuthor: string | null): RawEntry {
  const { setting, words } = context;
  const holders = holdersOf(node, words);
  let title: string | null = null;
  for (const holder of holders) title ??= firstHtml(holder, words.title, setting);
  const { summary, content } = textsOf(node, holders, context);
  return {
    id: idOf(node, context),
    title,
    url: linkOf(node, context),
    published: datesOf(node, words.published, setting),
    updated: datesOf(node, words.updated, setting),
    summary,
    content,
    author: authorOf(node, context) ?? feedAuthor,
    categories: categoriesOf(node, context),
    enclosures: enclosuresOf(node, context),
    outlet: outletOf(node, context),
  };
}

function lengthOf({ title, summary, content }: RawEntry): number {
  return (title?.length ?? 0) + (summary?.length ?? 0) + (content?.length ?? 0);
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

/**
 * Whether an entry may be believed although the document breaks off within it: a half title or address would make it
 * another item than the one that comes when the document is whole again.
 */
function isWhole(node: Element, entry: RawEntry, { cut }: Tree): boolean {
  if (!cut.has(node)) return true;
  const isTold = entry.title !== null && entry.url !== null;
  return isTold && !node.children.some((child) => isElement(child) && cut.has(child) && leaves.has(child.key));
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
 * @returns null when the root belongs to no feed format; an entry in which the document breaks off is there only with
 * its title and address
 */
export function readEntries(tree: Tree, base: string | null): RawFeed | null {
  const { root } = tree;
  const format = formatOf(root);
  if (format === null) return null;
  const setting: Setting = { isAtom: format === 'atom', base, entities: tree.entities };
  const context: Context = { setting, words: wordsIn(tree) };
  const { words } = context;
  const head = setting.isAtom || root.name === 'channel' ? root : (firstOf(root, 'channel') ?? root);
  const feedAuthor = setting.isAtom ? authorOf(head, context) : null;
  const entries: RawEntry[] = [];
  let length = 0;
  for (const node of itemsOf(root)) {
    const entry = entryOf(node, context, feedAuthor);
    if (isWhole(node, entry, tree)) entries.push(entry);
    length += lengthOf(entry);
    if (length > maxLength) break;
  }
  return {
    channel: {
      title: firstHtml(head, words.title, setting),
      link: setting.isAtom ? atomLink(everyElement(head, words.link), setting) : rssLink(head, context),
      language:
        head.attributes['xml:lang'] ??
        root.attributes['xml:lang'] ??
        plainText(firstAmong(head, words.language), setting),
      format,
      ttlMinutes: ttlOf(head, setting),
    },
    entries,
  };
}
