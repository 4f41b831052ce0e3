import type { Feed } from '../model/feed.ts';
import type { Discovered, ListReading, Page } from '../model/page.ts';
import type { ListSelectors, PageRule } from '../model/source.ts';

export interface ParseOptions {
  /** As the server sent it, `text/xml; charset=gbk`; null when unknown. */
  readonly contentType?: string | null;
  /** Address of the document: relative links are resolved against it. */
  readonly base?: string | null;
  /** Overrides what the bytes and the server say. */
  readonly charset?: string | null;
}

export interface PageOptions extends ParseOptions {
  /** The rule of the page's host; null: the article is found by itself. */
  readonly rule?: PageRule | null;
}

export interface ListOptions extends ParseOptions {
  readonly selectors: ListSelectors;
}

/**
 * Reads what came over the network within a limit of time and memory, whatever it holds. The bytes stay the caller's,
 * who leaves them alone until the answer is there.
 *
 * Where our own code fails at a document, that is told as the document's failure: FEED_UNKNOWN, PAGE_UNKNOWN.
 */
export interface Parser {
  /** @throws JianbaoError FEED_IS_HTML, FEED_UNKNOWN, FEED_EMPTY, FEED_TOO_COMPLEX */
  parseFeed(bytes: Uint8Array, options: ParseOptions): Promise<Feed>;
  /** @throws JianbaoError PAGE_EMPTY, PAGE_UNKNOWN, PAGE_TOO_COMPLEX */
  parsePage(bytes: Uint8Array, options: PageOptions): Promise<Page>;
  /** @throws JianbaoError PAGE_UNKNOWN, PAGE_TOO_COMPLEX, and what `readList` refuses with */
  parseList(bytes: Uint8Array, options: ListOptions): Promise<ListReading>;
  /** @throws JianbaoError PAGE_UNKNOWN, PAGE_TOO_COMPLEX */
  discover(bytes: Uint8Array, options: ParseOptions): Promise<Discovered>;
  /** Ends at once; what is still under way is refused with INTERRUPTED. */
  close(): Promise<void>;
}
