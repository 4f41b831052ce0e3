import type { MuteRules } from '../model/digest.ts';
import type { PublishedEdition } from '../model/edition.ts';
import type { Conflict, Facts, Figure } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import { tiers } from '../model/source.ts';
import type { Story } from '../model/story.ts';
import { dayMs } from '../text/china-day.ts';
import { toldAt } from '../text/told.ts';
import { sentencesFrom } from './cite.ts';
import { speaksOfTheArticle, termsOf } from './excerpt.ts';
import type { DraftInput } from './input.ts';

/** A story that could become an entry of this edition. */
export interface Candidate {
  readonly story: Story;
  readonly company: string;
  /** What is new of it, lead first; never empty. */
  readonly items: readonly Item[];
  /** True when an earlier edition told it. */
  readonly followUp: boolean;
  /** Why it may not be told; null when it may. */
  readonly out: string | null;
  /** Figures of its new items, best source first; of a follow-up only those the told items did not have. */
  readonly figures: readonly Figure[];
  readonly conflicts: readonly Conflict[];
  /** Terms of what earlier editions told of it; missing where they told nothing. */
  readonly toldTerms?: ReadonlySet<string>;
}

/** What earlier editions told, and what their editors decided not to tell. */
interface Past {
  readonly items: ReadonlySet<string>;
  readonly declined: ReadonlyMap<string, string>;
}

function pastOf(published: readonly PublishedEdition[]): Past {
  const items = new Set<string>();
  const declined = new Map<string, string>();
  for (const edition of published)
    for (const entry of edition.entries) {
      if (entry.included) for (const id of entry.itemIds) items.add(id);
      else if (entry.changedBy !== 'jianbao' && entry.leftOutBecause !== null)
        declined.set(entry.storyId, entry.leftOutBecause);
    }
  return { items, declined };
}

/** By the outlet's name, a word in the title or a part of the address. */
function isMuted(item: Item, mute: MuteRules): boolean {
  if (mute.outlets.includes(item.outlet)) return true;
  if (mute.words.some((word) => item.title.includes(word))) return true;
  const { url } = item;
  return url !== null && mute.addresses.some((address) => url.includes(address));
}

/**
 * What a lead item is chosen by: the digest's language, `weight` (less is better), the story's own choice, source, how
 * much it tells.
 */
export function byLead(
  language: 'zh-CN' | 'en',
  leadItemId: string | null,
  weight: (item: Item) => number = () => 0,
): (a: Item, b: Item) => number {
  const order = language === 'zh-CN' ? ['zh-Hans', 'zh-Hant', 'en'] : ['en', 'zh-Hans', 'zh-Hant'];
  const key = (item: Item): number[] => [
    order.indexOf(item.language),
    item.text.length < 20 ? 1 : 0,
    weight(item),
    item.id === leadItemId ? 0 : 1,
    tiers.indexOf(item.tier),
    -item.text.length,
  ];
  return (a, b) => {
    const [left, right] = [key(a), key(b)];
    for (const [at, value] of left.entries()) if (value !== right[at]) return value - right[at]!;
    return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
  };
}

/** A conflict about one of these shows in a headline; the number of cornerstone investors does not. */
const headlineMetrics: ReadonlySet<string> = new Set([
  'share_price',
  'market_cap',
  'revenue',
  'net_profit',
  'net_loss',
  'raise',
  'order_value',
]);

/** An item that sides in a conflict leads last, before it one that comments on the article; one that knows how the day of trading ended leads first. */
function weightOf(story: Story, facts: ReadonlyMap<string, Facts>): (item: Item) => number {
  const contested = new Set(
    story.conflicts.flatMap(({ kind, metric, figures }) =>
      kind === 'conflict' && headlineMetrics.has(metric) ? figures.map(({ itemId }) => itemId) : [],
    ),
  );
  const hasClose = (item: Item): boolean =>
    facts.get(item.id)?.figures.some(({ metric, asOf }) => metric === 'share_price' && asOf === 'close') === true;
  const isSecondHand = (item: Item): boolean => speaksOfTheArticle(item.text);
  return (item) => (contested.has(item.id) ? 3 : isSecondHand(item) ? 2 : hasClose(item) ? 0 : 1);
}

/** One figure per company, metric, scope, period, moment and value; best source first, a word on an article last. */
export function mergeFigures(items: readonly Item[], facts: ReadonlyMap<string, Facts>): Figure[] {
  const ordered = items.toSorted((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier));
  const found = ordered.flatMap((item) => facts.get(item.id)?.figures ?? []);
  const own = found.filter(({ quote }) => !speaksOfTheArticle(quote));
  const merged = new Map<string, Figure>();
  for (const figures of own.length === found.length ? [found] : [own, found])
    for (const figure of figures) {
      const { company, metric, scope, period, asOf, value, unit, change } = figure;
      const key = metric === null ? figure.id : [company, metric, scope, period, asOf, value, unit, change].join('|');
      if (!merged.has(key)) merged.set(key, figure);
    }
  return [...merged.values()];
}

