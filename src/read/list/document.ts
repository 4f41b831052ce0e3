import { type CheerioAPI, load } from 'cheerio/slim';
import { type ChildNode, Element, isTag, isText, type ParentNode } from 'domhandler';
import { parseDocument } from 'htmlparser2';

import { JianbaoError } from '../../errors.ts';
import { isTooDeep } from '../nesting.ts';

/** Pages have one element on top, broken ones some dozens of nodes. */
const maxTops = 200;

/**
 * A page to look for things in.
 *
 * Where more stands on top than in any page, it is put into a body, as browsers do: cheerio compares the nodes on top
 * with each other at every search, which would cost the square of their number.
 *
 * @throws JianbaoError PAGE_TOO_COMPLEX for a page nested as none is
 */
export function openPage(html: string): CheerioAPI {
  if (isTooDeep(html)) throw new JianbaoError('PAGE_TOO_COMPLEX');
  const document = parseDocument(html);
  if (document.children.length > maxTops) {
    const body = new Element('body', {}, document.children);
    for (const child of body.children) child.parent = body;
    const top = new Element('html', {}, [body]);
    body.parent = top;
    top.parent = document;
    document.children = [top];
  }
  return load(document);
}

/** Elements whose words nobody reads. */
const silent = new Set(['script', 'style', 'noscript', 'template']);

/** Nodes looked at for one text: more belong to a whole page, not to a line of a list. */
const maxNodes = 5000;

/**
 * The words of an element on one line. Stops at `max` characters and after some thousand nodes, so that what encloses
 * everything costs no more than what encloses a line.
 */
export function wordsOf(node: ParentNode, max: number): string {
  const parts: string[] = [];
  let length = 0;
  const steps: ChildNode[] = [...node.children.slice(0, maxNodes)].reverse();
  for (let looked = 0; looked < maxNodes && length < max; looked += 1) {
    const here = steps.pop();
    if (here === undefined) break;
    if (isText(here)) {
      const words = here.data.slice(0, max);
      parts.push(words);
      length += words.length;
    } else if (isTag(here) && !silent.has(here.name)) {
      if (here.name === 'br' || here.name === 'p' || here.name === 'div') parts.push(' ');
      for (let at = Math.min(here.children.length, maxNodes) - 1; at >= 0; at -= 1) steps.push(here.children[at]!);
    }
  }
  return parts.join('').replaceAll(/\s+/g, ' ').trim().slice(0, max);
}

/**
 * Counts the elements of a tree up to a limit.
 *
 * @returns more than `limit` where the tree is larger
 */
export function sizeOf(node: ParentNode, limit: number): number {
  const steps: ParentNode[] = [node];
  let count = 0;
  for (let here = steps.pop(); here !== undefined; here = steps.pop()) {
    count += here.children.length;
    if (count > limit) return count;
    for (const child of here.children) if (isTag(child)) steps.push(child);
  }
  return count;
}

/**
 * Takes elements out of their tree. Once per parent: taking them out one by one costs the square of their number.
 */
export function takeOut(elements: readonly Element[]): void {
  const gone = new Set<ChildNode>(elements);
  const parents = new Set<ParentNode>();
  for (const { parent } of elements) if (parent !== null) parents.add(parent);
  for (const parent of parents) {
    parent.children = parent.children.filter((child) => !gone.has(child));
    for (const [at, child] of parent.children.entries()) {
      child.prev = parent.children[at - 1] ?? null;
      child.next = parent.children[at + 1] ?? null;
    }
  }
}

/** The address relative links of a page start from: its `<base>`, itself resolved against the page's own address. */
export function baseOfPage(written: string | undefined, base: string | null): string | null {
  if (written === undefined) return base;
  return (base === null ? URL.parse(written.trim()) : URL.parse(written.trim(), base))?.href ?? base;
}
