import { ipoStages, type EventType, type Facts, type IpoStage } from '../model/fact.ts';
import { tiers } from '../model/source.ts';
import { eventOf } from './event-cues.ts';
import { originsOf } from './origins.ts';
import type { StoryCore } from './stories.ts';
import type { Card } from './words.ts';

/** What an item says happened to the companies of the story. */
interface Told {
  readonly itemId: string;
  readonly type: EventType;
  readonly stage: IpoStage | null;
  readonly date: string | null;
}

/**
 * Says of the items of one story what it is.
 *
 * @param cards at least one
 * @param known its id from an earlier run; else it takes the id of its first item
 */
export function summarise(
  cards: readonly Card[],
  known: string | null,
  factsById: ReadonlyMap<string, Facts>,
): StoryCore {
  const ordered = [...cards].sort((a, b) => a.publishedAt - b.publishedAt || (a.item.id < b.item.id ? -1 : 1));
  const companies = byCount(ordered.flatMap((card) => card.main));
  const lead = leadOf(ordered);
  const told = ordered.flatMap((card) => toldBy(card, companies, factsById));
  const type = typeOf(told, ordered.length);
  const ofType = told.filter((one) => one.type === type);
  const stage = type === 'ipo' ? stageOf(ofType, lead.item.id) : null;
  const dates = ofType.filter((one) => one.stage === stage).flatMap((one) => one.date ?? []);
  return {
    id: known ?? ordered[0]!.item.id,
    itemIds: ordered.map((card) => card.item.id),
    companies,
    type,
    stage,
    date: byCount(dates)[0] ?? null,
    leadItemId: lead.item.id,
    ...originsOf(ordered),
  };
}

/** Best tier, then the most complete text, then the earliest, then by id; one that is about a company before one that is not. */
function leadOf(ordered: readonly Card[]): Card {
  const isOff = (card: Card): number => (card.main.length > 0 ? 0 : 1);
  return [...ordered].sort(
    (a, b) =>
      isOff(a) - isOff(b) ||
      tiers.indexOf(a.item.tier) - tiers.indexOf(b.item.tier) ||
      b.item.text.length - a.item.text.length,
  )[0]!;
}

function toldBy(card: Card, companies: readonly string[], factsById: ReadonlyMap<string, Facts>): Told[] {
  const itemId = card.item.id;
  const found =
    factsById.get(itemId)?.events.filter((event) => event.company === null || companies.includes(event.company)) ?? [];
  const told = found.length > 0 ? found : eventOf(card.kinds).map((event) => ({ ...event, date: null }));
  // "other" says nothing as long as something else is said.
  const telling = told.filter((one) => one.type !== 'other');
  return (telling.length > 0 ? telling : told).map(({ type, stage, date }) => ({ itemId, type, stage, date }));
}

/**
 * What most items are first of all about. A step on the road to a listing that half of them report outranks the rise
 * and fall it causes: titles of a first day tell prices.
 */
function typeOf(told: readonly Told[], items: number): EventType {
  const withStep = new Set(told.filter((one) => one.stage !== null).map((one) => one.itemId)).size;
  const firsts = [...new Map(told.toReversed().map((one) => [one.itemId, one.type])).values()];
  const type = byCount(firsts)[0] ?? 'other';
  return type === 'market' && 2 * withStep >= items ? 'ipo' : type;
}

/** The most advanced stage that the lead item or half of the items with a stage report. */
function stageOf(told: readonly Told[], leadItemId: string): IpoStage | null {
  const items = new Set(told.filter((one) => one.stage !== null).map((one) => one.itemId)).size;
  for (const stage of ipoStages.toReversed()) {
    const by = new Set(told.filter((one) => one.stage === stage).map((one) => one.itemId));
    if (by.has(leadItemId) || (by.size > 0 && 2 * by.size >= items)) return stage;
  }
  return null;
}

/** Different values, the most frequent first; ties by value, so that the order of items does not matter. */
function byCount<T extends string>(values: readonly T[]): T[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([value]) => value);
}
