import type { ScorePart } from '../model/edition.ts';
import type { EventType, IpoStage } from '../model/fact.ts';
import { tiers, type Tier } from '../model/source.ts';
import { shownAt } from './cite.ts';
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
const dayMs = 24 * 60 * 60 * 1000;

/** The parts of a candidate's score, each with its reason in plain words; their sum is the score. */
export function scoreParts(candidate: Candidate, context: RankContext): ScorePart[] {
  const { story, company, items, figures, followUp } = candidate;
  const say = (zh: string, en: string): string => (context.language === 'zh-CN' ? zh : en);
  const companies = story.companies.length;
  const outlets = new Set(items.map((item) => item.outlet)).size;
  const tier = items.reduce<Tier>(
    (best, item) => (tiers.indexOf(item.tier) < tiers.indexOf(best) ? item.tier : best),
    'aggregator',
  );
  const own = figures.filter((figure) => figure.company === company && figure.metric !== null);
  const fresh = own.filter((figure) => context.baseline.before(figure)?.citation.figure.value !== figure.value).length;
  const newest = items.reduce((at, item) => Math.max(at, shownAt(item)), 0);
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
      points: Math.min(12, Math.round(4 * Math.log2(outlets))),
      detail: say(`${outlets}家报道`, `${outlets} ${outlets === 1 ? 'outlet' : 'outlets'}`),
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

/**
 * Ranks candidates and decides which are in: those that may not be told go out with their reason, then those under the
 * floor, then those beyond what a company and the edition can hold.
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
  let included = 0;
  return scored.map((one) => {
    const { company, out } = one.candidate;
    const held = perCompany.get(company) ?? 0;
    const isFull = held >= limits.entriesPerCompany || included >= limits.entriesPerEdition;
    const leftOutBecause = out ?? (one.score < limits.floor ? 'floor' : isFull ? 'cap' : null);
    if (leftOutBecause === null) {
      perCompany.set(company, held + 1);
      included += 1;
    }
    return { ...one, leftOutBecause };
  });
}
