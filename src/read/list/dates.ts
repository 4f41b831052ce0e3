const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';

/** Ways in which lists write when something was published. */
const ways: readonly RegExp[] = [
  /(?<!\d)(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}/,
  /(?<!\d)\d{1,2}\s?月\s?\d{1,2}\s?[日号]/,
  /(?<![\d.])(?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?![\d%.])/,
  /^(?:发布于|发布时间|更新于|时间)?[:：\s]*(?:[01]?\d|2[0-3])[:：][0-5]\d(?:[:：][0-5]\d)?$/,
  /今天|今日|昨天|昨日|前天|刚刚|(?:\d+|半|几)\s?个?(?:秒钟?|分钟?|小时|钟头|天|日|周|星期|月)前/,
  new RegExp(`\\b(?:${months})[a-z]{0,6}\\.?\\s\\d{1,2}\\b|\\b\\d{1,2}\\s(?:${months})[a-z]{0,6}\\b`, 'i'),
  /\b(?:\d{1,3}|an?)\s?(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|[hmd])\sago\b|\byesterday\b|\bjust now\b/i,
];

/** Longer texts are prose. */
const longest = 60;

/**
 * Whether a short text of a list holds something written like a date. Which day it means is not asked here: that needs
 * the present and a zone.
 */
export function looksLikeDate(text: string): boolean {
  return text.length >= 2 && text.length <= longest && ways.some((way) => way.test(text));
}
