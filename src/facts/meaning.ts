import type { Change } from '../model/fact.ts';
import { changeOf, isPriceChange } from './changes.ts';
import type { Cue } from './cues.ts';
import { metricOf, takes } from './metrics.ts';
import type { MetricName } from './metrics.ts';
import { momentBefore } from './moments.ts';
import type { Quantity } from './quantities.ts';
import { scopeOf, segmentBefore } from './scopes.ts';
import { listOf, listedPeriods, listedSegments, listedSubjects } from './lists.ts';
import { clauseStart, subjectAt } from './subjects.ts';
import { periodAt } from './times.ts';
import type { Meaning, SentenceView } from './view.ts';

/** How the metric of a quantity was found: the words themselves, or those of the quantity before. */
interface Measured {
  readonly metric: MetricName | null;
  readonly cue: Cue | null;
  readonly from: Meaning | null;
}

/**
 * The meaning of one quantity of a sentence.
 *
 * @param before the meanings of the quantities before it in the sentence, in order
 */
export function readMeaning(view: SentenceView, index: number, before: readonly Meaning[]): Meaning {
  const { passage, quantities, firms } = view;
  const { text } = passage;
  const quantity = quantities[index]!;
  const list = listOf(quantities, index);
  const head = quantities[list.first]!;
  const clause = clauseStart(text, head.start);
  const isMember = index > list.first;
  const change =
    isMember && before[list.first]!.change !== null ? before[list.first]!.change : changeOf(text, quantity, clause);
  const measured = isMember
    ? memberMetric(view, index, list.first, before[list.first]!, change)
    : metricAt(view, index, clause, change, before.at(-1) ?? null);
  const { metric } = measured;
  const company =
    listedSubjects(text, firms, quantities, list, index) ??
    (isMember ? before[list.first]!.company : subjectAt(text, firms, quantity.start, quantity.end, view.speaking));
  const isNobodys = metric === 'market_size' && change === null;
  return {
    company: isNobodys ? null : company,
    metric,
    period: periodFor(view, index, list, measured, before),
    change,
    scope: metric === null ? null : scopeFor(view, index, list, measured, before),
    asOf: metric !== null && metricOf(metric).timing === 'market' ? momentBefore(text, quantity.start) : null,
  };
}

function fits(name: MetricName, quantity: Quantity, change: Change | null): boolean {
  if (quantity.unit === 'pp') return metricOf(name).takes.includes('percent') || change !== null;
  if (change !== null && (quantity.kind === 'percent' || quantity.kind === 'multiple')) return true;
  // 3550亿 without a unit may be money as well as a count: the metric decides.
  if (quantity.kind === 'count' && quantity.unit === null && metricOf(name).takes.includes('money')) return true;
  return takes(name, quantity.kind, quantity.unit, quantity.value);
}

function meant(cue: Cue, quantity: Quantity, change: Change | null): MetricName | null {
  return cue.metrics.find((name) => fits(name, quantity, change)) ?? null;
}

/** A later member of a list: the same as the first, or its own where the list names several metrics (营收和净利分别为…). */
function memberMetric(
  view: SentenceView,
  index: number,
  first: number,
  head: Meaning,
  change: Change | null,
): Measured {
  const quantity = view.quantities[index]!;
  const start = view.quantities[first]!.start;
  const ahead = view.cues.filter((cue) => cue.end <= start && cue.start >= clauseStart(view.passage.text, start));
  const last = ahead.at(-1);
  const size = view.quantities.filter(({ group }) => group === quantity.group).length;
  if (size > 1 && ahead.length >= size && last !== undefined) {
    const row = ahead.slice(-size);
    const isRow = row.every(
      (cue, place) =>
        place === 0 || /^\s?(?:[、,和及与]|以及|and)\s?$/.test(view.passage.text.slice(row[place - 1]!.end, cue.start)),
    );
    const own = row[index - first];
    if (isRow && own !== undefined) {
      const metric = meant(own, quantity, change);
      if (metric !== null) return { metric, cue: own, from: null };
    }
  }
  return { metric: head.metric, cue: null, from: head };
}

