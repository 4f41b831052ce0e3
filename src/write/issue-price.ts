import type { Company } from '../model/company.ts';
import type { Figure } from '../model/fact.ts';
import { tiers } from '../model/source.ts';
import { dayMs } from '../text/china-day.ts';
import { toldAt } from '../text/told.ts';
import { homeFirst, isMovement } from './baseline.ts';
import type { DraftInput } from './input.ts';
import { rangeEnd } from './shown.ts';

/** How long before a week's end an issue price counts: it is set days before the first day. */
const maxAgeMs = 60 * dayMs;

/**
 * The issue price of each company, as all reports of the last weeks give it: a first day is measured against it, though
 * only the report of the pricing tells it. An offer's range is none.
 *
 * @returns by company id; a company that no report prices, or on whose price reports disagree, is missing
 *
 * One pass over the facts.
 */
export function issuePrices(
  input: Pick<DraftInput, 'items' | 'facts' | 'companies' | 'week' | 'now'>,
): ReadonlyMap<string, Figure> {
  const { items, facts, companies, week, now } = input;
  const found = new Map<string, Figure[]>();
  for (const { itemId, figures } of facts.values()) {
    if (!figures.some(({ metric }) => metric === 'issue_price')) continue;
    const item = items.get(itemId);
    if (item === undefined || item.firstSeenAt > now || toldAt(item) >= week.endsAt) continue;
    if (week.endsAt - toldAt(item) > maxAgeMs) continue;
    const prices = figures.filter(({ metric }) => metric === 'issue_price');
    const ends = new Set(prices.map((figure) => rangeEnd(figure, prices)));
    for (const figure of prices) {
      const { company, kind, scope, qualifier } = figure;
      if (company === null || kind !== 'price' || scope !== null || qualifier !== null || isMovement(figure)) continue;
      if (ends.has(figure) || rangeEnd(figure, prices) !== null) continue;
      const same = found.get(company);
      if (same === undefined) found.set(company, [figure]);
      else same.push(figure);
    }
  }
  const tierOf = (figure: Figure): number => tiers.indexOf(items.get(figure.itemId)!.tier);
  const priceOf = (company: Company): readonly [string, Figure][] => {
    const [first, ...others] = homeFirst(
      (found.get(company.id) ?? []).toSorted((a, b) => tierOf(a) - tierOf(b)),
      company,
    );
    if (first === undefined) return [];
    return others.some(({ unit, value }) => unit === first.unit && value !== first.value) ? [] : [[company.id, first]];
  };
  return new Map(companies.flatMap(priceOf));
}
