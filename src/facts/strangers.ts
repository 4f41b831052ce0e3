import type { Cue } from './cues.ts';
import type { PeriodFound } from './periods.ts';
import { clauseStart } from './subjects.ts';
import type { Firm } from './subjects.ts';

// What may stand before the subject of a sentence.
const lead =
  /^(?:[“"‘'《(【,、\s]|截至|据悉|据了解|而|但|此外|另外|同时|同日|当日|昨日|今日|今天|近日|日前|目前|本周|上周|本月|上月|周[一二三四五六日]|机构:|[\u4e00-\u9fffA-Za-z]{2,6}:)*/;
// 以, 凭借, 手握: a figure after these is told of whom the sentence comes to; 首日, 海外 and the like name nobody.
const noSubject =
  /^(?:以|按|凭|作为|手握|坐拥|拥有|带着|随着|受|由|因|在|于|从|自|对|将|获|被|把|若|如|当|经|其|该|本|这|那|一|两|三|各|每|同比|环比|较|比|超|逾|近|约|仅|最|预计|有望|料|拟|首|再|又|也|不|未|无|已|累计|合计|总|平均|公司|集团|海外|境外|境内|国内|国际|全球|全年|全日|全天|单季|季度|单月|年度|上市|发行|招股|暗盘|盘中|开盘|收盘|早盘|午后|尾盘|半日|股价|股份|业绩|主营|核心|线上|线下|云端|企业|个人|付费|在手|新增|研发|销售|营收|净利|亏损|募资|融资|估值|市值|月活|日活)/;
const region =
  /^(?:[两沪深]市|港股|A股|美股|全市场|行业|国产|国内|中国|我国|全国|国家|北向|南向|港股通|陆股通|融资客|机构|主力|科创|恒生|恒指|沪深)/;
const wordsOnly = /^[\u4e00-\u9fffA-Za-z]+$/;
const verb = /^(?:大|暴|收|高|低|急|重|微|小|齐)?(?:涨|跌|挫|升|增|降|开)/;
// 北向资金持有摩尔线程1260万股: what is told is the share held.
const holding = /(?:持有|增持|减持|买入|卖出|加仓|减仓)了?$/;
// 和而泰持有摩尔线程股份,公司上半年净利润3.5亿元: the holder goes on to speak of itself.
const heldOnly = /^的?[^,;。\d]{0,12},(?:公司|该公司|集团|自身)/;
const longestName = 12;

const commonEnglish =
  /^(?:Shares?|Stocks?|Revenues?|Sales|Profits?|Net|Gross|Annual|Losses|The|This|That|These|Its|Their|In|On|At|By|For|From|With|After|Before|As|While|When|Since|Despite|Although|Analysts?|Investors?|Researchers?|Users?|Cornerstone|More|About|Nearly|Over|Almost|Some|Most|Both|Each|It|He|She|They|We|But|And|However|Meanwhile|Also|Up|Down|Trading|Total|Overseas|Daily|Monthly|Demand|Growth|Orders?|Prices?)$/;
const nameEnglish =
  /^(?:The )?((?:[A-Z][\w&.-]*)(?: (?:[A-Z][\w&.-]*|of|and)){0,3})(?=,|\s(?:said|says|has|had|raised|raises|posted|reported|is|was|will|gained|fell|rose|charges|plans|saw|sold|owns|expects|forecast|closed|shed|jumped))/;
const somebodyEnglish =
  /^An? (?:[\w-]+ ){0,3}?(?:fund|start-?up|company|firm|chipmaker|investor|rival|unit|bank|group|supplier|competitor|shareholder|broker)\b/;

/**
 * The subject of a sentence that comes to a followed firm only later: 和而泰上半年净利润3.5亿元,公司参股摩尔线程. A name nobody knows stands at the
 * head, right before a metric, a time or a move; its figures are not the firm's.
 *
 * @param firms of the sentence, in order
 * @returns null where the head is a known firm, no name, or no followed firm comes after it
 */
export function strangerIn(
  text: string,
  firms: readonly Firm[],
  cues: readonly Cue[],
  periods: readonly PeriodFound[],
): Firm | null {
  const first = firms.find(({ company }) => company !== null);
  if (first === undefined) return null;
  const end = /^[\x20-\x7e’–—]/.test(text) ? endOfEnglish(text) : endOfChinese(text, cues, periods);
  if (end === null || firms.some((firm) => firm.start < end.end)) return null;
  if (end.end > first.start || (holding.test(text.slice(0, first.start)) && !heldOnly.test(text.slice(first.end))))
    return null;
  return { company: null, part: 'acts', ...end };
}

type Place = Pick<Firm, 'start' | 'end'>;

function endOfEnglish(text: string): Place | null {
  const name = nameEnglish.exec(text)?.[1];
  if (name !== undefined && !commonEnglish.test(name.split(' ', 1)[0]!)) return { start: 0, end: name.length };
  const somebody = somebodyEnglish.exec(text);
  return somebody === null ? null : { start: 0, end: somebody[0].length };
}

function endOfChinese(text: string, cues: readonly Cue[], periods: readonly PeriodFound[]): Place | null {
  let start = lead.exec(text)![0].length;
  // 8月24日,…; 上半年,…
  for (const period of periods) if (period.start <= start && period.end > start) start = period.end;
  start += lead.exec(text.slice(start))![0].length;
  // 中国大模型调用量…: of a country, whatever is told of it.
  const whole = /^(?:中国|全球|国内|我国|全国|全市场)(?!海外)/.exec(text.slice(start));
  if (whole !== null) return { start, end: start + whole[0].length };
  const stops = [...cues, ...periods].map((place) => place.start).filter((at) => at > start);
  const end = Math.min(...stops, start + longestName + 1);
  const name = text.slice(start, end);
  const isFollowed = stops.includes(end);
  const moves = /^([\u4e00-\u9fffA-Za-z]{2,10}?)(?=(?:大|暴|收|高|低|急|重|微)?(?:涨|跌)(?:超|逾|近|约)?\d)/.exec(
    text.slice(start),
  );
  const found = isFollowed ? name : (moves?.[1] ?? '');
  if (found.length < 2 || found.length > longestName || !wordsOnly.test(found) || verb.test(found)) return null;
  if (noSubject.test(found) && !region.test(found)) return null;
  // A clause of its own between the name and the figure says nothing of whom it is about.
  return clauseStart(text, start + found.length) <= start ? { start, end: start + found.length } : null;
}
