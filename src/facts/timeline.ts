import { ipoStages, type Event, type TimelineStep } from '../model/fact.ts';

/**
 * The dated steps of each company's road, one for each stage.
 *
 * The day that most items give wins, then the best source, then the earliest: one text with a wrong year (2025年1月8日 for a listing of
 * 2026) is outvoted.
 *
 * @param rank of an item's source, 0 the best
 * @returns by company, then date, then the order of stages
 */
export function timelineOf(events: readonly Event[], rank: (itemId: string) => number = () => 0): TimelineStep[] {
  const reports = new Map<string, Map<string, Event[]>>();
  for (const event of events) {
    if (event.company === null || event.stage === null || event.date === null) continue;
    const name = `${event.company} ${event.stage}`;
    const days = reports.get(name) ?? new Map<string, Event[]>();
    reports.set(name, days);
    days.set(event.date, [...(days.get(event.date) ?? []), event]);
  }
  const steps: TimelineStep[] = [];
  for (const days of reports.values()) {
    const [best] = [...days.values()]
      .map((told) => {
        const ranked = [...told].sort(
          (a, b) => rank(a.itemId) - rank(b.itemId) || (a.itemId < b.itemId ? -1 : a.itemId > b.itemId ? 1 : 0),
        );
        return { event: ranked[0]!, items: new Set(told.map(({ itemId }) => itemId)).size };
      })
      .sort(
        (a, b) =>
          b.items - a.items || rank(a.event.itemId) - rank(b.event.itemId) || (a.event.date! < b.event.date! ? -1 : 1),
      );
    const { company, stage, date, itemId, quote } = best!.event;
    steps.push({ company: company!, stage: stage!, date: date!, itemId, quote });
  }
  return steps.sort(
    (a, b) =>
      compareText(a.company, b.company) ||
      compareText(a.date, b.date) ||
      ipoStages.indexOf(a.stage) - ipoStages.indexOf(b.stage),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
