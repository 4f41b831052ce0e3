import type { FigureRow } from '../model/edition.ts';
import type { EventType, Figure } from '../model/fact.ts';
import {
  growthOf,
  isMovement,
  isPlain,
  isRounded,
  isStock,
  momentClass,
  type Baseline,
  type KnownFigure,
} from './baseline.ts';
import { rangeEnd, shownAs, type Language } from './shown.ts';

const firstMetrics: Readonly<Partial<Record<EventType, readonly string[]>>> = {
  ipo: ['share_price', 'issue_price', 'market_cap', 'raise', 'raise_net', 'oversubscription', 'cornerstone', 'shares'],
  earnings: ['revenue', 'net_profit', 'net_loss', 'core_net_profit', 'core_net_loss', 'gross_margin', 'gross_profit'],
  product: ['parameters', 'active_parameters', 'context', 'product_price', 'compute', 'cluster_size'],
  order: ['order_value', 'order_volume', 'shipments', 'customers'],
  funding: ['raise', 'valuation', 'investors', 'convertible_bond', 'registered_capital'],
  market: ['share_price', 'market_cap', 'turnover', 'net_buying'],
};
/** What tells most of a company, whatever happened. */
const anyMetrics = [
  'revenue',
  'net_profit',
  'net_loss',
  'market_cap',
  'gross_margin',
  'order_value',
  'shipments',
  'raise',
];
/** Values that say nothing in a row: of what they are the length or the growth only their sentence knows. */
const sentenceMetrics: ReadonlySet<string> = new Set(['duration', 'cagr']);
const maxRows = 6;
/** Close and high of a day say enough of its price. */
const maxPrices = 2;
const momentOrder = ['close', 'high', 'open', 'low', 'intraday'];

/** Of two figures of one thing and period: the exact one before the rounded, of one value the one readers can read. */
function isBetterTold(figure: Figure, other: Figure, language: Language): boolean {
  if (shownAs(figure, language) === null) return false;
  if (shownAs(other, language) === null) return isRounded(figure, other);
  // A sentence explains a value better than a title.
  if (other.field === 'title' && figure.field === 'text' && isRounded(figure, other)) return true;
  return other.qualifier === '~' && figure.qualifier === null;
}

/** True where another figure tells the same value and says more of it: 归母净亏损 for 净亏损, 收盘市值 for the 市值 of a title. */
function isToldFuller(figure: Figure, others: Iterable<Figure>): boolean {
  return Iterator.from(others).some((other) => {
    if (other.metric !== figure.metric || !isRounded(other, figure)) return false;
    const isSameTime = other.period === figure.period && other.asOf === figure.asOf;
    if (figure.scope === null && other.scope !== null) return isSameTime;
    const isUndated = figure.asOf === null && (figure.period === null || figure.period === other.period);
    return isStock(figure) && figure.scope === other.scope && isUndated && other.asOf !== null;
  });
}

/**
 * The telling figures of an entry: metric known, of this company, one per metric, scope and moment, the latest period of
 * each; at most six, those that matter to the event first. A range is its first end.
 *
 * @param figures best source first
 */
export function tellingFigures(
  figures: readonly Figure[],
  company: string,
  type: EventType,
  language: Language,
): Figure[] {
  const ends = new Set(figures.flatMap((figure) => rangeEnd(figure, figures)?.id ?? []));
  const chosen = new Map<string, Figure>();
  for (const figure of figures) {
    if (figure.company !== company || figure.metric === null || isMovement(figure) || !isPlain(figure)) continue;
    if (ends.has(figure.id) || sentenceMetrics.has(figure.metric)) continue;
    const key = `${figure.metric}|${figure.scope ?? ''}|${momentClass(figure.asOf)}`;
    const other = chosen.get(key);
    const [own, old] = [figure.period ?? '', other?.period ?? ''];
    if (other === undefined || own > old || (own === old && isBetterTold(figure, other, language)))
      chosen.set(key, figure);
  }
  const order = [...(firstMetrics[type] ?? []), ...anyMetrics];
  const rank = (figure: Figure): number => {
    const at = order.indexOf(figure.metric ?? '');
    const moment = momentOrder.indexOf(figure.asOf ?? '');
    return (at === -1 ? order.length : at) * 10 + (moment === -1 ? 0 : moment);
  };
  // One value is one row, with the name or the moment that says more.
  const told = [...chosen.values()].filter((figure) => !isToldFuller(figure, chosen.values()));
  let prices = 0;
  return told
    .sort((a, b) => rank(a) - rank(b))
    .filter(({ metric }) => metric !== 'share_price' || prices++ < maxPrices)
    .slice(0, maxRows);
}

/** Rows of the figures table, each against the last known value; `cite` is told of every figure and item they need. */
export function figureRows(
  telling: readonly Figure[],
  figures: readonly Figure[],
  baseline: Baseline,
  cite: { readonly figure: (figure: Figure) => void; readonly known: (known: KnownFigure) => void },
): FigureRow[] {
  return telling.map((figure) => {
    const before = baseline.before(figure);
    const old = before?.citation.figure ?? null;
    const told = growthOf(figure, figures);
    const isRange = told !== null && rangeEnd(told, figures) !== null;
    // What a stock was in the last edition says more than its day's change; a range of growth fits no row.
    const growth = isRange || (old !== null && isStock(figure)) ? null : told;
    cite.figure(figure);
    if (before !== null) cite.known(before);
    const isSame = old !== null && isRounded(figure, old) && (isStock(figure) || old.period === figure.period);
    const base = { figure: figure.id, metric: figure.metric ?? '', before: old?.id ?? null };
    if (isSame) return { ...base, relation: 'same', growth: null };
    if (growth !== null) {
      cite.figure(growth);
      return { ...base, relation: 'growth', growth: growth.id };
    }
    return { ...base, relation: old === null ? 'first' : 'changed', growth: null };
  });
}
