import type { Change } from '../model/fact.ts';
import { isPriceChange } from './changes.ts';
import type { Cue } from './cues.ts';
import { rowOf, twinOf } from './lists.ts';
import type { List } from './lists.ts';
import { metricOf, takes } from './metrics.ts';
import type { MetricName } from './metrics.ts';
import type { Quantity } from './quantities.ts';
import { segmentBefore } from './scopes.ts';
import { clauseStart } from './subjects.ts';
import type { Meaning, SentenceView } from './view.ts';

/** How the metric of a quantity was found: by words of its own, or from the quantity before. */
export interface Measured {
  readonly metric: MetricName | null;
  readonly cue: Cue | null;
  readonly from: Meaning | null;
  /** True when `from` is its counterpart in a list (营收和净利分别为a、b,分别增长c、d): whose and when are the same too. */
  readonly isTwin?: boolean;
}

const unknown: Measured = { metric: null, cue: null, from: null };

/** Metrics of one deal stand still; these few of them grow all the same (估值两年增长三倍, 算力提升50%). */
const growing = new Set<MetricName>([
  'valuation',
  'product_price',
  'target_price',
  'compute',
  'bandwidth',
  'raise',
  'order_value',
  'investors',
]);

function isRatio(quantity: Quantity): boolean {
  return quantity.kind === 'percent' || quantity.kind === 'multiple';
}

function fits(name: MetricName, quantity: Quantity, change: Change | null): boolean {
  const rule = metricOf(name);
  if (change !== null && isRatio(quantity)) return rule.timing !== 'deal' || growing.has(name);
  if (quantity.unit === 'pp') return rule.takes.includes('percent');
  // 3550亿 without a unit may be money as well as a count: the metric decides.
  if (quantity.kind === 'count' && quantity.unit === null && rule.takes.includes('money')) return true;
  return takes(name, quantity.kind, quantity.unit, quantity.value);
}

function meant(cue: Cue | undefined, quantity: Quantity, change: Change | null): MetricName | null {
  return cue?.metrics.find((name) => fits(name, quantity, change)) ?? null;
}

