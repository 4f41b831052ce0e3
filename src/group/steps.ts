import type { Event, Facts, IpoStage } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import { toldAt } from '../text/told.ts';
import { isStageKind, kindOf, kindsIn } from './event-cues.ts';

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
  const found = stagesFound(facts, told);
  const kinds = corrected(told, { item, facts, keys, found, firstDays });
  return { kinds, stages: new Set([...[...kinds].filter(isStageKind), ...found.map((stage) => `found:${stage}`)]) };
}

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
 * A report on the share price that facts read as a first day, or that comes on the first day, is one on the first day; a title
 * that names a first day still ahead (12月5日登陆科创板, told on the 3rd) announces a date.
 */
function corrected(
  kinds: ReadonlySet<string>,
  about: {
    readonly item: Item;
    readonly facts: Facts;
    readonly keys: readonly string[];
    readonly found: readonly IpoStage[];
    readonly firstDays: FirstDays;
  },
): ReadonlySet<string> {
  const { item, facts, keys, found, firstDays } = about;
  const at = toldAt(item);
  const isListed = found.includes('listed');
  if (kinds.size === 1 && kinds.has('market')) {
    const day = keys.length === 1 ? firstDays.get(keys[0]!) : undefined;
    return isListed || (day !== undefined && isOnDay(at, day)) ? new Set([...kinds, 'listed']) : kinds;
  }
  if (!kinds.has('listed') || isListed || !facts.events.some((event) => isListingAhead(event, at))) return kinds;
  return new Set([...[...kinds].filter((kind) => kind !== 'listed'), 'listing-date']);
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

/** @returns companies that no item dates are missing; ties go to the earlier day */
export function firstDaysIn(all: readonly Facts[]): FirstDays {
  const counts = new Map<string, Map<string, number>>();
  for (const { events } of all) {
    for (const { company, stage, date } of events) {
      if (company === null || stage !== 'listed' || date === null) continue;
      const days = counts.get(company) ?? new Map<string, number>();
      counts.set(company, days.set(date, (days.get(date) ?? 0) + 1));
    }
  }
  return new Map(
    [...counts].map(([company, days]) => {
      const [first] = [...days].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
      return [company, Date.parse(first![0])];
    }),
  );
}

/** Further down stands what happened before: the road so far, told again. */
const stageCharacters = 120;

/** Stages that facts found in the title, and in the opening where the title itself does not say what happened. */
function stagesFound(facts: Facts, kinds: ReadonlySet<string>): IpoStage[] {
  const isOpen = [...kinds].every((kind) => kind === 'market' || isStageKind(kind));
  return facts.events.flatMap(({ field, start, stage }) =>
    stage !== null && (field === 'title' || (isOpen && start < stageCharacters)) ? [stage] : [],
  );
}

/** Offers and subscriptions run on for days with news of their own; these steps happen on one day, and later reports look back. */
const oneDaySteps: ReadonlySet<string> = new Set([
  ...['listed', 'hearing', 'approved', 'inquiry'],
  ...['found:listed', 'found:hearing', 'found:approved', 'found:inquiry'],
]);

/** Both tell the same step, one that happens on one day. */
export function shareOneDayStep(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const step of a) if (b.has(step) && oneDaySteps.has(step)) return true;
  return false;
}
