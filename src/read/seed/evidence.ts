import { firstWord, openingOf, pairing } from './characters.ts';

/** A paragraph as the joiner sees it. */
export interface Piece {
  /** Place among the blocks of the page. */
  readonly at: number;
  readonly text: string;
  /** Ids of the companies its section names, each once. */
  readonly sectionNames: readonly string[];
  /** Ids of the companies it names itself, each once. */
  readonly names: readonly string[];
  /** Ids of the companies that the heading above it names, and the place of that heading. */
  readonly headingNames: readonly string[];
  readonly headingAt: number;
  /** It looks like a heading and may be the first words of a torn paragraph. */
  readonly isShort: boolean;
  /** Text of its own stands below it, as below a heading. */
  readonly hasTextBelow: boolean;
  /** Its first word is the name of a company. */
  readonly opensWithName: boolean;
  /** The first paragraph under the title of an article. */
  readonly isOpening: boolean;
  /** The first paragraph of a side column. */
  readonly isSideOpening: boolean;
  /** The paragraph before it, when nothing stands between; empty if there is none. */
  readonly previous: string;
  /** It stands behind a credit line, under no heading. */
  readonly isLoose: boolean;
  /** It stands in a side column. */
  readonly isSide: boolean;
  /** What stands behind the last paragraph of its run: a heading goes on with the article, else the run ends one. */
  readonly runEnds: 'heading' | 'end';
  /** What stands before it in the file. */
  readonly after: 'heading' | 'short' | 'open' | 'closed' | 'credit';
}

/** What is known of the page as a whole. */
export interface PageMemory {
  /** All blocks, each on a line of its own. */
  readonly text: string;
  /** Its words in Latin letters, each whole. */
  readonly words: ReadonlySet<string>;
  /** Its pairs of neighbouring characters. */
  readonly pairs: ReadonlySet<string>;
  /** Blocks that begin between two places, headings and labels not counted. */
  readonly bodiesBetween: (from: number, to: number) => number;
  /** Credit lines among all blocks between. */
  readonly creditsBetween: (from: number, to: number) => number;
  /** Open ends among them. */
  readonly endsBetween: (from: number, to: number) => number;
  /** How much two texts share of their pairs of characters, 0 to 1. */
  readonly likeness: (one: string, other: string) => number;
}

const isHan = (character: string): boolean => /^[\u3400-\u9fff]$/.test(character);
/** Longest run of characters across the joint that is looked for elsewhere on the page. */
const longestSpan = 8;
const openers = '“‘（(「『《【';
const closers = '”’）)」』》】';
/** Sentences of newspapers hardly get longer. */
const longSentence = 110;

/** Length of the longest run across the joint that the page also writes elsewhere; 0 if there is none. */
function spanElsewhere(before: string, after: string, page: PageMemory): number {
  // Nearly every pair that does not belong together ends here.
  if (!page.pairs.has(before.slice(-1) + after.slice(0, 1))) return 0;
  for (let length = longestSpan; length >= 2; length--) {
    for (let left = 1; left < length; left++) {
      const run = before.slice(-left) + after.slice(0, length - left);
      // Punctuation makes a run common without meaning: 。公司
      if (run.length === length && /^[\p{L}\p{N}]+$/u.test(run) && page.text.includes(run)) return length;
    }
  }
  return 0;
}

/** Brackets and quotation marks that open in a text and do not close (positive), or close without opening (negative). */
function unmatched(text: string): { readonly open: readonly number[]; readonly close: readonly number[] } {
  const open: number[] = [];
  const close: number[] = [];
  for (const character of text) {
    const opens = openers.indexOf(character);
    const closes = closers.indexOf(character);
    if (opens >= 0) open.push(opens);
    else if (closes >= 0) {
      if (open.at(-1) === closes) open.pop();
      else close.push(closes);
    }
  }
  return { open, close };
}

function bracketEvidence(before: string, after: string): number {
  const { open } = unmatched(before);
  const { close } = unmatched(after);
  if (open.length === 0 && close.length === 0) return 0;
  return open.length === close.length && open.at(-1) === close[0] ? 2 : -1;
}

const unit = /^(?:[万亿]|[元片台套个家倍吨年月日%％℃]|个?百分点|人民币|美元|港元|余|多[万亿个家台])/;

/** A number that goes on, or a unit without one. */
function numberEvidence(before: string, after: string): number {
  const endsInNumber = /[\d.]$/.test(before);
  if (/^[%％]|^\.\d/.test(after)) return endsInNumber ? 2 : -2;
  if (/^\d/.test(after)) return endsInNumber ? -1 : 0;
  if (endsInNumber) return unit.test(after) ? 2 : /^[\p{L}，、。；]/u.test(after) ? 0 : -1;
  return 0;
}

