import type { Field, Mention } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import type { Dictionary } from './dictionary.ts';
import { fits, versionEnd } from './fit.ts';
import { isGivenName, isTwoHan } from './given-names.ts';
import { isDigit, isHan, isUpper, isWord, noGap, type Pattern, space, type Stream, streamOf } from './pattern.ts';
import { childOf, nowhere, root, startHash } from './trie.ts';

/** A place where a pattern fits, before the rest of the item is weighed. */
interface Hit {
  readonly pattern: Pattern;
  readonly field: Field;
  readonly start: number;
  readonly end: number;
  /**
   * `strong` names the company at once; `doubtful` too, unless the item shows that the characters mean something else;
   * the others beside a context word, a narrow one, or the company's name.
   */
  readonly standing: 'strong' | 'doubtful' | 'needs-evidence' | 'needs-narrow' | 'needs-name';
}

/** What a whole item says of each company. */
interface Findings {
  readonly hits: Hit[];
  readonly named: Set<string>;
  /** Context words and people found. */
  readonly evidence: Set<Pattern>;
  readonly blocked: Set<string>;
}

/**
 * Finds where an item names companies.
 *
 * @param item title and text are plain text
 * @param dictionary from `buildDictionary`, built once per run
 * @returns title first, by ascending `start`, never overlapping, empty if none; offsets are UTF-16 units of the field as
 * given, end excluded
 *
 * The longest alias wins: 沐曦股份 is one mention, not 沐曦 and 股份. A name is found in either script, in full width, and
 * with spaces or line breaks inside. One pass per field down a tree of names: O(text + mentions).
 */
export function findMentions(item: Pick<Item, 'title' | 'text'>, dictionary: Dictionary): Mention[] {
  const findings: Findings = { hits: [], named: new Set(), evidence: new Set(), blocked: new Set() };
  scan(item.title, 'title', dictionary, findings);
  scan(item.text, 'text', dictionary, findings);
  const { hits, named, evidence, blocked } = findings;
  // MUSA is a context word of its maker and also a product: one must not vouch for the other.
  const vouches = (word: Pattern, pattern: Pattern): boolean =>
    dictionary.sharers.get(word)!.has(pattern.company) && !hasSameUnits(word, pattern);
  const hasEvidence = (pattern: Pattern): boolean => evidence.values().some((word) => vouches(word, pattern));
  // Evidence that hardly stands in other news.
  const hasNarrow = (pattern: Pattern): boolean =>
    evidence.values().some((word) => !word.isBroad && vouches(word, pattern));
  // 张沐曦…沐曦: where the characters were something else once, they are a company only if the item says so elsewhere.
  const isDoubtful = (pattern: Pattern): boolean =>
    blocked.has(pattern.company) && !named.has(pattern.company) && !hasEvidence(pattern);
  for (const { pattern, standing } of hits)
    if (standing === 'doubtful' && !isDoubtful(pattern)) named.add(pattern.company);
  const counts = ({ pattern, standing }: Hit): boolean =>
    standing === 'strong' ||
    named.has(pattern.company) ||
    (standing === 'needs-evidence' && !blocked.has(pattern.company) && hasEvidence(pattern)) ||
    (standing === 'needs-narrow' && !blocked.has(pattern.company) && hasNarrow(pattern));
  const counted = withPeers(hits, hits.map(counts), item);
  return hits
    .filter(({ pattern, field, end }, at) => {
      const next = hits[at + 1];
      // A person takes no characters from a name inside theirs.
      return counted[at] && !(pattern.kind === 'person' && next?.field === field && next.start < end);
    })
    .map(({ pattern: { company }, field, start, end }) => ({
      company,
      alias: item[field].slice(start, end),
      field,
      start,
      end,
    }));
}

const hasSameUnits = (one: Pattern, other: Pattern): boolean =>
  one.length === other.length && one.units.every((unit, at) => unit === other.units[at]);

const listJoiner = /^\s?(?:[、,，/和与及]|以及|and|,\s?and)\s?$/u;

/** 沐曦、天数、壁仞: a name that is also a word counts in a list beside one that counts. */
function withPeers(hits: readonly Hit[], counted: boolean[], item: Pick<Item, 'title' | 'text'>): boolean[] {
  const lift = (at: number, beside: number): void => {
    const hit = hits[at]!;
    const peer = hits[beside];
    if (counted[at] === true || counted[beside] !== true || peer?.field !== hit.field) return;
    const { kind, force, company } = hit.pattern;
    if (kind !== 'name' || force !== 'context' || hit.standing !== 'needs-evidence' || company === peer.pattern.company)
      return;
    const [from, to] = at < beside ? [hit.end, peer.start] : [peer.end, hit.start];
    counted[at] = listJoiner.test(item[hit.field].slice(from, to));
  };
  for (let at = 1; at < hits.length; at++) lift(at, at - 1);
  for (let at = hits.length - 2; at >= 0; at--) lift(at, at + 1);
  return counted;
}

