import type { Conflict, ConflictKind, Figure } from '../model/fact.ts';
import { baseConflicts } from './bases.ts';
import {
  areWaysToCount,
  changeClass,
  isRoundedTo,
  isRounding,
  isUnitSlip,
  measureOf,
  stepOf,
  timingOf,
} from './comparison.ts';
import { canAgree, readingsOf } from './ranges.ts';
import type { Reading } from './ranges.ts';

/** Figures that claim to say the same: of one company, metric, period, unit and kind of statement. */
function claimsOf(figures: readonly Figure[]): Figure[][] {
  const claims = new Map<string, Figure[]>();
  for (const figure of figures) {
    if (figure.company === null || figure.metric === null) continue;
    // A story tells of one matter: market figures with and without their day stand together.
    const period = timingOf(figure) === 'market' ? null : figure.period;
    const name = JSON.stringify([figure.company, measureOf(figure).name, period, figure.unit, changeClass(figure)]);
    const claim = claims.get(name);
    if (claim === undefined) claims.set(name, [figure]);
    else claim.push(figure);
  }
  return [...claims.values()].filter((claim) => claim.length > 1);
}

/** How two readings of one claim differ; null when they do not, or when the difference is none to tell. */
function differenceOf(a: Reading, b: Reading): ConflictKind | null {
  if (a.low === b.low && a.high === b.high) return null;
  const [x, y] = [a.figures[0], b.figures[0]];
  const [one, two] = [measureOf(x), measureOf(y)];
  const isSameItem = x.itemId === y.itemId;
  const isMarket = timingOf(x) === 'market';
  const areSingle = a.figures.length === 1 && b.figures.length === 1;
  if (isMarket && x.period !== null && y.period !== null && x.period !== y.period) return null;
  if (one.scope !== two.scope) {
    if (!areWaysToCount(one.name, one.scope, two.scope)) return null;
    // 14.74亿 before tax in one text, 1.474亿 in another: no scope explains a factor of ten.
    if (areSingle && isUnitSlip(x, y)) return 'conflict';
    // Two ranges may overlap and still be counted in two ways; a value in a range says nothing else than the range.
    if (a.figures.length === b.figures.length ? haveSameEnds(a, b) : canAgree(a, b)) return null;
    // One text that tells a loss under two names explains it itself; readers still want both side by side.
    return isSameItem && one.name !== 'net_profit' && one.name !== 'order_value' ? null : 'scope';
  }
  if (isSameItem) return isMarket && isSecondTelling(x, y) ? 'conflict' : null;
  const canBoth = areSingle ? isRounding(x, y) : canAgree(a, b);
  if (canBoth) {
    if (!areSingle || (isMarket && isLevelPrice(x) && x.asOf !== y.asOf)) return null;
    return isRoundedTo(x, y) ? 'rounding' : null;
  }
  return isMarket ? marketDifference(x, y) : 'conflict';
}

/** Of one named moment two values contradict each other; of two named moments they differ by the moment. */
function marketDifference(x: Figure, y: Figure): ConflictKind | null {
  if (x.asOf !== null && y.asOf !== null) {
    if (x.asOf !== y.asOf) return isLevelPrice(x) ? null : 'moment';
    return x.asOf === 'intraday' ? null : 'conflict';
  }
  return isSecondTelling(x, y) ? 'conflict' : null;
}

const twiceTold = 0.015;
const ofTheDay = /首日|首个交易日|全[日天]|当日|first (?:trading )?day|debut/i;

/**
 * 首日涨逾109.9%, where others say that it closed 109.09% higher: what is told of the whole day is told of its close, and nearly repeats it.
 * Of a value farther off, or of no day, nobody knows which moment it was taken at: that the moment explains it would be a guess.
 */
function isSecondTelling(x: Figure, y: Figure): boolean {
  const [open, close] = x.asOf === null ? [x, y] : [y, x];
  if (open.asOf !== null || close.asOf !== 'close' || isLevelPrice(x) || !ofTheDay.test(open.quote)) return false;
  const [one, two] = [measureOf(x).value, measureOf(y).value];
  return !isRounding(x, y) && Math.abs(one - two) <= twiceTold * Math.max(Math.abs(one), Math.abs(two));
}

/** The prices of one day differ from moment to moment: nothing that a reader must be told. */
function isLevelPrice({ metric, change }: Figure): boolean {
  return metric === 'share_price' && change === null;
}

function haveSameEnds(a: Reading, b: Reading): boolean {
  return a.figures.every((one, at) => {
    const two = b.figures[at]!;
    return measureOf(one).value === measureOf(two).value || isRounding(one, two);
  });
}

