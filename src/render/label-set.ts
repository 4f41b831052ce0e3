import type { Market } from '../model/company.ts';
import type { ConflictKind, EventType, IpoStage, Qualifier } from '../model/fact.ts';
import type { Base } from './growth.ts';

/** Words that templates take from `@root.words`; each language gives them all. */
export const wordNames = [
  'home',
  'mainNav',
  'skip',
  'thisEdition',
  'archive',
  'companies',
  'feeds',
  'keyPoints',
  'figures',
  'change',
  'delta',
  'firstRecorded',
  'unchanged',
  'quiet',
  'background',
  'known',
  'road',
  'roadNote',
  'roadEmpty',
  'timeline',
  'timelineStand',
  'reportDay',
  'noTimeline',
  'firstSeen',
  'lastSeen',
  'seenNote',
  'item',
  'source',
  'following',
  'health',
  'correction',
  'latestCorrections',
  'noCorrections',
  'web',
  'unsubscribe',
  'sources',
  'quote',
  'titleQuote',
  'retold',
  'editorAdded',
  'openSource',
  'close',
  'up',
  'down',
  'demonstration',
  'demonstrationNote',
  'draft',
  'draftNote',
  'notUsed',
  'noSource',
  'undated',
  'weeks',
  'namesWeKnow',
  'needsContext',
  'otherCompanies',
  'files',
  'contents',
  'letterVersion',
  'manifest',
  'data',
  'text',
  'neighbours',
  'previous',
  'next',
  'noNews',
  'noEntries',
  'firstEdition',
  'legend',
  'legendLetter',
  'disclaimer',
  'letterDisclaimer',
  'specimen',
  'readMore',
  'forecast',
  'delivered',
  'value',
  'colon',
  'comma',
  'gap',
  'bracketOpen',
  'bracketClose',
  'markOpen',
  'markClose',
] as const;

export type Word = (typeof wordNames)[number];

type Moment = 'open' | 'close' | 'high' | 'low' | 'intraday';

/**
 * The words of one language. Functions put pieces together; a piece may already carry markup, so they add words
 * only and never change what they are given.
 */
export interface LabelSet {
  readonly words: Readonly<Record<Word, string>>;
  readonly months: (year: number, month: number) => string;
  /** Digest and number of an edition, and a title before it. */
  readonly issue: (digest: string, number: string) => string;
  readonly titled: (title: string, issue: string) => string;
  /** 第n期. */
  readonly number: (n: string) => string;
  readonly list: (items: readonly string[]) => string;
  readonly clauses: (items: readonly string[]) => string;
  readonly sentence: (text: string) => string;
  readonly bracket: (text: string) => string;
  /** Between parts that hold commas themselves. */
  readonly parts: (items: readonly string[]) => string;
  /** 【演示】 before a title. */
  readonly mark: (text: string) => string;
  readonly labelled: (label: string, text: string) => string;
  /** What was looked at and what is told: news with the reports they rest on, background apart; null where there is none. */
  readonly chosen: (seen: string, news: string, reports: string, background: string | null, minutes: string) => string;
  readonly kept: (kept: string) => string;
  readonly archiveStand: (editions: string, entries: string) => string;
  readonly moreOutlets: (n: string) => string;
  readonly stage: (stage: IpoStage, market: Market | null) => string;
  /** 已注册, where `stage` says 注册. */
  readonly stageState: (stage: IpoStage, market: Market | null) => string;
  readonly market: Readonly<Record<Market, string>>;
  readonly stateChange: (before: string, now: string) => string;
  readonly stateNew: (now: string) => string;
  readonly figureChange: (name: string, before: string, now: string) => string;
  /** Where the day of the value before is not known: nothing went from one to the other. */
  readonly figureBeside: (name: string, before: string, now: string) => string;
  readonly figuresChanged: (n: string) => string;
  readonly figuresAdded: (n: string) => string;
  readonly figuresSame: (n: string) => string;
  readonly wasBefore: (value: string) => string;
  readonly qualifier: Readonly<Record<Qualifier, string>>;
  /** Of a value below a round one that its source says it comes near. */
  readonly nearly: string;
  /** What a growth is measured against. */
  readonly against: Readonly<Record<Base, string>>;
  readonly moment: Readonly<Record<Moment, string>>;
  /** Lower and upper end of a range. */
  readonly range: (from: string, to: string) => string;
  /** 涨跌幅: how much a share price moved. */
  readonly priceChange: string;
  readonly growthOf: (metric: string) => string;
  readonly durationOf: (scope: string) => string;
  /** The day an article appeared, where the figure's own day is not known. */
  readonly reported: (day: string) => string;
  /** A quiet section: the last edition with news of it, its week, what it said. */
  readonly lastTold: (week: string, headline: string) => string;
  /** `period` is empty where none is known. */
  readonly conflictTitle: (company: string, metric: string, period: string) => string;
  readonly conflictKind: Readonly<Record<ConflictKind, string>>;
  readonly conflictClosing: Readonly<Record<ConflictKind, string>>;
  /** Said of moments when some source does not name its own. */
  readonly conflictUnsaid: string;
  /** Of values that do not agree inside one article. */
  readonly conflictWithin: string;
  /** Title of an article, to tell two of one outlet apart. */
  readonly articleTitle: (title: string) => string;
  /** What one kind of difference says in a box of several kinds. */
  readonly conflictPart: Readonly<Record<ConflictKind, string>>;
  readonly conflictMixed: (parts: string) => string;
  readonly weeksSpoken: (weeks: number, now: number, before: number) => string;
  readonly weeksShort: (weeks: string) => string;
  readonly mentions: (n: string) => string;
  /** `failed` and `silent` are null where there are none. */
  readonly healthCounts: (all: string, ok: string, failed: string | null, silent: string | null) => string;
  readonly healthAll: (all: string) => string;
  readonly healthIll: string;
  readonly healthSilent: string;
  /** Of several sources with a day each. */
  readonly silent: string;
  readonly silentSince: (day: string) => string;
  /** An outlet and what is wrong with it, several of them. */
  readonly illOne: (outlet: string, why: string) => string;
  readonly healthNone: (n: string, reason: string) => string;
  /** Several sources of one outlet. */
  readonly healthGroup: (outlet: string, n: string) => string;
  readonly offline: string;
  readonly healthMore: (failed: string | null, silent: string | null) => string;
  readonly healthOff: (n: string, why: string) => string;
  readonly correctionLine: (was: string, now: string) => string;
  readonly correctionOf: (number: string, line: string) => string;
  readonly published: (time: string) => string;
  readonly corrected: (time: string) => string;
  readonly approvedBy: (name: string) => string;
  readonly feedTitle: (title: string, company: string | null) => string;
  readonly feedDescription: (title: string, company: string | null) => string;
  readonly following: (title: string, company: string) => string;
  readonly followingText: (company: string) => string;
  readonly youGet: (address: string, title: string) => string;
  readonly types: Readonly<Record<EventType, string>>;
  readonly metricIndex: 0 | 1;
  /** By error code or by why a source is off. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly unknownReason: string;
  /** By the reasons a program gives; an editor's words stand as they are. */
  readonly leftOut: Readonly<Record<string, string>>;
}