function scan(text: string, field: Field, dictionary: Dictionary, findings: Findings): void {
  const { startSeen } = dictionary.trie;
  const stream = streamOf(text);
  const { units } = stream;
  const last = stream.length - 1;
  for (let at = 0; at < last; at++) {
    if (startSeen[startHash(units[at]!, units[at + 1]!)] === 0) continue;
    const end = longestFrom(stream, at, dictionary);
    if (end !== nowhere) at += Math.max(0, takeAt(stream, at, end, field, dictionary, findings) - 1);
  }
}

/** The node of the longest pattern whose units stand at a place, or `nowhere`. */
function longestFrom({ units, length }: Stream, at: number, { trie, patternsAt }: Dictionary): number {
  let longest = nowhere;
  for (let node = root, end = at; end < length; end++) {
    node = childOf(trie, node, units[end]!);
    if (node === nowhere) break;
    if (patternsAt[node] !== undefined) longest = node;
  }
  return longest;
}

/** Notes what the patterns at a place say, the longest first; returns how many units they take, 0 when none fits. */
function takeAt(
  stream: Stream,
  at: number,
  longest: number,
  field: Field,
  dictionary: Dictionary,
  findings: Findings,
): number {
  const { patternsAt, shorter } = dictionary;
  let taken = 0;
  const here: Hit[] = [];
  // One span may belong to two companies that share a name; a shorter name inside it belongs to nobody.
  for (let node = longest; node !== nowhere && taken === 0; node = shorter[node]!) {
    for (const pattern of patternsAt[node]!) {
      if (!fits(pattern, stream, at)) continue;
      if (pattern.force === 'evidence') {
        findings.evidence.add(pattern);
        // 张建中谈万卡集群: in a title the founder stands for the firm that the item names.
        if (pattern.kind === 'person' && field === 'title')
          here.push({ ...spanOf(stream, at, at + pattern.length), pattern, field, standing: 'needs-name' });
        continue;
      }
      if (pattern.force === 'block' && isNameAcross(pattern, stream, at, dictionary)) continue;
      taken = pattern.length;
      if (pattern.force === 'block') {
        findings.blocked.add(pattern.company);
        break;
      }
      const hit = hitOf(pattern, stream, at, field);
      if (hit === null) continue;
      const { standing } = hit;
      if (standing === 'needs-name' && isTwoHan(pattern)) findings.blocked.add(pattern.company);
      if (standing === 'strong') findings.named.add(pattern.company);
      // MooreThreads and Moore Threads are one span; the spelling that counts for more speaks for it.
      const twin = here.findIndex((other) => other.pattern.company === pattern.company);
      if (twin === -1) here.push(hit);
      else if (standing === 'strong') here[twin] = hit;
    }
  }
  findings.hits.push(...here);
  return taken;
}

/**
 * 上市的天数智芯 holds 的天数, yet names the firm: a name of its own that goes on behind the word that blocks wins. A word that holds such a
 * name whole (才智谱 in 用才智谱华章) was set against it and stands.
 */
function isNameAcross(word: Pattern, stream: Stream, at: number, dictionary: Dictionary): boolean {
  const end = at + word.length;
  let isAcross = false;
  for (let from = at + 1; from < end; from++) {
    for (let node = longestFrom(stream, from, dictionary); node !== nowhere; node = dictionary.shorter[node]!) {
      for (const one of dictionary.patternsAt[node]!) {
        if (one.company !== word.company || one.force !== 'strong' || !fits(one, stream, from)) continue;
        if (from + one.length <= end) return false;
        isAcross = true;
      }
    }
  }
  return isAcross;
}

function hitOf(pattern: Pattern, stream: Stream, at: number, field: Field): Hit | null {
  const end = pattern.versioned ? versionEnd(stream, at + pattern.length) : at + pattern.length;
  const standing = standingOf(pattern, stream, at, field);
  if (standing === null) return null;
  return { ...spanOf(stream, at, end), pattern, field, standing };
}

const spanOf = (stream: Stream, at: number, end: number): Pick<Hit, 'start' | 'end'> => ({
  start: stream.starts[at]!,
  end: stream.ends[end - 1]!,
});

