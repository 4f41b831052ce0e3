import { matchesOf } from './matches.ts';

/** A number as it stands in a text, with its scale word but without its unit. */
export interface NumberFound {
  readonly start: number;
  /** Behind the last digit or scale word. */
  readonly end: number;
  /** With the scale: 4661.89万 is 46618900. */
  readonly value: number;
  /** What the scale word multiplies by: 1 when there is none. A bare first half of a range takes it from the second. */
  readonly scale: number;
  /** True for Chinese numerals: 两千亿, 一成. */
  readonly isHan: boolean;
  /** 余, 多 or odd stands inside or behind it: 1000余, 20多亿. */
  readonly isMore: boolean;
}

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const tens: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const scales: Readonly<Record<string, number>> = {
  百: 1e2,
  千: 1e3,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  百亿: 1e10,
  千亿: 1e11,
  万亿: 1e12,
  兆: 1e12,
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  mn: 1e6,
  mln: 1e6,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
  tn: 1e12,
};
const hanRun = '[零〇一二两三四五六七八九十百千]';

/**
 * The value of a Chinese numeral, or null when it is none.
 *
 * 两千亿 is 2e11, 三点五 is 3.5, 二〇二五 is 2025, 十二 is 12. 千亿 and 百万 alone are no numbers but orders of size: null.
 */
export function hanValue(text: string): number | null {
  const [whole = '', fraction] = text.split('点', 2);
  if (fraction !== undefined) {
    const scale = /[万亿]+$/.exec(fraction)?.[0] ?? '';
    const parts = fraction.slice(0, fraction.length - scale.length).split('');
    if (parts.length === 0 || parts.some((part) => digits[part] === undefined)) return null;
    const base = hanValue(whole);
    if (base === null) return null;
    return Number(`${base}.${parts.map((part) => digits[part]).join('')}`) * (scale === '' ? 1 : (scales[scale] ?? 1));
  }
  if (/^[百千万亿]/.test(whole) || whole === '') return null;
  const figures = whole.split('');
  if (figures.length > 1 && figures.every((figure) => digits[figure] !== undefined))
    return whole.length === 4 ? Number(figures.map((figure) => digits[figure]).join('')) : null;
  let total = 0;
  let section = 0;
  let figure: number | null = null;
  let last = 0;
  for (const character of figures) {
    if (digits[character] !== undefined) {
      if (figure !== null && figure !== 0) return null;
      figure = digits[character]!;
    } else if (tens[character] !== undefined) {
      last = tens[character]!;
      section += (figure ?? 1) * last;
      figure = null;
    } else if (character === '万' || character === '亿') {
      section += figure ?? 0;
      last = character === '万' ? 1e4 : 1e8;
      if (section === 0) total *= last;
      else total = character === '亿' ? (total + section) * last : total + section * last;
      section = 0;
      figure = null;
    } else return null;
  }
  // 一百八 is 180, 三万五 is 35,000.
  if (figure !== null && figure !== 0 && last >= 100 && figures.at(-2) !== '零') section += (figure * last) / 10;
  else section += figure ?? 0;
  return total + section;
}

const number = new RegExp(
  [
    // Arabic digits; the scale word may have 余 or 多 before it (20多亿) or a space (3.5 billion).
    '(\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)' +
      '([余多]?)(?:\\s?((?:万亿|千万|百万|十万|千亿|百亿|万|亿|兆|千|百)|(?:hundred|thousand|million|mln|billion|trillion|mn|bn|tn)(?![A-Za-z])))?([余多](?!媒))?',
    // Chinese numerals, with or without 万/亿.
    `(${hanRun}+(?:[万亿]+${hanRun}*)*(?:点[一二三四五六七八九零]+[万亿]*)?)([余多](?=[万亿]))?([万亿]*)([余多])?`,
  ].join('|'),
  'gi',
);

/**
 * Every number in a text: Arabic (also 1,142 and 3.5 billion, 14.5亿) and Chinese (两千亿, 五十).
 *
 * What a number means — a date, a model's name, a count — is not decided here. 数十亿, 千亿 and 百万 without a number
 * before them name an order of size and are not given.
 *
 * @param text folded by `fold`: half-width digits, simplified script
 * @returns by ascending `start`, never overlapping. One pass: O(text).
 */
export function numbersOf(text: string): NumberFound[] {
  const found: NumberFound[] = [];
  for (const match of matchesOf(text, number)) {
    const read = match[1] === undefined ? readHan(match) : readArabic(match);
    if (read === null || read.value > greatest) continue;
    const start = match.index;
    found.push({ ...read, start, end: start + match[0].length });
  }
  return found;
}

type Read = Omit<NumberFound, 'start' | 'end'>;

function readArabic(match: RegExpExecArray): Read {
  const scale = match[3] === undefined ? 1 : (scales[match[3].toLowerCase()] ?? 1);
  const plain = match[1]!.replaceAll(',', '');
  return {
    value: scaled(plain, scale),
    scale,
    isHan: false,
    isMore: Boolean(match[2] ?? '') || match[4] !== undefined,
  };
}

function readHan(match: RegExpExecArray): Read | null {
  const isMore = match[6] !== undefined || match[8] !== undefined;
  const before = match.index > 0 ? match.input[match.index - 1]! : '';
  // 数十亿, 几百万, 上百亿, 第三, 近百家: no number that could be quoted.
  if (/[数几上第初]/.test(before)) return null;
  const value = hanValue(`${match[5]!}${match[7] ?? ''}`);
  if (value === null) return null;
  const scale = scales[/[万亿]+$/.exec(`${match[5]!}${match[7] ?? ''}`)?.[0] ?? ''] ?? 1;
  return { value, scale, isHan: true, isMore };
}

/** Beyond it digits are no number that anybody reports, and soon none that can be told. */
const greatest = 1e24;

/**
 * Multiplies by a power of ten as decimal text: `4661.89 * 1e4` is 46618900.000000007 in binary.
 *
 * @param plain digits with at most one point
 * @param scale a power of ten
 */
export function scaled(plain: string, scale: number): number {
  return Number(`${plain}e${Math.round(Math.log10(scale))}`);
}
