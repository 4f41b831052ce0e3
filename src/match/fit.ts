import { hyphen, isDigit, isHan, isUpper, isWord, noGap, type Pattern, type Stream } from './pattern.ts';

const colon = 58;
const comma = 44;
const point = 46;

/** Whether a pattern whose units stand at a place is written as one name there. */
export function fits(pattern: Pattern, stream: Stream, at: number): boolean {
  return gapsFit(pattern, stream, at) && edgesFit(pattern, stream, at, at + pattern.length);
}

function gapsFit(pattern: Pattern, stream: Stream, at: number): boolean {
  for (let i = 1; i < pattern.length; i++) {
    const found = stream.gaps[at + i]!;
    const wanted = pattern.gaps[i]!;
    if (found === wanted) continue;
    const before = pattern.units[i - 1]!;
    const after = pattern.units[i]!;
    if (isHan(before) || isHan(after)) {
      if (found === hyphen && isHan(before) && isHan(after)) return false;
      continue;
    }
    // (HKEX: 2513), as press releases write it.
    if (pattern.kind === 'ticker' && before === colon) continue;
    // Meta X is not MetaX: a word that blocks must stand exactly so.
    if (pattern.force === 'block') return false;
    if (found === noGap) {
      if (isDigit(before) && isDigit(after)) return false;
      continue;
    }
    if (wanted !== noGap) continue;
    // Mini Max for MiniMax, GLM 4.5 for GLM4.5: only where the name itself shows a seam.
    const isCamel = !isUpper(pattern.cased[i - 1]!) && isUpper(pattern.cased[i]!) && isUpper(stream.cased[at + i]!);
    const isNumber = isDigit(before) !== isDigit(after) && isWord(before) && isWord(after);
    if (!isCamel && !isNumber) return false;
  }
  // 更智 谱新篇: two characters apart are a name only where a word can start.
  if (pattern.length === 2 && isHan(pattern.units[0]!) && stream.gaps[at + 1] !== noGap) {
    return at === 0 || stream.gaps[at] !== noGap || !isHan(stream.units[at - 1]!);
  }
  return true;
}

// What makes a number of a bare ticker: 688795股, 688795元, 688,795.
const measures = new Set('元万亿股人台片张份件个户家名%倍次年月日点吨度'.split('').map((c) => c.charCodeAt(0)));

function edgesFit(pattern: Pattern, stream: Stream, at: number, end: number): boolean {
  const { units, gaps, cased } = stream;
  const firstUnit = pattern.units[0]!;
  const lastUnit = pattern.units[pattern.length - 1]!;
  if (isWord(firstUnit) && at > 0 && gaps[at] === noGap && isWord(units[at - 1]!)) return false;
  // 1,688795 and 3.688795 are numbers; behind the comma of a sentence a ticker is one.
  const isPoint = at > 1 && (units[at - 1] === point || units[at - 1] === comma) && isDigit(units[at - 2]!);
  if (isDigit(firstUnit) && isPoint && gaps[at] === noGap) return false;
  if (end >= stream.length) return !pattern.versioned;
  const next = units[end]!;
  if (pattern.versioned) return isVersion(stream, end);
  if (isWord(lastUnit) && gaps[end] === noGap && isWord(next)) {
    if (pattern.force !== 'strong' || pattern.kind === 'ticker' || isDigit(lastUnit)) return false;
    // MiniMaxAI, Kimi3: the name ends where its case or a number says so.
    const isSeam = isDigit(next) || (!isUpper(cased[end - 1]!) && isUpper(cased[end]!));
    if (!isSeam || pattern.length < 4) return false;
  }
  if (pattern.bare) {
    if (measures.has(next)) return false;
    if ((next === comma || next === point) && end + 1 < stream.length && isDigit(units[end + 1]!)) return false;
  }
  return true;
}

/** GLM-4.5, GLM 5, glm-4: up to three digits, so that "GLM 2024" stays a year. */
function isVersion(stream: Stream, end: number): boolean {
  const { units, gaps } = stream;
  let digits = 0;
  while (
    end + digits < stream.length &&
    isDigit(units[end + digits]!) &&
    (digits === 0 || gaps[end + digits] === noGap)
  )
    digits++;
  if (digits === 0 || digits > 3) return false;
  const isUpperCase = isUpper(stream.cased[end - 1]!);
  return isUpperCase || gaps[end] === hyphen;
}

/** Where the version behind a name ends: GLM-4.5. */
export function versionEnd(stream: Stream, from: number): number {
  const { units, gaps } = stream;
  let end = from + 1;
  while (end < stream.length && gaps[end] === noGap) {
    const isPoint = units[end] === point && end + 1 < stream.length && isDigit(units[end + 1]!);
    if (!isDigit(units[end]!) && !isPoint) break;
    end++;
  }
  return end;
}
