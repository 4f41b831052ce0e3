/** A sentence's place in its text, end excluded, without white space around it. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

const stop = /[。！？!?…\n\r.]/g;
// What may stand between a full stop and the end of its sentence: closing quotation marks and brackets, more stops.
const closing = /[。！？!?…”’』」）)\]》"']/;
// A full stop after one of these ends no sentence: Inc., No. 3, U.S., a.m.
const abbreviation =
  /(?:^|[^A-Za-z])(?:[A-Za-z]|Inc|Co|Corp|Ltd|No|vs|Mr|Mrs|Ms|Dr|St|Prof|Jr|Sr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|etc|approx|Fig|e\.g|i\.e|a\.m|p\.m|U\.S|U\.K)$/;

function endsSentence(text: string, at: number): boolean {
  const mark = text[at];
  if (mark !== '.') return true;
  const next = text[at + 1];
  if (next === undefined) return true;
  // 4661.89, GLM-4.5, example.com: a stop with a letter or digit behind it is inside a word.
  if (!/[\s”’"')\]]/.test(next)) return false;
  return !abbreviation.test(text.slice(Math.max(0, at - 8), at));
}

/**
 * Cuts a text into sentences at 。！？… and line breaks, and at English full stops that stand in no number or abbreviation.
 *
 * A semicolon ends none: Chinese reports set the items of one list apart with ；, and the period named before the first
 * is that of all.
 *
 * @param text plain text, as written or folded
 * @returns by ascending `start`, never overlapping, none empty; closing quotation marks belong to the sentence they close.
 * One pass: O(text).
 */
export function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = [];
  let from = 0;
  const add = (to: number): void => {
    let start = from;
    let end = to;
    while (start < end && isSpace(text, start)) start++;
    while (end > start && isSpace(text, end - 1)) end--;
    if (end > start) found.push({ start, end });
    from = to;
  };
  for (stop.lastIndex = 0; ;) {
    const match = stop.exec(text);
    if (match === null) break;
    const at = match.index;
    if (at < from || !endsSentence(text, at)) continue;
    let end = at + 1;
    const isBreak = match[0] === '\n' || match[0] === '\r';
    while (!isBreak && end < text.length && closing.test(text[end]!)) end++;
    add(end);
    stop.lastIndex = end;
  }
  add(text.length);
  return found;
}

function isSpace(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 32 || (unit >= 9 && unit <= 13) || unit === 0x3000 || unit === 0xa0;
}
