import type { Qualifier } from '../model/fact.ts';
import type { NumberFound } from '../text/numbers.ts';

const gap = '(?:[了为达至到得]|人民币|RMB|US\\$?|HK\\$?|\\$|\\s)*$';
const ends = (words: string): RegExp => new RegExp(`(?:${words})${gap}`, 'i');
// 不低于 stands before 低于 and 不超过 before 超过: the first that fits decides.
const before: readonly (readonly [Qualifier, RegExp])[] = [
  ['>', ends('不低于|不少于|不下于|不止|至少|起码|at least|no less than|not less than|no fewer than')],
  [
    '<',
    ends(
      '不超过?|不足|不到|低于|少于|小于|未超过|未达|不高于|不多于|跌破|最多|至多|上限|up to|less than|under|fewer than|below|at most|no more than',
    ),
  ],
  [
    '>',
    ends(
      '超过?|逾|突破|已破|升破|涨破|[^打冲]破|高于|多于|大于|越过|站上|远超|more than|over|above|exceed(?:ed|s|ing)?|surpass(?:ed|es|ing)?|topp(?:ed|ing)|beyond|past|north of|upwards? of',
    ),
  ],
  [
    '~',
    ends('大?约|将近|接近|临近|近|大概|大致|左右|approximately|about|around|nearly|almost|roughly|close to|some|circa'),
  ],
];
// Most numbers have none: one look tells, not one for each.
const anyBefore = new RegExp(before.map(([, { source }]) => source).join('|'), 'i');
// 约为MiniMax的1.3倍: the word stands before what is measured by.
const beforeMeasure = /(?:大?约|近)[为是占]?[^,;。\d]{1,16}的$/;
const ofWhole = /(不低于|不少于|不超过|超过?|逾|不足)[^,;。\d]{0,8}(?:股本|股份|净资产|营收|收入|总量|总数|总额)的?$/;
const couldReach =
  /\b(?:could|may|might|would|seek\w*|plan\w*|aim\w*|look\w*|hop(?:e|es|ing)|target\w*|want\w*|consider\w*)\b[^,;]{0,30}\bas much as (?:US|HK|RMB)?\$?\s?$/i;
const behind: readonly (readonly [Qualifier, RegExp])[] = [
  ['>', /^(?:以上|有余|开外|多(?![家年少个名位次])|起(?![来步诉初码到草])|or more|\+)/],
  ['<', /^(?:以下|以内|or less)/],
  ['~', /^(?:左右|上下(?!文)|附近|or so)/],
];

/**
 * Whether a number is a bound: 超, 逾, 突破 and 余 `>`; 不足, 不超过 `<`; 约, 近 `~`.
 *
 * @param start of the figure, its currency sign and minus included
 * @param end behind its unit
 */
export function qualifierOf(sentence: string, start: number, end: number, number: NumberFound): Qualifier | null {
  const ahead = sentence.slice(Math.max(0, start - 16), start);
  const after = sentence.slice(end, end + 8);
  // 最近 and 附近 name no bound; 低于116.20港元的发行价 is the issue price itself.
  if (
    anyBefore.test(ahead) &&
    !/(?:最近|附近|超购|above the|(?:定于|位于|以|按)(?:招股价)?(?:上限|下限|最高|最低))\s?$/.test(ahead) &&
    !(/[高低]于$/.test(ahead) && /^的?发行价|^的?招股价/.test(after))
  ) {
    for (const [qualifier, pattern] of before) if (pattern.test(ahead)) return qualifier;
  }
  if (couldReach.test(sentence.slice(Math.max(0, start - 60), start))) return '<';
  const bound = ofWhole.exec(ahead)?.[1];
  if (bound !== undefined) return bound === '不超过' || bound === '不足' ? '<' : '>';
  if (ahead.endsWith('的') && beforeMeasure.test(ahead)) return '~';
  for (const [qualifier, pattern] of behind) if (pattern.test(after)) return qualifier;
  return number.isMore ? '>' : null;
}
