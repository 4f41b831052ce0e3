export type SourceKind = 'feed' | 'page' | 'search' | 'seed' | 'file';

/** How near to the event a source stands, nearest first. */
export const tiers = ['filing', 'company', 'press', 'aggregator'] as const;

export type Tier = (typeof tiers)[number];

/** Whether an item's words are those of its outlet, or told again by somebody else. */
export type Wording = 'verbatim' | 'retold';

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
  /** Null when on, else the reason in one word a page can translate. */
  readonly offReason: 'rsshub-unset' | 'list-page' | 'switched-off' | null;
}

/** What is remembered of a source between runs. */
export interface SourceState {
  readonly sourceId: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly checkedAt: number | null;
  readonly succeededAt: number | null;
  readonly newItemAt: number | null;
  readonly failures: number;
  readonly status: 'never' | 'ok' | 'failed' | 'off';
  /** Code of the last failure (`FETCH_TIMEOUT`), null when the last attempt worked. */
  readonly code: string | null;
  /** The failure in plain words, in Chinese, for pages and letters. */
  readonly reason: string | null;
}
