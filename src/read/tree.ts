import { Parser } from 'htmlparser2';

import { decodeEntities } from './entities.ts';

/** Text as it stands in the file; only outside CDATA are its references still to be decoded. */
export interface TextNode {
  readonly text: string;
  readonly isCdata: boolean;
}

/** An element by what it means: `key` has the prefix everybody uses for its namespace, whatever the file calls it. */
export interface Element {
  /** `title`, `dc:date`, `media:content`; names of unknown namespaces begin with `?:`. */
  readonly key: string;
  /** Name without prefix, lower case. */
  readonly name: string;
  /** Decoded; names in lower case, with the prefix the file used. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: Element | null;
  readonly children: Child[];
}

export type Child = Element | TextNode;

export function isElement(child: Child): child is Element {
  return 'key' in child;
}

/** Deeper nesting is not kept (its text is): no feed has it, and whoever walks the tree must not run out of stack. */
const maxDepth = 200;
/** A document beyond these is no feed: what was read of it until then stands. */
const maxOpen = 5000;
const maxNodes = 1_000_000;
/** More entries than any feed has. */
const maxEntries = 20_000;

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
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/elements/1.0/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://search.yahoo.com/mrss/': 'media',
  'http://search.yahoo.com/mrss': 'media',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.w3.org/xml/1998/namespace': 'xml',
};
/** Prefixes that mean their namespace even where nobody declared them. */
const wellKnown = new Set([...Object.values(namespaces), 'atom10', 'a10']);

/** Children of an item that hold text only: a sibling that starts inside one shows that its end is missing. */
const leaves = new Set(['title', 'link', 'guid', 'pubdate', 'category', 'comments', 'id', 'updated', 'published']);
const startsNext = new Set([...leaves, 'item', 'entry', 'description', 'author', 'summary', 'content', 'enclosure']);

interface Scope {
  readonly fallback: string | null;
  readonly prefixes: ReadonlyMap<string, string>;
}

function namespaceOf(uri: string): string {
  if (uri === '') return '';
  const lower = uri.trim().toLowerCase();
  return namespaces[lower] ?? namespaces[`${lower}/`] ?? '?';
}

