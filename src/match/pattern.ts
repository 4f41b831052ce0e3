import { foldUnits } from '../text/fold.ts';

/** What stood before a character that was left out of the stream. */
export const noGap = 0;
export const space = 1;
export const hyphen = 2;

/**
 * A text as names are compared in: folded, lower case, without white space and hyphens.
 * A name broken by a line end, spaced out, or written MTT-S80 for MTT S80 then reads like the name;
 * `gaps` remembers what was left out.
 */
export interface Stream {
  readonly units: Uint16Array;
  readonly length: number;
  /** Before each unit: `noGap`, `space` or `hyphen`. */
  readonly gaps: Uint8Array;
  /** The units before lower case. */
  readonly cased: Uint16Array;
  /** Original offset at which each unit starts, and at which it ends. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

const lowerOf = new Uint16Array(65_536);

function lower(unit: number): number {
  if (unit < 128) return unit >= 65 && unit <= 90 ? unit + 32 : unit;
  if (unit >= 0x2e80) return unit;
  const known = lowerOf[unit]!;
  if (known !== 0) return known;
  const lowered = String.fromCharCode(unit).toLowerCase();
  return (lowerOf[unit] = lowered.length === 1 ? lowered.charCodeAt(0) : unit);
}

function gapKind(unit: number): number {
  if (unit === 32 || (unit >= 9 && unit <= 13) || unit === 0x2028 || unit === 0x2029) return space;
  // Hyphens and low line. The middle dot and the dash part names rather than join them, so they stay.
  if (unit === 45 || unit === 0x2010 || unit === 0x2011 || unit === 95) return hyphen;
  return noGap;
}

type Buffers = Pick<Stream, 'units' | 'cased' | 'gaps' | 'starts' | 'ends'>;

function buffersFor(room: number): Buffers {
  return {
    units: new Uint16Array(room),
    cased: new Uint16Array(room),
    gaps: new Uint8Array(room),
    starts: new Uint32Array(room),
    ends: new Uint32Array(room),
  };
}

// Written over by the next stream: to make five arrays for each text took as long as to fill them. A longer text gets its own.
const shared = buffersFor(65_536);

/** One pass; O(text). The stream holds until the next call: keep a `slice` of what is needed longer. */
export function streamOf(text: string): Stream {
  const folded = foldUnits(text);
  const room = folded.length;
  const { units, cased, gaps, starts, ends } = room <= shared.units.length ? shared : buffersFor(room);
  let length = 0;
  let gap = noGap;
  for (let at = 0; at < room; at++) {
    const unit = folded.units[at]!;
    const kind = unit < 0x2e80 ? gapKind(unit) : noGap;
    if (kind !== noGap) {
      if (kind > gap) gap = kind;
      continue;
    }
    units[length] = lower(unit);
    cased[length] = unit;
    gaps[length] = gap;
    starts[length] = folded.map[at]!;
    ends[length] = folded.map[at + 1]!;
    // A character that folds into several ends where the next one starts.
    if (ends[length] === starts[length]) {
      // Looked for once a character: a hundred thousand marks behind one letter are one character.
      if (length > 0 && starts[length - 1] === starts[length]) ends[length] = ends[length - 1]!;
      else {
        let next = at + 1;
        while (next < room && folded.map[next] === starts[length]) next++;
        ends[length] = folded.map[next]!;
      }
    }
    length++;
    gap = noGap;
  }
  return { units, length, gaps, cased, starts, ends };
}

export const isHan = (unit: number): boolean => unit >= 0x2e80 && unit < 0xfb00 && !(unit >= 0x3000 && unit <= 0x303f);
export const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
export const isUpper = (unit: number): boolean => unit >= 65 && unit <= 90;
/** Letters and digits of scripts that part words by spaces. */
export const isWord = (unit: number): boolean =>
  isDigit(unit) ||
  (unit >= 97 && unit <= 122) ||
  isUpper(unit) ||
  (unit >= 0xc0 && unit <= 0x24f && unit !== 0xd7 && unit !== 0xf7);

/**
 * What a pattern says when it is found.
 * `strong` names its company by itself; `context` does so only beside evidence; `short` is a product so short (M2, GLM)
 * that it takes the company's name or evidence that hardly stands elsewhere; `framed` is a product of two Han characters
 * that is a word of its own (长江, 天玑) unless quotes or 架构 mark it; `evidence` is a context word or a person; `block` is a longer word that
 * holds an alias and means something else.
 */
export type Force = 'strong' | 'context' | 'short' | 'framed' | 'evidence' | 'block';

export interface Pattern {
  readonly company: string;
  readonly force: Force;
  readonly kind: 'name' | 'product' | 'ticker' | 'person' | 'word';
  readonly units: Uint16Array;
  readonly cased: Uint16Array;
  readonly gaps: Uint8Array;
  readonly length: number;
  /** Must be followed by a version number, which then belongs to the mention: GLM-4.5. */
  readonly versioned: boolean;
  /** `exact`: other spellings need evidence; `any`: case says nothing. */
  readonly letterCase: 'exact' | 'any';
  /** A ticker without its market, 688795: not when a measure word makes it a number. */
  readonly bare: boolean;
  /** Evidence that half of the trade's news holds (GPU, 大模型): too little for M2 or 长江. */
  readonly isBroad: boolean;
  /** One capitalised word (Biren) may be somebody's given name. */
  readonly mayBePerson: boolean;
}

const broadWords = new Set(
  `模型 大模型 开源 开源模型 api agent coding ai ipo gpu gpgpu 通用gpu 显卡 芯片 算力 算力芯片 智算 驱动 万卡 集成电路 芯粒 chiplet
  视频生成 视频生成模型 港交所 科创板 chip chips aichip aichips hongkong hk$`.split(/\s+/),
);

// Most names have no gap: one array per length serves them all.
const ungapped: Uint8Array[] = [];

function gapsOf({ gaps, length }: Stream): Uint8Array {
  const own = gaps.subarray(0, length);
  return own.every((gap) => gap === noGap) ? (ungapped[length] ??= new Uint8Array(length)) : own.slice();
}

/** Makes a pattern of an alias, product, ticker or word; null when fewer than two characters are left to compare. */
export function patternOf(
  text: string,
  pattern: Pick<Pattern, 'company' | 'force' | 'kind'> & {
    readonly letterCase?: 'exact' | 'any';
    readonly bare?: boolean;
  },
): Pattern | null {
  const versioned = pattern.kind === 'product' && /[-\s]$/.test(text);
  const stream = streamOf(text);
  const { length } = stream;
  if (length < 2) return null;
  const units = stream.units.slice(0, length);
  const cased = units.every((unit, at) => unit === stream.cased[at]) ? units : stream.cased.slice(0, length);
  const gaps = gapsOf(stream);
  const hasDigit = cased.some(isDigit);
  const letterCount = cased.filter((unit) => isWord(unit) && !isDigit(unit)).length;
  const isSafe = hasDigit && letterCount >= 4;
  return {
    company: pattern.company,
    force: pattern.force,
    kind: pattern.kind,
    units,
    cased,
    gaps,
    length,
    versioned,
    letterCase: pattern.letterCase ?? (letterCount === 0 || isSafe ? 'any' : 'exact'),
    bare: pattern.bare ?? false,
    isBroad: broadWords.has(String.fromCharCode(...units)),
    mayBePerson:
      pattern.kind === 'name' &&
      cased.every((unit, at) => isWord(unit) && isUpper(unit) === (at === 0)) &&
      gaps.every((gap) => gap === noGap),
  };
}
