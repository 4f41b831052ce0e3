import type { Facts } from '../model/fact.ts';

/** A value by which a reader knows a report again: 345港元, 109.09%, 5343.7万美元. */
export interface Telling {
  readonly company: string;
  /** Number of company and unit: only values under the same one are compared. */
  readonly measure: number;
  readonly value: number;
  /** One unit of the last digit printed: 0.01 for 109.09, 1000 for 5343.7万. */
  readonly grain: number;
  /** Number of measure and value to three digits: what rarity is counted by. */
  readonly bucket: number;
  /** It changes from day to day; others stand and are told again as background. */
  readonly isOfTheDay: boolean;
}

/** 10 % and 80亿 come up by chance. */
const fewestDigits = 3;
/** Figures further down tell the firm's history again. */
const openingCharacters = 200;

/**
 * Issue price, size of the offer, parameters of a model, accounts of past years: every later article repeats those. Prices,
 * values and demand of a day are told for their day.
 */
const daysMetrics: ReadonlySet<string | null> = new Set([
  null,
  'share_price',
  'market_cap',
  'turnover',
  'net_buying',
  'target_price',
  'oversubscription',
  'lottery_rate',
  'lot_profit',
  'investors',
  'order_value',
  'order_volume',
  'product_price',
]);

/** Gives each text a number, in order of first use. */
export class Numbering {
  readonly #numbers = new Map<string, number>();

  of(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }

  get size(): number {
    return this.#numbers.size;
  }
}

/**
 * The figures of title and opening by which an item can be known again.
 *
 * @param keys companies that count; figures of others, or nobody's, do not
 * @param numbering the same for all items that are compared
 * @returns by measure, then value; each value once, as exactly as it is printed anywhere
 */
export function tellingFigures(facts: Facts, keys: readonly string[], numbering: Numbering): readonly Telling[] {
  const found = new Map<string, Telling>();
  for (const { company, unit, value, raw, field, start, metric } of facts.figures) {
    if (company === null || value === 0 || !keys.includes(company)) continue;
    if (field === 'text' && start >= openingCharacters) continue;
    const grain = grainOf(raw, value);
    if (grain === null) continue;
    const measure = `${company} ${unit}`;
    const exact = `${measure} ${value}`;
    const isOfTheDay = daysMetrics.has(metric);
    const before = found.get(exact);
    if (before !== undefined && before.grain <= grain && (before.isOfTheDay || !isOfTheDay)) continue;
    found.set(exact, {
      company,
      measure: numbering.of(measure),
      value,
      grain: Math.min(grain, before?.grain ?? grain),
      bucket: numbering.of(`${measure} ~${value.toPrecision(fewestDigits)}`),
      isOfTheDay: isOfTheDay || before?.isOfTheDay === true,
    });
  }
  return [...found.values()].sort((a, b) => a.measure - b.measure || a.value - b.value);
}

/** Null when the figure is printed with fewer than three digits that say something, or is a year. */
function grainOf(raw: string, value: number): number | null {
  const printed = /\d[\d,]*(?:\.\d+)?/.exec(raw)?.[0].replaceAll(',', '');
  if (printed === undefined || /^20[12]\d$/.test(printed)) return null;
  const point = printed.indexOf('.');
  // The zeros of 1200 may be rounding, those of 650.00 are not.
  const exact = point === -1 ? printed.replace(/0+$/, '') : printed;
  if (exact.replace('.', '').replace(/^0+/, '').length < fewestDigits) return null;
  const decimals = point === -1 ? exact.length - printed.length : printed.length - point - 1;
  return (Math.abs(value) / Number(printed)) * 10 ** -decimals;
}

/** In a pool of a few items any figure is rare. */
const smallestPool = 20;

/**
 * How telling each bucket is: the fewer items of its company hold it, the more.
 *
 * @param rows figures of each item
 * @param itemsOf how many items may be about a company
 */
export function figureRarity(
  rows: Iterable<readonly Telling[]>,
  numbering: Numbering,
  itemsOf: (company: string) => number,
): Float64Array {
  const rarity = new Float64Array(numbering.size);
  const companyOf = new Map<number, string>();
  for (const row of rows) {
    for (const bucket of new Set(row.map((one) => one.bucket))) rarity[bucket]!++;
    for (const { bucket, company } of row) companyOf.set(bucket, company);
  }
  for (const [bucket, company] of companyOf)
    rarity[bucket] = Math.log(Math.max(smallestPool, itemsOf(company)) / rarity[bucket]!);
  return rarity;
}

/** What two items' figures have in common. */
export interface SharedFigures {
  /** Sum of the rarity of all, and of those of the day alone. */
  readonly weight: number;
  readonly daysWeight: number;
  /** How many of them are of the day. */
  readonly ofTheDay: number;
}

const none: SharedFigures = { weight: 0, daysWeight: 0, ofTheDay: 0 };

/** 425 % and 425.46 %, 55.8亿 and 55.83亿 are one value: they differ by less than a unit of the coarser one's last digit. */
const within = 0.99;

/** Both lists by measure, then value; one walk along them. */
export function sharedFigures(a: readonly Telling[], b: readonly Telling[], rarity: Float64Array): SharedFigures {
  if (a.length === 0 || b.length === 0) return none;
  let weight = 0;
  let daysWeight = 0;
  let ofTheDay = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const x = a[i]!;
    const y = b[j]!;
    if (x.measure !== y.measure) {
      if (x.measure < y.measure) i++;
      else j++;
    } else if (Math.abs(x.value - y.value) < within * Math.max(x.grain, y.grain)) {
      const rare = Math.min(rarity[x.bucket]!, rarity[y.bucket]!);
      weight += rare;
      if (x.isOfTheDay && y.isOfTheDay) {
        daysWeight += rare;
        ofTheDay++;
      }
      i++;
      j++;
    } else if (x.value < y.value) i++;
    else j++;
  }
  return { weight, daysWeight, ofTheDay };
}