/** 每手100股, 中一签(500股): how many shares come together, not how many there are. */
const isLot = /(?:[每一]手|[每一单]签)[("]?$/;

/**
 * What a quantity measures: the words inside it (204,800词元), right behind it (3000亿元的市值), before it in its clause, else what the
 * quantity before measured where its clause adds nothing new; else null. Nothing is guessed.
 */
export function measureAt(
  view: SentenceView,
  index: number,
  list: List,
  change: Change | null,
  before: readonly Meaning[],
): Measured {
  const quantity = view.quantities[index]!;
  if (quantity.unit === '股' && isLot.test(view.passage.text.slice(0, quantity.start))) return unknown;
  const row = rowOf(view, list);
  if (row !== null) {
    const own = row[index - list.first]!;
    const metric = meant(own, quantity, change);
    if (metric !== null) return { metric, cue: own, from: null };
  }
  const twin = twinOf(view, index, before);
  if (twin !== null && twin.metric !== null && fits(twin.metric, quantity, change))
    return { metric: twin.metric, cue: null, from: twin, isTwin: true };
  if (index > list.first) {
    const head = before[list.first]!;
    return { metric: head.metric, cue: null, from: head };
  }
  return alone(view, index, list, change, before);
}

function alone(
  view: SentenceView,
  index: number,
  list: List,
  change: Change | null,
  before: readonly Meaning[],
): Measured {
  const { cues, quantities } = view;
  const { text } = view.passage;
  const quantity = quantities[index]!;
  const isGrowth = change !== null && isRatio(quantity);
  const clause = clauseStart(text, quantity.start);
  const end = quantities[list.first + list.size - 1]!.end;
  const clauseEnd = end + (/[,;。!?]/.exec(text.slice(end))?.index ?? text.length - end);
  const found = (cue: Cue): Measured => ({ metric: meant(cue, quantity, change), cue, from: null });

  const inside = cues.find(
    (cue) => cue.start >= quantity.start && cue.start < quantity.end && meant(cue, quantity, change) !== null,
  );

  const previousEnd = quantities[index - 1]?.end ?? 0;
  const own = cueBefore(cues, quantity, clause, change, previousEnd);
  const behind = nounBehind(cues, quantity, end, clauseEnd, change);
  const isClose = own !== null && leadsToValue.test(text.slice(own.end, quantity.start));
  if (inside !== undefined) return found(isClose && own.metrics.length > 0 ? own : inside);
  if (behind !== undefined && !isGrowth && !isClose && adjacent.test(text.slice(end, behind.start))) {
    if (behind.metrics.length === 0) return unknown;
    if (meant(behind, quantity, change) !== null) return found(behind);
  }
  const clauseText = text.slice(clause, clauseEnd);
  if (
    isGrowth &&
    (overPrice.test(text.slice(clause, quantity.start)) ||
      (isPriceChange(clauseText) &&
        (own === null || (own.metrics.length > 0 && meant(own, quantity, change) === null))))
  )
    return { ...unknown, metric: 'share_price' };
  if (own !== null) {
    const metric = meant(own, quantity, change);
    // 研发费用12.3亿元,占营业收入45.6%: what takes that share is research.
    const isOfResearch = metric === 'revenue_share' && before.at(-1)?.metric === 'rnd';
    return { metric: isOfResearch ? 'rnd_ratio' : metric, cue: own, from: null };
  }

  const previous = before.at(-1) ?? null;
  // 35.70 against 19.60: what a price is held against is another thing.
  if (
    previous?.metric === 'share_price' &&
    /\b(?:against|versus|compared with)\s(?:HK|US)?$/i.test(text.slice(previousEnd, quantity.start))
  )
    return unknown;
  if (
    previous?.metric != null &&
    text.slice(0, quantity.start).trimEnd().endsWith('(') &&
    fits(previous.metric, quantity, change)
  )
    return { metric: previous.metric, cue: null, from: previous };
  const share = shareOf(text.slice(clause, quantity.start), quantity, before.at(-1));
  if (share !== null) return { metric: share, cue: null, from: before.at(-1)! };
  const inherited = inheritedMeasure(view, index, clause, change, before);
  if (inherited !== null) return inherited;
  const topic = topicOf(view, quantity, change);
  if (topic !== null) return found(topic);
  if (
    behind !== undefined &&
    !isGrowth &&
    behind.start - end <= 14 &&
    !cues.some((cue) => cue.start >= clause && cue.end <= quantity.start)
  ) {
    const next = quantities[list.first + list.size];
    const isOfNext = next !== undefined && next.start >= behind.end && next.start - behind.end <= 8;
    if (!isOfNext && meant(behind, quantity, change) !== null) return found(behind);
  }
  return { ...unknown, metric: byUnit(quantity, text, change) };
}

// 较114.28元的发行价高出425.46%.
const overPrice = /(?:发行|发售|招股|认购)价[^,;]*$|(?:offer|issue) price[^,;]*$/i;

/** 6.6亿元算力集群采购合同: of words that follow one another closely the first that can be meant, else the first. */
function nounBehind(
  cues: readonly Cue[],
  quantity: Quantity,
  end: number,
  clauseEnd: number,
  change: Change | null,
): Cue | undefined {
  const first = cues.findIndex((cue) => cue.start >= end && cue.start < clauseEnd);
  if (first < 0) return undefined;
  for (let at = first; at < cues.length && cues[at]!.start < clauseEnd; at++) {
    if (at > first && cues[at]!.start - cues[at - 1]!.end > 2) break;
    if (meant(cues[at], quantity, change) !== null) return { ...cues[at]!, start: cues[first]!.start };
  }
  return cues[first];
}

const adjacent =
  /^(?:左右|以上|以下|的|多|余|有效|新|来自|为|是|港股|H股|A股|人民币|\)|\s|of |in |annual |total |[个名家位项]|付费|活跃|[A-F]\+?轮|天使轮|战略|新一轮|首轮){0,2}$/;

/** Words that lead from a metric to its value: 营收为, 毛利率达到约. */
const leadsToValue =
  /^(?:[为达是约超逾近至到了的仅共:]|高达|突破|超过|不足|不超过|不低于|分别|依次|同比|合计|总额|金额|人民币|\s|of|was|is|at|about)*$/;

/** The nearest metric words before a quantity in its clause that can mean it; words outside the vocabulary stop the search. */
function cueBefore(
  cues: readonly Cue[],
  quantity: Quantity,
  clause: number,
  change: Change | null,
  previousEnd: number,
): Cue | null {
  for (let at = cues.length - 1; at >= 0; at--) {
    const cue = cues[at]!;
    if (cue.end > quantity.start) continue;
    if (cue.start < clause) return null;
    if (meant(cue, quantity, change) !== null) return cue;
    // 换手率85.49%: named right here, and not one of ours.
    if (cue.metrics.length === 0 && cue.start >= previousEnd) return cue;
  }
  return null;
}

/** The topic set at the head of a sentence holds for the values after it: 毛利率方面,…; 毛利率,2023年为-24.7%. */
function topicOf(view: SentenceView, quantity: Quantity, change: Change | null): Cue | null {
  const { text } = view.passage;
  const head = view.cues.find(
    (cue) => cue.end <= quantity.start && /^(?:(?:方面|来看|层面|上)[,:]?|[,:])/.test(text.slice(cue.end, cue.end + 4)),
  );
  if (head === undefined || clauseStart(text, head.start) !== 0 || meant(head, quantity, change) === null) return null;
  if (text[head.end] !== ',') return head;
  return isFiller(withoutPlaces(text, head.end, quantity.start, view)) ? head : null;
}

const filler =
  /同比|环比|上年同期|去年同期|增长率?|增加|增幅|增速|增至|下降|下滑|减少|降幅|降至|上升|提升|提高|升至|上涨|下跌|扩大|收窄|缩小|分别|依次|其中|合计|总计|共计|剔除后|另有|另|约为|转为|为|达到?|大约|约|近|超过?|逾|不足|不超过|不低于|突破|高达|至|到|和|及|与|由|从|的|了|也|则|较|比|年增|年减|按年|整体|上一?季度?|上年末?|去年|年初|上月|期初|进一步|更|并|而|仅|实现|录得|贡献|占|前一年|全年|快速|转正|于|在|一举|预计|有望|将|公司|平均|个百分点|[一二两三四五六七八九十]+个?月|[一二两三四五]年半?|year[- ]on[- ]year|\b(?:up|down|from|to|and|in|of|rose|fell|increased|with|for|about|nearly|the|a|an|by|or|it|was|is|US|HK|compared|another)\b/gi;

/**
 * A clause that names no metric of its own goes on with the quantity before (同比增长25%, 2024年为3052.3万元, 海外业务增长30%); a clause
 * with words the rules do not know speaks of something else.
 */
function inheritedMeasure(
  view: SentenceView,
  index: number,
  clause: number,
  change: Change | null,
  before: readonly Meaning[],
): Measured | null {
  const { text } = view.passage;
  const quantity = view.quantities[index]!;
  const words = withoutPlaces(text, view.quantities[index - 1]?.end ?? 0, quantity.start, view);
  // 63亿元…可赎回负债影响26.37亿元,剔除后约37.2亿元: what is left over is measured as the whole was.
  const previous = words.includes('剔除后') ? before.findLast(({ metric }) => metric !== null) : before.at(-1);
  const from = previous ?? (change !== null || clause === 0 ? view.inherited.last : null);
  if (from === null || from.metric === null || !fits(from.metric, quantity, change)) return null;
  const rest = unread(words);
  const isPart = (): boolean => segmentBefore(words) !== null || /^[\p{L}]{2,8}(?:市场|地区|业务)$/u.test(rest);
  if (rest.length > 2 && !isPart()) return null;
  const isSum = from.metric === 'net_loss' && change === null && /合计|三年|年半|累计/.test(words);
  return { metric: isSum ? 'cumulative_loss' : from.metric, cue: null, from };
}

/** 本地化部署收入1.62亿元,占比84.8%: a bare 占比 is a share of what was just told. */
function shareOf(ahead: string, quantity: Quantity, previous: Meaning | undefined): MetricName | null {
  if (quantity.unit !== '%' || !/占比?[为达约近超逾至过]*$/.test(ahead)) return null;
  if (previous?.metric === 'revenue') return 'revenue_share';
  return previous?.metric === 'employees' && previous.scope === '研发' ? 'rnd_staff_share' : null;
}

/** What is left of some words when those are taken away that say nothing new. */
function unread(words: string): string {
  return words.replaceAll(filler, '').replaceAll(/[^\p{L}]/gu, '');
}

function isFiller(words: string): boolean {
  return unread(words).length <= 1;
}

/** Words between two places without periods and firms. */
function withoutPlaces(text: string, start: number, end: number, view: SentenceView): string {
  const places = [...view.periods, ...view.firms].sort((a, b) => a.start - b.start);
  let words = '';
  let at = start;
  for (const place of places) {
    if (place.end <= at || place.start >= end) continue;
    words += text.slice(at, Math.max(at, place.start));
    at = Math.max(at, place.end);
  }
  return words + (at < end ? text.slice(at, end) : '');
}

/** 签订算力服务合同,总金额约3.5亿元: what the contract of the sentence is worth. */
const ofContract =
  /(?:合同|订单|中标)[^;。]{0,20}?[,(][^,;。]{0,6}?金额(?:约|为|达|超过?|近|合计|共计|不超过|不低于)*$/;

function byUnit(quantity: Quantity, text: string, change: Change | null): MetricName | null {
  if (change !== null && quantity.kind !== 'count') return null;
  if (quantity.unit === '股')
    return /[发配]|认购|申购|股本|股份|\b(?:bid|sell|sold|offer|issu)/i.test(text) &&
      !text.slice(0, quantity.start).endsWith('每手')
      ? 'shares'
      : null;
  if (quantity.kind === 'money' && ofContract.test(text.slice(0, quantity.start))) return 'order_value';
  if (quantity.unit === 'GPU' || (quantity.unit === '卡' && quantity.value >= 16)) return 'cluster_size';
  if (quantity.unit === '倍' && /认购|申购|超购|subscri|retail|clawback|tranche/i.test(text)) return 'oversubscription';
  if (!quantity.isPerShare) return null;
  const isShare =
    /\/\s?股|share/.test(text.slice(quantity.start, quantity.end)) || text.slice(0, quantity.start).endsWith('每股');
  if (isShare && /发行|发售|招股|配售|配发|IPO|offer|raised/i.test(text)) return 'issue_price';
  return null;
}
