import type { CompanySection, Delta, Entry, FigureRow, PublishedEdition } from '../model/edition.ts';
import { ipoStages, type Facts, type IpoStage, type TimelineStep } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import { toldAt } from '../text/told.ts';

export const weeksShown = 12;

/**
 * Steps known of each company on or before a day, oldest first, one per stage.
 *
 * Where sources give a stage several days the one most of them give counts, then the earliest: a misprinted year must
 * not move a listing.
 */
export function roadsUntil(
  timeline: readonly TimelineStep[],
  day: string,
): ReadonlyMap<string, readonly TimelineStep[]> {
  const steps = new Map<string, Map<IpoStage, TimelineStep[]>>();
  for (const step of timeline) {
    if (step.date > day) continue;
    const stages = steps.get(step.company) ?? new Map<IpoStage, TimelineStep[]>();
    steps.set(step.company, stages);
    const same = stages.get(step.stage);
    if (same === undefined) stages.set(step.stage, [step]);
    else same.push(step);
  }
  return new Map([...steps].map(([company, stages]) => [company, [...stages.values()].map(likeliest).sort(inOrder)]));
}

function likeliest(steps: readonly TimelineStep[]): TimelineStep {
  const votes = new Map<string, number>();
  for (const step of steps) votes.set(step.date, (votes.get(step.date) ?? 0) + 1);
  return steps.toSorted(
    (a, b) => votes.get(b.date)! - votes.get(a.date)! || (a.date < b.date ? -1 : a.date > b.date ? 1 : 0),
  )[0]!;
}

/** The furthest of some stages. */
export function furthest(stages: readonly (IpoStage | null)[]): IpoStage | null {
  const places = stages.map((stage) => (stage === null ? -1 : ipoStages.indexOf(stage)));
  return ipoStages[Math.max(-1, ...places)] ?? null;
}

/** The step a company stands at: the furthest, whatever the days say. */
export function stageOf(road: readonly TimelineStep[]): IpoStage | null {
  return furthest(road.map((step) => step.stage));
}

const inOrder = (a: TimelineStep, b: TimelineStep): number =>
  a.date < b.date ? -1 : a.date > b.date ? 1 : ipoStages.indexOf(a.stage) - ipoStages.indexOf(b.stage);

/** A road with the first of `more` for each stage it lacks. */
export function withSteps(road: readonly TimelineStep[], more: readonly TimelineStep[]): readonly TimelineStep[] {
  const steps = new Map(road.map((step) => [step.stage, step]));
  for (const step of more) if (!steps.has(step.stage)) steps.set(step.stage, step);
  return steps.size === road.length ? road : [...steps.values()].sort(inOrder);
}

/** New and changed figures of the entries a company's section shows; each once. */
function figuresSince(rows: readonly FigureRow[]): Pick<Delta, 'changed' | 'added'> {
  const once = [...new Map(rows.map((row) => [row.figure, row])).values()];
  return {
    changed: once.flatMap((row) =>
      row.before !== null && row.relation !== 'same' ? [{ before: row.before, now: row.figure }] : [],
    ),
    added: once.flatMap((row) => (row.before === null ? [row.figure] : [])),
  };
}

/** 较上期 after the entries changed: stages stay, figures are counted anew. */
export function deltasAfter(sections: readonly CompanySection[], entries: readonly Entry[]): readonly CompanySection[] {
  const rows = new Map<string, FigureRow[]>(sections.map((section) => [section.company, []]));
  for (const entry of entries) if (entry.included) rows.get(entry.company)?.push(...entry.figures);
  return sections.map((section) => {
    const known = section.delta.unchanged + section.delta.changed.length;
    const since = figuresSince(rows.get(section.company) ?? []);
    return { ...section, delta: { ...section.delta, ...since, unchanged: Math.max(0, known - since.changed.length) } };
  });
}

/** Starts of the last twelve weeks and the end of the last, UTC ms, in the digest's zone. */
function weekBounds(from: string, zone: string): number[] {
  const monday = Temporal.PlainDate.from(from);
  return Array.from(
    { length: weeksShown + 1 },
    (_, at) => monday.add({ days: 7 * (at + 1 - weeksShown) }).toZonedDateTime(zone).epochMilliseconds,
  );
}

/** Items that mention each company, per week for the last twelve, the week that begins on `from` last. Seeds do not count. */
export function mentionsPerWeek(
  items: ReadonlyMap<string, Item>,
  facts: ReadonlyMap<string, Facts>,
  from: string,
  zone: string,
): ReadonlyMap<string, readonly number[]> {
  const bounds = weekBounds(from, zone);
  const weeks = new Map<string, number[]>();
  for (const item of items.values()) {
    const at = toldAt(item);
    if (item.origin === 'seed' || at < bounds[0]! || at >= bounds[weeksShown]!) continue;
    const companies = facts.get(item.id)?.companies ?? [];
    if (companies.length === 0) continue;
    const week = bounds.findLastIndex((bound) => bound <= at);
    for (const { id } of companies) {
      const counts = weeks.get(id) ?? Array.from({ length: weeksShown }, () => 0);
      counts[week]! += 1;
      weeks.set(id, counts);
    }
  }
  return weeks;
}

/** The last published edition that had news of each company, with that entry. */
export function lastNewsOf(
  published: readonly PublishedEdition[],
): ReadonlyMap<string, { edition: PublishedEdition; entry: Entry }> {
  const last = new Map<string, { edition: PublishedEdition; entry: Entry }>();
  for (const edition of published) {
    const inThis = new Set<string>();
    for (const entry of edition.entries) {
      if (!entry.included || entry.kind !== 'news' || inThis.has(entry.company)) continue;
      inThis.add(entry.company);
      last.set(entry.company, { edition, entry });
    }
  }
  return last;
}
