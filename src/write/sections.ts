import type { CompanySection, Edition, Entry } from '../model/edition.ts';
import type { IpoStage, TimelineStep } from '../model/fact.ts';
import { furthest, lastNewsOf, mentionsPerWeek, roadsUntil, stageOf, weeksShown, withSteps } from './changes.ts';
import type { Drafting, EntryWithStep } from './entry.ts';
import { figuresOf } from './lines.ts';
import { nameOf } from './names.ts';
import { datedBefore } from './points.ts';

/** The step a company stands at when an edition goes out; never behind what the last edition said. */
function stageNow(road: readonly TimelineStep[], before: IpoStage | null, entries: readonly Entry[]): IpoStage | null {
  const told = entries.flatMap(({ included, stage }) => (included && stage !== null ? [stage] : []));
  return furthest([stageOf(road), before, ...told]);
}

/**
 * Each company's part of an edition, in the digest's order; figures of 较上期 are counted from the entries afterwards.
 *
 * A road keeps the steps that earlier editions or this one's entries know and the timeline does not.
 */
export function sectionsOf(drafting: Drafting, told: readonly EntryWithStep[]): readonly CompanySection[] {
  const { input, baseline, cited, roads } = drafting;
  const { week, digest, published } = input;
  const previous = published.at(-1);
  const roadsBefore = previous === undefined ? null : roadsUntil(input.timeline, previous.to);
  const weeks = mentionsPerWeek(input.items, input.facts, week.from, digest.zone);
  const lastNews = lastNewsOf(published);
  return input.companies.map((company) => {
    const last = previous?.sections.find((section) => section.company === company.id);
    const own = told.filter(({ entry }) => entry.company === company.id);
    const road = withSteps(roads.get(company.id) ?? [], [
      ...(last?.road ?? []),
      ...own.flatMap(({ step }) => step ?? []),
    ]);
    const before = furthest([stageOf(roadsBefore?.get(company.id) ?? []), last?.delta.stageNow ?? null]);
    for (const step of road) {
      const item = input.items.get(step.itemId) ?? previous?.items[step.itemId];
      if (item !== undefined) cited.useItem(item);
    }
    const news = lastNews.get(company.id);
    for (const id of news === undefined ? [] : figuresOf(news.entry.headline)) {
      const citation = news!.edition.citations[id];
      const item = citation === undefined ? undefined : news!.edition.items[citation.itemId];
      if (citation !== undefined && item !== undefined) cited.useKnown({ citation, item });
    }
    return {
      company: company.id,
      name: nameOf(company, digest.language),
      delta: {
        stageBefore: before,
        stageNow: stageNow(
          road,
          before,
          own.map(({ entry }) => entry),
        ),
        changed: [],
        added: [],
        // In a first edition the seeds are told, not compared with: nothing stayed as it was.
        unchanged: previous === undefined ? 0 : baseline.countOf(company.id),
      },
      road,
      weeks: weeks.get(company.id) ?? Array.from({ length: weeksShown }, () => 0),
      lastNews:
        news === undefined
          ? null
          : { edition: news.edition.id, headline: datedBefore(news.entry.headline, news.entry, week.from) },
    };
  });
}

/**
 * Companies with news first, by their best entry, then those with background only, then the quiet ones; equal ones stay
 * in the order they have. The entries follow their sections.
 */
export function inReadingOrder(
  sections: readonly CompanySection[],
  entries: readonly Entry[],
): Pick<Edition, 'sections' | 'entries'> {
  const best = new Map<string, number>();
  for (const { company, included, kind, score } of entries) {
    if (!included) continue;
    const points = kind === 'news' ? Math.max(0, score) : -1;
    best.set(company, Math.max(best.get(company) ?? -1, points));
  }
  const pointsOf = ({ company }: CompanySection): number => best.get(company) ?? -2;
  const ordered = sections.toSorted((a, b) => pointsOf(b) - pointsOf(a));
  const place = new Map(ordered.map(({ company }, index) => [company, index]));
  const placeOf = ({ company }: Entry): number => place.get(company) ?? ordered.length;
  return { sections: ordered, entries: entries.toSorted((a, b) => placeOf(a) - placeOf(b)) };
}
