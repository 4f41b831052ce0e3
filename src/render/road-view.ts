import type { Company } from '../model/company.ts';
import type { CompanySection } from '../model/edition.ts';
import type { IpoStage, TimelineStep } from '../model/fact.ts';
import { dayLabel } from './dates.ts';
import { webAddress, type Rich } from './html.ts';
import type { Telling } from './context.ts';
import { roadOf } from './labels.ts';
import type { Place } from './numbering.ts';
import type { StepView } from './view.ts';

/** Where a company stands: as its section says, else the latest step of its road. */
export function stageOf(section: Pick<CompanySection, 'delta' | 'road'>): IpoStage | null {
  if (section.delta.stageNow !== null) return section.delta.stageNow;
  const known = new Set(section.road.map((step) => step.stage));
  return roadOf(null, known).at(-1) ?? null;
}

/** The road of a company, its sections oldest first: the newest edition that tells each step wins. */
export function roadOfAll(sections: readonly CompanySection[]): readonly TimelineStep[] {
  const byStage = new Map(sections.flatMap((section) => section.road).map((step) => [step.stage, step]));
  return [...byStage.values()];
}

/** The sheet of the sentence a step was read from, where the edition shows it. */
function sheetOf(step: TimelineStep, { edition, numbering, ink }: Telling): Place | null {
  const place = numbering.places.find(({ figures }) => {
    const citation = edition.citations[figures[0] ?? ''];
    return citation?.itemId === step.itemId && step.quote !== '' && citation.figure.quote === step.quote;
  });
  return place !== undefined && ink.shows?.(place) !== false ? place : null;
}

function writeStepDate(step: TimelineStep, telling: Telling): Rich {
  const { labels, ink, edition, year, links } = telling;
  const date = ink.time(dayLabel(step.date, labels.language, year), step.date);
  const url = webAddress(edition.items[step.itemId]?.url ?? null);
  if (url !== null) return ink.link(date, url);
  const place = sheetOf(step, telling);
  return place === null ? date : ink.link(date, `${links.here}#${place.key}`);
}

/**
 * Steps of a road: those known with their day and the way to where it stands, earlier ones without a source as 待补.
 * Only a step with a day is done; build the road after the stories, whose sheets it leads to.
 */
export function roadView(
  road: readonly TimelineStep[],
  company: Company | null,
  telling: Telling,
): readonly StepView[] {
  const { labels, ink } = telling;
  const market = company?.market ?? null;
  const known = new Map<IpoStage, TimelineStep>(road.map((step) => [step.stage, step]));
  if (known.size === 0) return [];
  const stages = roadOf(market, new Set(known.keys()));
  const latest = stages.findLastIndex((stage) => known.has(stage));
  return stages.map((stage, index) => {
    const step = known.get(stage);
    return {
      label: labels.stage(stage, market),
      date: step === undefined ? ink.text(index < latest ? labels.words.toAdd : '') : writeStepDate(step, telling),
      isDone: index < latest && step !== undefined,
      isMissing: index < latest && step === undefined,
      isNow: index === latest,
      isKnown: index <= latest,
    };
  });
}
