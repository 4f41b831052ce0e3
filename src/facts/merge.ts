import type { Figure } from '../model/fact.ts';

/** Values that agree to six digits are one value: 1.24533 and 1.245330000001 differ by how they were computed. */
function key(figure: Figure): string {
  const { company, metric, scope, period, asOf, unit, change, value } = figure;
  const said = [company, metric, scope, period, asOf, unit, change, value.toPrecision(6)];
  // Nobody knows whether two figures without a metric are one: only the same words are.
  return JSON.stringify(metric === null ? [...said, figure.raw, figure.quote] : said);
}

/**
 * One figure for each company, metric, scope, period, moment and value.
 *
 * @param rank of an item's source: 0 is the best; the figure of the lowest rank is kept
 * @returns best source first, within a source in the order given
 */
export function mergeFigures(figures: readonly Figure[], rank: (itemId: string) => number): Figure[] {
  const kept = new Map<string, Figure>();
  const ranked = figures.map((figure) => ({ figure, rank: rank(figure.itemId) })).sort((a, b) => a.rank - b.rank);
  for (const { figure } of ranked) {
    const name = key(figure);
    if (!kept.has(name)) kept.set(name, figure);
  }
  return [...kept.values()];
}
