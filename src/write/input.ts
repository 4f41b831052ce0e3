import type { Company, Market } from '../model/company.ts';
import type { Digest, MuteRules, Week } from '../model/digest.ts';
import type { Manifest, PublishedEdition, SourceLine } from '../model/edition.ts';
import type { Conflict, EventType, Facts, Figure, IpoStage, TimelineStep } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import type { Story } from '../model/story.ts';

/** Words of the digest's language that pages and texts share; `render/labels.ts` has them. */
export interface Labels {
  /** 营收 for `revenue`; the name itself when it is unknown. */
  metric(name: string): string;
  /** What a step of a road is called there: 过会 (STAR), 聆讯 (Hong Kong). */
  stage(stage: IpoStage, market: Market | null): string;
  /** 上市, 业绩, 产品 … */
  type(type: EventType): string;
  /** 2025年前9个月 for `2025-01/2025-09`, 2025年二季度 for `2025-Q2`. */
  period(period: string): string;
}

export interface Limits {
  readonly entriesPerCompany: number;
  readonly entriesPerEdition: number;
  /** Of stories that rest on one outlet alone. */
  readonly entriesPerOutlet: number;
  /** How long before the week's end an item may have been published. */
  readonly maxAgeDays: number;
  /** Points below which a story is left out. */
  readonly floor: number;
}

/** Fills a template of `templates/` by its path without ending: `summary/earnings`. Plain text: nothing is escaped. */
export type Fill = (name: string, view: Readonly<Record<string, unknown>>) => string;

/** All that a draft is made from. */
export interface DraftInput {
  readonly digest: Digest;
  readonly week: Week;
  /** UTC milliseconds. */
  readonly now: number;
  /** 第n期. */
  readonly number: number;
  readonly late: boolean;
  readonly companies: readonly Company[];
  readonly items: ReadonlyMap<string, Item>;
  readonly facts: ReadonlyMap<string, Facts>;
  readonly stories: readonly Story[];
  readonly timeline: readonly TimelineStep[];
  /** Oldest first; empty makes this the first edition, which tells the seeds in full. */
  readonly published: readonly PublishedEdition[];
  readonly sources: readonly SourceLine[];
  readonly mute: MuteRules;
  readonly limits: Limits;
  readonly fill: Fill;
  readonly labels: Labels;
  readonly manifest: Manifest;
  /** Items looked at for this edition. */
  readonly itemsSeen: number;
  /** Finds conflicts among the figures a story still has when items outside the week are taken away. */
  readonly findConflicts: (figures: readonly Figure[]) => readonly Conflict[];
}
