import { findConflicts } from './facts/conflicts.ts';
import { findEvents } from './facts/events.ts';
import { findFigures } from './facts/figures.ts';
import { mergeFigures } from './facts/merge.ts';
import { timelineOf } from './facts/timeline.ts';
import { groupStories } from './group/stories.ts';
import { buildDictionary, type Dictionary } from './match/dictionary.ts';
import { findMentions } from './match/mentions.ts';
import { companyRoles } from './match/role.ts';
import type { Company } from './model/company.ts';
import type { Edition } from './model/edition.ts';
import type { Facts, Figure } from './model/fact.ts';
import type { Item } from './model/item.ts';
import { tiers } from './model/source.ts';
import type { Ruling, Story } from './model/story.ts';
import { writeDraft, type DraftInput } from './write/draft.ts';

/** What the steps match and facts need beside an item; built once per run. */
export interface Rules {
  readonly companies: readonly Company[];
  readonly dictionary: Dictionary;
  /** IANA zone in which days in texts are read. */
  readonly zone: string;
}

export function buildRules(companies: readonly Company[], zone: string): Rules {
  return { companies, dictionary: buildDictionary(companies), zone };
}

/** match, then facts: what one item says about the followed companies. Items that name none have empty lists. */
export function deriveFacts(item: Item, rules: Rules): Facts {
  const mentions = findMentions(item, rules.dictionary);
  const companies = companyRoles(item, mentions);
  const nothing = mentions.length === 0 && item.filedUnder.length === 0;
  return {
    itemId: item.id,
    revision: item.revision,
    mentions,
    companies,
    figures: nothing ? [] : findFigures(item, mentions, rules.companies, rules.zone),
    events: nothing ? [] : findEvents(item, mentions, rules.companies, rules.zone),
  };
}

/** Orders items by how much their word weighs: the nearer source first, then the earlier report. */
function sourceRanks(items: Iterable<Item>): (itemId: string) => number {
  const order = [...items].sort(
    (a, b) =>
      tiers.indexOf(a.tier) - tiers.indexOf(b.tier) ||
      (a.publishedAt ?? Infinity) - (b.publishedAt ?? Infinity) ||
      (a.id < b.id ? -1 : 1),
  );
  const ranks = new Map(order.map((item, index) => [item.id, index]));
  return (itemId) => ranks.get(itemId) ?? Infinity;
}

/**
 * group: joins items of one event, merges their figures and finds where they contradict each other.
 * Seeds are background and no news: they are in no story.
 *
 * @param known the story each item was put into by an earlier run; a story keeps that id
 * @param rulings what editors said of pairs of items
 */
export function buildStories(
  items: readonly Item[],
  factsById: ReadonlyMap<string, Facts>,
  known: ReadonlyMap<string, string>,
  rulings: readonly Ruling[] = [],
): Story[] {
  const news = items.filter((item) => item.origin !== 'seed');
  const rank = sourceRanks(news);
  return groupStories(news, factsById, known, rulings).map((core) => {
    const figures: Figure[] = core.itemIds.flatMap((id) => factsById.get(id)?.figures ?? []);
    const own = figures.filter((figure) => figure.company !== null && core.companies.includes(figure.company));
    const byRank = own.toSorted((a, b) => rank(a.itemId) - rank(b.itemId));
    return { ...core, figures: mergeFigures(byRank, rank), conflicts: findConflicts(byRank) };
  });
}

/** write: the draft of a week from all that is known. */
export function draftEdition(
  input: Omit<DraftInput, 'stories' | 'timeline' | 'findConflicts'>,
  stories: readonly Story[],
): Edition {
  const rank = sourceRanks(input.items.values());
  const events = [...input.facts.values()].flatMap((facts) => facts.events);
  return writeDraft({ ...input, stories, timeline: timelineOf(events, rank), findConflicts });
}