/** Values an item gives for one claim under one scope and moment: a list nobody could part. */
function agree(a: readonly Reading[], b: readonly Reading[]): boolean {
  return a.some((one) => b.some((two) => canAgree(one, two)));
}

/** The strongest first. */
const order: readonly ConflictKind[] = ['conflict', 'scope', 'moment', 'rounding'];

/**
 * Where the figures of one story differ, and why.
 *
 * Compared are figures of one company, metric, period and unit; never those without a metric or of other firms. `scope` and `moment`
 * name what explains the difference, `rounding` says that one value is the other rounded, `conflict` is what nobody can explain — a
 * misplaced decimal point too. The two ends of a range are one reading, which a value inside it agrees with. A cut (2347 for 2347.53)
 * and what 超 or 约 covers are no difference.
 *
 * Open, high and close of a day differ as they must: `moment` is told beside a `conflict` of the same claim only, where the value of
 * another moment may be what one source took for the close.
 *
 * @param figures of all items of the story, best source first; not merged, so that an item which gives both values is seen to
 * @returns of each claim its conflicts, the strongest kind first, one of a kind; `rounding` only of metrics that have no other. The
 *   figures of each in the order given, no value twice, of a range both ends; a price and a rise that contradict others (`baseConflicts`) last. Square in the figures of one claim, linear in the claims
 */
export function findConflicts(figures: readonly Figure[]): Conflict[] {
  const found = [...claimsOf(figures).flatMap((claim) => conflictsOf(readingsOf(claim))), ...baseConflicts(figures)];
  const nameOf = ({ company, figures: [first] }: Conflict): string => `${company} ${measureOf(first!).name}`;
  const disputed = new Set(found.filter(({ kind }) => kind !== 'rounding').map(nameOf));
  return found.filter((conflict) => conflict.kind !== 'rounding' || !disputed.has(nameOf(conflict)));
}

function conflictsOf(readings: readonly Reading[]): Conflict[] {
  const differing = new Map<ConflictKind, Set<Reading>>();
  const sameSaid = ({ figures: [figure] }: Reading): Reading[] =>
    readings.filter(
      ({ figures: [one] }) =>
        one.itemId === figure.itemId && measureOf(one).scope === measureOf(figure).scope && one.asOf === figure.asOf,
    );
  for (let first = 0; first < readings.length; first++) {
    for (let second = first + 1; second < readings.length; second++) {
      const [a, b] = [readings[first]!, readings[second]!];
      const kind = differenceOf(a, b);
      if (kind === null) continue;
      if (kind === 'conflict' && agree(sameSaid(a), sameSaid(b))) continue;
      const set = differing.get(kind) ?? new Set<Reading>();
      differing.set(kind, set.add(a).add(b));
    }
  }
  const found: Conflict[] = [];
  for (const kind of order) {
    const set = differing.get(kind);
    if (set === undefined || (kind === 'moment' && found[0]?.kind !== 'conflict')) continue;
    const distinct = distinctReadings(
      readings.filter((reading) => set.has(reading)),
      kind,
    );
    if (distinct.length < 2) continue;
    const { company, metric, period } = distinct[0]!.figures[0];
    found.push({ kind, company: company!, metric: metric!, period, figures: distinct.flatMap((one) => one.figures) });
  }
  return found;
}

/** No value twice; where the values differ by more than rounding, of those of one scope and moment that round to one the finest. */
function distinctReadings(readings: readonly Reading[], kind: ConflictKind): Reading[] {
  const kept: Reading[] = [];
  for (const reading of readings) {
    const [figure] = reading.figures;
    const at = kept.findIndex((one) => {
      if (one.low === reading.low && one.high === reading.high) return true;
      const [other] = one.figures;
      if (kind === 'rounding' || measureOf(other).scope !== measureOf(figure).scope || other.asOf !== figure.asOf)
        return false;
      return one.figures.length === reading.figures.length && haveSameEnds(one, reading);
    });
    if (at < 0) kept.push(reading);
    else if (isFiner(figure, kept[at]!.figures[0])) kept[at] = reading;
  }
  return kept.toSorted((a, b) => readings.indexOf(a) - readings.indexOf(b));
}

/** 31.54% tells more than 31.5%, and 109.09% more than 近110%. */
function isFiner(one: Figure, other: Figure): boolean {
  if ((one.qualifier === null) !== (other.qualifier === null)) return one.qualifier === null;
  return stepOf(one) < stepOf(other);
}