/** Values this near are one value told twice: 109 % and 109.09 %. */
const sameWithin = 0.01;

function isTold(figure: Figure, told: readonly Figure[]): boolean {
  return told.some(
    (other) =>
      (other.metric === figure.metric || other.metric === null || figure.metric === null) &&
      other.kind === figure.kind &&
      Math.abs(other.value - figure.value) <= sameWithin * Math.abs(figure.value),
  );
}

/** Below this share of known character pairs a sentence says something that was not told. */
const knownShare = 0.4;

function saysMore(item: Item, told: ReadonlySet<string>): boolean {
  return sentencesFrom(item).some(({ start, end }) => {
    const own = [...termsOf(item.text.slice(start, end))];
    return own.length >= 12 && own.filter((bigram) => told.has(bigram)).length < knownShare * own.length;
  });
}

/**
 * Stories this edition may tell: of a followed company, with at least one item that was first seen before the draft, was
 * published within the age limit and before the week's end, and is in no entry of an earlier edition.
 *
 * A story nobody was told of yet brings its older items along; of one that was told only the fresh ones count.
 * Seeds are background, never news. What is not told because of a mute rule, a repeat or an editor's earlier no comes
 * along with the reason. One pass over stories and their items.
 */
export function candidatesOf(input: DraftInput): Candidate[] {
  const { items, facts, week, now, limits, mute, digest } = input;
  const past = pastOf(input.published);
  const followed = new Set(input.companies.map((company) => company.id));
  const oldest = week.endsAt - limits.maxAgeDays * dayMs;
  const isInPool = (item: Item): boolean => {
    const at = toldAt(item);
    return item.origin !== 'seed' && item.firstSeenAt <= now && at >= oldest && at < week.endsAt;
  };
  const candidates: Candidate[] = [];
  for (const story of input.stories) {
    const company = story.companies.find((id) => followed.has(id));
    if (company === undefined) continue;
    const all = story.itemIds.flatMap((id) => items.get(id) ?? []);
    const fresh = all.filter((item) => !past.items.has(item.id) && isInPool(item));
    if (fresh.length === 0) continue;
    const told = all.filter((item) => past.items.has(item.id));
    // A story told for the first time is told whole: older reports of it say what the fresh one leaves out.
    const tellable =
      told.length > 0
        ? fresh
        : all.filter((item) => item.origin !== 'seed' && item.firstSeenAt <= now && toldAt(item) < week.endsAt);
    const heard = tellable.filter((item) => !isMuted(item, mute));
    const own = (heard.length > 0 ? heard : tellable).toSorted(
      byLead(digest.language, story.leadItemId, weightOf(story, facts)),
    );
    const followUp = told.length > 0;
    const toldFigures = told.flatMap((item) => facts.get(item.id)?.figures ?? []);
    const figures = mergeFigures(own, facts).filter((figure) => !followUp || !isTold(figure, toldFigures));
    const declined = past.declined.get(story.id) ?? null;
    const toldWords = followUp
      ? termsOf(told.flatMap((item) => [item.title, item.text]).join('\n'))
      : new Set<string>();
    const isRepeat = followUp && figures.length === 0 && !own.some((item) => saysMore(item, toldWords));
    candidates.push({
      story: withoutOldStep(story, own, followUp),
      company,
      items: own,
      followUp,
      out: fresh.every((item) => isMuted(item, mute)) ? 'muted' : (declined ?? (isRepeat ? 'repeat' : null)),
      figures,
      conflicts: conflictsAmong(story, own, input),
      ...(followUp ? { toldTerms: toldWords } : {}),
    });
  }
  return candidates;
}

const stepNewsMs = 7 * dayMs;

/** A step that lies more than a week before the first report of a story is what it looks back on, not its news. */
function withoutOldStep(story: Story, items: readonly Item[], followUp: boolean): Story {
  if (story.stage === null || story.date === null || followUp) return story;
  const first = items.reduce((at, item) => Math.min(at, toldAt(item)), Infinity);
  return first - Date.parse(`${story.date}T00:00:00Z`) > stepNewsMs ? { ...story, stage: null } : story;
}

/** Conflicts of a story whose older or muted items are not told: found anew among what is left of it. */
function conflictsAmong(story: Story, items: readonly Item[], input: DraftInput): readonly Conflict[] {
  if (items.length === story.itemIds.length) return story.conflicts;
  const byTier = items.toSorted((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier));
  const figures = byTier.flatMap((item) => input.facts.get(item.id)?.figures ?? []);
  return input.findConflicts(figures.filter(({ company }) => company !== null && story.companies.includes(company)));
}
