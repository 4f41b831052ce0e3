import type { Event, Facts, IpoStage } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import { chinaDay, dayMs } from '../text/china-day.ts';
import { toldAt } from '../text/told.ts';
import { isStageKind, kindOf, kindsIn, tellsFirstDay } from './event-cues.ts';

/** What an item says happened, by its words and by the events that facts found. */
export interface Occasion {
  /** Kinds of event: see `event-cues.ts`. */
  readonly kinds: ReadonlySet<string>;
  /** Steps on the road to a listing: stage kinds, and `found:` with a stage. */
  readonly stages: ReadonlySet<string>;
}

/** First day of trading by company: UTC midnight of the day most items give. */
export type FirstDays = ReadonlyMap<string, number>;

/** @param title folded, in lower case; so is the opening of the text */
export function occasionOf(
  { item, facts, keys }: { readonly item: Item; readonly facts: Facts; readonly keys: readonly string[] },
  title: string,
  opening: string,
  firstDays: FirstDays,
): Occasion {
  const words = kindsIn(title, opening);
  const told = words.size > 0 ? words : kindsFound(facts, keys);
  if (!isAboutOrNames(facts)) {
    const others = [...told].filter((kind) => kind !== 'market' && !isStageKind(kind));
    return { kinds: new Set(others), stages: new Set() };
  }
  const found = stepsFound(facts, keys, told);
  const kinds = corrected(told, { item, title, facts, keys, found, firstDays });
  return {
    kinds,
    stages: new Set([
      ...[...kinds].filter(isStageKind).map((kind) => (kind === 'approved' ? 'hearing' : kind)),
      ...found.map((stage) => kindOfStage[stage] ?? `found:${stage}`),
    ]),
  };
}

/** Else its prices are those of a market, and its steps those of other firms. */
const isAboutOrNames = ({ companies, mentions }: Facts): boolean =>
  companies.some((company) => company.role === 'main') || mentions.some((mention) => mention.field === 'title');

/** Further down stands what else happened. */
const kindCharacters = 200;

/** Kinds of the first event that facts found of its companies, for an item whose title and first words tell none. */
function kindsFound({ events }: Facts, keys: readonly string[]): ReadonlySet<string> {
  const first = events.find(
    ({ company, field, start }) =>
      (company === null || keys.includes(company)) && (field === 'title' || start < kindCharacters),
  );
  const kind = first === undefined ? null : kindOf(first.type);
  return new Set(kind === null ? [] : [kind]);
}

/**
 * A report on the share price that facts read as a first day, or that comes on the first day, is one on the first day; one that
 * only compares with the issue price on another day is not. A title that names a first day still ahead (12月5日登陆科创板, told
 * on the 3rd) announces a date.
 */
function corrected(
  kinds: ReadonlySet<string>,
  about: {
    readonly item: Item;
    readonly title: string;
    readonly facts: Facts;
    readonly keys: readonly string[];
    readonly found: readonly IpoStage[];
    readonly firstDays: FirstDays;
  },
): ReadonlySet<string> {
  const { item, title, facts, keys, found, firstDays } = about;
  const at = toldAt(item);
  const isListed = found.includes('listed');
  const day = keys.length === 1 ? firstDays.get(keys[0]!) : undefined;
  const without = (kind: string): readonly string[] => [...kinds].filter((one) => one !== kind);
  if (kinds.has('market')) {
    if (!without('market').some(isStageKind))
      return isListed || (day !== undefined && isOnDay(at, day)) ? new Set([...kinds, 'listed']) : kinds;
    if (kinds.has('listed') && !isListed && day !== undefined && !isOnDay(at, day) && !tellsFirstDay(title))
      return new Set(without('listed'));
  }
  if (!kinds.has('listed') || isListed || !facts.events.some((event) => isListingAhead(event, at))) return kinds;
  return new Set([...without('listed'), 'listing-date']);
}

const hourMs = 3_600_000;
/** Days in facts are those of the digest's zone, which is not known here. */
const zoneMs = 12 * hourMs;
/** What is printed the next morning may be about the second day. */
const eveningMs = 15 * hourMs;

const isOnDay = (at: number, day: number): boolean => at >= day - zoneMs && at < day + eveningMs;

function isListingAhead({ type, stage, date }: Event, at: number): boolean {
  return type === 'ipo' && stage === null && date !== null && Date.parse(date) - zoneMs > at;
}

/** What is known of first days before the items are compared. */
export interface FirstDayReport {
  readonly facts: Facts;
  /** Folded, in lower case. */
  readonly title: string;
  readonly keys: readonly string[];
  readonly toldAt: number;
}

/**
 * The day that most items date the first day to or, with a title that tells of it, come on.
 *
 * @returns companies of which nobody tells are missing; ties go to the earlier day
 */
export function firstDaysIn(reports: readonly FirstDayReport[]): FirstDays {
  const counts = new Map<string, Map<number, number>>();
  const count = (company: string, day: number): void => {
    const days = counts.get(company) ?? new Map<number, number>();
    counts.set(company, days.set(day, (days.get(day) ?? 0) + 1));
  };
  for (const { facts, title, keys, toldAt } of reports) {
    for (const { company, stage, date } of facts.events)
      if (company !== null && stage === 'listed' && date !== null) count(company, Date.parse(date));
    if (keys.length === 1 && tellsFirstDay(title)) count(keys[0]!, chinaDay(toldAt) * dayMs);
  }
  return new Map(
    [...counts].map(([company, days]) => [company, [...days].sort(([a, m], [b, n]) => n - m || a - b)[0]![0]]),
  );
}

/** Further down stands what happened before: the road so far, told again. */
const stageCharacters = 120;

/** Steps that facts found in the title, and in the opening where the title itself does not say what happened. */
function stepsFound(facts: Facts, keys: readonly string[], kinds: ReadonlySet<string>): IpoStage[] {
  const isOpen = [...kinds].every((kind) => kind === 'market' || isStageKind(kind));
  // 明日挂牌 is no first day, whatever the text goes on to say.
  const isAhead = kinds.has('listing-date') && !kinds.has('listed');
  return facts.events.flatMap(({ company, field, start, stage }) =>
    stage !== null &&
    (company === null || keys.includes(company)) &&
    !(isAhead && stage === 'listed') &&
    (field === 'title' || (isOpen && start < stageCharacters))
      ? [stage]
      : [],
  );
}

/**
 * Steps of facts under the name of the kind that means the same; a step in other words is the same step. Hong Kong's hearing is
 * what the exchange's approval is elsewhere. What facts call priced is several kinds here: date, allotment, subscription.
 */
const kindOfStage: Readonly<Partial<Record<IpoStage, string>>> = {
  listed: 'listed',
  hearing: 'hearing',
  approved: 'hearing',
  inquiry: 'inquiry',
  tutoring: 'tutoring',
  prospectus: 'offering',
};

/** Offers and subscriptions run on for days with news of their own; these steps happen on one day, and later reports look back. */
const oneDaySteps: ReadonlySet<string> = new Set(['listed', 'hearing', 'inquiry']);

/** Both tell the same step, one that happens on one day. */
export function shareOneDayStep(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const step of a) if (b.has(step) && oneDaySteps.has(step)) return true;
  return false;
}
