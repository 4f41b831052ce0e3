import type { Tier, Wording } from './source.ts';

/** How exactly `publishedAt` is known. `range`: see `dateRange`; `none`: `publishedAt` is null. */
export type DateCertainty = 'minute' | 'day' | 'range' | 'none';

export interface DateRange {
  /** Days, `2025-12-22`, both included. */
  readonly from: string;
  readonly to: string;
  /** Why the day is not known better, as the editor wrote it. */
  readonly reason: string;
}

/** One article as received. */
export interface Item {
  /** Hash of the canonical address, or of outlet + title + day where there is none. */
  readonly id: string;
  readonly sourceId: string;
  readonly feedUrl: string | null;
  readonly url: string | null;
  /** Plain text, NFC, no markup. */
  readonly title: string;
  /** Plain text, paragraphs parted by one `\n`. */
  readonly text: string;
  /** Allow-listed markup of the text; empty when there is none. */
  readonly html: string;
  readonly author: string | null;
  readonly outlet: string;
  readonly tier: Tier;
  /** UTC milliseconds. For `day` the start of that day in the source's zone, for `range` the start of its first day. */
  readonly publishedAt: number | null;
  readonly certainty: DateCertainty;
  readonly dateRange: DateRange | null;
  readonly firstSeenAt: number;
  readonly language: 'zh-Hans' | 'zh-Hant' | 'en';
  /** Hash of title and text; an edited article is the same item in a new revision. */
  readonly revision: string;
  readonly wording: Wording;
  /** `seed`: what was known before the first edition. */
  readonly origin: 'feed' | 'page' | 'seed';
  /** Section heading inside a seed page, null elsewhere. */
  readonly section: string | null;
  /** Companies the item is filed under by its editor (seeds); mentions decide for all others. */
  readonly filedUnder: readonly string[];
  /** The credit line of a seed page (重庆商报综合上证报、中经网), null elsewhere. */
  readonly credit: string | null;
}
