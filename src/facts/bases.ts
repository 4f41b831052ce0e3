import type { Conflict, Figure } from '../model/fact.ts';
import { isRounding, stepOf } from './comparison.ts';

/** A price and the rise to it, told together: what they rise from. */
interface Pair {
  readonly price: Figure;
  readonly rise: Figure;
  readonly low: number;
  readonly high: number;
}

/** Farther apart than this, two pairs rise from two things: the offer price and the close of the day before. */
const oneBase = 0.02;
/** So many others must agree on what the price rose from. */
const witnesses = 2;

/**
 * A price and a rise told together that cannot both be right: 34.6港元,涨75.82%, where the open (35.70港元,82.14%) and the high
 * (42.88港元,118.78%) rose from 19.60港元 and 34.6 would be 76.53% above it.
 *
 * The offer price counts as two witnesses, any other price with its rise as one; two must agree. A value that another item bears out at
 * the same moment is not doubted.
 *
 * @param figures of all items of one story
 * @returns a conflict for each such pair, the price first. Square in the prices of a company
 */
export function baseConflicts(figures: readonly Figure[]): Conflict[] {
  const traded = figures.filter(
    ({ company, metric, scope, qualifier }) =>
      company !== null && metric === 'share_price' && scope === null && qualifier === null,
  );
  const pairs = traded.flatMap((price) => pairOf(price, traded) ?? []);
  return pairs.flatMap((pair) => {
    const { company, unit } = pair.price;
    const others = pairs.filter(
      (one) => one.price.company === company && one.price.unit === unit && isOther(one, pair) && isNear(one, pair),
    );
    const offers = figures
      .filter((one) => one.metric === 'issue_price' && one.company === company && one.unit === unit)
      .filter(({ kind, change, qualifier }) => kind === 'price' && change === null && qualifier === null)
      .map(({ value }) => ({ low: value, high: value }))
      .filter((offer) => isNear(offer, pair));
    const bases = [...others, ...offers, ...offers];
    const agreed = bases.filter((one) => bases.filter((two) => meet(one, two)).length >= witnesses);
    if (agreed.length === 0 || bases.some((one) => meet(one, pair))) return [];
    if ([pair.price, pair.rise].some((figure) => isBorneOut(figure, traded))) return [];
    const { price, rise } = pair;
    return [
      { kind: 'conflict', company: company!, metric: 'share_price', period: price.period, figures: [price, rise] },
    ];
  });
}

interface Span {
  readonly low: number;
  readonly high: number;
}

const meet = (a: Span, b: Span): boolean => a.low <= b.high && b.low <= a.high;
const middle = ({ low, high }: Span): number => (low + high) / 2;
const isNear = (a: Span, b: Span): boolean => Math.abs(middle(a) - middle(b)) <= oneBase * middle(b);
const isOther = (a: Pair, b: Pair): boolean =>
  a.price.itemId !== b.price.itemId || a.price.value !== b.price.value || a.rise.value !== b.rise.value;

/** The one rise told in the sentence of a price, of the same moment; null where there are several of either. */
function pairOf(price: Figure, traded: readonly Figure[]): Pair | null {
  if (price.kind !== 'price' || price.change !== null || price.asOf === null) return null;
  const beside = traded.filter(
    (one) => one.itemId === price.itemId && one.quote === price.quote && one.asOf === price.asOf,
  );
  const rises = beside.filter(({ kind, change }) => kind === 'percent' && change !== null);
  if (beside.length !== 2 || rises.length !== 1) return null;
  const [rise] = rises as [Figure];
  const sign = rise.change!.endsWith('-') ? -1 : 1;
  // A value may be rounded or cut: half a step up, a whole one down.
  const share = (value: number): number => 1 + (sign * value) / 100;
  const [from, to] = [rise.value - stepOf(rise), rise.value + stepOf(rise)].map(share).sort((a, b) => a - b) as [
    number,
    number,
  ];
  if (from <= 0) return null;
  return { price, rise, low: (price.value - stepOf(price) / 2) / to, high: (price.value + stepOf(price) / 2) / from };
}

function isBorneOut(figure: Figure, traded: readonly Figure[]): boolean {
  return traded.some(
    (one) =>
      one.itemId !== figure.itemId &&
      one.company === figure.company &&
      one.unit === figure.unit &&
      one.asOf === figure.asOf &&
      (one.change === null) === (figure.change === null) &&
      (one.value === figure.value || isRounding(one, figure)),
  );
}
