import { chineseWords, englishWeekdays, months, units } from './words.ts';

/** A piece of a text that may hold a date. `text`: what no rule knows, and numbers that belong to a name (H100, 第3). */
export interface Token {
  readonly kind: 'number' | 'word' | 'mark' | 'text';
  /** Of a number its decimal figures, also where it is written in Han numerals. */
  readonly text: string;
  /** Of a number; -1 else. */
  readonly value: number;
  /** Nothing stands between it and the token before. */
  readonly isGlued: boolean;
  readonly isHan: boolean;
  /** Han figures side by side, without 十: a year (二〇二五), or a guess (两三天). */
  readonly isInSeries: boolean;
  readonly start: number;
  readonly end: number;
}

const hanDigits = '〇零○一二两三四五六七八九十廿卅';
const pattern = new RegExp(
  `(第\\s?(?:\\d+|[${hanDigits}]+))|(\\d+)|([a-z]+)|(${chineseWords})|([${hanDigits}]+)|(\\s+)|([^\\p{L}])|(\\p{L})`,
  'gsu',
);
const digits: Readonly<Record<string, number>> = {
  〇: 0, 零: 0, '○': 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
}; // prettier-ignore

/** 二〇二五 → 2025, 二十一 → 21, 廿三 → 23, 十 → 10; null where it is no number (十十). */
function figures(han: string): string | null {
  const written = han.replaceAll('廿', '二十').replaceAll('卅', '三十');
  const [tens = '', ones = '', ...more] = written.split('十');
  if (!written.includes('十')) return Array.from(written, (letter) => digits[letter] ?? '').join('');
  if (more.length > 0 || tens.length > 1 || ones.length > 1) return null;
  return String((tens === '' ? 1 : (digits[tens] ?? 0)) * 10 + (ones === '' ? 0 : (digits[ones] ?? 0)));
}

const beforeNumbers = new Set(['t', 'w', 'a', 'p', 'am', 'pm', 'gmt', 'utc']);
const behindNumbers = new Set(['t', 'w', 'z', 'st', 'nd', 'rd', 'th', 'er', 'a', 'p', 'am', 'pm', 'gmt', 'utc', 'uhr']);

/** Latin words that may touch a number without making a name of it. */
const mayStandBefore = (word: string): boolean =>
  beforeNumbers.has(word) || months.has(word) || englishWeekdays.has(word);

const mayStandBehind = (word: string): boolean =>
  behindNumbers.has(word) || months.has(word) || Object.hasOwn(units, word);

/** @param written from `normaliseDate` */
export function tokensOf(written: string): readonly Token[] {
  const tokens: Token[] = [];
  let isGlued = false;
  for (const match of written.matchAll(pattern)) {
    const [whole, ordinal, number, latin, , han, space, mark, letter] = match;
    if (space !== undefined) {
      isGlued = false;
      continue;
    }
    const decimal = number ?? (han === undefined ? undefined : figures(han));
    const before = tokens.at(-1);
    const isName =
      (number !== undefined &&
        isGlued &&
        before?.kind === 'word' &&
        /[a-z]$/.test(before.text) &&
        !mayStandBefore(before.text) &&
        !(before.text === 'h' && before.isGlued)) ||
      decimal === null;
    const kind =
      isName || ordinal !== undefined || letter !== undefined
        ? 'text'
        : decimal !== undefined
          ? 'number'
          : mark !== undefined
            ? 'mark'
            : 'word';
    if (latin !== undefined && isGlued && before?.kind === 'number' && !before.isHan && !mayStandBehind(latin))
      tokens[tokens.length - 1] = { ...before, kind: 'text' };
    tokens.push({
      kind,
      text: kind === 'number' ? (decimal ?? '') : whole,
      value: kind === 'number' ? Number(decimal) : -1,
      isGlued: isGlued && tokens.length > 0,
      isHan: han !== undefined,
      isInSeries: han !== undefined && han.length > 1 && !/[十廿卅]/.test(han),
      start: match.index,
      end: match.index + whole.length,
    });
    isGlued = true;
  }
  return tokens;
}

/** Whether a token is one of these words or marks. */
export const is = (token: Token | undefined, ...texts: readonly string[]): boolean =>
  token !== undefined && token.kind !== 'number' && texts.includes(token.text);
