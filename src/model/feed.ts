import type { DateCertainty } from './item.ts';

export type FeedFormat = 'rss' | 'rdf' | 'atom' | 'json' | 'page';

export interface FeedEnclosure {
  readonly url: string;
  readonly type: string | null;
  /** In bytes, as the feed wrote it. */
  readonly length: string | null;
}

/** One entry of a feed, before it is an Item: texts are HTML as the feed gave it, not yet safe to show. */
export interface FeedItem {
  readonly id: string | null;
  readonly title: string | null;
  readonly url: string | null;
  /** ISO instants in UTC; a time without a zone is read in the zone the reader was given. Null when unreadable. */
  readonly published: string | null;
  readonly updated: string | null;
  readonly summary: string | null;
  readonly content: string | null;
  readonly author: string | null;
  readonly categories: readonly string[];
  readonly enclosures: readonly FeedEnclosure[];
  /** How the entry wrote its date, so that it can be read again in the source's zone. */
  readonly dateText: string | null;
  /** `none` when neither date can be read without knowing now and the zone. */
  readonly certainty: DateCertainty;
  /** The outlet the entry names itself: RSS `<source>`, Atom `source/title`, `dc:publisher`, `dc:source`. */
  readonly outlet: string | null;
}

export interface Feed {
  readonly feed: {
    readonly title: string | null;
    readonly link: string | null;
    readonly language: string | null;
    readonly format: FeedFormat;
    /** How long the feed says it need not be asked again (RSS `ttl`, `sy:updatePeriod`); null when it does not say. */
    readonly ttlMinutes: number | null;
  };
  readonly items: readonly FeedItem[];
}
