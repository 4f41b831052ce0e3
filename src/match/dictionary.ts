import type { Alias, Company } from '../model/company.ts';
import { isDigit, isHan, type Pattern, patternOf, streamOf } from './pattern.ts';
import { buildTrie, childOf, nowhere, root, type Trie } from './trie.ts';

/** Names ready to be looked for; from `buildDictionary`. */
export interface Dictionary {
  readonly trie: Trie;
  /** What ends at each node, words that block first; undefined where a name only passes. */
  readonly patternsAt: readonly (readonly Pattern[] | undefined)[];
  /** For each node at which a pattern ends, the next shorter one on its way, or `nowhere`. */
  readonly shorter: Uint32Array;
  /** Whom a context word speaks for: GPU stands once in the tree, however many companies list it. */
  readonly sharers: ReadonlyMap<Pattern, ReadonlySet<string>>;
  readonly companyIds: readonly string[];
}

/** Latin products up to this length (M2, GLM, H3) are ordinary elsewhere: Apple's chips, money supply, statistics. */
const shortLatinUnits = 3;

/**
 * Prepares the names of the companies for `findMentions`. Built once per run.
 *
 * Names and aliases of guard `alone` and `word` are strong, `context` need evidence in the same item, `never` are left
 * out. Tickers are taken in all spellings, Hong Kong numbers only with their market. People are evidence, and in a
 * title stand for a company that the item names.
 * Cost: linear in the names; 10,000 of them take some 40 ms.
 */
export function buildDictionary(companies: readonly Company[]): Dictionary {
  const patterns: Pattern[] = [];
  const add = (pattern: Pattern | null): void => void (pattern !== null && patterns.push(pattern));
  for (const company of companies) {
    const { id } = company;
    const guarded = new Set(company.aliases.map((alias) => alias.text));
    for (const name of Object.values(company.names)) {
      if (name !== null && !guarded.has(name)) add(patternOf(name, { company: id, force: 'strong', kind: 'name' }));
    }
    for (const alias of company.aliases) {
      if (alias.guard === 'never') continue;
      add(
        patternOf(alias.text, { company: id, force: alias.guard === 'context' ? 'context' : 'strong', kind: 'name' }),
      );
    }
    for (const product of company.products) {
      if (product.guard !== 'never')
        add(patternOf(product.text, { company: id, force: productForce(product), kind: 'product' }));
    }
    for (const { text, bare } of tickerSpellings(company.tickers)) {
      add(patternOf(text, { company: id, force: 'strong', kind: 'ticker', letterCase: 'any', bare }));
    }
    for (const person of company.people) {
      add(patternOf(person, { company: id, force: 'evidence', kind: 'person', letterCase: 'any' }));
    }
    for (const word of company.contextWords) {
      add(patternOf(word, { company: id, force: 'evidence', kind: 'word', letterCase: 'any' }));
    }
    for (const word of company.blockedNeighbours) {
      add(patternOf(word, { company: id, force: 'block', kind: 'word', letterCase: 'any' }));
    }
  }
  return index(patterns, companies);
}

function productForce(product: Alias): Pattern['force'] {
  if (product.guard !== 'context') return 'strong';
  const { units, gaps, length } = streamOf(product.text);
  const isAllHan = Array.from(units.subarray(0, length)).every(isHan);
  if (isAllHan && length === 2) return 'framed';
  // "M3 Pro" is as common as "M3": the first word decides.
  let firstWord = 1;
  while (firstWord < length && gaps[firstWord] === 0) firstWord++;
  // So is one letter with a number, whoever makes the C600.
  const isLetterAndNumber = Array.from(units.subarray(1, length)).every(isDigit);
  return !isAllHan && (firstWord <= shortLatinUnits || isLetterAndNumber) ? 'short' : 'context';
}

