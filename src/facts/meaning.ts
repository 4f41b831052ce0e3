import type { Change } from '../model/fact.ts';
import { bothWays, changeOf } from './changes.ts';
import { listOf, listedPeriods, listedSegments, listedSubjects } from './lists.ts';
import type { List } from './lists.ts';
import { measureAt } from './measure.ts';
import { metricOf } from './metrics.ts';
import type { MetricName } from './metrics.ts';
import { momentBefore } from './moments.ts';
import type { Quantity } from './quantities.ts';
import { scopeOf, segmentBefore } from './scopes.ts';
import { clauseEnd, clauseStart, subjectAt } from './subjects.ts';
import { isRise, periodAt } from './times.ts';
import type { Meaning, Measured, SentenceView } from './view.ts';

/**
 * The meaning of one quantity of a sentence.
 *
 * @param before the meanings of the quantities before it in the sentence, in order
 */
export function readMeaning(view: SentenceView, index: number, before: readonly Meaning[]): Meaning {
  const { passage, quantities } = view;
  const { text } = passage;
  const quantity = quantities[index]!;
  const list = listOf(quantities, index);
  const head = quantities[list.first]!;
  const clause = clauseStart(text, head.start);
  const isMember = index > list.first;
  const ofHead = isMember ? changeOfMember(before[list.first]!.change, text.slice(clause, head.start)) : null;
  const change = ofHead ?? changeOf(text, quantity, clause);
  const measured = measureAt(view, index, list, change, before);
  const { metric } = measured;
  const company = companyFor(view, index, list, measured, before);
  const isNobodys = metric === 'market_size' && change === null;
  const scope = metric === null ? null : scopeFor(view, index, list, measured, before);
  // What the grey market closes at is no close of the listed share.
  const hasMoment = (metric === 'share_price' || metric === 'market_cap') && scope !== '暗盘';
  const period = periodFor(view, index, list, measured, before);
  return {
    company: isNobodys ? null : company,
    metric,
    period,
    // A compound rate is a rate of growth by name; it does not grow itself.
    change: metric === 'cagr' ? null : overYears(change, period, text.slice(clause, quantity.start)),
    scope,
    asOf: hasMoment ? momentBefore(text, quantity.start + 1) : null,
  };
}

/** 2025年…比2023年翻了一番: growth over two years is none against last year. */
function overYears(change: Change | null, period: string | null, ahead: string): Change | null {
  const base = /[较比](\d{4})年(?!同期)/.exec(ahead)?.[1];
  if (base === undefined || period === null || !change?.startsWith('yoy')) return change;
  if (Number(period.slice(0, 4)) - Number(base) === 1) return change;
  return change === 'yoy+' ? '+' : '-';
}

/** The change that a list's head hands on; of 同环比分别增长48%和9.7% the second is against last quarter. */
function changeOfMember(change: Change | null, ahead: string): Change | null {
  if (change === null || !bothWays.test(ahead)) return change;
  return change.endsWith('+') ? 'qoq+' : 'qoq-';
}

function companyFor(
  view: SentenceView,
  index: number,
  list: List,
  measured: Measured,
  before: readonly Meaning[],
): string | null {
  const { quantities, firms, passage, speaking } = view;
  if (measured.isTwin === true) return measured.from!.company;
  const listed = listedSubjects(passage.text, firms, quantities, list, index);
  if (listed !== undefined) return listed;
  if (index > list.first) return before[list.first]!.company;
  const { start, end } = quantities[index]!;
  const owner = ownerOf(view, index, measured);
  if (owner !== undefined) return owner;
  return subjectAt(passage.text, firms, start, end, speaking);
}

/**
 * A firm that only stands by, yet has the value as its own: 仅为OpenAI估值5000亿美元的1.3%, 与摩尔线程7.02亿元的半年营收相比. Orders are those
 * of the firm that takes them: 字节跳动正与天数智芯洽谈采购至少5万颗. Undefined where there is none.
 */
