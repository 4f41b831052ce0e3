import type { Cue } from './cues.ts';
import { fits, isRatio, meant } from './fitness.ts';
import type { Way } from './fitness.ts';
import type { MetricName } from './metrics.ts';
import type { Quantity } from './quantities.ts';
import { segmentBefore } from './scopes.ts';
import { clauseStart } from './subjects.ts';
import type { Meaning, Measured, SentenceView } from './view.ts';

/** 营收同比增长,较2024年的4.38亿元增加3亿元: the metric of a clause before, with nothing but time and change between. */
export function earlierCue(view: SentenceView, quantity: Quantity, clause: number, change: Way): Cue | null {
  if (clause === 0) return null;
  const cue = view.cues.findLast((one) => one.end < clause && one.metrics[0] !== 'cagr');
  if (cue === undefined || meant(cue, quantity, change) === null) return null;
  const { text } = view.passage;
  // 收入不及预期,同比仅增2.1%: growth against last year is that of what the sentence has named.
  const words = text.slice(clause, quantity.start);
  const isGrowth = /^(?:同比|环比|按年|按季)/.test(words) || view.quantities[0] !== quantity;
  return isFiller(withoutPlaces(text, isGrowth ? clause : cue.end, quantity.start, view)) ? cue : null;
}

/** The topic set at the head of a sentence holds for the values after it: 毛利率方面,…; 毛利率,2023年为-24.7%. */
export function topicOf(view: SentenceView, quantity: Quantity, change: Way): Cue | null {
  const { text } = view.passage;
  const head = view.cues.find(
    (cue) =>
      cue.end <= quantity.start &&
      // 机构:… names who says it.
      cue.metrics[0] !== 'investors' &&
      /^(?:(?:方面|来看|层面|上|中|里)[,:]|(?:方面|来看|层面|上)|[,:])/.test(text.slice(cue.end, cue.end + 4)),
  );
  if (head === undefined || clauseStart(text, head.start) !== 0 || meant(head, quantity, change) === null) return null;
  if (text[head.end] !== ',') return head;
  return isFiller(withoutPlaces(text, head.end, quantity.start, view)) ? head : null;
}

const filler =
  /同比|环比|上年同期|去年同期|增长率?|增加|增幅|增速|增至|下降|下滑|减少|降幅|降至|上升|提升|提高|升至|上涨|下跌|扩大|收窄|缩小|分别|依次|其中|合计|总计|共计|剔除后|另有|另|约为|转为|为|达到?|大约|约|近|超过?|逾|不足|不超过|不低于|突破|高达|至|到|和|及|与|由|从|的|了|也|则|较|比|年增|年减|按年|整体|上一?季度?|上年末?|去年|年初|上月|期初|进一步|更|并|而|仅|实现|录得|贡献|占|前一年|全年|快速|转正|于|在|一举|预计|有望|将|公司|平均|个百分点|则|微|仅|录|[高低][位点]|历史|周[一二三四五]|[升跌涨增减扩](?![\p{Script=Han}])|涨幅|跌幅|最高|[一二两三四五六七八九十]+个?月|[一二两三四五]年半?|缩水|蒸发|前一(?:交易)?日|好于|好过|优于|胜过|差于|不及|逊于|超出|[高低]于|(?:市场|分析师|机构|券商|华尔街|彭博|路透|该行|外界)(?:此前|普遍|一致|平均)*的?(?=预)|预[期测估计]|估计|此前|董事长|总裁|首席(?:执行|财务)官|CEO|CFO|管理层|经营层|可|料|称|表示|目标|指引|yoy|qoq|year[- ]on[- ]year|\b(?:up|down|from|to|and|in|of|rose|fell|increased|with|for|about|nearly|the|a|an|by|or|it|was|is|US|HK|compared|another|wider|narrower|than|against|versus|while|beat|beating|miss|missed|missing|above|below|topping|analysts?|estimates?|estimated|consensus|expected|forecasts?|market|expectations|year|half|input|output|tokens?|reaching|reached|hitting|hit|totall?ing|slipped|gained|lost|eased|shed|added|Shanghai|Hong Kong|January|February|March|April|May|June|July|August|September|October|November|December)\b/giu;

/** 11名基石投资者,合共认购29.8亿港元: what they subscribe for is theirs; 输入4元,输出18元 are prices of one model. */
const ownWords: Partial<Readonly<Record<MetricName, RegExp>>> = {
  cornerstone: /基石(?:投资者|投资人)?|合共|认购|投资/g,
  product_price:
    /比[^,;。]{1,12}?(?=便宜|贵|[高低])|便宜|贵出?|优惠|输入|输出|缓存(?:命中)?|每百万|词元|tokens?|\b(?:tier|plan|package|version|lite|pro|max|plus|standard|basic)\b|同类/gi,
};

/**
 * A clause that names no metric of its own goes on with the quantity before (同比增长25%, 2024年为3052.3万元, 海外业务增长30%); a clause
 * with words the rules do not know speaks of something else.
 */
