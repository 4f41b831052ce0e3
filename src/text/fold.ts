import traditionalToSimplified from 'opencc-js/dict/TSCharacters';

/** A text in the form that names are looked for in, and the way back. */
export interface Folded {
  readonly text: string;
  /** `map[i]` is where character i of `text` stands in the original; one more entry at the end holds its length. Read only. */
  readonly map: Uint32Array;
}

/**
 * What a UTF-16 unit folds to, filled as units turn up: a news text has some 3,000 different ones, Unicode 65,536.
 * 0 is "not seen yet", 1 is "not one unit for one unit": neither stands in a text that folds.
 */
const targetOf = new Uint16Array(65_536);
const special = 1;

// Zero-width space, joiners, byte order mark, soft hyphen, word joiner: invisible, and feeds set them inside names.
const invisible = /^[\u200B-\u200D\u2060\uFEFF\u00AD]$/;

let simplified: ReadonlyMap<string, string> | null = null;

/** Built on first use: 13 ms that a command without texts need not pay. */
function simplifiedOf(character: string): string {
  simplified ??= new Map(
    traditionalToSimplified.split('|').map((row) => {
      const [from = '', to = from] = row.split(' ');
      return [from, to];
    }),
  );
  return simplified.get(character) ?? character;
}

function foldCharacters(characters: string): string {
  if (invisible.test(characters)) return '';
  let folded = '';
  for (const character of characters.normalize('NFKC')) folded += simplifiedOf(character);
  return folded;
}

// Marks join the character before them (e + ´ is é), and so do the pieces of a Hangul syllable.
const joining = /^[\p{M}\u1160-\u11FF]$/u;

function targetFor(unit: number): number {
  const character = String.fromCharCode(unit);
  // Surrogates mean something only in pairs.
  if (unit <= special || (unit >= 0xd800 && unit <= 0xdfff) || joining.test(character)) return special;
  const folded = foldCharacters(character);
  return folded.length === 1 ? folded.charCodeAt(0) : special;
}

let identity = new Uint32Array(0);

function identityMap(length: number): Uint32Array {
  if (identity.length <= length) identity = Uint32Array.from({ length: 2 * length + 1024 }, (_, at) => at);
  return identity.subarray(0, length + 1);
}

/** Folded text as UTF-16 units: what `fold` gives, for those who compare units and need no string. */
export interface FoldedUnits {
  /** The first `length` entries hold the text. Read only, and only until the next call. */
  readonly units: Uint16Array;
  readonly length: number;
  /** As in `Folded`. */
  readonly map: Uint32Array;
  /** True when folding left the text as it was. */
  readonly unchanged: boolean;
}

// Written over by the next text; a longer one gets its own.
const shared = new Uint16Array(65_536);

/** As `fold`, without making a string. */
export function foldUnits(text: string): FoldedUnits {
  const length = text.length;
  const units = length <= shared.length ? shared : new Uint16Array(length);
  let unchanged = true;
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at);
    const target = targetOf[unit]! || (targetOf[unit] = targetFor(unit));
    if (target === special) return foldFrom(text, at > 0 && joinsAt(text, at) ? at - 1 : at, units);
    if (target !== unit) unchanged = false;
    units[at] = target;
  }
  return { units, length, map: identityMap(length), unchanged };
}

/** The rest of a text from its first special character on: lengths may change, so it keeps a map. */
function foldFrom(text: string, from: number, before: Uint16Array): FoldedUnits {
  let room = text.length + 64;
  let units = new Uint16Array(room);
  let map = new Uint32Array(room + 1);
  units.set(before.subarray(0, from));
  map.set(identityMap(from));
  let length = from;
  let at = from;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    const target = targetOf[unit]! || (targetOf[unit] = targetFor(unit));
    if (length + 1 >= room) grow();
    if (target !== special && !joinsAt(text, at + 1)) {
      units[length] = target;
      map[length++] = at++;
      continue;
    }
    let end = at + widthAt(text, at);
    while (joinsAt(text, end)) end += widthAt(text, end);
    const folded = foldCharacters(text.slice(at, end));
    for (let i = 0; i < folded.length; i++) {
      if (length + 1 >= room) grow();
      units[length] = folded.charCodeAt(i);
      map[length++] = at;
    }
    at = end;
  }
  map[length] = text.length;
  return { units, length, map: map.subarray(0, length + 1), unchanged: false };

  function grow(): void {
    room *= 2;
    const more = new Uint16Array(room);
    more.set(units);
    units = more;
    const longer = new Uint32Array(room + 1);
    longer.set(map);
    map = longer;
  }
}

const widthAt = (text: string, at: number): number => (text.codePointAt(at)! > 0xffff ? 2 : 1);

function joinsAt(text: string, at: number): boolean {
  if (at >= text.length) return false;
  const unit = text.charCodeAt(at);
  // Most units are known to fold one for one: only the rest are worth a regular expression.
  const target = targetOf[unit]! || (targetOf[unit] = targetFor(unit));
  return target === special && joining.test(String.fromCodePoint(text.codePointAt(at)!));
}

/**
 * NFKC and traditional to simplified script, character by character; lower case is left to the caller.
 *
 * @returns the folded text and the original offset of each of its UTF-16 units
 *
 * Characters only, no phrases: names are folded the same way on both sides, so 乾 and 干 falling together does no harm,
 * and lengths stay almost equal. Invisible characters (zero-width space, soft hyphen) are dropped. O(text).
 */
export function fold(text: string): Folded {
  const { units, length, map, unchanged } = foldUnits(text);
  if (unchanged) return { text, map };
  return { text: Buffer.from(units.buffer, 0, 2 * length).toString('utf16le'), map };
}

/**
 * The span of the original that folded into `start` to `end` (end excluded) of the folded text.
 * A character that folds into several (㈱ into (株)) is taken whole.
 */
export function originalSpan(
  folded: Folded,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const { map } = folded;
  let after = end;
  while (after < map.length - 1 && after > 0 && map[after] === map[after - 1]) after++;
  return { start: map[start] ?? 0, end: map[after] ?? map[map.length - 1] ?? 0 };
}
