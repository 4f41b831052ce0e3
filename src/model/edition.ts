import type { Conflict, EventType, Figure, IpoStage, TimelineStep } from './fact.ts';
import type { DateCertainty, DateRange } from './item.ts';
import type { Tier, Wording } from './source.ts';

/**
 * A piece of a line. Every digit of a line stands in a span that says where it comes from;
 * `unsourced` is the only one that may not be published.
 */
export type Span =
  | { readonly kind: 'text'; readonly text: string }
  /** `figure` is the id of a figure in the edition's `citations`. */
  | { readonly kind: 'figure'; readonly text: string; readonly figure: string }
  /** `iso` is what `<time datetime>` takes: 2025-12-17, 2025-12, 2025, P6M. */
  | { readonly kind: 'time'; readonly text: string; readonly iso: string }
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'count'; readonly text: string }
  | { readonly kind: 'unsourced'; readonly text: string };

export type Line = readonly Span[];

/** What pages and letters say of an item: frozen, so that a published edition needs no other table. */
export interface CitedItem {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  readonly outlet: string;
  readonly tier: Tier;
  readonly wording: Wording;
  readonly publishedAt: number | null;
  readonly certainty: DateCertainty;
  readonly dateRange: DateRange | null;
  readonly credit: string | null;
}

/** Longest text of a figure on a page, in characters. */
export const maxFigureCharacters = 24;
/** Longest excerpt of an item's own words, in characters. */
export const maxExcerptCharacters = 120;

/** One figure that an edition shows, with the item its sentence stands in. */
export interface Citation {
  readonly figure: Figure;
  readonly itemId: string;
  /** Set when an editor vouches for it: an address or a reason. Shown as 编者补. */
  readonly editorNote: string | null;
  /** The value in the digest's language with the digits of the source: 34.6港元 for HK$34.6; null or missing: as printed. */
  readonly shown?: string | null;
}

/** One part of the sum that ranks an entry; `detail` is in plain words for `editions show`. */
export interface ScorePart {
  readonly name: 'company' | 'event' | 'tier' | 'outlets' | 'figures' | 'novelty' | 'recency';
  readonly points: number;
  readonly detail: string;
}

export interface FigureRow {
  readonly figure: string;
  readonly metric: string;
  /** The last value known before this edition, when it can be compared. */
  readonly before: string | null;
  readonly relation: 'first' | 'changed' | 'same' | 'growth';
  /** For `growth`: the id of the percent figure that says how much it grew. */
  readonly growth: string | null;
}

export interface ShownConflict {
  readonly conflict: Conflict;
  /** Ids of the figures in order, each in `citations`. */
  readonly figures: readonly string[];
}

/** A story as it stands in an edition. */
export interface Entry {
  readonly storyId: string;
  /** Section it stands in. */
  readonly company: string;
  /** `news`: this week's. `background`: what the seeds hold, told by the first edition. */
  readonly kind: 'news' | 'background';
  /** When the source of background told it, 2025年12月下旬; null where that is not known, missing for news. */
  readonly reportedIn?: Span | null;
  readonly included: boolean;
  /** Why it was left out; null when included. `repeat`, `cap`, `outlet-cap`, `floor`, `muted`, or the editor's words. */
  readonly leftOutBecause: string | null;
  /** True when an earlier edition told this story and this entry tells only what is new. */
  readonly followUp: boolean;
  readonly type: EventType;
  readonly stage: IpoStage | null;
  readonly headline: Line;
  /** One paragraph for news; a paragraph per seed paragraph for background. */
  readonly summary: readonly Line[];
  readonly figures: readonly FigureRow[];
  readonly conflicts: readonly ShownConflict[];
  /** Items it rests on: lead item first. */
  readonly itemIds: readonly string[];
  readonly outlets: number;
  readonly score: number;
  readonly scoreParts: readonly ScorePart[];
  /** `jianbao` or who changed it last. */
  readonly changedBy: string;
}

