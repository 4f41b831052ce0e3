import { bigramsOf } from '../../text/bigrams.ts';
import { assign, gainOf } from './assign.ts';
import { hasOpenEnd, joinPieces } from './blocks.ts';
import type { Block } from './blocks.ts';
import { firstWord } from './characters.ts';
import { beginningless, jointScore, mayGoOn } from './evidence.ts';
import type { PageMemory, Piece } from './evidence.ts';

/** Two blocks that are one paragraph, by their places among the blocks. */
export interface Joint {
  readonly head: number;
  readonly tail: number;
}

/** A page with more open ends than this is not torn: it is written without full stops. */
const mostHeads = 60;
const mostBodies = 600;
/** Looking around from each block takes the square of their number; a newspaper page has some hundred. */
const mostBlocks = 2000;
/** Log-odds below which a pair is not taken even when nothing else offers itself. */
const leastScore = -5;
/** A short line is a heading until something speaks for a joint; a long open end has its other half somewhere. */
const leastScoreOfShort = -2;
/**
 * How much worse, in log-odds, the page without this pair must be. Measured on 3,022 tears of the pages in
 * tests/fixtures/seed-pages: at 1 are 92.7 % rejoined and 10 wrongly, at 1.6 90.9 % and 6, at 2 89.4 % and 5; with the
 * weights fitted without the page in question, 89.8 % and 7 of 896.
 */
const leastLead = 1.6;

/** Ids that a text names, in order, each as often as it is named. */
export type NamesIn = (text: string) => readonly string[];

const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)];

/** What the joiner needs to know of each block, in their order. */
export function piecesOf(blocks: readonly Block[], namesIn: NamesIn): Piece[] {
  const names = blocks.map((block) => unique(namesIn(block.text)));
  const sectionAt: number[] = [];
  let section = 0;
  for (const [at, { kind }] of blocks.entries()) {
    const isShort = kind === 'heading' && mayBeHead(blocks, at) && !hasTextBelow(blocks[at + 1]);
    if ((kind === 'heading' && !isShort) || kind === 'label') section = at;
    sectionAt.push(section);
  }
  const sectionNames = new Map<number, readonly string[]>();
  for (const [at, ids] of names.entries()) {
    const place = sectionAt[at]!;
    sectionNames.set(place, unique([...(sectionNames.get(place) ?? []), ...ids]));
  }
  return blocks.map((block, at) => ({
    at,
    text: block.text,
    names: names[at]!,
    sectionNames: sectionNames.get(sectionAt[at]!) ?? [],
    headingNames: names[sectionAt[at]!]!,
    headingAt: sectionAt[at]!,
    isShort: block.kind === 'heading',
    isOpening: isOpening(blocks, at),
    isSideOpening: isSideOpening(blocks, at),
    previous: blocks[at - 1]?.kind === 'body' ? blocks[at - 1]!.text : '',
    isLoose: isLoose(blocks, at),
    isSide: isSide(blocks, at),
    runEnds: runEnds(blocks, at),
    hasTextBelow: hasTextBelow(blocks[at + 1]),
    opensWithName:
      namesIn(block.text.slice(0, longestName)).length > 0 && namesIn(block.text.slice(1, longestName)).length === 0,
    after: afterOf(blocks, at),
  }));
}

/** A name is looked for in the first characters of a paragraph. */
const longestName = 8;

/** The nearest block before a paragraph that is none itself. */
export function openerOf(blocks: readonly Block[], at: number): number {
  let before = at - 1;
  while (before >= 0 && blocks[before]!.kind === 'body') before -= 1;
  return before;
}

/** Behind a credit line and under no heading: the piece belongs to something that stands elsewhere. */
export function isLoose(blocks: readonly Block[], at: number): boolean {
  return blocks[openerOf(blocks, at)]?.kind === 'credit';
}

/** The first paragraph under headings that begin the page or stand behind a credit line. */
function isOpening(blocks: readonly Block[], at: number): boolean {
  let before = at - 1;
  while (before >= 0 && blocks[before]!.kind === 'heading') before -= 1;
  return before < at - 1 && (before < 0 || blocks[before]!.kind === 'credit' || isLoose(blocks, before));
}

/** The first paragraph below a label. */
function isSideOpening(blocks: readonly Block[], at: number): boolean {
  return blocks[at - 1]?.kind !== 'body' && isSide(blocks, at);
}

/** A label stands above it, with at most a heading between. */
function isSide(blocks: readonly Block[], at: number): boolean {
  const opener = openerOf(blocks, at);
  return blocks[blocks[opener]?.kind === 'heading' ? opener - 1 : opener]?.kind === 'label';
}

/** A run of paragraphs ends in front of a heading, or with the column, the article, the page. */
function runEnds(blocks: readonly Block[], at: number): Piece['runEnds'] {
  for (let next = at + 1; next < blocks.length; next++) {
    if (blocks[next]!.kind === 'heading') return 'heading';
    if (blocks[next]!.kind !== 'body') return 'end';
    if (hasOpenEnd(blocks[next - 1]!.text)) return 'end';
  }
  return 'end';
}

/** The next block is a paragraph that begins as paragraphs do. */
function hasTextBelow(next: Block | undefined): boolean {
  return next !== undefined && next.kind === 'body' && beginningless(next.text) <= 0 && firstWord(next.text) >= 0;
}

function afterOf(blocks: readonly Block[], at: number): Piece['after'] {
  const before = blocks[at - 1];
  if (before?.kind === 'credit') return 'credit';
  if (before?.kind === 'body') return hasOpenEnd(before.text) ? 'open' : 'closed';
  return before?.kind === 'heading' && mayBeHead(blocks, at - 1) ? 'short' : 'heading';
}

