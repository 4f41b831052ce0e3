import type { Feed } from './feed.ts';
import type { ListSelectors } from './source.ts';

/** An article page as it was read. */
export interface Page {
  readonly title: string | null;
  readonly author: string | null;
  readonly outlet: string | null;
  /** ISO instant, or a day `2025-12-21`; null when the page does not say. */
  readonly published: string | null;
  /** Plain text, paragraphs parted by one `\n`; empty where there is no article. */
  readonly text: string;
}

/** What one selector came to on a list page. */
export interface SelectorStep {
  readonly name: keyof ListSelectors;
  /** As written; null where the reader looked by itself. */
  readonly selector: string | null;
  /** Entries it found something in (for `item` and `remove`: elements). */
  readonly found: number;
  /** Entries looked at. */
  readonly of: number;
  /** The first thing found. */
  readonly sample: string | null;
}

export interface ListReading {
  readonly feed: Feed;
  /** In the order they were taken. */
  readonly steps: readonly SelectorStep[];
}

/** What a web page offers to somebody who wants to follow it. */
export interface Discovered {
  /** Feeds it names, most trustworthy first, absolute; not yet asked. */
  readonly feeds: readonly { readonly url: string; readonly title: string | null }[];
  /** Lists of links that look like news, best first. */
  readonly lists: readonly { readonly selectors: ListSelectors; readonly reading: ListReading }[];
}
