import type { Citation, CitedItem, PublishedEdition } from '../model/edition.ts';
import type { Conflict, Facts, Figure } from '../model/fact.ts';
import type { Company } from '../model/company.ts';
import type { Item } from '../model/item.ts';

/** A figure as it was last known, with what an edition needs to cite it. */
export interface KnownFigure {
  readonly citation: Citation;
  readonly item: CitedItem;
}

/** What was known before an edition: earlier editions first, then the seeds. */
export interface Baseline {
  /** The last known value that may stand beside this one; null when there is none. */
  readonly before: (figure: Figure) => KnownFigure | null;
  /** How many values of a company are known. */
  readonly countOf: (company: string) => number;
}

/** Figures with an amount in the currency of the company's market before one that a source has converted. */
export function homeFirst(figures: readonly Figure[], { market }: Company): Figure[] {
  const home = market === 'star' ? 'CNY' : market === 'hkex' ? 'HKD' : null;
  const isHome = (figure: Figure): number => (figure.unit === home ? 0 : 1);
  return figures.toSorted((a, b) => isHome(a) - isHome(b));
}

/** True for a growth or a difference: it says how something moved, not where it stands. */
export function isMovement(figure: Figure): boolean {
  return figure.change !== null;
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

export const momentClass = (asOf: string | null): string => (asOf !== null && /^\d/.test(asOf) ? 'day' : (asOf ?? ''));

/** What stands at a moment and not over a length of time: the last known value counts, whenever it was taken. */
const stocks: ReadonlySet<string> = new Set([
  'market_cap',
  'valuation',
  'share_price',
  'shares',
  'users',
  'customers',
  'shipments',
  'arr',
  'employees',
  'cash',
  'total_assets',
  'net_assets',
  'cumulative_loss',
  'inventory',
  'investors',
  'countries',
  'developers',
  'patents',
  'daily_tokens',
]);
const isLength = (period: string | null): boolean => period !== null && !/^\d{4}-\d{2}(?:-\d{2})?$/.test(period);

/** A stock by its metric, unless a length of time makes it a flow: shipments of the first half. */
export function isStock({ metric, period }: Figure): boolean {
  return metric !== null && stocks.has(metric) && !(metric === 'shipments' && isLength(period));
}

function comparableKey(figure: Figure): string {
  const { company, metric, scope, kind, unit, period, asOf } = figure;
  // The extremes of a day compare with their like only; a close, a day and a value without moment are one thing.
  const time = isStock(figure)
    ? [/^(?:open|high|low)$/.exec(asOf ?? '')?.[0]]
    : [periodClass(period), momentClass(asOf)];
  return [company, metric, scope, kind, unit, ...time].join('|');
}

/** What an edition keeps of an item. */
export function citedItem(item: Item | CitedItem): CitedItem {
  const { id, title, url, outlet, tier, wording, publishedAt, certainty, dateRange, credit } = item;
  return { id, title, url, outlet, tier, wording, publishedAt, certainty, dateRange, credit };
}

/** Values this near are one value, rounded: 5340万 and 5343.7万. */
const roundingShare = 0.005;

export function isRounded(a: Figure, b: Figure): boolean {
  return Math.abs(a.value - b.value) <= roundingShare * Math.abs(a.value);
}

/** When a value stood, as a day: by what it says itself, else by when it was told. */
function dayOfValue({ citation: { figure }, item }: KnownFigure): string {
  const said = [figure.asOf, figure.period].find((time) => time !== null && /^\d{4}-\d{2}-\d{2}$/.test(time));
  return said ?? (item.publishedAt === null ? '' : new Date(item.publishedAt).toISOString().slice(0, 10));
}

/** The later period first, of a stock the later day; of one time what was learnt later, unless an earlier one is the same value. */
function isNearer(entry: KnownFigure, best: KnownFigure, figure: Figure): boolean {
  const [a, b] = [entry.citation.figure, best.citation.figure];
  const time = (known: KnownFigure): string =>
    isStock(figure) ? dayOfValue(known) : (known.citation.figure.period ?? '');
  if (time(entry) !== time(best)) return time(entry) > time(best);
  if (isStock(figure) && (a.asOf === 'intraday') !== (b.asOf === 'intraday')) return b.asOf === 'intraday';
  return isRounded(a, figure) || !isRounded(b, figure);
}

/** Ids of figures on which sources truly disagree: shown as 口径不一, they are nobody's last known value. */
export function contestedIn(conflicts: readonly Conflict[]): ReadonlySet<string> {
  const contested = conflicts.filter(({ kind }) => kind === 'conflict').flatMap(({ figures }) => figures);
  return new Set(contested.map(({ id }) => id));
}

/** A value of a later time cannot come before; of a stock only days are compared. */
function isAhead(other: Figure, figure: Figure): boolean {
  if (!isStock(figure)) return (other.period ?? '') > (figure.period ?? '');
  return other.period !== null && figure.period !== null && other.period > figure.period;
}

/** @param published oldest first */
export function buildBaseline(
  published: readonly PublishedEdition[],
  seeds: readonly Item[],
  facts: ReadonlyMap<string, Facts>,
): Baseline {
  const known = new Map<string, KnownFigure[]>();
  const counts = new Map<string, Set<string>>();
  const add = (entry: KnownFigure): void => {
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
  for (const edition of published) {
    const contested = contestedIn(edition.entries.flatMap((entry) => entry.conflicts.map(({ conflict }) => conflict)));
    for (const citation of Object.values(edition.citations)) {
      const item = edition.items[citation.itemId];
      if (item !== undefined && !contested.has(citation.figure.id)) add({ citation, item });
    }
  }
  return {
    before(figure) {
      let best: KnownFigure | null = null;
      for (const entry of known.get(comparableKey(figure)) ?? []) {
        const other = entry.citation.figure;
        if (other.id === figure.id || isAhead(other, figure)) continue;
        if (best === null || isNearer(entry, best, figure)) best = entry;
      }
      return best;
    },
    countOf: (company) => counts.get(company)?.size ?? 0,
  };
}

/** One year or a part of one: a span of years (2023/2024) cannot stand in a table as a period. */
function isPlainPeriod(period: string | null): boolean {
  return period === null || /^(\d{4})(?:-(?:Q[1-4]|H[12]|\d{2}(?:-\d{2})?|\d{2}\/\1-\d{2}))?$/.test(period);
}

/** Shares that are offered, not those there are, nor a tranche of them. */
export function isOffered(figure: Figure): boolean {
  const at = figure.quote.indexOf(figure.raw);
  const before = figure.quote.slice(Math.max(0, at - 14), Math.max(0, at));
  const isTranche = /后|後|总股本|總股本|香港|国际|國際|网|網|配售|超过|每手/.test(before);
  return figure.scope === null && /发行|发售|發售|發行|解禁|offer|sell/i.test(before) && !isTranche;
}

/** True for a figure that a table or a template can show by its metric alone. */
export function isPlain(figure: Figure): boolean {
  return isPlainPeriod(figure.period) && (figure.metric !== 'shares' || isOffered(figure));
}

/**
 * The growth told of a value: of the same thing in the same period and moment; where a sentence leaves these out, the
 * first growth behind the value with no other value of that thing between them.
 */
export function growthOf(figure: Figure, figures: readonly Figure[]): Figure | null {
  const isSameThing = (other: Figure): boolean =>
    other.company === figure.company && other.metric === figure.metric && other.scope === figure.scope;
  const growths = figures.filter((other) => isMovement(other) && other.unit === '%' && isSameThing(other));
  if (growths.length === 0) return null;
  const isSameQuote = (other: Figure): boolean => other.itemId === figure.itemId && other.quote === figure.quote;
  const values = figures.filter((other) => !isMovement(other) && isSameThing(other) && isSameQuote(other));
  // The close's change is none of the day's high, though it stands behind both.
  const isOtherMoment = (other: Figure): boolean =>
    other.asOf !== null && figure.asOf !== null && momentClass(other.asOf) !== momentClass(figure.asOf);
  const behind = growths
    .filter(
      (other) =>
        !isOtherMoment(other) && isSameQuote(other) && other.field === figure.field && other.start >= figure.end,
    )
    .filter((other) => other.period === null || figure.period === null || other.period === figure.period)
    .sort((a, b) => a.start - b.start)[0];
  if (behind !== undefined && !values.some((other) => other.start > figure.start && other.start < behind.start))
    return behind;
  const isSameTime = (other: Figure): boolean =>
    other.period === figure.period && momentClass(other.asOf) === momentClass(figure.asOf);
  // Without a period or a moment nothing says that two sentences mean the same time.
  if (figure.period === null && figure.asOf === null) return null;
  return growths.find((other) => isSameTime(other) && isSameQuote(other)) ?? growths.find(isSameTime) ?? null;
}
