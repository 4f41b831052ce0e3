import type { Qualifier } from '../model/fact.ts';
import type { NumberFound } from '../text/numbers.ts';

const gap = '(?:[了为达至到得]|人民币|RMB|US\\$?|HK\\$?|\\$|\\s)*$';
const before: readonly (readonly [Qualifier, RegExp])[] = [
  [
    '<',
    new RegExp(
      `(?:不超过?|不足|不到|低于|少于|小于|未超过|未达|最多|至多|上限|以内|up to|less than|under|fewer than|below|at most|no more than)${gap}`,
      'i',
    ),
  ],
  ['>', new RegExp(`(?:不低于|不少于|不下于|至少|起码|at least|no less than|not less than)${gap}`, 'i')],
  [
    '>',
    new RegExp(
      `(?:超过?|逾|突破|已破|跌破|升破|[^打冲]破|高于|多于|大于|越过|站上|远超|more than|over|above|exceed(?:ed|s|ing)?|surpass(?:ed|es|ing)?|topp(?:ed|ing)|beyond|upwards? of)${gap}`,
      'i',
    ),
  ],
  [
    '~',
    new RegExp(
      `(?:大?约|将近|接近|临近|近|大概|左右|approximately|about|around|nearly|almost|roughly|close to|some|circa)${gap}`,
      'i',
    ),
  ],
];
const behind: readonly (readonly [Qualifier, RegExp])[] = [
  ['>', /^(?:以上|有余|开外|or more|\+)/],
  ['<', /^(?:以下|以内|or less)/],
  ['~', /^(?:左右|上下|or so)/],
];

/**
 * Whether a number is a bound: 超, 逾, 突破 and 余 `>`; 不足, 不超过 `<`; 约, 近 `~`.
 *
 * @param start of the figure, its currency sign and minus included
 * @param end behind its unit
 */
export function qualifierOf(sentence: string, start: number, end: number, number: NumberFound): Qualifier | null {
  const ahead = sentence.slice(Math.max(0, start - 16), start);
  // 接近 and 附近 differ by what is near; 最近, 附近 and 近年 name no bound.
  if (!/(?:最近|附近|超购|above the)\s?$/.test(ahead)) {
    for (const [qualifier, pattern] of before) if (pattern.test(ahead)) return qualifier;
  }
  const after = sentence.slice(end, end + 8);
  for (const [qualifier, pattern] of behind) if (pattern.test(after)) return qualifier;
  return number.isMore ? '>' : null;
}
