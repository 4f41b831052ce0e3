import type { FeedEnclosure, FeedFormat } from '../../model/feed.ts';
import { htmlOf, plainText, type Setting } from './construct.ts';
import { atomLink, type Context, enclosuresOf, everyElement, idOf, linkOf, rssLink } from './links.ts';
import { leaves } from '../xml/names.ts';
import { childrenOf, type Element, firstAmong, firstOf, isElement, maxEntries, type Tree } from '../xml/tree.ts';
import { type Words, wordsIn } from './vocabulary.ts';

/** What a feed says of itself, before it is canonical. Texts are HTML, dates as written. */
interface RawChannel {
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

/** More text than the largest answer that is fetched can hold, in characters: only entities can make more of it. */
const maxLength = 24_000_000;

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

/** Whatever is longer is nobody's name, and not to be searched for one. */
const longestName = 300;

/** `li@paper.example (李四)`, `李四 (li@paper.example)`, `李四 <li@…>`: the name; an address alone stays. */
function nameIn(person: string): string {
  if (person.length > longestName) return person.slice(0, longestName);
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

const none: readonly never[] = [];
const maxCategories = 200;

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
