import type { Field, Mention } from '../model/fact.ts';
import { fold } from '../text/fold.ts';
import type { Folded } from '../text/fold.ts';
import { nameKey } from './roster.ts';
import { matchesOf } from '../text/matches.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Sentence } from '../text/sentences.ts';

/** A company named in a passage; offsets into its `text`. */
export interface Named {
  readonly company: string;
  /** A product's name: 海螺AI is MiniMax's, and its revenue is not all of MiniMax's. */
  readonly isProduct: boolean;
  readonly start: number;
  readonly end: number;
}

/** One sentence, folded for the rules, with its way back to the field. */
export interface Passage {
  readonly field: Field;
  readonly text: string;
  readonly mentions: readonly Named[];
  /** True for the first sentence of a line. */
  readonly opensLine: boolean;
  /** A short line that ends in no stop: the heading of what follows. */
  readonly isHeading: boolean;
  /** Field offset of a character of `text`. */
  readonly place: (at: number) => number;
  /** The sentence as it stands in the field. */
  readonly quote: string;
}

interface Part {
  readonly title: string;
  readonly text: string;
}

const headingLimit = 30;

/**
 * The sentences of an item, title first.
 *
 * @param mentions offsets as in the item
 * @param products names of products, as `Roster.products`
 */
export function passagesOf(
  item: Part,
  mentions: readonly Mention[],
  products: ReadonlySet<string> = new Set(),
): Passage[] {
  return [
    ...fieldPassages(item.title, 'title', mentions, products),
    ...fieldPassages(item.text, 'text', mentions, products),
  ];
}

function fieldPassages(
  original: string,
  field: Field,
  mentions: readonly Mention[],
  products: ReadonlySet<string>,
): Passage[] {
  if (original === '') return [];
  const { text, map } = squeezed(fold(original));
  const named = mentions.filter((mention) => mention.field === field).sort((a, b) => a.start - b.start);
  const found: Passage[] = [];
  let next = 0;
  let lastEnd = 0;
  for (const { start, end } of sentencesOf(text).flatMap((sentence) => piecesOf(text, sentence))) {
    const inside: Named[] = [];
    for (; next < named.length && named[next]!.start < map[end]!; next++) {
      const mention = named[next]!;
      const from = foldedPlace(map, mention.start, start, end);
      const to = foldedPlace(map, mention.end, start, end);
      if (to > from)
        inside.push({
          company: mention.company,
          isProduct: products.has(nameKey(mention.alias)),
          start: from - start,
          end: to - start,
        });
    }
    const opensLine = found.length === 0 || text.slice(lastEnd, start).includes('\n');
    const closesLine = end === text.length || /^[^\S\n]*\n/.test(text.slice(end, end + 8));
    lastEnd = end;
    const sentence = text.slice(start, end);
    found.push({
      field,
      text: sentence,
      mentions: inside,
      opensLine,
      isHeading:
        field === 'text' &&
        opensLine &&
        closesLine &&
        sentence.length <= headingLimit &&
        !/[。!?;,.]["”’)]?$/.test(sentence),
      place: (at) => map[start + at]!,
      quote: original.slice(map[start], map[end]),
    });
  }
  return found;
}

/**
 * A sentence longer than this is a table or a list that lost its stops (the longest of 7,000 in the news has 849 characters). The rules
 * hold each figure against the firms, periods and words before it: they would take the square of its length.
 */
const longestSentence = 1500;

/** Cuts a sentence that is too long behind a comma, semicolon or space that no digit follows: never inside 1,142. */
function piecesOf(text: string, { start, end }: Sentence): Sentence[] {
  const pieces: Sentence[] = [];
  let from = start;
  while (end - from > longestSentence) {
    let cut = from + longestSentence;
    while (cut > from && !(',;、 '.includes(text[cut - 1]!) && !/\d/.test(text[cut]!))) cut--;
    if (cut === from) cut = from + longestSentence;
    pieces.push({ start: from, end: cut });
    from = cut;
  }
  pieces.push({ start: from, end });
  return pieces;
}

const gap = /(?<=[\p{Script=Han}、,。;:])[ \u00a0]+(?=[A-Za-z\d+-])|(?<=[A-Za-z\d%+])[ \u00a0]+(?=\p{Script=Han})/gu;

/** Takes out the spaces that some outlets set between Chinese and digits (7 月 15 日, 2023 年至 2025 年): the rules need not know. */
function squeezed({ text, map }: Folded): Folded {
  let words = '';
  let from = 0;
  const kept: number[] = [];
  for (const match of matchesOf(text, gap)) {
    words += text.slice(from, match.index);
    for (let at = from; at < match.index; at++) kept.push(map[at]!);
    from = match.index + match[0].length;
  }
  if (from === 0) return { text, map };
  for (let at = from; at <= text.length; at++) kept.push(map[at]!);
  return { text: words + text.slice(from), map: Uint32Array.from(kept) };
}

/** The first folded place in [from, to] that stands at or behind an original offset: binary search in a map that never falls. */
function foldedPlace(map: Uint32Array, offset: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (map[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