export function inheritedMeasure(
  view: SentenceView,
  index: number,
  clause: number,
  change: Way,
  before: readonly Meaning[],
): Measured | null {
  const { text } = view.passage;
  const quantity = view.quantities[index]!;
  const main = change !== null && isRatio(quantity) ? behindAside(view, index, before) : null;
  const last = main ?? before.at(-1);
  // 27.6 million monthly active users in the second quarter, up 12%: the metric of the value before may stand behind it.
  const words = withoutPlaces(
    text,
    view.quantities[index - 1]?.end ?? 0,
    quantity.start,
    view,
    view.cues.filter(({ metrics }) => last?.metric != null && metrics.includes(last.metric)),
  );
  // 63亿元…可赎回负债影响26.37亿元,剔除后约37.2亿元: what is left over is measured as the whole was.
  const isVariant = variant.test(words) && view.quantities[index]!.kind !== 'percent';
  const previous = words.includes('剔除后') || isVariant ? before.findLast(({ metric }) => metric !== null) : last;
  const from = previous ?? (change !== null || clause === 0 ? view.inherited.last : null);
  if (from === null || from.metric === null || !fits(from.metric, quantity, change)) return null;
  const own = ownWords[from.metric];
  const rest = unread(own === undefined ? words : words.replaceAll(own, ''));
  const isPart = (): boolean =>
    (ofShares.has(from.metric!) && placeOf.test(words)) ||
    (segmentBefore(words) !== null && !ofBalance.has(from.metric!)) ||
    /^[\p{L}]{2,8}(?:市场|地区|业务)$/u.test(rest);
  if (isVariant && from.metric === 'product_price') return { metric: from.metric, cue: null, from };
  if (rest.length > 2 && !isPart()) return null;
  const isSum = from.metric === 'net_loss' && change === null && /合计|三年|年半|累计/.test(words);
  return { metric: isSum ? 'cumulative_loss' : from.metric, cue: null, from };
}

// 32GB版10999元,16GB版8999元; Pro与Max套餐分别调至149元和469元
const variant = /(?:版本?|款|型号?|套餐|档)(?:分别|则|为|售价|调[至到]|降[至到]|涨[至到]|升[至到])*$/;

/** 现金38.6亿元,另有理财产品7.5亿元: what a firm holds has no segments. */
const ofBalance = new Set<MetricName>(['cash', 'total_assets', 'net_assets', 'inventory', 'raise', 'raise_net']);
/** 海外收入占73.1%,其中美国占20.4%,新加坡占24.3%: shares of one whole. */
const ofShares = new Set<MetricName>(['overseas_share', 'revenue_share', 'market_share']);
const placeOf =
  /^,?(?:其中)?,?\p{Script=Han}{1,8}(?:收入|市场|地区|业务)?(?:分别|则|也|约)*(?:占比?|贡献)(?:约|近|逾|超过?|为|达)*$/u;

/** 净利润1.1亿元,上年同期亏损4021.7万元,环比增长8%: what grows is the value before the aside, not the aside. */
function behindAside(view: SentenceView, index: number, before: readonly Meaning[]): Meaning | null {
  const { text } = view.passage;
  const isAside = (at: number): boolean => {
    const { start } = view.quantities[at]!;
    const clause = clauseStart(text, start);
    return view.periods.some((period) => period.role === 'aside' && period.start >= clause && period.end <= start);
  };
  let at = index - 1;
  if (at < 1 || !isAside(at)) return null;
  while (at >= 0 && isAside(at)) at--;
  const main = before[at];
  return main !== undefined && main.metric !== null ? main : null;
}

/** 2024年收入中,本地化部署占84.5%; Of its 2024 revenue, 84.5% came from …: a part of what the head of the sentence names. */
export function isPartOfRevenue({ cues, passage: { text } }: SentenceView, quantity: Quantity): boolean {
  const head = cues.findLast((cue) => cue.metrics[0] === 'revenue' && cue.end <= quantity.start);
  if (head === undefined) return false;
  const isTopic = /^(?:之?中|里)[,:]?/.test(text.slice(head.end)) || /^(?:Of )/.test(text);
  return isTopic && !/[同环]比|[增升降跌涨减]/.test(text.slice(clauseStart(text, quantity.start), quantity.start));
}

const abroad =
  /(?:海外|境外|国外|国际|(?:内地|大陆|境内|国内)以外)[^,;。]{0,6}(?:市场|业务|地区|收入|营收)[^,;。]*,[^,;。]*$/;

/** 本地化部署收入1.62亿元,占比84.8%: a bare 占比 is a share of what was just told. */
export function shareOf(ahead: string, quantity: Quantity, previous: Meaning | undefined): MetricName | null {
  if (
    quantity.unit !== '%' ||
    !/占比?(?:[进则也已]?[一步]*(?:由|从|[提上]?升至|[下]?降至|增至))?[为达约近超逾至过]*$/.test(ahead)
  )
    return null;
  if (previous?.metric === 'revenue') return abroad.test(ahead) ? 'overseas_share' : 'revenue_share';
  return previous?.metric === 'employees' && previous.scope === '研发' ? 'rnd_staff_share' : null;
}

/** What is left of some words when those are taken away that say nothing new. */
function unread(words: string): string {
  return words.replaceAll(filler, '').replaceAll(/[^\p{L}]/gu, '');
}

function isFiller(words: string): boolean {
  return unread(words).length <= 1;
}

/** Words between two places without periods, firms and the cues given. */
function withoutPlaces(
  text: string,
  start: number,
  end: number,
  view: SentenceView,
  cues: readonly Cue[] = [],
): string {
  const places = [...view.periods, ...view.firms, ...cues].sort((a, b) => a.start - b.start);
  let words = '';
  let at = start;
  for (const place of places) {
    if (place.end <= at || place.start >= end) continue;
    words += text.slice(at, Math.max(at, place.start));
    at = Math.max(at, place.end);
  }
  return words + (at < end ? text.slice(at, end) : '');
}
