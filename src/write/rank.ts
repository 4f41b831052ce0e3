import type { ScorePart } from '../model/edition.ts';
import type { EventType, IpoStage } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import { tiers, type Tier } from '../model/source.ts';
import { dayMs } from '../text/china-day.ts';
import { toldAt } from '../text/told.ts';
import type { Baseline } from './baseline.ts';
import type { Limits } from './input.ts';
import type { Candidate } from './pool.ts';

/** A candidate with its score; `leftOutBecause` null means it is in. */
export interface Ranked {
  readonly candidate: Candidate;
  readonly score: number;
  readonly parts: readonly ScorePart[];
  readonly leftOutBecause: string | null;
}

/** What the details of a score are worded with. */
export interface RankContext {
  readonly language: 'zh-CN' | 'en';
  readonly week: { readonly startsAt: number; readonly endsAt: number };
  readonly baseline: Baseline;
  readonly typeName: (type: EventType) => string;
  readonly stageName: (stage: IpoStage, company: string) => string;
}

const typePoints: Readonly<Record<EventType, number>> = {
  ipo: 16,
  earnings: 24,
  product: 16,
  order: 18,
  partnership: 12,
  funding: 18,
  personnel: 12,
  legal: 16,
  market: 8,
  other: 4,
};
const stagePoints: Readonly<Record<IpoStage, number>> = {
  tutoring: 18,
  accepted: 22,
  inquiry: 18,
  approved: 28,
  hearing: 28,
  registered: 26,
  prospectus: 24,
  priced: 24,
  listed: 30,
  unlocked: 18,
};
const tierPoints: Readonly<Record<Tier, number>> = { filing: 10, company: 8, press: 6, aggregator: 2 };
const tierNames = {
  'zh-CN': { filing: '公告', company: '公司', press: '媒体', aggregator: '转载' },
  en: { filing: 'filing', company: 'company', press: 'press', aggregator: 'aggregator' },
} as const;

/** How many outlets tell a story, and how many of them found something out themselves: at least one. */
export function outletsOf({ story, items }: Pick<Candidate, 'story' | 'items'>): {
  readonly all: ReadonlySet<string>;
  readonly independent: ReadonlySet<string>;
} {
  const copies = new Set(story.copies.map(({ itemId }) => itemId));
  const own = items.filter((item) => !copies.has(item.id));
  const outlets = (of: readonly Item[]): ReadonlySet<string> => new Set(of.map((item) => item.outlet));
  return { all: outlets(items), independent: outlets(own.length > 0 ? own : items.slice(0, 1)) };
}

/** The parts of a candidate's score, each with its reason in plain words; their sum is the score. */
export function scoreParts(candidate: Candidate, context: RankContext): ScorePart[] {
  const { story, company, items, figures, followUp } = candidate;
  const say = (zh: string, en: string): string => (context.language === 'zh-CN' ? zh : en);
  const companies = story.companies.length;
  const { all, independent } = outletsOf(candidate);
  const outlets = all.size;
  const reprints = outlets - independent.size;
  const tier = items.reduce<Tier>(
    (best, item) => (tiers.indexOf(item.tier) < tiers.indexOf(best) ? item.tier : best),
    'aggregator',
  );
  const own = figures.filter((figure) => figure.company === company && figure.metric !== null);
  const fresh = own.filter((figure) => context.baseline.before(figure)?.citation.figure.value !== figure.value).length;
  const newest = items.reduce((at, item) => Math.max(at, toldAt(item)), 0);
  const days = Math.max(0, Math.floor((context.week.endsAt - 1 - newest) / dayMs));
  const isThisWeek = newest >= context.week.startsAt;
  return [
    {
      name: 'company',
      points: companies === 1 ? 10 : companies <= 3 ? 8 : 3,
      detail:
        companies === 1
          ? say('只说一家', 'about one company')
          : say(`说到${companies}家`, `about ${companies} companies`),
    },
    {
      name: 'event',
      points: story.stage === null ? typePoints[story.type] : stagePoints[story.stage],
      detail: story.stage === null ? context.typeName(story.type) : context.stageName(story.stage, company),
    },
    { name: 'tier', points: tierPoints[tier], detail: tierNames[context.language][tier] },
    {
      name: 'outlets',
      points: Math.min(12, Math.round(4 * Math.log2(independent.size))),
      detail:
        say(`${outlets}家报道`, `${outlets} ${outlets === 1 ? 'outlet' : 'outlets'}`) +
        (reprints === 0 ? '' : say(`，其中${reprints}家转载`, `, ${reprints} of them reprinting`)),
    },
    {
      name: 'figures',
      points: Math.min(10, 2 * own.length),
      detail: say(`${own.length}个数字`, `${own.length} figures`),
    },
    {
      name: 'novelty',
      points: (followUp ? 2 : 6) + Math.min(6, fresh),
      detail: say(
        `${followUp ? '前几期说过' : '第一次说'}，${fresh}个新数字`,
        `${followUp ? 'told before' : 'told for the first time'}, ${fresh} new figures`,
      ),
    },
    {
      name: 'recency',
      points: isThisWeek ? Math.max(3, 6 - Math.floor(days / 2)) : 1,
      detail: isThisWeek
        ? say(`周末前${days}天`, `${days} days before the week ended`)
        : say('上周的', 'from the week before'),
    },
  ];
}

/** The outlet a story rests on alone; null where several report it, or where it is told by the company or a filing. */
function onlyOutletOf(candidate: Candidate): string | null {
  const [outlet, ...others] = outletsOf(candidate).independent;
  const isFirstHand = candidate.items.some(({ tier }) => tier === 'filing' || tier === 'company');
  return outlet === undefined || others.length > 0 || isFirstHand ? null : outlet;
}

/**
 * Ranks candidates and decides which are in: those that may not be told go out with their reason, then those under the
 * floor (but the best of a week that has nothing above it stays), then those beyond what a company, an outlet that stands alone for them, and the edition can hold.
 *
 * @returns by score, highest first; equal scores by story id
 */
export function rank(candidates: readonly Candidate[], limits: Limits, context: RankContext): Ranked[] {
  const scored = candidates.map((candidate) => {
    const parts = scoreParts(candidate, context);
    return { candidate, parts, score: parts.reduce((sum, part) => sum + part.points, 0) };
  });
  scored.sort((a, b) => b.score - a.score || (a.candidate.story.id < b.candidate.story.id ? -1 : 1));
  const perCompany = new Map<string, number>();
  const perOutlet = new Map<string, number>();
  let included = 0;
  const isFull = (company: string): boolean =>
    (perCompany.get(company) ?? 0) >= limits.entriesPerCompany || included >= limits.entriesPerEdition;
  // The best of a quiet week is told even under the floor: a short edition, not none.
  const best = scored.find((one) => one.candidate.out === null);
  const floor = best === undefined ? limits.floor : Math.min(limits.floor, best.score);
  return scored.map((one) => {
    const { company, out } = one.candidate;
    const outlet = onlyOutletOf(one.candidate);
    const isOutletFull = outlet !== null && (perOutlet.get(outlet) ?? 0) >= limits.entriesPerOutlet;
    const cap = isFull(company) ? 'cap' : isOutletFull ? 'outlet-cap' : null;
    const leftOutBecause = out ?? (one.score < floor ? 'floor' : cap);
    if (leftOutBecause === null) {
      perCompany.set(company, (perCompany.get(company) ?? 0) + 1);
      if (outlet !== null) perOutlet.set(outlet, (perOutlet.get(outlet) ?? 0) + 1);
      included += 1;
    }
    return { ...one, leftOutBecause };
  });
}
