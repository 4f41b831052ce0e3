import type { Change } from '../model/fact.ts';
import type { Quantity } from './quantities.ts';

const up =
  '贵了?出?|增长率?|增加|增幅|增速|激增|猛增|大增|暴增|年增|增|提升|提高|上升|上涨|上调|上浮|大涨|暴涨|高开|收涨|涨幅|涨价|涨|提价|升幅|升|上修|调高|净增|扩大|攀升|飙升|跃升|高出|高(?!达)|增亏|多蚀|反弹|扬|加速|提速|溢价|多[亏赚]';
const down =
  '便宜|优惠|下降|下滑|下跌|下挫|重挫|急挫|挫|泻|少蚀|下调|减少|降低|降幅|降价|降|大削|削减|削|砍|调低|下修|裁员|裁[减撤]|净减|收窄|缩小|缩窄|缩减|减亏|回落|低开|收跌|跌幅|大跌|暴跌|跌|年减|减|低|萎缩|折让|缩水|蒸发|少[亏赚]|少';
// What may stand between the word for a change and its number. 至, 到 and 为 after a verb lead to the level reached instead.
const between =
  '(?:了|达到?|高达|约|大约|将近|近|接近|超过?|逾|不足|不低于|不超过|最高|幅度?|分别|依次|均|各|整体|累计|也?约?为|微|再|又|仅|:|\\s)*(?:\\d[\\d.,]*(?:港元|元|点|仙)或)?';
const upBefore = new RegExp(`(?:${up})${between}$`);
const downBefore = new RegExp(`(?:${down})${between}$`);
const level = /(?:至|到|成为|回|(?<![低高大小少多等])于)(?:了|约|近|超过?|逾|\s)*$/;
// 高上市价82.1%
const overOffer = /([高低])于?(?:上市|招股|发售|发行|配售)价(?:约|近|逾|超过?)?$/;
const added =
  /(?:增加|减少|增长|下降|下调|上调|降|扩大|收窄|缩窄|缩小|缩水|蒸发|减亏|增亏|净增|净减|[多少][亏赚]|涨|跌|升)(?:了|约|近|超|逾)*$/;
const asNoun = /(?:涨幅|跌幅|增幅|降幅|增速|升幅)[^,;]{0,6}(?:至|到|为)[^\d]{0,4}$/;
const upBehind =
  /^(?:左右|以上)?的?(?:同比|环比|首日|全年|年内|累计|单日|平均)?(?:增长|增幅|涨幅|升幅|提升|增速|涨停)(?![至到为])/;
const downBehind =
  /^(?:左右|以上)?的?(?:同比|环比|首日|全年|年内|累计|单日|平均)?(?:下降|降幅|跌幅|下滑|跌停)(?![至到为])/;
const upEnglish =
  /\b(?:(?<!\bm(?:ade|akes?|aking) )up|rose|risen|rise|rises|rising|grew|grown|growth|increas\w+|gain\w*|rall(?:y|ied|ies)|rebound\w*|jump\w*|surg\w+|climb\w*|soar\w*|added|advanc\w+|expanded|widened|rais(?:e|es|ed|ing)|hik(?:e|es|ed|ing)|lift(?:s|ed|ing)?|doubl\w+|leap\w*|swell\w*|swelled)\b[^,.;]{0,36}$/i;
const downEnglish =
  /\b(?:down|fell|fallen|falling|declin\w+|decreas\w+|dropp?\w*|lost|losing|shrank|narrowed|sl(?:id|ide|ides|iding)|slip(?:s|p\w*)?|eas(?:ed|es|ing)|retreat\w*|slump\w*|tumbl\w*|cut(?:s|ting)?|reduc\w+|lower(?:s|ed|ing)|slash\w*|trimm\w*|plung\w*|sank|shed)\b[^,.;]{0,28}$/i;
// 裁减两百余名员工,约占总人数的35%
const laidOff =
  /裁[减员撤][^;。]*占[^,;。\d]{0,6}(?:人数|员工|人员|雇员)(?:总数|人数)?的?(?:比例)?(?:约|近|超过?|逾|达|为)*$/;
const laidOffEnglish = /\b(?:cut|cuts|cutting|lay|laid|shed|axed?|dismiss\w*)\b[^;.]{0,60}$/i;
const ofStaff = /^ of (?:its |the |their )?(?:[\w-]+ )?(?:staff|workforce|employees|headcount|jobs)/i;
const byEnglish =
  /\b(cut|reduc|lower|slash|trimm|rais|hik|lift|increas)\w*\b(?:[^,.;\d]|\d|\.\d){1,50}? by (?:about |around |nearly |over |more than |as much as )?$/i;
const toEnglish = /\b(?:to|at|of|from)\s(?:about |around |nearly |over |a record |US|HK)*$/i;
const upBehindEnglish =
  /^\s?(?:year-on-year |annual |first-day )?(?:more(?! than)|increase|rise|growth|gain|jump|surge|higher|above|premium)/i;
const downBehindEnglish =
  /^\s?(?:year-on-year |annual )?(?:less|fewer|decrease|decline|drop|fall|lower|below|discount|loss(?!es))/i;

const yearly =
  /同比|年增|年减|按年|与(?:上年|去年)同期相比|(?:较|比|相比)(?:于)?(?:(?:上年|去年)(?!年?[底末]|\d)|上一年|\d{4}年(?![底末\d])|.{0,4}同期)|year[- ](?:on|over)[- ]year|\byoy\b|from (?:a|the) year|from \d{4}|a year earlier/i;