/** 较上期 / 自上期以来 of one company. */
export interface Delta {
  readonly stageBefore: IpoStage | null;
  readonly stageNow: IpoStage | null;
  readonly changed: readonly { readonly before: string; readonly now: string }[];
  readonly added: readonly string[];
  readonly unchanged: number;
}

/** One company's part of an edition, in the digest's order of companies. */
export interface CompanySection {
  readonly company: string;
  readonly name: string;
  readonly delta: Delta;
  /** Steps known so far, oldest first, one per stage. */
  readonly road: readonly TimelineStep[];
  /** Mentions per week for the last 12 weeks, this week last. */
  readonly weeks: readonly number[];
  /** What a quiet section says: the last edition that had news of it. */
  readonly lastNews: { readonly edition: string; readonly headline: Line } | null;
}

export interface SourceLine {
  readonly id: string;
  readonly outlet: string;
  readonly url: string;
  /** `blocked` and `gone` are failures too; a `silent` one was read and has had nothing new for longer than is its habit. */
  readonly status: 'ok' | 'failed' | 'blocked' | 'gone' | 'silent' | 'off';
  /** Code of the failure, `waiting` where its server puts readers off, or why it is off; null elsewhere. */
  readonly reason: string | null;
  /** Of a silent one: the day of its newest item in the digest's zone, 2026-11-03. Missing or null elsewhere. */
  readonly since?: string | null;
}

export interface Approval {
  readonly by: string;
  readonly at: number;
  /** The version approved; any later edit ends it. */
  readonly version: number;
}

export interface Change {
  readonly at: number;
  readonly by: string;
  readonly version: number;
  /** `draft`, `include`, `exclude`, `move`, `set`, `merge`, `split`, `approve`, `reject`, `publish`, `correct`. */
  readonly action: string;
  readonly entry: string | null;
  readonly detail: string;
}

export interface Correction {
  readonly n: number;
  readonly at: number;
  readonly by: string;
  readonly entry: string;
  readonly was: string;
  readonly now: string;
}

/** Hashes that say what an edition was made from. */
export interface Manifest {
  readonly rules: string;
  readonly companies: string;
  readonly templates: string;
  readonly items: readonly { readonly id: string; readonly revision: string; readonly url: string | null }[];
}

interface EditionContent {
  /** The ISO week it reports: `2026-W47`. */
  readonly id: string;
  /** 1 for the first draft; every change raises it. */
  readonly version: number;
  /** 第n期: how many editions came before, plus one. */
  readonly number: number;
  /** First and last day, both included. */
  readonly from: string;
  readonly to: string;
  readonly draftedAt: number;
  /** Slot of the schedule it was drafted for was missed. */
  readonly late: boolean;
  readonly demonstration: boolean;
  readonly language: 'zh-CN' | 'en';
  /** True for the first edition a digest ever makes: it tells the seeds in full. */
  readonly first: boolean;
  readonly headline: Line;
  /** 3 to 5 lines, fewer in a quiet week. */
  readonly keyPoints: readonly { readonly storyId: string; readonly line: Line }[];
  readonly sections: readonly CompanySection[];
  /** In order of the page; the order of sections first, then the editor's. */
  readonly entries: readonly Entry[];
  /** By figure id. */
  readonly citations: Readonly<Record<string, Citation>>;
  /** By item id. */
  readonly items: Readonly<Record<string, CitedItem>>;
  readonly sources: readonly SourceLine[];
  /** Items looked at for this edition, those that name nobody included. */
  readonly itemsSeen: number;
  /** Stories they were joined to and that were considered for it, in a first edition the seeds as well. */
  readonly storiesSeen: number;
  readonly history: readonly Change[];
  readonly corrections: readonly Correction[];
  readonly manifest: Manifest;
}

export type EditionState =
  | { readonly state: 'draft' }
  | { readonly state: 'review'; readonly submittedBy: string }
  | { readonly state: 'approved'; readonly approval: Approval }
  | { readonly state: 'published'; readonly approval: Approval; readonly publishedAt: number };

export type Edition = EditionContent & EditionState;
export type PublishedEdition = EditionContent & Extract<EditionState, { state: 'published' }>;
