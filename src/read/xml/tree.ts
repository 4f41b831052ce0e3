import { resolveAddress } from '../address.ts';
import { readAttributes } from './attributes.ts';
import { createNaming, declaredEntities, type Scope, type TagName } from './names.ts';
import { type MarkupHandler, scanMarkup } from './scan.ts';

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
  readonly children: readonly Child[];
  /** The address relative links inside start from: the xml:base of it and all around it, from the document's. */
  baseFrom(documentBase: string | null): string | null;
}

type Child = Element | TextNode;

export function isElement(child: Child): child is Element {
  return (child as Partial<Element>).key !== undefined;
}

/** Deeper nesting is not kept (its text is): no feed has it, and whoever walks the tree must not run out of stack. */
const maxDepth = 100;
/** A document beyond these is no feed: what was read of it until then stands. */
const maxNodes = 400_000;
/** No entry has more parts; what is beyond is left out. */
const maxParts = 2000;
/** More entries than any feed has: the rest of a flood is left out. */
export const maxEntries = 20_000;

const childless: readonly Child[] = Object.freeze([]);
const bare: Readonly<Record<string, string>> = Object.freeze({});

/** Attributes are taken apart when somebody asks: most are never looked at. */
class Node implements Element {
  readonly key: string;
  readonly name: string;
  readonly parent: Node | null;
  children: readonly Child[] = childless;
  /** The nearest element with an xml:base, from this one outwards. */
  private readonly baseHolder: Node | null;
  private readonly mayHold: number;
  private readonly written: string;
  private readonly entities: ReadonlyMap<string, string> | null;
  private known: Readonly<Record<string, string>> | null = null;
  private base: { readonly from: string | null; readonly address: string | null } | null = null;

  constructor(tag: TagName, parent: Node | null, written: string, entities: ReadonlyMap<string, string> | null) {
    this.key = tag.key;
    this.name = tag.name;
    this.parent = parent;
    this.mayHold = tag.isEntry ? maxParts : maxNodes;
    this.written = written;
    this.entities = entities;
    const hasBase = written !== '' && written.includes('xml:base');
    this.baseHolder = hasBase ? this : (parent?.baseHolder ?? null);
  }

  get attributes(): Readonly<Record<string, string>> {
    this.known ??= this.written === '' ? bare : readAttributes(this.written, this.entities);
    return this.known;
  }

  add(child: Child): void {
    if (this.children === childless) this.children = [child];
    else if (this.children.length < this.mayHold) (this.children as Child[]).push(child);
  }

  baseFrom(documentBase: string | null): string | null {
    const holder = this.baseHolder;
    if (holder === null) return documentBase;
    // Kept, because each link of a long entry asks, and a chain of bases is long to follow.
    if (holder.base === null || holder.base.from !== documentBase) {
      const outer = holder.parent === null ? documentBase : holder.parent.baseFrom(documentBase);
      holder.base = { from: documentBase, address: resolveAddress(holder.attributes['xml:base'], outer) ?? outer };
    }
    return holder.base.address;
  }
}

interface Open {
  readonly node: Node;
  readonly tag: TagName;
  readonly scope: Scope;
}

class Builder implements MarkupHandler {
  root: Node | null = null;
  isDone = false;
  readonly entities: ReadonlyMap<string, string> | null;
  readonly naming = createNaming();
  private readonly path: Open[] = [];
  /** Elements that are open beyond the depth that is kept. */
  private buried = 0;
  /** How many elements are open by each tag: an end that ends nothing must not walk the whole path. */
  private readonly openByTag = new Map<string, number>();
  private nodes = 0;
  private entries = 0;

  constructor(entities: ReadonlyMap<string, string> | null) {
    this.entities = entities;
  }

  get innermost(): string | null {
    const { length } = this.path;
    // What is open beyond the depth that is kept has no name here.
    return length === 0 || this.buried > 0 ? null : this.path[length - 1]!.tag.written;
  }

  /** Between the parts of an item white space says nothing. */
  get skipsBlanks(): boolean {
    const { length } = this.path;
    return length === 0 || this.path[length - 1]!.tag.isStructure;
  }

