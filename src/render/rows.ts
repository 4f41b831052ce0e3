import type { CitedItem, Edition, Entry, FigureRow } from '../model/edition.ts';
import type { Figure } from '../model/fact.ts';
import { chinaMs } from '../text/china-day.ts';
import { periodEnd } from './dates.ts';
import { isGrowth, isIssuePrice, ownDay } from './growth.ts';

/** What a reader looks for first in a table; what is not named here comes last, in order of its first use. */
const tableOrder: readonly string[] = [
  ...['share_price', 'market_cap', 'valuation', 'turnover', 'turnover_rate', 'net_buying', 'target_price'],
  ...['issue_price', 'shares', 'issue_share', 'raise', 'raise_net', 'oversubscription', 'lottery_rate', 'cornerstone'],
  ...['investors', 'lot_profit', 'revenue', 'arr', 'net_profit', 'net_loss', 'core_net_profit', 'core_net_loss'],
  ...['cumulative_loss', 'gross_profit', 'gross_margin', 'operating_cash_flow', 'rnd', 'rnd_ratio', 'overseas_share'],
  ...['revenue_share', 'top5_share', 'order_value', 'order_volume', 'shipments', 'customers', 'users'],
];

/** Names that only say what is measured together with their scope: 时长 of what, 年复合增长率 of what. */
const needScope: ReadonlySet<string> = new Set(['duration', 'cagr', 'market_size', 'market_share', 'countries']);

/**
 * Whether the name of a figure's measure says to somebody who has not read the sentence what is measured. Views are
 * those of one video, whose name no figure carries: they are told in the text only.
 */
export function saysWhat({ metric, scope }: Pick<Figure, 'metric' | 'scope'>): boolean {
  if (metric === null || metric === 'views') return false;
  return scope !== null || !needScope.has(metric);
}

/** Within a day; what says no moment comes last. */
const momentOrder: Readonly<Record<string, number>> = { open: 0, high: 2, low: 2, intraday: 2, close: 3 };

/**
 * Sorts what is measured by its own time, else by the day of the article that tells it: that of China, so an article from
 * elsewhere may sort a day off.
 */
export function timeKey(figure: Figure, item: Pick<CitedItem, 'publishedAt'> | undefined): string {
  const own = ownDay(figure) ?? (figure.period === null ? null : periodEnd(figure.period));
  const told = item?.publishedAt == null ? '9999' : new Date(item.publishedAt + chinaMs).toISOString().slice(0, 10);
  return `${own ?? told} ${momentOrder[figure.asOf ?? ''] ?? 4}`;
}

interface Place {
  readonly rank: number;
  readonly metric: string;
  readonly scope: string;
  readonly time: string;
}

/** Prices share one run of days whatever their scope; results of a scope stand together. */
function placeOf(figure: Figure, item: Pick<CitedItem, 'publishedAt'> | undefined): Place {
  const metric = isIssuePrice(figure) ? 'issue_price' : (figure.metric ?? '');
  const rank = tableOrder.indexOf(metric);
  return {
    rank: rank === -1 ? tableOrder.length : rank,
    metric: isGrowth(figure) ? `${metric} growth` : metric,
    scope: metric === 'share_price' || metric === 'market_cap' ? '' : (figure.scope ?? ''),
    time: timeKey(figure, item),
  };
}

/** Figures in the order of a table: price, market value, offer, results, the rest; one name together, by time. */
export function inTableOrder<T>(
  rows: readonly T[],
  figureOf: (row: T) => Figure,
  { items }: Pick<Edition, 'items'>,
): readonly T[] {
  const places = rows.map((row) => {
    const figure = figureOf(row);
    return { row, place: placeOf(figure, items[figure.itemId]) };
  });
  // Where no list gives an order, the first use does.
  const first = (key: (place: Place) => string): ReadonlyMap<string, number> => {
    const seen = new Map<string, number>();
    for (const { place } of places) if (!seen.has(key(place))) seen.set(key(place), seen.size);
    return seen;
  };
  const [metrics, scopes] = [first(({ metric }) => metric), first(({ scope }) => scope)];
  return places
    .toSorted(
      ({ place: a }, { place: b }) =>
        a.rank - b.rank ||
        metrics.get(a.metric)! - metrics.get(b.metric)! ||
        scopes.get(a.scope)! - scopes.get(b.scope)! ||
        (a.time < b.time ? -1 : a.time > b.time ? 1 : 0),
    )
    .map(({ row }) => row);
}

/** Rows of a section's table: one for each thing measured, though several items may say it, in the order of a table. */
export function rowsOf(edition: Pick<Edition, 'citations' | 'items'>, entries: readonly Entry[]): readonly FigureRow[] {
  const figureOf = (id: string): Figure | undefined =>
    Object.hasOwn(edition.citations, id) ? edition.citations[id]?.figure : undefined;
  const rows = new Map<string, FigureRow>();
  for (const row of entries.flatMap((entry) => entry.figures)) {
    const figure = figureOf(row.figure);
    if (figure === undefined || !saysWhat(figure)) continue;
    const { metric, scope, period, asOf, unit, value } = figure;
    const key = JSON.stringify([metric, scope, period, asOf, unit, value]);
    if (!rows.has(key)) rows.set(key, row);
  }
  return inTableOrder([...rows.values()], (row) => figureOf(row.figure)!, edition);
}