function metricAt(
  view: SentenceView,
  index: number,
  clause: number,
  change: Change | null,
  previous: Meaning | null,
): Measured {
  const { cues, passage, quantities } = view;
  const { text } = passage;
  const quantity = quantities[index]!;
  const isGrowth =
    change !== null && (quantity.kind === 'percent' || quantity.kind === 'multiple' || quantity.unit === 'pp');
  const end = listEnd(quantities, index);
  const clauseEnd = end + (/[,;。!?]/.exec(text.slice(end))?.index ?? text.length - end);
  const own =
    rowHead(view, index, clause, change) ?? cueBefore(cues, quantity, clause, change, quantities[index - 1]?.end ?? 0);
  const behind = cues.find((cue) => cue.start >= end && cue.start < clauseEnd);
  const found = (cue: Cue): Measured => ({ metric: meant(cue, quantity, change), cue, from: null });
  // 3000亿元的市值, 5家机构, 23家基石投资者: the word right behind, unless one stands as close before.
  const gap = behind === undefined ? '' : text.slice(end, behind.start);
  const isNear =
    behind !== undefined &&
    /^(?:左右|以上|以下|的|多|余|港股|H股|人民币|\)|\s|of |in |annual |total |[个名家位项]|付费|活跃){0,2}$/.test(
      gap,
    ) &&
    !gap.startsWith(',');
  const ownGap = own === null ? Infinity : quantity.start - own.end;
  if (
    isNear &&
    meant(behind, quantity, change) !== null &&
    !isGrowth &&
    (ownGap > 6 || !isCloseVerb(text.slice(own!.end, quantity.start)))
  )
    return found(behind);
  if (own !== null) {
    const metric = meant(own, quantity, change);
    if (isGrowth && (metric === 'issue_price' || metric === null)) {
      if (metric === 'issue_price' || isPriceChange(text.slice(clause, clauseEnd)))
        return { metric: 'share_price', cue: null, from: null };
    }
    if (metric !== null || own.metrics.length === 0) return { metric, cue: own, from: null };
  }
  if (
    text.slice(0, quantity.start).trimEnd().endsWith('(') &&
    previous !== null &&
    fitsNamed(previous.metric, quantity, change)
  )
    return { metric: previous.metric, cue: null, from: previous };
  if (isGrowth && isPriceChange(text.slice(clause, clauseEnd))) return { metric: 'share_price', cue: null, from: null };
  const inherited = inheritedMetric(view, index, clause, change, previous);
  if (inherited !== null) return inherited;
  if (
    behind !== undefined &&
    !isGrowth &&
    behind.start - end <= 14 &&
    !cues.some((cue) => cue.start >= clause && cue.end <= quantity.start)
  ) {
    const metric = meant(behind, quantity, change);
    if (metric !== null) return found(behind);
  }
  return { metric: byUnit(quantity, text, change), cue: null, from: null };
}

function listEnd(quantities: readonly Quantity[], index: number): number {
  let end = quantities[index]!.end;
  for (let next = index + 1; quantities[next]?.group === quantities[index]!.group; next++) end = quantities[next]!.end;
  return end;
}

function fitsNamed(metric: MetricName | null, quantity: Quantity, change: Change | null): boolean {
  return metric !== null && fits(metric, quantity, change);
}

/** Words that lead from a metric to its value: 营收为, 毛利率达到约. */
function isCloseVerb(words: string): boolean {
  return /^(?:[为达是约超逾近至到了的仅共]|高达|突破|超过|不足|分别|依次|同比|合计|总额|金额|:|\s|人民币|of|was|is|at)*$/.test(
    words,
  );
}

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

/** Of several metrics named in a row before a list (营收和净利润分别为a、b) the first is the first value's. */
function rowHead(view: SentenceView, index: number, clause: number, change: Change | null): Cue | null {
  const quantity = view.quantities[index]!;
  const size = view.quantities.filter(({ group }) => group === quantity.group).length;
  if (size < 2) return null;
  const ahead = view.cues.filter((cue) => cue.end <= quantity.start && cue.start >= clause).slice(-size);
  if (ahead.length < size) return null;
  const isRow = ahead.every(
    (cue, place) =>
      place === 0 || /^\s?(?:[、,和及与]|以及|and)\s?$/.test(view.passage.text.slice(ahead[place - 1]!.end, cue.start)),
  );
  const head = ahead[0]!;
  return isRow && meant(head, quantity, change) !== null ? head : null;
}