function ownerOf(view: SentenceView, index: number, { metric, cue }: Measured): string | null | undefined {
  const { firms, quantities, passage } = view;
  const { text } = passage;
  const { start, end } = quantities[index]!;
  // 上海国投持有壁仞科技4.2%股份,账面浮盈约28亿港元: a holder's, not the firm's.
  if (metric === null) return ofHolder.test(text.slice(clauseStart(text, start), start)) ? null : undefined;
  if (metric === 'shareholding' || metric === 'shares') {
    // 港股通持有智谱12.6%, which owns 5.2% of Biren: what is held is a part of the firm, whoever holds it.
    const held = firms.findLast((firm) => firm.end <= start && firm.start >= clauseStart(text, start));
    if (held !== undefined && holding.test(text.slice(0, held.start))) return held.company;
    const of = firms.find((firm) => firm.start >= end);
    if (of !== undefined && /^ (?:stake |interest )?(?:of|in) (?:the )?$/.test(text.slice(end, of.start)))
      return of.company;
  }
  if (metric === 'net_buying') {
    // 净买入智谱4.63亿港元,净卖出腾讯9.8亿港元
    const bought = firms.findLast((firm) => firm.end <= start);
    if (bought !== undefined && /^\s?[约逾超近]?$/.test(text.slice(bought.end, start))) return bought.company;
  }
  if (metric === 'cornerstone' || metric === 'raise') {
    // committed US$350 million to MiniMax's share offering: money goes to the firm that raises it.
    const raiser = firms.find((firm) => firm.start >= end);
    if (
      raiser !== undefined &&
      / (?:to|in|into) $/.test(text.slice(end, raiser.start)) &&
      /^(?:'s)? (?:\w+ ){0,3}?(?:IPO|offering|listing|share sale|flotation)/.test(text.slice(raiser.end))
    )
      return raiser.company;
  }
  if (metric === 'order_value' || metric === 'order_volume') {
    const from = firms.find((firm) => firm.start >= end && /\bfrom $/.test(text.slice(0, firm.start)));
    if (from !== undefined && from.end <= clauseEnd(text, end)) return from.company ?? undefined;
    const seller = firms.findLast((firm) => firm.end <= start);
    if (seller === undefined || seller.company === null) return undefined;
    // 仍在与天数智芯接触,有意采购约5万颗
    if (seller.start < clauseStart(text, start) && !inTalks.test(text.slice(seller.end, start))) return undefined;
    const isBought = /[与向和从]$/.test(text.slice(0, seller.start)) && buying.test(text.slice(seller.end, start));
    return isBought ? seller.company : undefined;
  }
  const isOf = text[end] === '的' && firms.find((firm) => firm.start === end + 1);
  // 市值约700亿港元的智谱
  if (isOf) return isOf.company;
  // 是摩尔线程的3倍 is measured by that firm and is not its own.
  if (quantities[index]!.kind === 'multiple') return undefined;
  const beside = firms.findLast((firm) => firm.end <= start);
  if (
    beside !== undefined &&
    comparing.test(text.slice(0, beside.start)) &&
    /^的[约近超逾]?$/.test(text.slice(beside.end, start))
  )
    return beside.company;
  if (
    beside !== undefined &&
    beside.part === 'aside' &&
    text[end] === '的' &&
    /^(?:上市)?(?:首日|当日|同期)的?[约近超逾]?$/.test(text.slice(beside.end, start))
  )
    return beside.company;
  if (cue === null) return undefined;
  const near = firms.findLast((firm) => firm.end <= Math.min(start, cue.start));
  if (near === undefined || near.part !== 'aside' || givenBy.test(text.slice(0, near.start))) return undefined;
  const isBeforeCue = cue.end <= start && /^的?(?:最新|当前|同期|总)?$/.test(text.slice(near.end, cue.start));
  const isBeforeValue = cue.start >= end && /^[约近超逾]?$/.test(text.slice(near.end, start)) && text[end] === '的';
  return isBeforeCue || isBeforeValue ? near.company : undefined;
}

const ofHolder = /浮盈|浮亏|套现|退出回报/;

/** 持有智谱, 减持摩尔线程 */
const holding = /(?:持有|减持|增持|参股|入股|买入|卖出|抛售|套现|owns|holds)了?\s?$/;

/** 高于摩尔线程的51.3% */
const comparing = /(?:[高低多少大小优弱强]于|超过|超越|不及|逊于|不如|较|比|相比|相较于?|对比)$/;
const inTalks = /^[^,;。]{0,6}(?:接触|洽谈|商谈|谈判|磋商|协商|沟通),[^,;。]*$/;
const buying = /采购|洽购|订购|下单|购买|买入|下达/;
const givenBy = /(?:来自|来源于|源自|源于|向|获|由|被|给|给予|from|by|to)\s?$/i;

function periodFor(
  view: SentenceView,
  index: number,
  list: List,
  measured: Measured,
  before: readonly Meaning[],
): string | null {
  if (measured.isTwin === true) return measured.from!.period;
  const listed = listedPeriods(view.passage.text, view.periods, view.quantities, list, index, measured.metric);
  if (listed !== null) return listed;
  if (index > list.first) return before[list.first]!.period;
  return periodAt(view, index, measured.metric, measured.from);
}

const isBase = /(?:[由从较比]|相比|than|from|versus)\s?$/i;

/** Metrics of one product: the parameters of GLM-5 are not those of GLM-4.5. */
const ofProduct = new Set<MetricName>([
  'parameters',
  'active_parameters',
  'context',
  'compute',
  'memory',
  'bandwidth',
  'product_price',
]);
const segmented = new Set<MetricName>([
  'revenue',
  'gross_profit',
  'gross_margin',
  'revenue_share',
  'arpu',
  'users',
  'views',
]);

function scopeFor(
  view: SentenceView,
  index: number,
  list: List,
  measured: Measured,
  before: readonly Meaning[],
): string | null {
  const { text, mentions } = view.passage;
  const { metric, cue } = measured;
  if (metric === null) return null;
  const quantity = view.quantities[index]!;
  const segment = listedSegments(text, mentions, view.quantities, list, index);
  if (segment !== null && segmented.has(metric)) return segment;
  if (index > list.first && cue === null) return before[list.first]!.scope;
  const risen = before[index - 1];
  if (
    risen !== undefined &&
    risen.metric === metric &&
    risen.scope !== '此前' &&
    !ofProduct.has(metric) &&
    isRise(view, index)
  )
    return risen.scope;
  // 经调整净亏损扩大2.7%至2.51亿美元: one name for both.
  if (
    risen !== undefined &&
    risen.metric === metric &&
    risen.change !== null &&
    (cue === null || cue.end <= view.quantities[index - 1]!.start) &&
    !/[,;]/.test(text.slice(view.quantities[index - 1]!.end, quantity.start))
  )
    return risen.scope;
  const since = windowStart(view, list);
  const own = scopeOf(
    text.slice(since, quantity.start),
    text.slice(quantity.end, quantity.end + 40),
    text.slice(0, quantity.start),
    metric,
  );
  if (own !== null) return own;
  if (segmented.has(metric) && metric !== 'arpu' && metric !== 'users') {
    const until = cue?.start ?? quantity.start;
    const places = [...view.firms, ...view.periods].filter(({ end }) => end <= until).map(({ end }) => end);
    const named = segmentBefore(text.slice(Math.max(since, ...places), until));
    if (named !== null) return named;
  }
  if (metricOf(metric).timing !== 'market' && !list.isRange && isFormer(text, quantity)) return '此前';
  const product = productFor(view, quantity, metric);
  if (product !== null) return product;
  const handed = measured.from?.scope ?? null;
  return handed === '此前' ? null : handed;
}

/** 参数量从3550亿扩到7440亿: the first is what it was. */
function isFormer(text: string, quantity: Quantity): boolean {
  const ahead = text.slice(Math.max(0, quantity.start - 12), quantity.start);
  if (/\bfrom\s?(?:HK|US)?$/i.test(ahead)) return !/^\s?(?:a year|in 20)/i.test(text.slice(quantity.end));
  return /[从由]$/.test(ahead) && /^[^,;。]{0,8}?(?:至|到)/.test(text.slice(quantity.end));
}

/** Words between two quantities belong to the second from the first comma on; 回拨前 right behind the first is the first's. */
function windowStart(view: SentenceView, list: List): number {
  const { text } = view.passage;
  const { start } = view.quantities[list.first]!;
  const end = view.quantities[list.first - 1]?.end;
  if (end === undefined) return 0;
  const border = /[,;]/.exec(text.slice(end, start));
  return border === null ? end : end + border.index + 1;
}

/**
 * The product a figure is about: for what only products have (parameters, memory) the one named last, for a part of a whole (revenue,
 * users) the one that acts in the sentence: 星野与Talkie贡献营收1875万美元.
 */
function productFor(view: SentenceView, quantity: Quantity, metric: MetricName): string | null {
  const { text, mentions } = view.passage;
  const before = mentions.filter(({ end }) => end <= quantity.start);
  if (ofProduct.has(metric)) {
    // 由GLM-4.5的3550亿扩至7440亿, 较M2.5低25%: the product of what a value was is not that of what it is.
    const named = before.findLast(
      ({ isProduct, start, end }) =>
        isProduct &&
        !(isBase.test(text.slice(0, start)) && !/^(?:的|约|近|'s|\s)*$/.test(text.slice(end, quantity.start))),
    );
    return named === undefined ? view.inherited.product : text.slice(named.start, named.end);
  }
  if (!segmented.has(metric)) return null;
  let at = before.findLastIndex(({ start }) =>
    view.firms.some((firm) => firm.start === start && firm.part !== 'aside'),
  );
  const last = before[at];
  if (last === undefined || !last.isProduct) return null;
  while (
    at > 0 &&
    before[at - 1]!.isProduct &&
    /^\s?(?:[、,]|和|与|及|and)\s?$/.test(text.slice(before[at - 1]!.end, before[at]!.start))
  )
    at--;
  return text.slice(before[at]!.start, last.end);
}
