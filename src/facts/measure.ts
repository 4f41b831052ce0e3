import type { Change } from '../model/fact.ts';
import { isPriceChange } from './changes.ts';
import type { Cue } from './cues.ts';
import { fits, isRatio, isTimesOf, meant } from './fitness.ts';
import type { Way } from './fitness.ts';
import { framed, sharesTold } from './frames.ts';
import { earlierCue, inheritedMeasure, isPartOfRevenue, shareOf, topicOf } from './inheritance.ts';
import { rowOf, twinOf } from './lists.ts';
import type { List } from './lists.ts';
import type { MetricName } from './metrics.ts';
import type { Quantity } from './quantities.ts';
import { clauseEnd, clauseStart } from './subjects.ts';
import type { Meaning, Measured, SentenceView } from './view.ts';

const unknown: Measured = { metric: null, cue: null, from: null };

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
  const ofShares = quantity.unit === '股' ? sharesTold(view.passage.text.slice(0, quantity.start)) : 'own';
  if (ofShares !== 'own') return ofShares === 'lot' ? { ...unknown, metric: 'shares' } : unknown;
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
  told: Change | null,
  before: readonly Meaning[],
): Measured {
  const { cues, quantities } = view;
  const { text } = view.passage;
  const quantity = quantities[index]!;
  const change: Way = told ?? (isTimesOf(text, quantity) ? 'times' : null);
  const isGrowth = change !== null && isRatio(quantity);
  const frame = framed(text, quantity, before.at(-1));
  if (frame !== null) return { ...unknown, metric: frame };
  const clause = clauseStart(text, quantity.start);
  const end = quantities[list.first + list.size - 1]!.end;
  const until = clauseEnd(text, end);
  const found = (cue: Cue): Measured => ({ metric: meant(cue, quantity, change), cue, from: null });

  const last = before.at(-1);
  // 73% of revenue, up from 70%: what it comes from is measured as what it has come to.
  if (
    last?.metric != null &&
    quantities[index - 1]!.unit === quantity.unit &&
    cameFrom.test(text.slice(clause, quantity.start)) &&
    fits(last.metric, quantity, change)
  )
    return { metric: last.metric, cue: null, from: last };

  const inside = cues.find(
    (cue) => cue.start >= quantity.start && cue.start < quantity.end && meant(cue, quantity, change) !== null,
  );

  const previousEnd = quantities[index - 1]?.end ?? 0;
  const named = cueBefore(cues, quantity, clause, change, previousEnd);
  const own = named !== null && isIdle(named, text, before.at(-1)) ? null : named;
  const behind = nounBehind(cues, quantity, end, until, change);
  const isClose = own !== null && leadsToValue.test(text.slice(own.end, quantity.start));
  if (inside !== undefined) return found(isClose && own.metrics.length > 0 ? own : inside);
  if (behind !== undefined && !isGrowth && !isClose && adjacent.test(text.slice(end, behind.start))) {
    if (behind.metrics.length === 0) return unknown;
    if (meant(behind, quantity, change) !== null) return ofResearch(found(behind), before);
    // 贡献71%的营收: a share of it.
    if (quantity.unit === '%' && text[end] === '的' && behind.metrics[0] === 'revenue')
      return { metric: 'revenue_share', cue: behind, from: null };
  }
  const clauseText = text.slice(clause, until);
  if (
    isGrowth &&
    (overPrice.test(text.slice(clause, quantity.start)) ||
      (isPriceChange(clauseText) &&
        before.findLast(({ metric }) => metric !== null)?.metric !== 'product_price' &&
        (own === null || (own.metrics.length > 0 && meant(own, quantity, change) === null))))
  )
    return { ...unknown, metric: 'share_price' };
  if (isGrowth && own === null && isMoveOfShare(text, quantity, before)) return { ...unknown, metric: 'share_price' };
  if (own !== null) {
    return ofTrade(ofCash(ofRound(ofResearch(found(own), before), text), text.slice(0, quantity.start)), text);
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
  const share = shareOf(text.slice(0, quantity.start), quantity, before.at(-1));
  if (share !== null) return { metric: share, cue: null, from: before.at(-1)! };
  const inherited = inheritedMeasure(view, index, clause, change, before);
  if (inherited !== null) return inherited;
  const earlier =
    before.length === 0 || before.at(-1)!.metric === 'cagr' ? earlierCue(view, quantity, clause, change) : null;
  if (earlier !== null) return found(earlier);
  if (quantity.unit === '%' && isPartOfRevenue(view, quantity)) return { ...unknown, metric: 'revenue_share' };
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

/** Moore Threads soared 425% to close at 600.50 yuan: what a firm does by per cent in talk of trading, its share does. */
function isMoveOfShare(text: string, quantity: Quantity, before: readonly Meaning[]): boolean {
  return (
    before.every(({ metric }) => metric === null || metric === 'share_price') &&
    moved.test(text.slice(0, quantity.start)) &&
    onMarket.test(text)
  );
}

const moved =
  /\b(?:soar|surg|jump|climb|rall|slump|tumbl|plung|ros|rise|fell|fall|slid|slip|gain|sank|drop|eas|declin|advanc|edg|tick|inch|los|shed)\w* (?:up |down |higher |lower )?(?:by |as much as |more than |about |nearly |over )?$/i;
const onMarket =
  /\b(?:shares?|stocks?|debut|first[- ]day|on (?:Mon|Tues|Wednes|Thurs|Fri)day|trading|(?:morning|afternoon|early|late) trade|trade in|in (?:Shanghai|Hong Kong)|clos(?:e|ed|ing)|opened|intraday)\b/i;

const cameFrom =
  /^\s?(?:up|down|rising|falling|higher|lower|improving|compared with|versus|against)(?: from)? (?:about |nearly |just )?(?:US|HK|RMB)?\$?\s?$/i;

/** A funding round that values it at US$1.9 billion gives a firm no market to be valued by. */
function ofRound(measured: Measured, text: string): Measured {
  const isOfRound = measured.metric === 'market_cap' && ofFunding.test(text) && !ofMarket.test(text);
  return isOfRound ? { ...measured, metric: 'valuation' } : measured;
}

/** 定价1799元 of a screen is its price, 最高88元 of a meal no price of a share: such words mean shares only where shares are spoken of. */
function ofTrade(measured: Measured, text: string): Measured {
  const { metric, cue } = measured;
  // 计划投入50亿元建设智算中心 and 自有资金投入2亿元 spend what nobody has raised.
  if (
    metric === 'use_of_proceeds' &&
    cue !== null &&
    text.startsWith('投入', cue.start) &&
    (!ofRaised.test(text) || /自[有筹]资金[^,;]{0,4}$/.test(text.slice(0, cue.start)))
  )
    return { ...measured, metric: null };
  if (cue === null || (metric !== 'issue_price' && metric !== 'share_price')) return measured;
  const word = text.slice(cue.start, cue.end);
  if (metric === 'share_price') return measured;
  // 减持131.2万股,每股作价52.6港元: what a holder sells at.
  if (word.endsWith('作价') && /[减增]持|买入|卖出|沽/.test(text) && !/配售|发行|发售/.test(text))
    return { ...measured, metric: 'share_price' };
  return /^定价[为约]*$/.test(word) && !ofStock.test(text) ? { ...measured, metric: 'product_price' } : measured;
}

/** 最高88元 and 升至46元 name no price of a share where nothing else speaks of shares, or where another price was told just before. */
function isIdle(cue: Cue, text: string, previous: Meaning | undefined): boolean {
  if (cue.metrics[0] !== 'share_price') return false;
  const isWeak = cue.isMove === true || /^(?:最[高低]|[报收见至为]|现报)$/.test(text.slice(cue.start, cue.end));
  const isOther = cue.isMove === true && (previous?.metric === 'product_price' || previous?.metric === 'target_price');
  return isOther || (isWeak && !ofStock.test(text));
}

const ofRaised = /募|集资|所得|融资|定增|配售|发行|资金|净额|净筹/;
const ofStock = /[股盘涨跌挫]|[高低平]开|[复停]牌|市值|成交|交易|上市|挂牌|发行|招股|IPO|募资|较.{0,8}高/;

/** 经营性现金净流出5.4亿元,上年同期净流出11.2亿元: what flows out there is cash, not a holder's shares. */
function ofCash(measured: Measured, ahead: string): Measured {
  const isFlow = measured.metric === 'net_buying' && /净流[入出][^,;。]*$/.test(ahead) && /经营[^;。]*现金/.test(ahead);
  return isFlow ? { ...measured, metric: 'operating_cash_flow' } : measured;
}

const ofFunding = /\b(?:round|Series [A-Z]\b|fund-?raising|funding|pre-money|post-money|start-?up|unlisted)\b/;
const ofMarket = /\b(?:shares|stock|listed|trading|traded|debut|IPO|clos(?:e|es|ed|ing)(?! (?:an?|its|the|this) ))\b/;

/** 研发费用12.3亿元,占营业收入45.6%: what takes that share is research. */
function ofResearch(measured: Measured, before: readonly Meaning[]): Measured {
  const last = before.at(-1);
  if (measured.metric !== 'revenue_share' || last === undefined) return measured;
  if (last.metric === 'rnd') return { ...measured, metric: 'rnd_ratio' };
  // 境外收入1.3亿元,占营收31.2%
  return last.metric === 'revenue' && last.scope === '海外' ? { ...measured, metric: 'overseas_share' } : measured;
}

// 较114.28元的发行价高出425.46%.
const overPrice = /(?:发行|发售|招股|认购|上市)价[^,;]*$|(?:offer|issue) price[^,;]*$/i;

/** 6.6亿元算力集群采购合同: of words that follow one another closely the first that can be meant, else the first. */
function nounBehind(
  cues: readonly Cue[],
  quantity: Quantity,
  end: number,
  until: number,
  change: Way,
): Cue | undefined {
  const first = cues.findIndex((cue) => cue.start >= end && cue.start < until && !cue.isMove);
  if (first < 0) return undefined;
  for (let at = first; at < cues.length && cues[at]!.start < until; at++) {
    if (at > first && cues[at]!.start - cues[at - 1]!.end > 2) break;
    if (meant(cues[at], quantity, change) !== null) return { ...cues[at]!, start: cues[first]!.start };
  }
  return cues[first];
}

const adjacent =
  /^(?:左右|以上|以下|的|多|余|有效|新|来自|为|是|港股|H股|A股|人民币|\)|\s|of |in |annual |total |[个名家位项]|付费|活跃|[A-F]\+?轮|天使轮|战略|新一轮|首轮|零息|零票息|本金|年期|境外|离岸|海外|H股|them |which |are ){0,3}$/;

/** Words that lead from a metric to its value: 营收为, 毛利率达到约. */
const leadsToValue =
  /^(?:[为达是约超逾近至到了的仅共:]|高达|突破|超过|不足|不超过|不低于|分别|依次|同比|合计|总额|金额|人民币|\s|of|was|is|at|about)*$/;

/** The nearest metric words before a quantity in its clause that can mean it; words outside the vocabulary stop the search. */
function cueBefore(
  cues: readonly Cue[],
  quantity: Quantity,
  clause: number,
  change: Way,
  previousEnd: number,
): Cue | null {
  let move: Cue | null = null;
  for (let at = cues.length - 1; at >= 0; at--) {
    const cue = cues[at]!;
    if (cue.end > quantity.start) continue;
    if (cue.start < clause) return move;
    // 目标价由60元升至75元: what rises is named before, and only a rise of nothing else is that of the share.
    if (cue.isMove) {
      if (meant(cue, quantity, change) !== null) move ??= cue;
      continue;
    }
    if (meant(cue, quantity, change) !== null) return cue;
    // 换手率85.49%: named right here, and not one of ours.
    if (cue.metrics.length === 0 && cue.start >= previousEnd) return cue;
  }
  return move;
}

/** 签订算力服务合同,总金额约3.5亿元: what the contract of the sentence is worth. */
const ofContract =
  /(?:合同|订单|中标|协议)[^;。]{0,20}?[,(][^,;。]{0,6}?(?:金额|总?价值|总值|总额)(?:约|为|达|超过?|近|合计|共计|不超过|不低于)*$/;

/** 授出116.88万股奖励,价值约6.02亿港元. */
const ofAward = /(?:授出|授予|限制性股|股份单位|奖励)[^;。]*[,(](?:总?价值|总值)(?:约|为|达|超过?|近)*$/;

/** 成交2000万股 is how much was traded. */
const volume = /成交|换手|交投|traded|volume/i;
/** 18元/月, $0.40 per million tokens. */
const perUse = /(?:月|年|百万(?:词元|tokens?)?|month|year|million(?: tokens)?|片|张|颗|台)$/i;

function byUnit(quantity: Quantity, text: string, change: Way): MetricName | null {
  if (change !== null && quantity.kind !== 'count') return null;
  if (quantity.unit === '股')
    return volume.test(text.slice(Math.max(0, quantity.start - 12), quantity.start)) ? null : 'shares';
  if (quantity.kind === 'money' && ofAward.test(text.slice(0, quantity.start))) return 'incentive';
  if (quantity.kind === 'money' && ofContract.test(text.slice(0, quantity.start))) return 'order_value';
  if (quantity.unit === 'P' && quantity.value >= 10 && /算力|智算/.test(text)) return 'compute';
  if (quantity.unit === 'GPU' || (quantity.unit === '卡' && quantity.value >= 16)) return 'cluster_size';
  if (quantity.unit === '倍' && /认购|申购|超购|subscri|retail|clawback|tranche/i.test(text)) return 'oversubscription';
  const isEach = text.slice(0, quantity.start).endsWith('每股');
  if (!quantity.isPerShare && !isEach) return null;
  const isShare = isEach || /\/\s?股|share/.test(text.slice(quantity.start, quantity.end));
  if (isShare && /发行|发售|招股|配售|配发|配股|募资|集资|IPO|offer|raised/i.test(text)) return 'issue_price';
  return !isShare && perUse.test(text.slice(quantity.start, quantity.end)) ? 'product_price' : null;
}
