import type { Figure } from '../model/fact.ts';
import { isMovement } from './baseline.ts';

/** Points of a percentage a rise may differ by from the one the prices give: who rounds to whole ones is half a point off. */
const roundedPoints = 0.5;
/** The same where 近, 逾 or 约 stands before either: it leads to a round number, which may be farther off: 近110% for 109.09%. */
const qualifiedPoints = 2;

const isClose = (figure: Figure): boolean => figure.metric === 'share_price' && figure.asOf === 'close';

/**
 * True when a close and a growth tell the same day: the issue price grown by the one is the other, within half a point, or two
 * where either has a qualifier.
 */
export function agreesWith(close: Figure, growth: Figure, figures: readonly Figure[]): boolean {
  const issues = figures.filter(({ metric, unit }) => metric === 'issue_price' && unit === close.unit);
  if (issues.length === 0) return close.itemId === growth.itemId;
  const limit = growth.qualifier === null && close.qualifier === null ? roundedPoints : qualifiedPoints;
  const sign = growth.change?.endsWith('-') === true ? -1 : 1;
  return issues.some(({ value }) => Math.abs((close.value / value - 1) * 100 - sign * growth.value) <= limit);
}

/** A close that is told with its source's name, and the change that bears it out. */
export interface DisputedClose {
  readonly close: Figure;
  readonly growth: Figure | null;
}

/**
 * The close to tell where sources disagree on it and nobody gives one that all agree on.
 *
 * @param figures of the story, best source first
 * @param contested ids of the figures sources disagree on
 * @returns the one that most items bear out, by its value or by the change on the issue price, of equals the best
 * source's; null where none is needed
 */
export function disputedClose(
  figures: readonly Figure[],
  contested: ReadonlySet<string>,
  company: string,
): DisputedClose | null {
  const own = figures.filter((figure) => figure.company === company);
  const closes = own.filter((figure) => isClose(figure) && !isMovement(figure));
  if (closes.some(({ id }) => !contested.has(id))) return null;
  // One close that nobody gives another way is in doubt for its own rise: 34.6港元, 75.82% above 19.60港元. Neither can be told.
  if (new Set(closes.map(({ value }) => value)).size < 2) return null;
  const growths = own.filter((figure) => isClose(figure) && isMovement(figure) && figure.unit === '%');
  const ranked = closes.map((close) => {
    const agreeing = growths.filter((growth) => agreesWith(close, growth, own));
    const items = new Set(
      [close, ...agreeing, ...closes.filter(({ value }) => value === close.value)].map((one) => one.itemId),
    );
    return { close, growth: agreeing[0] ?? null, borneOut: items.size };
  });
  const [best] = ranked.sort((a, b) => b.borneOut - a.borneOut);
  return best === undefined ? null : { close: best.close, growth: best.growth };
}

/**
 * Ids of the rises on which sources disagree and which the close and the issue price, on which they agree, bear out: 345
 * against 165 is 109.09%, whoever writes 109.9%.
 *
 * @param issue the issue price where the story itself does not tell it
 */
export function borneOutRises(
  figures: readonly Figure[],
  contested: ReadonlySet<string>,
  company: string,
  issue: Figure | undefined,
): ReadonlySet<string> {
  const own = [...figures.filter((figure) => figure.company === company), ...(issue === undefined ? [] : [issue])];
  const agreed = own.filter(({ id }) => !contested.has(id));
  const closes = agreed.filter((figure) => isClose(figure) && !isMovement(figure));
  const hasPrice = (close: Figure): boolean =>
    agreed.some(({ metric, unit }) => metric === 'issue_price' && unit === close.unit);
  const rises = own.filter(
    (figure) => contested.has(figure.id) && isClose(figure) && isMovement(figure) && figure.unit === '%',
  );
  const isBorneOut = (rise: Figure): boolean =>
    closes.some((close) => hasPrice(close) && agreesWith(close, rise, agreed));
  return new Set(rises.filter(isBorneOut).map(({ id }) => id));
}