/** Entities of the DOCTYPE; their values are taken as text once, so none can multiply another. */
function declaredEntities(head: string): ReadonlyMap<string, string> | null {
  if (!head.includes('<!ENTITY')) return null;
  const found = new Map<string, string>();
  for (const match of head.matchAll(/<!ENTITY\s+([\w.-]{1,64})\s+(?:"([^"<]{0,2000})"|'([^'<]{0,2000})')\s*>/g))
    if (found.size < 200 && !found.has(match[1]!)) found.set(match[1]!, match[2] ?? match[3] ?? '');
  return found;
}

class Builder {
  root: Element | null = null;
  isDone = false;
  readonly entities: ReadonlyMap<string, string> | null;
  /** Core namespace of the root: its elements have keys without prefix. */
  private core = '';
  private readonly open: { node: Element; scope: Scope }[] = [];
  /** What htmlparser2 has open; null stands for an element that was not kept. */
  private readonly reported: (Element | null)[] = [];
  private cdata = false;
  private nodes = 0;
  private entries = 0;

  constructor(entities: ReadonlyMap<string, string> | null) {
    this.entities = entities;
  }

  private scopeFor(attributes: Record<string, string>): Scope {
    const outer = this.open.at(-1)?.scope ?? { fallback: null, prefixes: new Map<string, string>() };
    const declared = Object.entries(attributes).filter(([name]) => name.startsWith('xmlns'));
    if (declared.length === 0) return outer;
    const prefixes = new Map(outer.prefixes);
    let { fallback } = outer;
    for (const [name, value] of declared) {
      if (name === 'xmlns') fallback = namespaceOf(value);
      else prefixes.set(name.slice(6), namespaceOf(value));
    }
    return { fallback, prefixes };
  }

  private keyOf(tag: string, scope: Scope): { key: string; name: string } {
    const colon = tag.indexOf(':');
    const name = tag.slice(colon + 1);
    const prefix = tag.slice(0, Math.max(colon, 0));
    let space: string;
    if (colon < 0) space = scope.fallback ?? '';
    else space = scope.prefixes.get(prefix) ?? (wellKnown.has(prefix) ? prefix : '?');
    if (space === 'atom10' || space === 'a10') space = 'atom';
    if (this.root === null) this.core = space;
    if (space === '' || space === this.core || (this.core === 'rdf' && space === 'rss')) return { key: name, name };
    // A default namespace nobody knows is an unknown dialect of the format, not another vocabulary.
    if (space === '?' && colon < 0 && scope.fallback === this.open[0]?.scope.fallback) return { key: name, name };
    return { key: `${space}:${name}`, name };
  }

  /** Ends leaves, and items, that are open although something begins that cannot stand in them. */
  private closeForgotten(key: string): void {
    if (!startsNext.has(key)) return;
    for (let at = this.open.length - 1; at > 0; at -= 1) {
      const open = this.open[at]!.node.key;
      const isItem = open === 'item' || open === 'entry';
      if (leaves.has(open) || (isItem && (key === 'item' || key === 'entry'))) {
        this.open.length = at;
        if (isItem) return;
      } else if (isItem || open === 'channel' || (key !== 'item' && key !== 'entry')) return;
    }
  }

  onopentag(tag: string, raw: Record<string, string>): void {
    this.reported.push(null);
    if (this.nodes > maxNodes || this.entries > maxEntries || this.reported.length > maxOpen) this.isDone = true;
    if (this.isDone) return;
    const attributes: Record<string, string> = {};
    for (const [name, value] of Object.entries(raw)) attributes[name] = decodeEntities(value, this.entities);
    const scope = this.scopeFor(attributes);
    const { key, name } = this.keyOf(tag, scope);
    this.closeForgotten(key);
    if (this.open.length >= maxDepth) return;
    const parent = this.open.at(-1)?.node ?? null;
    const node: Element = { key, name, attributes, parent, children: [] };
    this.nodes += 1;
    if (key === 'item' || key === 'entry') this.entries += 1;
    if (parent === null) this.root = node;
    else parent.children.push(node);
    this.open.push({ node, scope });
    this.reported[this.reported.length - 1] = node;
  }

  onclosetag(): void {
    const node = this.reported.pop();
    if (node === null || node === undefined || this.isDone) return;
    for (let at = this.open.length - 1; at >= 0; at -= 1)
      if (this.open[at]!.node === node) {
        this.open.length = at;
        break;
      }
    if (this.open.length === 0) this.isDone = true;
  }

  ontext(text: string): void {
    const parent = this.open.at(-1)?.node;
    if (parent === undefined || this.isDone) return;
    this.nodes += 1;
    parent.children.push({ text, isCdata: this.cdata });
  }

  oncdatastart(): void {
    this.cdata = true;
  }

  oncdataend(): void {
    this.cdata = false;
  }
}

export interface Tree {
  readonly root: Element;
  /** Entities the document declared itself; values are plain text. */
  readonly entities: ReadonlyMap<string, string> | null;
}

/**
 * Reads XML as far as it can be read: nothing is a reason to give up. Unknown ends are ignored, missing ones
 * supplied, a second root is left out, names are folded to lower case.
 *
 * @param text from the first tag of interest on; `head` what stood before it (DOCTYPE)
 * @returns null when there is no element at all
 */
export function readTree(text: string, head: string): Tree | null {
  const builder = new Builder(declaredEntities(head));
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        builder.onopentag(name, attributes);
        // Nothing after the end is looked at; without this the rest of 15 MB would still be taken apart.
        if (builder.isDone) parser.pause();
      },
      onclosetag: () => builder.onclosetag(),
      ontext: (data) => builder.ontext(data),
      oncdatastart: () => builder.oncdatastart(),
      oncdataend: () => builder.oncdataend(),
    },
    { xmlMode: true, decodeEntities: false, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(text);
  return builder.root === null ? null : { root: builder.root, entities: builder.entities };
}

export function childrenOf(node: Element, key: string): readonly Element[] {
  return node.children.filter((child): child is Element => isElement(child) && child.key === key);
}

/** The first child that has one of the keys, in the order of the keys. */
export function firstOf(node: Element, ...keys: readonly string[]): Element | null {
  for (const key of keys) for (const child of node.children) if (isElement(child) && child.key === key) return child;
  return null;
}

/** The address relative links inside `node` start from: the xml:base of it and all around it. */
export function baseOf(node: Element, documentBase: string | null): string | null {
  const bases: string[] = [];
  for (let at: Element | null = node; at !== null; at = at.parent) {
    const own = at.attributes['xml:base'];
    if (own !== undefined) bases.push(own);
  }
  let base = documentBase;
  for (const own of bases.reverse()) base = resolveAddress(own, base) ?? base;
  return base;
}

/** An absolute address, or the text as it is where nothing can be resolved; null for an empty one. */
export function resolveAddress(address: string | null | undefined, base: string | null): string | null {
  const wanted = address?.trim() ?? '';
  if (wanted === '') return null;
  if (URL.canParse(wanted)) return wanted;
  return base !== null && URL.canParse(wanted, base) ? new URL(wanted, base).href : wanted;
}