const filler =
  /同比|环比|较上年(?:同期)?|较去年(?:同期)?|比上年|上年同期|去年同期|增长率?|增加|增幅|增速|增至|下降|下滑|减少|降幅|降至|上升|提升|提高|升至|上涨|下跌|扩大|收窄|缩小|分别|依次|其中|合计|总计|共计|另|为|达到?|约|近|超过?|逾|不足|不超过|不低于|突破|高达|至|到|和|及|与|由|从|的|了|也|则|较|比|年增|年减|按年|整体|进一步|更|并|而|仅|实现|录得|贡献|占|前一年|全年|快速|转正|于|在|一举|预计|有望|将|公司|平均|个百分点|year[- ]on[- ]year|up|down|from|to|and|in|of|rose|fell|increased|with|for|about|nearly|the|a|an|by|or|it|was|is|US|HK|compared|against/gi;

/**
 * A clause that names no metric of its own goes on with the one before (同比增长25%; 2024年为3052.3万元); a clause with words the rules
 * do not know speaks of something else.
 */
function inheritedMetric(
  view: SentenceView,
  index: number,
  clause: number,
  change: Change | null,
  previous: Meaning | null,
): Measured | null {
  const { text } = view.passage;
  const quantity = view.quantities[index]!;
  const isGrowth = change !== null;
  const from = previous ?? (isGrowth || clause === 0 ? view.inherited.last : null);
  if (from === null || from.metric === null || !fits(from.metric, quantity, change)) return null;
  const previousEnd = view.quantities[index - 1]?.end ?? 0;
  const since = Math.max(previousEnd, 0);
  const words = withoutPlaces(text, since, quantity.start, view);
  const segment = segmentBefore(words.replaceAll(/[,;、]/g, ','));
  const rest = words.replaceAll(filler, '').replaceAll(/[^\p{L}]/gu, '');
  if (rest.length <= 2 || segment !== null || /^(?:其中)?[\p{L}]{2,8}(?:市场|地区|业务)(?:贡献|占)?$/u.test(rest))
    return { metric: from.metric, cue: null, from };
  return null;
}

/** Words between two places without periods, firms and metric words that were read already. */
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

function byUnit(quantity: Quantity, text: string, change: Change | null): MetricName | null {
  if (change !== null && quantity.kind !== 'count') return null;
  if (quantity.unit === '股') return 'shares';
  if (quantity.unit === 'GPU' || (quantity.unit === '卡' && quantity.value >= 16)) return 'cluster_size';
  if (
    quantity.isPerShare &&
    /\/\s?股|share/.test(text.slice(quantity.start, quantity.end)) &&
    /发行|发售|招股|IPO|offer/i.test(text)
  )
    return 'issue_price';
  return null;
}

function periodFor(
  view: SentenceView,
  index: number,
  list: ReturnType<typeof listOf>,
  measured: Measured,
  before: readonly Meaning[],
): string | null {
  const listed = listedPeriods(view.passage.text, view.periods, view.quantities, list, index, measured.metric);
  if (listed !== null) return listed;
  if (index > list.first) return before[list.first]!.period;
  return periodAt(view, index, measured.metric, measured.from);
}

function scopeFor(
  view: SentenceView,
  index: number,
  list: ReturnType<typeof listOf>,
  measured: Measured,
  before: readonly Meaning[],
): string | null {
  const { text, mentions } = view.passage;
  const { metric } = measured;
  if (metric === null) return null;
  const quantity = view.quantities[index]!;
  const segments = listedSegments(text, mentions, view.quantities, list, index);
  if (segments !== null && ['revenue', 'revenue_share', 'arpu', 'gross_margin', 'users'].includes(metric))
    return segments;
  if (index > list.first && measured.cue === null) return before[list.first]!.scope;
  const since = view.quantities[list.first - 1]?.end ?? 0;
  const window = text.slice(since, quantity.start);
  const behind = text.slice(quantity.end, quantity.end + 40);
  const own = scopeOf(window, behind, text.slice(0, quantity.start), metric);
  if (own !== null) return own;
  if (['revenue', 'gross_profit', 'gross_margin', 'revenue_share'].includes(metric)) {
    const segment = segmentBefore(
      text
        .slice(Math.max(since, 0), measured.cue?.start ?? quantity.start)
        .replace(/(?:收入|营收)?(?:同比)?(?:增长?|达|约|为)*$/, ''),
    );
    if (segment !== null) return segment;
  }
  return measured.from?.scope ?? null;
}
