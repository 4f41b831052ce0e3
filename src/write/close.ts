import type { Figure } from '../model/fact.ts';
import { isMovement } from './baseline.ts';

const near = 0.5;

const isClose = (figure: Figure): boolean => figure.metric === 'share_price' && figure.asOf === 'close';

/** True when a close and a growth tell the same day: the issue price grown by the one is the other, within half a point. */
export function agreesWith(close: Figure, growth: Figure, figures: readonly Figure[]): boolean {
  if (close.itemId === growth.itemId) return true;
  const issues = figures.filter(({ metric, unit }) => metric === 'issue_price' && unit === close.unit);
  const sign = growth.change?.endsWith('-') === true ? -1 : 1;
  return issues.some(({ value }) => Math.abs((close.value / value - 1) * 100 - sign * growth.value) <= near);
}

/**
 * The close to tell, with its source's name, where sources disagree on it and nobody gives one that all agree on.
 *
 * @param figures of the story, best source first
 * @param contested ids of the figures sources disagree on
 * @returns the one that a growth told for the close bears out, else the best source's; null where none is needed
 */
export function disputedClose(
  figures: readonly Figure[],
  contested: ReadonlySet<string>,
  company: string,
): Figure | null {
  const own = figures.filter((figure) => figure.company === company);
  const closes = own.filter((figure) => isClose(figure) && !isMovement(figure));
  if (closes.some(({ id }) => !contested.has(id))) return null;
  const growths = own.filter((figure) => isClose(figure) && isMovement(figure) && !contested.has(figure.id));
  return closes.find((close) => growths.some((growth) => agreesWith(close, growth, own))) ?? closes[0] ?? null;
}
