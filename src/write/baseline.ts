import type { Citation, CitedItem, FigureRow, PublishedEdition } from '../model/edition.ts';
import type { EventType, Facts, Figure } from '../model/fact.ts';
import type { Item } from '../model/item.ts';

/** A figure as it was last known, with what an edition needs to cite it. */
export interface Known {
  readonly citation: Citation;
  readonly item: CitedItem;
}

/** What was known before an edition: earlier editions first, then the seeds. */
export interface Baseline {
  /** The last known value that may stand beside this one; null when there is none. */
  readonly before: (figure: Figure) => Known | null;
  /** How many values of a company are known. */
  readonly countOf: (company: string) => number;
}

/** True for a growth or a difference: it says how something moved, not where it stands. */
export function isMovement(figure: Figure): boolean {
  return figure.change !== null && figure.kind === 'percent';
}

/** Lengths of time that may stand beside each other share a class: a year with a year, a second quarter with a second quarter. */
function periodClass(period: string | null): string {
  if (period === null) return '';
  const range = /^\d{4}-(\d{2})\/\d{4}-(\d{2})$/.exec(period);
  if (range !== null) return `${range[1]}-${range[2]}`;
  if (/^\d{4}$/.test(period)) return 'year';
  return period
    .replace(/^\d{4}/, '')
    .replace(/^-\d{2}-\d{2}$/, 'day')
    .replace(/^-\d{2}$/, 'month');
}

const momentClass = (asOf: string | null): string => (asOf !== null && /^\d/.test(asOf) ? 'day' : (asOf ?? ''));

function comparableKey(figure: Figure): string {
  const { company, metric, scope, kind, unit, period, asOf } = figure;
  return [company, metric, scope, kind, unit, periodClass(period), momentClass(asOf)].join('|');
}

/** What an edition keeps of an item. */
export function citedItem(item: Item): CitedItem {
  const { id, title, url, outlet, tier, wording, publishedAt, certainty, dateRange, credit } = item;
  return { id, title, url, outlet, tier, wording, publishedAt, certainty, dateRange, credit };
}

/** @param published oldest first */
export function buildBaseline(
  published: readonly PublishedEdition[],
  seeds: readonly Item[],
  facts: ReadonlyMap<string, Facts>,
): Baseline {
  const known = new Map<string, Known[]>();
  const counts = new Map<string, Set<string>>();
  const add = (entry: Known): void => {
    const { figure } = entry.citation;
    if (figure.company === null || figure.metric === null || isMovement(figure)) return;
    const key = comparableKey(figure);
    const same = known.get(key);
    if (same === undefined) known.set(key, [entry]);
    else same.push(entry);
    const company = counts.get(figure.company) ?? new Set();
    counts.set(figure.company, company.add(key));
  };
  for (const item of seeds)
    for (const figure of facts.get(item.id)?.figures ?? [])
      add({ citation: { figure, itemId: item.id, editorNote: null }, item: citedItem(item) });
  for (const edition of published)
    for (const citation of Object.values(edition.citations)) {
      const item = edition.items[citation.itemId];
      if (item !== undefined) add({ citation, item });
    }
  return {
    before(figure) {
      let best: Known | null = null;
      for (const entry of known.get(comparableKey(figure)) ?? []) {
        const other = entry.citation.figure;
        if (other.id === figure.id || (other.period ?? '') > (figure.period ?? '')) continue;
        // Later entries were learnt later; among periods the latest wins.
        if (best === null || (other.period ?? '') >= (best.citation.figure.period ?? '')) best = entry;
      }
      return best;
    },
    countOf: (company) => counts.get(company)?.size ?? 0,
  };
}

const firstMetrics: Readonly<Partial<Record<EventType, readonly string[]>>> = {
  ipo: ['share_price', 'issue_price', 'market_cap', 'raise', 'raise_net', 'oversubscription', 'cornerstone', 'shares'],
  earnings: ['revenue', 'net_profit', 'net_loss', 'core_net_profit', 'core_net_loss', 'gross_margin', 'gross_profit'],
  product: ['parameters', 'active_parameters', 'context', 'product_price', 'compute', 'cluster_size'],
  order: ['order_value', 'order_volume', 'shipments', 'customers'],
  funding: ['raise', 'valuation', 'investors', 'convertible_bond', 'registered_capital'],
  market: ['share_price', 'market_cap', 'turnover', 'net_buying'],
};
const maxRows = 6;
const momentOrder = ['close', 'high', 'open', 'low', 'intraday'];

/** The growth told of a value: of the same thing, in the same period, best in the same sentence. */
export function growthOf(figure: Figure, figures: readonly Figure[]): Figure | null {
  const growths = figures.filter(
    (other) =>
      isMovement(other) &&
      other.unit === '%' &&
      other.company === figure.company &&
      other.metric === figure.metric &&
      other.scope === figure.scope &&
      (other.period === figure.period || (other.period === null && other.quote === figure.quote)) &&
      momentClass(other.asOf) === momentClass(figure.asOf),
  );
  return growths.find((other) => other.quote === figure.quote && other.itemId === figure.itemId) ?? growths[0] ?? null;
}

/**
 * The telling figures of an entry: metric known, of this company, one per metric, scope and moment, the latest period of
 * each; at most six, those that matter to the event first.
 *
 * @param figures best source first
 */
export function tellingFigures(figures: readonly Figure[], company: string, type: EventType): Figure[] {
  const chosen = new Map<string, Figure>();
  for (const figure of figures) {
    if (figure.company !== company || figure.metric === null || isMovement(figure)) continue;
    const key = `${figure.metric}|${figure.scope ?? ''}|${momentClass(figure.asOf)}`;
    const other = chosen.get(key);
    if (other === undefined || (figure.period ?? '') > (other.period ?? '')) chosen.set(key, figure);
  }
  const order = firstMetrics[type] ?? [];
  const rank = (figure: Figure): number => {
    const at = order.indexOf(figure.metric ?? '');
    const moment = momentOrder.indexOf(figure.asOf ?? '');
    return (at === -1 ? order.length : at) * 10 + (moment === -1 ? 0 : moment);
  };
  return [...chosen.values()].sort((a, b) => rank(a) - rank(b)).slice(0, maxRows);
}

/** Rows of the figures table, each against the last known value; `cite` is told of every figure and item they need. */
export function figureRows(
  telling: readonly Figure[],
  figures: readonly Figure[],
  baseline: Baseline,
  cite: { readonly figure: (figure: Figure) => void; readonly known: (known: Known) => void },
): FigureRow[] {
  return telling.map((figure) => {
    const before = baseline.before(figure);
    const growth = growthOf(figure, figures);
    cite.figure(figure);
    if (before !== null) cite.known(before);
    const old = before?.citation.figure ?? null;
    const isSame = old !== null && old.value === figure.value && old.period === figure.period;
    const base = { figure: figure.id, metric: figure.metric ?? '', before: old?.id ?? null };
    if (isSame) return { ...base, relation: 'same', growth: null };
    if (growth !== null) {
      cite.figure(growth);
      return { ...base, relation: 'growth', growth: growth.id };
    }
    return { ...base, relation: old === null ? 'first' : 'changed', growth: null };
  });
}
