import type { Conflict, ConflictKind, Figure } from '../model/fact.ts';
import { areWaysToCount, changeClass, isRounding, isUnitSlip, measureOf, timingOf } from './comparison.ts';

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

/** How two figures of one claim differ; null when they do not, or when the difference is none to tell. */
function differenceOf(a: Figure, b: Figure): ConflictKind | null {
  const [one, two] = [measureOf(a), measureOf(b)];
  if (one.value === two.value) return null;
  const isSameItem = a.itemId === b.itemId;
  const timing = timingOf(a);
  if (timing === 'market' && a.period !== null && b.period !== null && a.period !== b.period) return null;
  if (one.scope !== two.scope) {
    if (!areWaysToCount(one.name, one.scope, two.scope)) return null;
    // 14.74亿 before tax in one text, 1.474亿 in another: no scope explains a factor of ten.
    if (isUnitSlip(a, b)) return 'conflict';
    if (isRounding(a, b)) return null;
    // One text that tells a loss under two names explains it itself; readers still want both side by side.
    return isSameItem && one.name !== 'net_profit' && one.name !== 'order_value' ? null : 'scope';
  }
  if (isSameItem) return null;
  if (timing === 'market') {
    const isLevelPrice = a.metric === 'share_price' && a.change === null;
    if (a.asOf !== b.asOf) return isLevelPrice ? null : isRounding(a, b) ? 'rounding' : 'moment';
    if (isRounding(a, b)) return 'rounding';
    return a.asOf === null || a.asOf === 'intraday' ? (isLevelPrice ? null : 'moment') : 'conflict';
  }
  return isRounding(a, b) ? 'rounding' : 'conflict';
}

/** Values an item gives for one claim under one scope and moment: two ends of a range, or a list nobody could part. */
function agree(a: readonly Figure[], b: readonly Figure[]): boolean {
  return a.some((one) => b.some((two) => measureOf(one).value === measureOf(two).value || isRounding(one, two)));
}

const order: readonly ConflictKind[] = ['conflict', 'scope', 'moment', 'rounding'];

/**
 * Where the figures of one story differ, and why.
 *
 * Compared are figures of one company, metric, period and unit; never those without a metric or of other firms. `scope` and `moment`
 * name what explains the difference, `rounding` says that one value is the other written shorter or that its 超 or 约 covers it,
 * `conflict` is what nobody can explain — a misplaced decimal point too.
 *
 * @param figures of all items of the story, best source first; not merged, so that an item which gives both values is seen to
 * @returns at most one conflict of a kind for each claim; its figures in the order given, no value twice. Square in the figures of
 *   one claim, linear in the claims
 */
export function findConflicts(figures: readonly Figure[]): Conflict[] {
  const found: Conflict[] = [];
  for (const claim of claimsOf(figures)) {
    const differing = new Map<ConflictKind, Set<Figure>>();
    const sameSaid = (figure: Figure): Figure[] =>
      claim.filter(
        (one) =>
          one.itemId === figure.itemId && measureOf(one).scope === measureOf(figure).scope && one.asOf === figure.asOf,
      );
    for (let first = 0; first < claim.length; first++) {
      for (let second = first + 1; second < claim.length; second++) {
        const [a, b] = [claim[first]!, claim[second]!];
        const kind = differenceOf(a, b);
        if (kind === null) continue;
        if (kind === 'conflict' && agree(sameSaid(a), sameSaid(b))) continue;
        const set = differing.get(kind) ?? new Set<Figure>();
        differing.set(kind, set.add(a).add(b));
      }
    }
    for (const kind of order) {
      const set = differing.get(kind);
      if (set === undefined) continue;
      const distinct = distinctValues(
        claim.filter((figure) => set.has(figure)),
        kind,
      );
      if (distinct.length < 2) continue;
      const { company, metric, period } = distinct[0]!;
      found.push({ kind, company: company!, metric: metric!, period, figures: distinct });
    }
  }
  return found;
}

/** No value twice; where the values differ by more than rounding, none that another of the same scope and moment rounds to. */
function distinctValues(figures: readonly Figure[], kind: ConflictKind): Figure[] {
  const kept: Figure[] = [];
  for (const figure of figures) {
    const { value, scope } = measureOf(figure);
    const isTold = kept.some((one) => {
      const other = measureOf(one);
      if (other.value === value) return true;
      return kind !== 'rounding' && other.scope === scope && one.asOf === figure.asOf && isRounding(one, figure);
    });
    if (!isTold) kept.push(figure);
  }
  return kept;
}
