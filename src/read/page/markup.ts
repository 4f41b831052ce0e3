import { blockElements, voidElements } from '../elements.ts';
import { decodeEntities } from '../entities.ts';

/** What is looked at of a page: forty times a long article. */
const maxLength = 1_500_000;
/** Elements, attributes, pieces of text and references: each becomes a node. Large real pages have ten thousand. */
const maxNodes = 50_000;
/** Deeper elements are opened no more; what they hold stays. */
const maxDepth = 120;
/** Readability looks at the words of an element once for each element around it. */
const maxReadable = { length: 1_000_000, nodes: 40_000, depths: 250_000 };
const maxAttribute = 1000;
const maxAttributes = 60;

/** Beside these, blanks are nobody's. */
const besideBlanks = new Set([
  ...blockElements,
  ...'html head body title meta link base thead tbody tfoot td th script style'.split(' '),
]);
/** Parsers close these by themselves when the next begins, so they never pile up. */
const closedByNext = new Set('p li dt dd option tr td th thead tbody tfoot'.split(' '));

/** What reading asks elements for. Each attribute left out saves a node of the tree, the dearest part of parsing. */
const wanted =
  /^(?:class|id|role|hidden|aria-hidden|aria-modal|itemprop|itemtype|rel|datetime|content|name|property|type|charset|data-(?:p|pub|publish(?:ed)?)[-_]?(?:time|date|at))$/i;
const attribute = /[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*)))?/y;

/** The value as it is needed; null where it is not. */
function neededValue(name: string, value: string, isWhole: boolean): string | null {
  if (isWhole || wanted.test(name)) return value.length <= maxAttribute || name === 'content' ? value : null;
  // Whether there is one, and where it does not lead, is all that is asked.
  if (name === 'href') return /^\s*(?:#|javascript:)/i.test(value) ? value.slice(0, 100) : '/';
  if (/^(?:data-)?src(?:set)?$/.test(name)) return '/';
  return name === 'style' && /display|visibility/i.test(value) ? value.slice(0, maxAttribute) : null;
}

/** The tag with the attributes that are asked for. */
function shortTag(written: string, name: string, isWhole: boolean): { readonly tag: string; readonly count: number } {
  let tag = `<${name}`;
  let count = 0;
  attribute.lastIndex = name.length + 1;
  for (let tried = 0; tried < maxAttributes; tried += 1) {
    const match = attribute.exec(written);
    if (match === null) break;
    const key = match[1]!.toLowerCase();
    const value = neededValue(key, match[2] ?? match[3] ?? match[4] ?? '', isWhole);
    if (value === null || key.length > 40) continue;
    tag += ` ${key}="${value.replaceAll('"', '&quot;')}"`;
    count += 1;
  }
  return { tag: `${tag}>`, count };
}

/** Writes a page anew, of bounded length, depth and number of nodes. */
export class PageMarkup {
  private readonly out: string[] = [];
  private readonly isWhole: boolean;
  private length = 0;
  private depths = 0;
  private nodes = 0;
  private isAfterBlock = true;
  private hasBlank = false;
  private readonly open: string[] = [];
  private readonly unopened = new Map<string, number>();

  /** @param isWhole whether all attributes are kept, for selectors that may ask for any */
  constructor(isWhole: boolean) {
    this.isWhole = isWhole;
  }

  get isFull(): boolean {
    return this.length >= maxLength || this.nodes >= maxNodes;
  }

  /** False where a page is so large or so deep that only a reader in one pass may look at it. */
  get isUsual(): boolean {
    const { length, nodes, depths } = maxReadable;
    return this.length <= length && this.nodes <= nodes && this.depths <= depths;
  }

  private write(text: string): void {
    this.out.push(text);
    this.length += text.length;
  }

  private before(name: string): void {
    const isBlock = besideBlanks.has(name);
    if (this.hasBlank && !isBlock) {
      this.write(' ');
      this.nodes += 1;
    }
    this.hasBlank = false;
    this.isAfterBlock = isBlock;
  }

  text(piece: string): void {
    if (piece === '') return;
    const kept = piece.slice(0, Math.max(0, maxLength - this.length));
    if (kept.trim() === '') {
      this.hasBlank = !this.isAfterBlock;
      return;
    }
    // A bare `<` begins nothing here; runs of them are nobody's words.
    const plain = decodeEntities(kept.replaceAll(/<{2,}/g, ' '), null, true);
    let clean = plain;
    if (/[<&]/.test(plain)) clean = plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    this.nodes += 1;
    for (let at = clean.indexOf('&'); at >= 0; at = clean.indexOf('&', at + 1)) {
      this.nodes += 1;
      if (this.nodes >= maxNodes) clean = clean.slice(0, at);
    }
    this.hasBlank = false;
    this.isAfterBlock = false;
    this.write(clean);
  }

  openTag(name: string, written: string): void {
    this.before(name);
    const { tag, count } = shortTag(written, name, this.isWhole);
    this.nodes += 1 + count;
    if (voidElements.has(name)) {
      this.write(tag);
      return;
    }
    if (this.open.length >= maxDepth) {
      this.unopened.set(name, (this.unopened.get(name) ?? 0) + 1);
      this.write(' ');
      return;
    }
    if (closedByNext.has(name) && this.open.at(-1) === name) this.open.pop();
    this.open.push(name);
    this.depths += this.open.length;
    this.write(tag);
  }

  closeTag(name: string): void {
    const left = this.unopened.get(name) ?? 0;
    if (left > 0) {
      this.unopened.set(name, left - 1);
      this.write(' ');
      return;
    }
    const at = this.open.lastIndexOf(name);
    // Parsers make an empty paragraph of an end that nothing began.
    if (at < 0) return;
    this.before(name);
    this.open.length = at;
    this.write(`</${name}>`);
  }

  result(): string {
    return this.out.join('');
  }
}
