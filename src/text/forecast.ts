const foretold =
  /预计|預計|预告|預告|预期|預期|预测|預測|预估|有望|或将|或將|料(?=[今明全]年|\d{4}年)|指引|若[^，。；,;]{0,12}(?:行使|完成|获批|獲批)|\b(?:forecasts?|expect(?:s|ed)?|estimates?d?|guidance|guid(?:es|ed)|projects?|projected|if fully exercised)\b/gi;
/** 超预期, 好于市场预期: what came out is held against what was foretold, and is no forecast itself. */
const heldAgainst =
  /(?:超出?|好于|高于|低于|优于|优於|不及|逊于|符合|达到|略低于|大幅超|远超|beat(?:s|ing)?|miss(?:es|ed)?|above|below|than)[^，。；,;.]{0,10}$/i;
/** A later clause with a time or a deed of its own is no part of the forecast before it. */
const ownTime =
  /\d{4}年|[一二三四]季度|上半年|下半年|前三季度|去年|上年|今年|本月|实现|實現|录得|錄得|已经?|Q[1-4]|\breported\b|\bposted\b|\b20\d\d\b/i;

const reach = 40;

/**
 * Whether a sentence gives a value as a forecast, a plan or on a condition: 预计全年营收将突破15亿元, 若绿鞋全额行使.
 *
 * @param quote the sentence
 * @param raw the value as it stands there; the first place counts
 */
export function isForecast(quote: string, raw: string): boolean {
  const at = quote.indexOf(raw);
  if (at < 0) return false;
  const before = quote.slice(Math.max(0, at - reach), at).replace(/^.*[。；;！？]/s, '');
  for (const match of before.matchAll(foretold)) {
    const between = before.slice(match.index + match[0].length);
    const isResult = /^(?:预期|預期|预测|預測|预估|expect|estimate|forecast)/i.test(match[0]);
    if (isResult && heldAgainst.test(before.slice(0, match.index)) && !between.startsWith('的')) continue;
    const comma = between.search(/[，,]/);
    if (comma >= 0 && ownTime.test(between.slice(comma))) continue;
    return true;
  }
  return false;
}
