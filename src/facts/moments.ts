import { matchesOf } from '../text/matches.ts';

const moments: readonly (readonly [string, RegExp])[] = [
  ['open', /开盘|开市|平开|高开|低开|开报|\bopen(?:s|ed|ing)?\b|\bfirst traded\b|started trading/gi],
  [
    'close',
    /收盘|收市|报收|收报|收于|收涨|收跌|终收|收(?=\d|约|在)|最终(?![价的]|[发招配认定确募获净毛股上])|\bclos(?:e|es|ed|ing)\b|\bend(?:s|ed)\b|\bend debut\b/gi,
  ],
  ['high', /(?<!创)最高|高见|\bhighest\b|\bas much as\b|\brecord\b/gi],
  ['low', /最低|低见|\blowest\b/gi],
  [
    'intraday',
    /盘中|触及|其后|随后|\btouch(?:ed|ing)\b|\branged\b|午间|午盘|半日|早盘|上午\d|下午\d|\d[时点]\d{1,2}分|截至发稿|发稿时|发稿前|(?<![至同])一度|\bmidday\b|\bintraday\b|\bat one point\b/gi,
  ],
];

/** Says a price without its moment: 收盘涨8.44%,报156.8港元 goes on with the close, a new day or a lone 报 is of the day's course. */
const bare = /(?<!收|开|收盘|收市|开盘)报(?=\d)/g;
const newDay = /[今次当昨翌]日|\d日|周[一二三四五]|午/;

/** The moment of a market figure named nearest before a place in a sentence, or null: 开盘 `open`, 收于 `close`, 盘中最高 `high`. */
export function momentBefore(sentence: string, place: number): string | null {
  const before = sentence.slice(0, place);
  let nearest = -1;
  let found: string | null = null;
  for (const [name, pattern] of moments) {
    for (const match of matchesOf(before, pattern)) {
      if (match.index > nearest) {
        nearest = match.index;
        found = name;
      }
    }
  }
  const told = matchesOf(before, bare).at(-1)?.index ?? -1;
  if (told > nearest && (found === null || newDay.test(before.slice(nearest, told)))) return 'intraday';
  return found;
}