const lastQuarter = /(?:环比|按季)(?!.*(?:环比|按季))/;
const lastYearWord = /(?:同比|按年)(?!.*(?:同比|按年))/;
const quarterly = /环比|按季|(?:较|比)(?:上季|上一季|前一季|第[一二三四]季)|quarter[- ](?:on|over)[- ]quarter|\bqoq\b/i;

/**
 * Which way a quantity changed, or null when it is a level: 同比增长174.7% `yoy+`, 收窄31.9% `-`, 升至9亿元 null.
 *
 * @param clauseStart where the quantity's clause begins in the sentence
 */
export function changeOf(sentence: string, quantity: Quantity, clauseStart: number): Change | null {
  const ahead = sentence.slice(clauseStart, quantity.start);
  const behind = sentence.slice(quantity.end, quantity.end + 40);
  const way =
    quantity.value < 0 && /增/.test(ahead) ? null : wayOf(ahead, behind, quantity, sentence.slice(0, quantity.start));
  if (way === null) return null;
  const before = sentence.slice(0, quantity.start);
  const both = bothWays.exec(ahead);
  if (both !== null && isRatio(quantity)) {
    // 同环比分别增长48%和9.7%: the first against last year, the second against last quarter.
    const isSecond = /[\d%倍]/.test(ahead.slice(both.index));
    return `${isSecond ? 'qoq' : 'yoy'}${way}`;
  }
  // 环比增12%、同比增1.4倍: the word that stands nearest before it.
  const quarter = quarterly.test(ahead) ? ahead.search(lastQuarter) : -1;
  if (quarter >= 0 && quarter < ahead.search(lastYearWord)) return `yoy${way}`;
  const near = `${ahead} ${behind.split(/[、,;。]/, 1)[0] ?? ''}`;
  if (quarterly.test(near)) return `qoq${way}`;
  // 较2024年的4.38亿元增加3亿元 is the difference of the two.
  if (yearly.test(near)) return !isRatio(quantity) && stated.test(ahead) ? way : `yoy${way}`;
  // 收入7904万美元,上一年度为3052万美元,增幅达158.9%
  if (isRatio(quantity) && lastYear.test(sentence.slice(Math.max(0, clauseStart - 40), clauseStart)))
    return `yoy${way}`;
  // 营收同比增长10%,净利润增长20%: the first 同比 holds for the sentence until 环比 ends it.
  const years = before.lastIndexOf('同比');
  if (isRatio(quantity) && years >= 0 && years > before.lastIndexOf('环比') && !/[涨跌]/.test(ahead))
    return `yoy${way}`;
  return way;
}

const lastYear = /(?:上年|上一年|去年)(?:度|同期)?[^,;。]{0,10}\d[^,;。]*,$/;

export const bothWays = /同(?:比)?[、和与及]?环比(?:则|均)?分别/;
const stated = /[较比][^,;]{1,10}?\d[^,;]*[增减扩]/;

function isRatio({ kind, unit }: Quantity): boolean {
  return unit !== 'pp' && (kind === 'percent' || kind === 'multiple');
}

function wayOf(ahead: string, behind: string, quantity: Quantity, before: string): '+' | '-' | null {
  if (quantity.sign !== null) return quantity.sign;
  const isPart = quantity.kind === 'percent' || quantity.kind === 'multiple';
  const near = ahead.slice(-40);
  // 提价 and 高 in a money amount would be the price itself (最高895元); only verbs of adding count there.
  if (!isPart && !added.test(near)) return null;
  if (isPart && asNoun.test(near)) return /(?:跌幅|降幅)[^,;]*$/.test(near) ? '-' : '+';
  if (level.test(near)) return null;
  if (quantity.unit === '%' && (laidOff.test(before) || (ofStaff.test(behind) && laidOffEnglish.test(before))))
    return '-';
  const offer = isPart ? overOffer.exec(near)?.[1] : undefined;
  if (offer !== undefined) return offer === '高' ? '+' : '-';
  const upAt = upBefore.exec(near)?.index ?? -1;
  const downAt = downBefore.exec(near)?.index ?? -1;
  if (!isPart) return downAt >= 0 && downAt >= upAt ? '-' : '+';
  if (upAt >= 0 || downAt >= 0) return downAt > upAt ? '-' : '+';
  // 由12.2%提升13.2个百分点至25.4%: what it rises from.
  if (/[由从](?:约|近|超过?|逾)?$/.test(near)) return null;
  if (upBehind.test(behind)) return '+';
  if (downBehind.test(behind)) return '-';
  if (upBehindEnglish.test(behind)) return '+';
  if (downBehindEnglish.test(behind)) return '-';
  // cut the price of its M2.7 API by 40 percent
  const moved = byEnglish.exec(ahead)?.[1];
  if (moved !== undefined) return /^(?:cut|reduc|lower|slash|trim)/i.test(moved) ? '-' : '+';
  if (toEnglish.test(near)) return null;
  if (upEnglish.test(near)) return '+';
  if (downEnglish.test(near)) return '-';
  return null;
}

/** Whether the words before a change speak of a share's price: 涨, 跌, 高开, not 增长. */
export function isPriceChange(clause: string): boolean {
  return (
    /[涨跌挫泻]|高开|低开|(?<![提上攀飙跃回])升(?=[\d约近超逾])|above (?:its|the)|first-day (?:gain|rise|jump|pop)|\b(?:shares|stock)\b/i.test(
      clause,
    ) && !/涨价|提价|涨薪|涨租|按年|同比|按季|环比/.test(clause)
  );
}