function standingOf(pattern: Pattern, stream: Stream, at: number, field: Field): Hit['standing'] | null {
  const end = at + pattern.length;
  if (isInsideWorkTitle(stream, at, end) || isPartOfThing(stream, end)) return 'needs-name';
  switch (pattern.force) {
    case 'short':
      return isExactCase(pattern, stream, at) ? 'needs-narrow' : null;
    case 'framed':
      return isFramed(stream, at, end) ? 'needs-evidence' : 'needs-narrow';
    case 'context':
      if (pattern.mayBePerson && isBeforeSurname(stream, end)) return 'needs-name';
      return pattern.letterCase === 'any' || isExactCase(pattern, stream, at) ? 'needs-evidence' : 'needs-name';
    default:
      break;
  }
  if (pattern.letterCase === 'exact' && !isExactCase(pattern, stream, at) && !isAllUpper(stream, at, end)) {
    // Deepseek in a Chinese sentence is the firm; minimax anywhere is the algorithm until something says otherwise.
    const isTitleCase = isUpper(stream.cased[at]!) && hasHanBeside(stream, at, end, field);
    return isTitleCase ? 'doubtful' : 'needs-evidence';
  }
  if (pattern.mayBePerson && isBeforeSurname(stream, end)) return 'needs-evidence';
  if (!isTwoHan(pattern)) return 'strong';
  return isGivenName(stream, at) ? 'needs-name' : 'doubtful';
}

function isExactCase(pattern: Pattern, stream: Stream, at: number): boolean {
  for (let i = 0; i < pattern.length; i++) if (stream.cased[at + i] !== pattern.cased[i]) return false;
  return true;
}

function isAllUpper(stream: Stream, at: number, end: number): boolean {
  for (let i = at; i < end; i++) if (stream.cased[i] !== stream.units[i]! && !isUpper(stream.cased[i]!)) return false;
  for (let i = at; i < end; i++) if (stream.cased[i]! >= 97 && stream.cased[i]! <= 122) return false;
  return true;
}

const sentenceUnits = 40;

function hasHanBeside(stream: Stream, at: number, end: number, field: Field): boolean {
  const reach = field === 'title' ? stream.length : sentenceUnits;
  for (let i = Math.max(0, at - reach); i < at; i++) if (isHan(stream.units[i]!)) return true;
  for (let i = end; i < Math.min(stream.length, end + reach); i++) if (isHan(stream.units[i]!)) return true;
  return false;
}

const headlineWord =
  /^(?:[a-z]{2,}[^aious]s|to|and|in|on|of|for|at|by|is|has|will|may|said|says|set|chief|founder|raising|stock)$/u;

/** A capital followed by small letters is the surname behind a given name; in a headline it may be a verb: Zhipu Weighs Raising. */
function isBeforeSurname({ units, cased, gaps, length }: Stream, at: number): boolean {
  if (at >= length || gaps[at] !== space) return false;
  let end = at + 1;
  while (end < length && gaps[end] === noGap && isWord(units[end]!)) end++;
  if (!isUpper(cased[at]!) || end < at + 2 || isUpper(cased[at + 1]!) || isDigit(units[at + 1]!)) return false;
  return !headlineWord.test(String.fromCharCode(...units.subarray(at, Math.min(end, at + 20))));
}

const openTitle = 0x300a;
const closeTitle = 0x300b;
/** 《极限竞速：地平线 6》 is a game; the titles of articles between the same marks are longer. */
const workTitleUnits = 14;

function isInsideWorkTitle(stream: Stream, at: number, end: number): boolean {
  let open = -1;
  for (let i = at - 1; i >= Math.max(0, at - workTitleUnits); i--) {
    if (stream.units[i] === closeTitle) return false;
    if (stream.units[i] === openTitle) {
      open = i;
      break;
    }
  }
  if (open === -1) return false;
  for (let i = end; i < Math.min(stream.length, open + workTitleUnits + 2); i++)
    if (stream.units[i] === closeTitle) return true;
  return false;
}

/** Nouns that make a thing of the word before them: 地平线校正 levels a camera, 地平线特别版 is a car. */
const thingNouns = ['校正', '校准', '特别版', '限定版', '纪念版', '珍藏版'].map((word) =>
  Array.from(word, (c) => c.charCodeAt(0)),
);

function isPartOfThing(stream: Stream, end: number): boolean {
  return thingNouns.some((noun) => noun.every((unit, i) => stream.units[end + i] === unit && end + i < stream.length));
}

const quotes = new Set(Array.from('“”"‘’「」『』', (c) => c.charCodeAt(0)));
const productNouns = ['架构', '智算', '万卡', 'gpu', 'gpgpu', '超节点'].map((word) =>
  Array.from(word, (c) => c.charCodeAt(0)),
);

/** “花港”, 夸娥万卡, 曦云C600: marked as the name of a product, not as the lake or the river. */
function isFramed(stream: Stream, at: number, end: number): boolean {
  if (at > 0 && end < stream.length && quotes.has(stream.units[at - 1]!) && quotes.has(stream.units[end]!)) return true;
  if (end + 1 < stream.length && isUpper(stream.cased[end]!) && isDigit(stream.units[end + 1]!)) return true;
  return productNouns.some((noun) =>
    noun.every((unit, i) => end + i < stream.length && stream.units[end + i] === unit),
  );
}
