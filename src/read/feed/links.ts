import type { FeedEnclosure } from '../../model/feed.ts';
import { plainText, type Setting } from './construct.ts';
import { resolveAddress } from '../address.ts';
import { childrenOf, type Element, firstAmong } from '../xml/tree.ts';
import type { Words } from './vocabulary.ts';

/** What reading an entry needs to know of its document. */
export interface Context {
  readonly setting: Setting;
  readonly words: Words;
}

/** The address a link element holds, as attribute (Atom) or as text (RSS). */
function addressOf(link: Element, setting: Setting): string | null {
  const href = link.attributes['href'] ?? plainText(link, setting);
  return resolveAddress(href, link.baseFrom(setting.base));
}

function isAlternate(link: Element): boolean {
  return (link.attributes['rel'] ?? 'alternate').trim().toLowerCase() === 'alternate';
}

export function everyElement(node: Element, keys: readonly string[]): readonly Element[] {
  if (keys.length === 1) return childrenOf(node, keys[0]!);
  return keys.flatMap((key) => childrenOf(node, key));
}

export function atomLink(links: readonly Element[], setting: Setting): string | null {
  let page: Element | null = null;
  for (const link of links) {
    if (link.attributes['href'] === undefined || !isAlternate(link)) continue;
    if ((link.attributes['type'] ?? 'text/html').includes('html')) return addressOf(link, setting);
    page ??= link;
  }
  return page === null ? null : addressOf(page, setting);
}

export function rssLink(node: Element, { setting, words }: Context): string | null {
  for (const link of everyElement(node, words.link)) {
    const address = isAlternate(link) ? addressOf(link, setting) : null;
    if (address !== null) return address;
  }
  return words.atomLink.length === 0 ? null : atomLink(everyElement(node, words.atomLink), setting);
}

const webAddress = /^https?:\/\/\S+$/i;

export function linkOf(node: Element, context: Context): string | null {
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

export function idOf(node: Element, { setting, words }: Context): string | null {
  const given = plainText(firstAmong(node, words.id), setting);
  const id = given ?? node.attributes['rdf:about'] ?? null;
  if (id === null) return null;
  return setting.isAtom && /^[./]/.test(id) ? resolveAddress(id, node.baseFrom(setting.base)) : id;
}

const none: readonly never[] = [];
const maxEnclosures = 100;

export function enclosuresOf(node: Element, { setting, words }: Context): readonly FeedEnclosure[] {
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
