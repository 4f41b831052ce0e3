import type { PublishedEdition } from '../model/edition.ts';
import type { Figure } from '../model/fact.ts';
import { periodEnd, periodLength } from './dates.ts';
import { isGrowth, ownDay } from './growth.ts';
import { inTableOrder, saysWhat } from './rows.ts';
import { numberFigures, rangeEnd, withoutRangeEnds } from './numbering.ts';

/** One thing that is measured in one way, with the value of its earliest and of its latest moment. */
export interface Series {
  readonly first: string;
  readonly last: string;
  /** Upper ends of the two values, where they are ranges. */
  readonly ends: readonly string[];
  /** The edition that showed the latest value, and the sheet it has there. */
  readonly edition: PublishedEdition;
  readonly sheet: string | null;
}

interface Reading {
  readonly id: string;
  readonly figure: Figure;
  /** Sorts by the figure's own moment. */
  readonly at: string;
  readonly end: string | null;
  readonly edition: PublishedEdition;
  readonly sheet: string | null;
}

/** What must agree before two values are one thing at two times: a closing price says nothing of a day's high. */
function measureKey(figure: Figure): string {
  const { metric, scope, unit, asOf, period } = figure;
  const moment = asOf === null || /\d/.test(asOf) ? null : asOf;
  const length = period === null || ownDay(figure) !== null ? null : periodLength(period);
  return JSON.stringify([metric, scope, unit, moment, length, isGrowth(figure)]);
}

function momentOf(figure: Figure, edition: PublishedEdition): string {
  const own = ownDay(figure) ?? (figure.period === null ? null : periodEnd(figure.period));
  if (own !== null) return own;
  // Without a moment of its own a figure is as old as the article that tells it.
  const at = edition.items[figure.itemId]?.publishedAt ?? edition.publishedAt;
  return new Date(at).toISOString().slice(0, 10);
}

/** Both values of a series in one cell. */
export function saysSame(early: Figure, late: Figure): boolean {
  return early.value === late.value && early.unit === late.unit && early.period === late.period;
}

/**
 * What editions showed of a company, one series for each thing measured, by the figures' own moments.
 *
 * @param oldestFirst editions by week
 */
export function seriesOf(company: string, oldestFirst: readonly PublishedEdition[]): readonly Series[] {
  const readings = new Map<string, Reading[]>();
  for (const edition of oldestFirst) {
    const numbering = numberFigures(edition);
    const shown = edition.entries.filter((entry) => entry.included && entry.company === company);
    const rows = shown.flatMap((entry) => entry.figures);
    // What an edition only compares with was told by an earlier one, and is filed there.
    const ids = new Set(rows.map((row) => row.figure));
    for (const id of withoutRangeEnds([...ids], edition, numbering)) {
      const figure = Object.hasOwn(edition.citations, id) ? edition.citations[id]?.figure : undefined;
      if (figure === undefined || !saysWhat(figure)) continue;
      const reading: Reading = {
        id,
        figure,
        at: momentOf(figure, edition),
        end: rangeEnd(id, edition, numbering),
        edition,
        sheet: numbering.of(id)?.key ?? null,
      };
      const key = measureKey(figure);
      const known = readings.get(key);
      if (known === undefined) readings.set(key, [reading]);
      else known.push(reading);
    }
  }
  const items = Object.fromEntries(oldestFirst.flatMap((edition) => Object.entries(edition.items)));
  const lasting = [...readings.values()].map((all) => all.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)));
  return inTableOrder(lasting, (all) => all.at(-1)!.figure, { items }).flatMap((byMoment) => {
    const [first, last] = [byMoment[0], byMoment.at(-1)];
    if (first === undefined || last === undefined) return [];
    const ends = [first.end, last.end].filter((end) => end !== null);
    return [{ first: first.id, last: last.id, ends, edition: last.edition, sheet: last.sheet }];
  });
}
