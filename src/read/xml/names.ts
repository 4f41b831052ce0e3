import { readAttributes } from './attributes.ts';

const namespaces: Readonly<Record<string, string>> = {
  'http://www.w3.org/2005/atom': 'atom',
  'http://purl.org/atom/ns#': 'atom',
  'http://purl.org/rss/1.0/': 'rss',
  'http://my.netscape.com/rdf/simple/0.9/': 'rss',
  'http://channel.netscape.com/rdf/simple/0.9/': 'rss',
  'http://purl.org/net/rss1.1#': 'rss',
  'http://backend.userland.com/rss': 'rss',
  'http://backend.userland.com/rss2': 'rss',
  'http://backend.userland.com/rss191': 'rss',
  'http://blogs.law.harvard.edu/tech/rss': 'rss',
  'http://cyber.law.harvard.edu/rss': 'rss',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/elements/1.0/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://purl.org/rss/1.0/modules/syndication/': 'sy',
  'http://search.yahoo.com/mrss/': 'media',
  'http://search.yahoo.com/mrss': 'media',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.w3.org/xml/1998/namespace': 'xml',
};
/** Prefixes that mean their namespace even where nobody declared them. */
const wellKnown = new Set([...Object.values(namespaces), 'atom10', 'a10']);

/** Children of an item that hold text only: a sibling that starts inside one shows that its end is missing. */
export const leaves: ReadonlySet<string> = new Set([
  'title',
  'link',
  'guid',
  'pubdate',
  'category',
  'comments',
  'id',
  'updated',
  'published',
]);
const startsNext = new Set([...leaves, 'item', 'entry', 'description', 'author', 'summary', 'content', 'enclosure']);
/** Texts that may hold markup; of what may stand in them nothing is named like these parts of an item. */
const prose = new Set(['description', 'content:encoded']);
const endsProse = new Set(
  'guid pubdate category comments enclosure description content:encoded dc:date dc:creator item entry'.split(' '),
);
const structure = new Set(['rss', 'rdf', 'feed', 'channel', 'item', 'entry']);

/** What is to be known of a tag, looked up once for all elements that have it. */
export interface TagName {
  /** As the document writes it. */
  readonly written: string;
  /** In lower case: what an end must say to be its end. */
  readonly tag: string;
  readonly key: string;
  readonly name: string;
  readonly isLeaf: boolean;
  readonly isEntry: boolean;
  /** Whether it holds text that may have markup in it. */
  readonly isProse: boolean;
  /** Whether it shows that such a text before it was left open. */
  readonly endsProse: boolean;
  /** Whether it shows that a leaf, or an item, before it was left open. */
  readonly startsNext: boolean;
  /** Whether it holds elements only. */
  readonly isStructure: boolean;
}

/** Namespaces in force, with the names already looked up under them. */
export interface Scope {
  readonly fallback: string | null;
  readonly prefixes: ReadonlyMap<string, string>;
  readonly names: Map<string, TagName>;
  /** Scopes inside this one by what their element declares: many entries declare the same. */
  readonly inner: Map<string, Scope>;
}

/** A document of nothing but invented names must not fill the memory. */
const cacheLimit = 1000;

function namespaceOf(uri: string): string {
  if (uri === '') return '';
  const lower = uri.trim().toLowerCase();
  return namespaces[lower] ?? namespaces[`${lower}/`] ?? '?';
}

function newScope(fallback: string | null, prefixes: ReadonlyMap<string, string>): Scope {
  return { fallback, prefixes, names: new Map(), inner: new Map() };
}

interface Naming {
  scopeFor(outer: Scope | null, attributes: string, entities: ReadonlyMap<string, string> | null): Scope;
  nameOf(written: string, scope: Scope): TagName;
  /** The tag as it is compared. */
  tagOf(written: string): string;
  /** Whether the document may hold an element of that key; false only when it holds none. */
  mayHold(key: string): boolean;
}

/** The names of one document. The first one that is asked for is its root's, which says what the core vocabulary is. */
export function createNaming(): Naming {
  const tags = new Map<string, string>();
  const keys = new Set<string>();
  let root: Scope | null = null;
  let core = '';

  const tagOf = (written: string): string => {
    const known = tags.get(written);
    if (known !== undefined) return known;
    const tag = written.toLowerCase();
    if (tags.size < cacheLimit) tags.set(written, tag);
    return tag;
  };

  const keyOf = (prefix: string | null, name: string, scope: Scope): string => {
    let space: string;
    if (prefix === null) space = scope.fallback ?? '';
    else space = scope.prefixes.get(prefix) ?? (wellKnown.has(prefix) ? prefix : '?');
    if (space === 'atom10' || space === 'a10') space = 'atom';
    if (root === null) {
      root = scope;
      core = space;
    }
    if (space === '' || space === core || (core === 'rdf' && space === 'rss')) return name;
    // A default namespace nobody knows is an unknown dialect of the format, not another vocabulary.
    if (space === '?' && prefix === null && scope.fallback === root.fallback) return name;
    return `${space}:${name}`;
  };

  return {
    tagOf,
    mayHold: (key) => keys.has(key) || keys.size === cacheLimit,
    scopeFor(outer, attributes, entities) {
      const around = outer ?? root;
      if (attributes === '' || !attributes.includes('xmlns'))
        return around ?? newScope(null, new Map<string, string>());
      const known = around?.inner.get(attributes);
      if (known !== undefined) return known;
      const prefixes = new Map(around?.prefixes);
      let fallback = around?.fallback ?? null;
      for (const [name, value] of Object.entries(readAttributes(attributes, entities))) {
        if (name === 'xmlns') fallback = namespaceOf(value);
        else if (name.startsWith('xmlns:')) prefixes.set(name.slice(6), namespaceOf(value));
      }
      const scope = newScope(fallback, prefixes);
      if (around !== null && around.inner.size < cacheLimit) around.inner.set(attributes, scope);
      return scope;
    },
    nameOf(written, scope) {
      const known = scope.names.get(written);
      if (known !== undefined) return known;
      const tag = tagOf(written);
      const colon = tag.indexOf(':');
      const name = tag.slice(colon + 1);
      const key = keyOf(colon < 0 ? null : tag.slice(0, colon), name, scope);
      if (keys.size < cacheLimit) keys.add(key);
      const isEntry = key === 'item' || key === 'entry';
      const isStructure = structure.has(key);
      const ends = { startsNext: startsNext.has(key) || endsProse.has(key), endsProse: endsProse.has(key) };
      const made = { written, tag, key, name, isEntry, isStructure, ...ends };
      const found: TagName = { ...made, isLeaf: leaves.has(key), isProse: prose.has(key) };
      if (scope.names.size < cacheLimit) scope.names.set(written, found);
      return found;
    },
  };
}

/** Entities of the DOCTYPE; their values are taken as text once, so none can multiply another. */
export function declaredEntities(head: string): ReadonlyMap<string, string> | null {
  if (!head.includes('<!ENTITY')) return null;
  const found = new Map<string, string>();
  for (const match of head.matchAll(/<!ENTITY\s+([\w.-]{1,64})\s+(?:"([^"<]{0,2000})"|'([^'<]{0,2000})')\s*>/g))
    if (found.size < 200 && !found.has(match[1]!)) found.set(match[1]!, match[2] ?? match[3] ?? '');
  return found;
}
