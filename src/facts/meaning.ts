import { changeOf } from './changes.ts';
import { listOf, listedPeriods, listedSegments, listedSubjects } from './lists.ts';
import type { List } from './lists.ts';
import { measureAt } from './measure.ts';
import type { Measured } from './measure.ts';
import { metricOf } from './metrics.ts';
import type { MetricName } from './metrics.ts';
import { momentBefore } from './moments.ts';
import type { Quantity } from './quantities.ts';
import { scopeOf, segmentBefore } from './scopes.ts';
import { clauseStart, subjectAt } from './subjects.ts';
import { isRise, periodAt } from './times.ts';
import type { Meaning, SentenceView } from './view.ts';

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
  const change =
    isMember && before[list.first]!.change !== null ? before[list.first]!.change : changeOf(text, quantity, clause);
  const measured = measureAt(view, index, list, change, before);
  const { metric } = measured;
  const company = companyFor(view, index, list, measured, before);
  const isNobodys = metric === 'market_size' && change === null;
  const scope = metric === null ? null : scopeFor(view, index, list, measured, before);
  // What the grey market closes at is no close of the listed share.
  const hasMoment = (metric === 'share_price' || metric === 'market_cap') && scope !== '暗盘';
  return {
    company: isNobodys ? null : company,
    metric,
    period: periodFor(view, index, list, measured, before),
    // A compound rate is a rate of growth by name; it does not grow itself.
    change: metric === 'cagr' ? null : change,
    scope,
    asOf: hasMoment ? momentBefore(text, quantity.start + 1) : null,
  };
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
  return subjectAt(passage.text, firms, start, end, speaking);
}

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
  if (risen !== undefined && risen.metric === metric && risen.scope !== '此前' && isRise(view, index))
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
    const named = before.findLast(({ isProduct }) => isProduct);
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
