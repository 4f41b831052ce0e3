const plainPseudos =
  'first-child last-child only-child first-of-type last-of-type only-of-type empty first last even odd'.split(' ');
const countedPseudos = ['nth-child', 'nth-last-child', 'nth-of-type', 'nth-last-of-type'];
const numberedPseudos = ['eq', 'gt', 'lt'];
const wordedPseudos = ['contains', 'icontains'];
const nestingPseudos = ['has', 'not', 'is'];
/** These count among all that was found, which has no meaning inside :not() and :has(). */
const positions = new Set(['first', 'last', 'even', 'odd', ...numberedPseudos]);
const deepest = 4;
const longest = 300;

const name = /(?:\\[^\n0-9a-fA-F]|[\w-]|[\u00b0-\uffff])+/y;
const attribute =
  /\[\s*[\w:-]+\s*(?:[~|^$*!]?=\s*(?:"[^"\\\n]*"|'[^'\\\n]*'|(?:[\w-]|[\u00b0-\uffff])+)\s*(?:\s[iIsS]\s*)?)?\]/y;
const count = /^\s*(?:even|odd|[+-]?\d+|[+-]?\d*n\s*(?:[+-]\s*\d+)?)\s*$/i;
const words = /^\s*(?:"[^"\\\n]+"|'[^'\\\n]+'|[^"'()\\\n]+)\s*$/;

class Fault extends Error {}

/** Reads a selector from its start; throws a Fault at the first thing cheerio would not take. */
class Checker {
  private at = 0;
  private readonly text: string;
  private readonly depth: number;
  private readonly counts: boolean;

  constructor(text: string, depth: number, counts: boolean) {
    this.text = text;
    this.depth = depth;
    this.counts = counts;
  }

  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match === null) return null;
    this.at += match[0].length;
    return match[0];
  }

  private space(): boolean {
    return this.take(/\s+/y) !== null;
  }

  private refuse(): never {
    const rest = this.text.slice(this.at, this.at + 20);
    if (rest === '') throw new Fault(`ends too early: "${this.text}"`);
    throw new Fault(`cannot be understood at "${rest}"`);
  }

  /** What stands in the round brackets that begin here. */
  private argument(pseudo: string): string {
    const start = this.at;
    if (this.text[start] !== '(') throw new Fault(`holds :${pseudo} without brackets`);
    let open = 0;
    let quote = '';
    for (let at = start; at < this.text.length; at += 1) {
      const character = this.text[at]!;
      if (quote !== '') quote = character === quote ? '' : quote;
      else if (character === '"' || character === "'") quote = character;
      else if (character === '(') open += 1;
      else if (character === ')') open -= 1;
      if (open === 0) {
        this.at = at + 1;
        return this.text.slice(start + 1, at);
      }
    }
    throw new Fault(`holds :${pseudo}( without its closing bracket`);
  }

  private pseudo(): void {
    this.at += 1;
    if (this.text[this.at] === ':') throw new Fault('holds "::"; write selector@attribute to take an attribute');
    const pseudo = this.take(/[a-z-]+/y) ?? this.refuse();
    if (this.depth > 0 && positions.has(pseudo)) throw new Fault(`holds :${pseudo} inside brackets`);
    if (!this.counts && positions.has(pseudo))
      throw new Fault(`holds :${pseudo}; write :first-of-type, :last-of-type or :nth-of-type(2)`);
    if (plainPseudos.includes(pseudo)) return;
    const all = [...plainPseudos, ...countedPseudos, ...numberedPseudos, ...wordedPseudos, ...nestingPseudos];
    if (!all.includes(pseudo)) throw new Fault(`holds :${pseudo}, which is not known here`);
    const inside = this.argument(pseudo);
    if (countedPseudos.includes(pseudo) && !count.test(inside)) throw new Fault(`holds :${pseudo}(${inside})`);
    if (numberedPseudos.includes(pseudo) && !/^\d{1,4}$/.test(inside)) throw new Fault(`holds :${pseudo}(${inside})`);
    if (wordedPseudos.includes(pseudo) && !words.test(inside)) throw new Fault(`holds :${pseudo}(${inside})`);
    if (!nestingPseudos.includes(pseudo)) return;
    if (this.depth >= deepest) throw new Fault('is nested too deeply');
    new Checker(inside, this.depth + 1, this.counts).list(pseudo === 'has');
  }

  /** `li.item[data-id]:first-child` */
  private compound(): void {
    const start = this.at;
    if (this.text[this.at] === '*') this.at += 1;
    else this.take(name);
    for (;;) {
      const sign = this.text[this.at];
      if (sign === '#' || sign === '.') {
        this.at += 1;
        if (this.take(name) === null) this.refuse();
      } else if (sign === '[') {
        if (this.take(attribute) === null) this.refuse();
      } else if (sign === ':') this.pseudo();
      else break;
    }
    if (this.at === start) this.refuse();
  }

  private complex(mayBegin: boolean): void {
    this.space();
    if (mayBegin && this.take(/>\s*/y) !== null && this.at === this.text.length) this.refuse();
    this.compound();
    for (;;) {
      const isApart = this.space();
      if (this.at === this.text.length || this.text[this.at] === ',') return;
      const isJoined = this.take(/[>+~]\s*/y) !== null;
      if (!isApart && !isJoined) this.refuse();
      this.compound();
    }
  }

  list(mayBegin: boolean): void {
    this.complex(mayBegin);
    while (this.text[this.at] === ',') {
      this.at += 1;
      this.complex(mayBegin);
    }
    if (this.at < this.text.length) this.refuse();
  }
}

export interface SelectorUse {
  /** Whether `selector@attribute` may be written. */
  readonly attribute: boolean;
  /** Whether it is looked for inside an entry: then `> a` and a lone `@attribute` have a meaning. */
  readonly inside: boolean;
  /** Whether `:first`, `:last` and `:eq(2)` may be written, which lists know and pages do not. */
  readonly counting: boolean;
}

/**
 * What is wrong with a CSS selector, in words that end in what to write; null when nothing is. What passes here,
 * cheerio takes.
 */
export function faultOfSelector(written: string, use: SelectorUse): string | null {
  const selector = written.trim();
  const advice = 'write a CSS selector such as ul.list > li';
  if (selector.length > longest) return `is longer than ${longest} characters; ${advice}`;
  if (/^\.?\/\/?[\w*]/.test(selector)) return `is XPath; ${advice}`;
  if (selector.startsWith('<')) return `is markup; ${advice}`;
  const match = /^(.*?)@([\w:.-]+)$/s.exec(selector);
  if (match !== null && !use.attribute) return `takes no @attribute; ${advice}`;
  const where = match === null ? selector : match[1]!.trim();
  if (where === '' && match !== null) {
    return use.inside ? null : `names no element; write one before the @, such as time@${match[2]!}`;
  }
  if (where === '') return `is empty; ${advice}`;
  try {
    new Checker(where, 0, use.counting).list(use.inside);
    return null;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return error.message.includes('; write') ? error.message : `${error.message}; ${advice}`;
  }
}