/** A word in Latin letters that goes on. */
function wordEvidence(before: string, after: string, page: PageMemory): number {
  const head = /[A-Za-z]+$/.exec(before.replace(/-$/, ''))?.[0] ?? '';
  const tail = /^[A-Za-z]+/.exec(after)?.[0] ?? '';
  if (head !== '' && tail !== '') {
    if (page.words.has(head + tail)) return 3;
    // A word broken by a hyphen goes on in the letters it began with; a new name begins with a capital.
    const goesOn = /^[a-z]/.test(tail) || (/[A-Z]$/.test(head) && /^[A-Z](?![a-z])/.test(tail));
    return before.endsWith('-') ? (goesOn ? 2 : -1) : 0;
  }
  if (before.endsWith('-')) return -2;
  // iPhone and eVTOL are rare; a small letter mostly goes on from the line before.
  return /^[a-z]{1,3}(?![A-Za-z])/.test(after) && head === '' ? -1 : 0;
}

/** How little a paragraph looks as if it began where it begins: from 2 or more (certain) to below 0 (it begins well). */
export function beginningless(text: string): number {
  const first = text[0] ?? '';
  if (/[，。、；：！？％%）)”’」』》】…]/.test(first)) return 4;
  const plain = text.replace(/^[“‘（(「『《【]/, '');
  if (!isHan(plain[0] ?? '')) return 0;
  return -openingOf(plain[0]!);
}

/** A paragraph of one short sentence is mostly what was left over of a longer one. */
const shortRest = 16;

const shares = (some: readonly string[], others: readonly string[]): boolean => some.some((id) => others.includes(id));

/** What the names say: of the pair (1 they go together), of the place the tail stands at (1 it does not belong there, -1 it does). */
function nameEvidence(head: Piece, tail: Piece): readonly [number, number] {
  if (tail.names.length === 0) return [0, 0];
  const ofHead = head.headingNames.length > 0 ? head.headingNames : head.sectionNames;
  const fits = shares(tail.names, head.names) || shares(tail.names, ofHead);
  const pair = fits ? 1 : ofHead.length === 0 ? 0 : -1;
  if (tail.headingNames.length === 0 || head.headingAt === tail.headingAt) return [pair, 0];
  const atHome = tail.names.filter((id) => tail.headingNames.includes(id)).length / tail.names.length;
  return [pair, 1 - 2 * atHome];
}

function lengthEvidence(before: string, after: string): number {
  const head = /[^。！？!?]*$/.exec(before)?.[0].length ?? 0;
  const tail = /^[^。！？!?]*/.exec(after)?.[0].length ?? 0;
  return Math.max(0, head + tail - longSentence) / longSentence;
}

/**
 * What each piece of evidence for a joint counts, as log-odds. Logistic regression (maximum likelihood) on fourteen pages
 * of the tests torn in 48 ways each; brackets, numbers, words and credit lines are too rare there and are set by hand.
 */
const weights = {
  always: 0.1,
  /** A run of 2, and of up to 4 characters across the joint stands elsewhere on the page. */
  run: 1.1,
  longRun: 3.1,
  /** The two characters at the joint often stand together. */
  pair: 2.2,
  endsInPause: 0.2,
  bracket: 1.5,
  number: 3.1,
  word: 1,
  names: -0.1,
  /** The names of the tail do not belong where it stands. */
  misplaced: 4.2,
  likeness: -0.6,
  isNext: -2.6,
  isBefore: -7.6,
  distance: -1.5,
  /** Other open ends between the two. */
  oneEndBetween: -1.6,
  moreEndsBetween: -3.4,
  tooLong: 0,
  shortHead: -1.3,
  shortHeadWithText: -0.9,
  /** The tail begins as sentences do. */
  opens: -1.4,
  /** It begins with a character or word that stands inside sentences. */
  lacksOpening: 0.1,
  innerWord: -0.2,
  opensWithName: -3.9,
  isRest: 0.2,
  afterHeading: 3.3,
  afterOpen: 4.4,
  afterShort: 1.6,
  afterCredit: 6,
  opensAfterHeading: -1.2,
  opensAfterClosed: -0.5,
  /** A side column ends its article; the article itself goes on to the next heading. */
  sideToEnd: 3.3,
  sideToHeading: -3.3,
  sideToNext: -4,
  overCredit: -6,
  /** A beginning behind a credit line belongs to something before it. */
  fromBehindCredit: 5.5,
  toOpening: -5.7,
  likePrevious: -0.1,
};

