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

/** The day of a step, with the way to where it stands. */
export function writeStepDate(step: TimelineStep, telling: Telling): Rich {
  const { labels, ink, edition, year, links } = telling;
  const date = ink.time(dayLabel(step.date, labels.language, year), step.date);
  const url = webAddress(edition.items[step.itemId]?.url ?? null);
  if (url !== null) return ink.link(date, url);
  const place = sheetOf(step, telling);
  return place === null ? date : ink.link(date, `${links.here}#${place.key}`);
}

/** A step of a road as it stands on the way from the first to the last. */
export interface RoadStep {
  readonly stage: IpoStage;
  readonly label: string;
  /** Null where no source gives the day. */
  readonly step: TimelineStep | null;
  readonly state: 'done' | 'missing' | 'now' | 'ahead';
}

/** All steps of a company's road, those without a source included; none where nothing is known. */
export function stepsOf(
  road: readonly TimelineStep[],
  company: Company | null,
  { labels }: Pick<Telling, 'labels'>,
): readonly RoadStep[] {
  const market = company?.market ?? null;
  const known = new Map<IpoStage, TimelineStep>(road.map((step) => [step.stage, step]));
  if (known.size === 0) return [];
  const stages = roadOf(market, new Set(known.keys()));
  const latest = stages.findLastIndex((stage) => known.has(stage));
  return stages.map((stage, index) => {
    const step = known.get(stage) ?? null;
    const passed = step === null ? 'missing' : 'done';
    const state = index === latest ? 'now' : index > latest ? 'ahead' : passed;
    return { stage, label: labels.stage(stage, market), step, state };
  });
}

/**
 * Steps of a road: those known with their day and the way to where it stands, and the steps still ahead of a company
 * that is not listed yet. Steps without a source are left out: five times 待补 told nobody anything.
 *
 * Build it after the stories, whose sheets it leads to.
 */
export function roadView(
  road: readonly TimelineStep[],
  company: Company | null,
  telling: Telling,
): readonly StepView[] {
  const steps = stepsOf(road, company, telling);
  const isListed = steps.some(({ stage, step }) => step !== null && (stage === 'listed' || stage === 'unlocked'));
  return steps
    .filter(({ state }) => state !== 'missing' && (state !== 'ahead' || !isListed))
    .map(({ label, step, state }) => ({
      label,
      date: step === null ? telling.ink.text('') : writeStepDate(step, telling),
      isDone: state === 'done',
      isNow: state === 'now',
      isKnown: step !== null,
    }));
}

/** Whether a road leaves out steps that no source gives a day for. */
export function hasGaps(road: readonly TimelineStep[], company: Company | null, telling: Telling): boolean {
  return stepsOf(road, company, telling).some(({ state }) => state === 'missing');
}