function index(patterns: readonly Pattern[], companies: readonly Company[]): Dictionary {
  const { trie, ends } = buildTrie(patterns.map(({ units }) => units));
  const patternsAt: (Pattern[] | undefined)[] = Array.from({ length: trie.nodes }, () => undefined);
  const sharers = new Map<Pattern, Set<string>>();
  for (const [at, pattern] of patterns.entries()) {
    const here = patternsAt[ends[at]!];
    const same = here?.find((one) => isSameWord(one, pattern));
    if (pattern.force === 'evidence')
      sharers.set(same ?? pattern, (sharers.get(same ?? pattern) ?? new Set()).add(pattern.company));
    if (same !== undefined) continue;
    if (here === undefined) patternsAt[ends[at]!] = [pattern];
    // Meta X before MetaX: of one length a word that blocks comes first.
    else if (pattern.force === 'block') here.unshift(pattern);
    else here.push(pattern);
  }
  const shorter = new Uint32Array(trie.nodes);
  for (const [at, { units }] of patterns.entries()) shorter[ends[at]!] = shorterOn(trie, units, patternsAt);
  return { trie, patternsAt, shorter, sharers, companyIds: companies.map((company) => company.id) };
}

/** One context word, whoever lists it. */
const isSameWord = (one: Pattern, other: Pattern): boolean =>
  one.force === 'evidence' && other.force === 'evidence' && one.gaps.every((gap, at) => gap === other.gaps[at]);

/** The last node before the end of a name at which another one ends: 沐曦 on the way to 沐曦股份. */
function shorterOn(trie: Trie, units: Uint16Array, patternsAt: Dictionary['patternsAt']): number {
  let node = root;
  let last = nowhere;
  for (let at = 0; at < units.length - 1; at++) {
    node = childOf(trie, node, units[at]!);
    if (patternsAt[node] !== undefined) last = node;
  }
  return last;
}

/**
 * Every spelling of a company's tickers. A number of six digits may stand bare (688795), one of Hong Kong never:
 * 2513 and 100 are ordinary numbers.
 */
export function tickerSpellings(
  tickers: readonly string[],
): readonly { readonly text: string; readonly bare: boolean }[] {
  const spellings = new Map<string, boolean>();
  for (const ticker of tickers) {
    const number = /\d{1,6}/.exec(ticker)?.[0];
    if (number === undefined) {
      if (ticker.length >= 3) spellings.set(ticker, false);
      continue;
    }
    if (number.length === 6) {
      const market = /^[03]/.test(number) ? ['SZ', 'SZSE'] : ['SH', 'SHSE', 'SSE', 'SS', 'SHA'];
      spellings.set(number, true);
      for (const code of market) {
        for (const text of [
          `${number}.${code}`,
          `${number}:${code}`,
          `${code}${number}`,
          `${code}:${number}`,
          `${code}.${number}`,
        ])
          spellings.set(text, false);
      }
      spellings.set(`${number} CH`, false);
    } else if (/hk/i.test(ticker)) {
      const short = String(Number(number));
      for (const digits of new Set([short, short.padStart(4, '0'), short.padStart(5, '0')])) {
        for (const text of [
          `${digits}.HK`,
          `${digits}:HK`,
          `HK:${digits}`,
          `HK.${digits}`,
          `HKG:${digits}`,
          `HKEX:${digits}`,
          `SEHK:${digits}`,
          `HKSE:${digits}`,
        ])
          spellings.set(text, false);
        if (digits.length < 4) continue;
        // 股份代号 is Hong Kong's word. A bare number behind 股票代码 may as well be one of Taipei or Tokyo, unless it has five digits.
        for (const text of [`${digits}:xhkg`, `${digits} HK`, `HK${digits}`, `股份代号:${digits}`, `股份代号${digits}`])
          spellings.set(text, false);
      }
      const full = short.padStart(5, '0');
      // HK2513 and HK0100 are usual in Chinese pages; HK100 is a race.
      for (const text of [`港股${full}`, `股票代码:${full}`, `港股代码:${full}`]) spellings.set(text, false);
    } else if (/[a-z]/i.test(ticker)) {
      spellings.set(ticker, false);
    }
  }
  return [...spellings].map(([text, bare]) => ({ text, bare }));
}