export type Evidence = Readonly<Record<keyof typeof weights, number>>;

const yes = (isSo: boolean): 0 | 1 => (isSo ? 1 : 0);

/** The evidence that `tail` goes on where `head` ends. */
export function evidence(head: Piece, tail: Piece, page: PageMemory): Evidence {
  const before = head.text;
  const after = tail.text;
  const [last = '', first = ''] = [before.at(-1), after[0]];
  const span = spanElsewhere(before.replace(/-$/, ''), after, page);
  const endsInPause = /[，、；：,]$/.test(before);
  // A name may begin with any character.
  const lack = tail.opensWithName ? 0 : beginningless(after);
  const word = tail.opensWithName ? 1 : firstWord(after);
  const beginsWell =
    tail.opensWithName || word > 0 || (word === 0 && (lack <= 0 || pairing(first, after[1] ?? '') > 0));
  const between = page.bodiesBetween(head.at, tail.at);
  const isBefore = tail.at < head.at;
  const isNext = between === 0 && !isBefore;
  const ends = isBefore ? 0 : page.endsBetween(head.at, tail.at);
  const [names, misplaced] = nameEvidence(head, tail);
  const isFromBehindCredit = head.isLoose && isBefore;
  return {
    always: 1,
    run: yes(span >= 2),
    longRun: Math.max(0, Math.min(span, 4) - 2) / 2,
    pair: yes(isHan(last) && isHan(first) && pairing(last, first) > 0),
    endsInPause: yes(endsInPause),
    bracket: bracketEvidence(before, after),
    number: numberEvidence(before, after),
    word: wordEvidence(before, after, page),
    names,
    misplaced,
    likeness: Math.sqrt(page.likeness(before, after)),
    isNext: yes(isNext),
    isBefore: yes(isBefore),
    distance: isBefore ? 0 : Math.log(1 + between),
    oneEndBetween: yes(ends === 1),
    moreEndsBetween: yes(ends > 1),
    tooLong: lengthEvidence(before, after),
    shortHead: yes(head.isShort),
    shortHeadWithText: yes(head.isShort && head.hasTextBelow),
    opens: yes(!endsInPause && word > 0),
    lacksOpening: lack > 0 && pairing(first, after[1] ?? '') <= 0 ? lack : 0,
    innerWord: yes(!endsInPause && word < 0),
    opensWithName: yes(!endsInPause && tail.opensWithName),
    isRest: Math.max(0, shortRest - after.length) / shortRest,
    afterHeading: yes(tail.after === 'heading'),
    afterOpen: yes(tail.after === 'open'),
    afterShort: yes(tail.after === 'short'),
    afterCredit: yes(tail.after === 'credit'),
    opensAfterHeading: yes(tail.after === 'heading' && beginsWell),
    opensAfterClosed: yes(tail.after === 'closed' && beginsWell),
    sideToEnd: yes(head.isSide && tail.runEnds === 'end'),
    sideToHeading: yes(head.isSide && tail.runEnds === 'heading'),
    sideToNext: yes(head.isSide && isNext),
    overCredit: yes(page.creditsBetween(head.at, tail.at) > 0 && !isFromBehindCredit),
    fromBehindCredit: yes(isFromBehindCredit),
    toOpening: yes(tail.isOpening || (tail.isSideOpening && !head.isLoose)),
    likePrevious: tail.previous === '' || tail.after === 'open' ? 0 : Math.sqrt(page.likeness(tail.previous, after)),
  };
}

const kinds = Object.keys(weights) as readonly (keyof typeof weights)[];

/** Log-odds that `tail` goes on where `head` ends. */
export function jointScore(head: Piece, tail: Piece, page: PageMemory): number {
  const found = evidence(head, tail, page);
  return kinds.reduce((sum, kind) => sum + found[kind] * weights[kind], 0);
}

/**
 * What no evidence outweighs. Below the top of a column a paragraph that opens with a company's name begins there, and one
 * that stands under the heading of the company it names is at home.
 */
export function mayGoOn(head: Piece, tail: Piece): boolean {
  if (['open', 'credit', 'short'].includes(tail.after) || head.headingAt === tail.headingAt) return true;
  const atHome = tail.names.filter((id) => tail.headingNames.includes(id)).length;
  const isAtHome = atHome > 0 && (tail.after === 'heading' || atHome === tail.names.length);
  return !tail.opensWithName && !isAtHome;
}
