export type SourceKind = 'feed' | 'page' | 'search' | 'seed' | 'file';

/** How near to the event a source stands, nearest first. */
export const tiers = ['filing', 'company', 'press', 'aggregator'] as const;

export type Tier = (typeof tiers)[number];

/** Whether an item's words are those of its outlet, or told again by somebody else. */
export type Wording = 'verbatim' | 'retold';

/**
 * Where the parts of a list page stand, as CSS selectors inside one entry. `selector@attribute` takes an attribute
 * instead of the text, `@attribute` one of the entry itself.
 */
export interface ListSelectors {
  /** One entry of the list. */
  readonly item: string;
  /** Null: the text of the link. */
  readonly title: string | null;
  /** Null: the link of the title, else the first of the entry, or the entry itself where it is one. */
  readonly link: string | null;
  /** Null: a `<time>` of the entry, or a date written beside its link. */
  readonly date: string | null;
  readonly summary: string | null;
  readonly image: string | null;
  readonly author: string | null;
  /** Taken out of the list page before anything is looked for. */
  readonly remove: readonly string[];
}

/** Where the parts of an article stand on the pages of one host; what is null is found by itself. */
export interface PageRule {
  /** `www.ithome.com`; holds for its subdomains too. */
  readonly host: string;
  readonly body: string | null;
  readonly title: string | null;
  readonly date: string | null;
  readonly author: string | null;
  /** Taken out of the page before anything is looked for. */
  readonly remove: readonly string[];
}

export interface Source {
  readonly id: string;
  readonly kind: SourceKind;
  readonly url: string;
  readonly outlet: string;
  readonly tier: Tier;
  /** IANA zone of dates without a zone. */
  readonly zone: string;
  readonly language: 'zh-Hans' | 'zh-Hant' | 'en';
  readonly wording: Wording;
  /** Ids of the companies a source is about; empty: any. */
  readonly companies: readonly string[];
  readonly charset: string | null;
  /** Of a `page`: null where nobody has said how to read it. Null for all other kinds. */
  readonly selectors: ListSelectors | null;
  /** Whether the page behind a new item is read when the item may concern a followed company. */
  readonly readsPages: boolean;
  /** Words or addresses, of which title or link must hold one; empty: any. */
  readonly include: readonly string[];
  /** Words or addresses, of which neither title nor link may hold one. */
  readonly exclude: readonly string[];
  /** Null when on, else the reason in one word a page can translate. */
  readonly offReason: 'rsshub-unset' | 'no-selectors' | 'switched-off' | null;
}

/** What is remembered of a source between runs. */
export interface SourceState {
  readonly sourceId: string;
  /** The listed address all of this is about; null in what older versions kept. Another address starts afresh. */
  readonly url: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly checkedAt: number | null;
  readonly succeededAt: number | null;
  readonly newItemAt: number | null;
  readonly failures: number;
  readonly status: 'never' | 'ok' | 'failed' | 'off';
  /** Code of the last failure (`FETCH_TIMEOUT`), null when the last attempt worked. */
  readonly code: string | null;
  /** The failure in one sentence. */
  readonly reason: string | null;
  /** Not asked unattended before this; null: nothing keeps it. */
  readonly nextAt: number | null;
  /** Until when the server asked to be left alone (Retry-After); nobody but `--all` asks before. */
  readonly waitUntil: number | null;
  /** Between two readings as they go now, or between two tries while it fails; null before the first. */
  readonly intervalMs: number | null;
  /** What the source wishes between two readings (Cache-Control, the feed's ttl); null when it does not say. */
  readonly wishedMs: number | null;
  /** Where permanent redirects led last, and how often in a row to that place. */
  readonly movedTo: string | null;
  readonly movedTimes: number;
  /** Of the last reading that was not a 304; null before the first. */
  readonly items: number | null;
  readonly undated: number | null;
  /** Publishing time of its newest dated item. */
  readonly newestAt: number | null;
  /** How long it is usually silent at most; null while too little is known of it. */
  readonly habitMs: number | null;
  /** The settings it was last read with, as one text; null before they were kept. */
  readonly readAs: string | null;
}