/** What it needs to know of the page. O(characters). */
export function memoryOf(blocks: readonly Block[]): PageMemory {
  const text = blocks.map((block) => block.text).join('\n');
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < text.length; at++) pairs.add(text.slice(at, at + 2));
  const countUpTo = (isCounted: (block: Block) => boolean): readonly number[] => {
    const sums = [0];
    for (const block of blocks) sums.push(sums.at(-1)! + (isCounted(block) ? 1 : 0));
    return sums;
  };
  const between = (sums: readonly number[], from: number, to: number): number =>
    sums[Math.max(from, to)]! - sums[Math.min(from, to) + 1]!;
  const bodies = countUpTo((block) => block.kind === 'body');
  const ends = countUpTo((block) => block.kind === 'body' && hasOpenEnd(block.text));
  const credits = countUpTo((block) => block.kind === 'credit');
  const terms = new Map<string, ReadonlySet<string>>();
  const termsOf = (words: string): ReadonlySet<string> => {
    const known = terms.get(words);
    if (known !== undefined) return known;
    const found = new Set(bigramsOf(words));
    terms.set(words, found);
    return found;
  };
  return {
    text,
    words: new Set(text.match(/[A-Za-z]+/g)),
    pairs,
    bodiesBetween: (from, to) => between(bodies, from, to),
    creditsBetween: (from, to) => between(credits, from, to),
    endsBetween: (from, to) => between(ends, from, to),
    likeness: (one, other) => {
      const [few, many] = [termsOf(one), termsOf(other)].sort((a, b) => a.size - b.size);
      let shared = 0;
      for (const term of few!) if (many!.has(term)) shared += 1;
      return few!.size === 0 ? 0 : shared / few!.size;
    },
  };
}

/**
 * Finds which torn paragraphs belong together.
 *
 * @param blocks as they stand in the file
 * @param namesIn ids of the companies a text names
 * @returns by place of the head. Every block is the head and the tail of one joint at most. A pair that is not clearly
 * better than its rivals is left out: a sentence torn in two can be read and mended, one joined wrongly is a lie.
 */
export function findJoints(blocks: readonly Block[], namesIn: NamesIn): Joint[] {
  if (blocks.length > mostBlocks) return [];
  const pieces = piecesOf(blocks, namesIn);
  const isBody = (at: number): boolean => blocks[at]?.kind === 'body';
  const heads = pieces.filter(({ at, text }) => mayBeHead(blocks, at) && hasOpenEnd(text));
  const tails = pieces.filter(({ at }) => isBody(at));
  if (heads.length === 0 || heads.length > mostHeads || tails.length > mostBodies) return [];
  const page = memoryOf(blocks);
  const scores = new Map(
    heads.map((head) => [
      head.at,
      new Map(tails.map((tail) => [tail.at, head.at === tail.at ? -1e6 : jointScore(head, tail, page)])),
    ]),
  );
  const scoreOf = (head: Piece, tail: Piece): number => scores.get(head.at)!.get(tail.at)!;
  const joints: Joint[] = [];
  const gains = heads.map((head) =>
    tails.map((tail) => scoreOf(head, tail) - (head.isShort ? leastScoreOfShort : leastScore)),
  );
  const chosen = assign(gains);
  const total = gainOf(gains, chosen);
  for (const [row, head] of heads.entries()) {
    const column = chosen[row] ?? null;
    if (column === null) continue;
    // How much worse the whole page becomes when these two may not be joined.
    const without = gains.map((gain, at) => (at === row ? gain.with(column, -1e6) : gain));
    const lead = total - gainOf(without, assign(without));
    const tail = tails[column]!;
    if (lead >= leastLead && mayGoOn(head, tail)) joints.push({ head: head.at, tail: tail.at });
  }
  return withoutCircles(joints).sort((a, b) => a.head - b.head);
}

/** The first line of a paragraph has at least so many characters; most headings of side columns have fewer. */
const lineOfText = 10;

/** A body, or a short line that no body of its own follows: a heading has text under it. */
function mayBeHead(blocks: readonly Block[], at: number): boolean {
  const block = blocks[at]!;
  if (block.kind === 'body') return true;
  if (block.kind !== 'heading' || block.level !== null || /[：:“”？！\s]/.test(block.text)) return false;
  const before = blocks[at - 1]?.kind;
  const next = blocks[at + 1]?.kind;
  // Behind a label it is the column's heading, behind a credit line the title of what follows.
  const isAboveSection = next === 'heading' && blocks[at + 1]!.text.includes('：');
  if (
    (before === 'label' && !(isAboveSection && block.text.length >= lineOfText)) ||
    (before === 'credit' && next !== undefined)
  )
    return false;
  // Above another it is a rubric, but where the other heads a section (甲公司：…), or below a label and its heading: there
  // it stands for the column's text.
  const isRubric = next === 'heading' && !(before === 'body' && isAboveSection);
  if (isRubric && before !== 'label' && blocks[at - 2]?.kind !== 'label') return false;
  const isInTitle = !blocks.slice(0, at).some(({ kind }) => kind === 'body');
  return !isInTitle;
}

/** A paragraph cannot go on in itself. */
function withoutCircles(joints: readonly Joint[]): Joint[] {
  const next = new Map(joints.map(({ head, tail }) => [head, tail]));
  return joints.filter(({ head }) => {
    const seen = new Set<number>();
    for (let at = next.get(head); at !== undefined && !seen.has(at); at = next.get(at)) {
      if (at === head) return false;
      seen.add(at);
    }
    return true;
  });
}

/** The text of a chain of pieces. */
export function joinedText(blocks: readonly Block[], chain: readonly number[]): string {
  return chain.map((at) => blocks[at]!.text).reduce(joinPieces);
}