  /** Ends leaves, texts and items that are open although something begins that cannot stand in them. */
  private closeForgotten(tag: TagName, isBare: boolean): void {
    let depth = this.path.length;
    for (let at = this.path.length - 1; at > 0; at -= 1) {
      const open = this.path[at]!.tag;
      // `<link>` stands in HTML too, but with attributes; right behind the words of a text it is the item's.
      const isOwn = tag.isLeaf && isBare && at === this.path.length - 1;
      if (open.isLeaf || (open.isEntry && tag.isEntry) || (open.isProse && (tag.endsProse || isOwn))) depth = at;
      else if (open.isEntry || open.key === 'channel' || !tag.endsProse) break;
      if (open.isEntry) break;
    }
    if (depth < this.path.length) this.closeTo(depth);
  }

  private closeTo(depth: number): void {
    while (this.path.length > depth) {
      const { tag } = this.path.pop()!.tag;
      this.openByTag.set(tag, this.openByTag.get(tag)! - 1);
    }
  }

  open(written: string, attributes: string, isEmpty: boolean): void {
    const outer = this.path.at(-1);
    const isBuried = this.path.length >= maxDepth;
    const scope = this.naming.scopeFor(outer?.scope ?? null, isBuried ? '' : attributes, this.entities);
    const tag = this.naming.nameOf(written, scope);
    if (tag.startsNext) this.closeForgotten(tag, attributes === '');
    if (this.path.length >= maxDepth) {
      if (!isEmpty) this.buried += 1;
      return;
    }
    this.buried = 0;
    const parent = this.path.at(-1)?.node ?? null;
    const node = new Node(tag, parent, attributes, this.entities);
    this.count(tag.isEntry);
    if (parent === null) this.root = node;
    else parent.add(node);
    if (!isEmpty) {
      this.path.push({ node, tag, scope });
      this.openByTag.set(tag.tag, (this.openByTag.get(tag.tag) ?? 0) + 1);
    } else if (parent === null) this.isDone = true;
  }

  openAtEnd(): ReadonlySet<Element> {
    return new Set(this.isDone ? [] : this.path.map(({ node }) => node));
  }

  private count(isEntry: boolean): void {
    this.nodes += 1;
    if (isEntry) this.entries += 1;
    if (this.nodes >= maxNodes || this.entries > maxEntries) this.isDone = true;
  }

  close(written: string): void {
    if (this.buried > 0) {
      this.buried -= 1;
      return;
    }
    const last = this.path.length - 1;
    if (last > 0 && this.path[last]!.tag.written === written) {
      this.closeTo(last);
      return;
    }
    const tag = this.naming.tagOf(written);
    if ((this.openByTag.get(tag) ?? 0) === 0) return;
    let at = last;
    while (this.path[at]!.tag.tag !== tag) at -= 1;
    this.closeTo(at);
    if (at === 0) this.isDone = true;
  }

  text(text: string, isCdata: boolean): void {
    const open = this.path.at(-1);
    if (open === undefined) return;
    open.node.add({ text, isCdata });
    this.count(false);
  }
}

export interface Tree {
  readonly root: Element;
  /** What was open where the text broke off; empty when its root was ended. */
  readonly cut: ReadonlySet<Element>;
  /** Entities the document declared itself; values are plain text. */
  readonly entities: ReadonlyMap<string, string> | null;
  /** Whether an element of that key may be found; false only when there is none. */
  mayHold(key: string): boolean;
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
  scanMarkup(text, builder);
  if (builder.root === null) return null;
  const { root, entities, naming } = builder;
  return { root, entities, cut: builder.openAtEnd(), mayHold: (key) => naming.mayHold(key) };
}

const none: readonly Element[] = Object.freeze([]);

export function childrenOf(node: Element, key: string): readonly Element[] {
  let found: Element[] | null = null;
  for (const child of node.children)
    if (isElement(child) && child.key === key) {
      if (found === null) found = [child];
      else found.push(child);
    }
  return found ?? none;
}

/** The first child that has one of the keys, in the order of the keys. */
export function firstAmong(node: Element, keys: readonly string[]): Element | null {
  for (const key of keys) for (const child of node.children) if (isElement(child) && child.key === key) return child;
  return null;
}

export function firstOf(node: Element, key: string): Element | null {
  for (const child of node.children) if (isElement(child) && child.key === key) return child;
  return null;
}
