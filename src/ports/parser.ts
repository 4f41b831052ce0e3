import type { Feed } from '../model/feed.ts';
import type { Page } from '../model/page.ts';
import type { PageRule } from '../model/source.ts';

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

/** Reads what came over the network within a limit of time and memory, whatever it holds. */
export interface Parser {
  /** @throws JianbaoError FEED_IS_HTML, FEED_UNKNOWN, FEED_EMPTY, FEED_TOO_COMPLEX */
  parseFeed(bytes: Uint8Array, options: ParseOptions): Promise<Feed>;
  /** @throws JianbaoError PAGE_EMPTY, PAGE_TOO_COMPLEX */
  parsePage(bytes: Uint8Array, options: PageOptions): Promise<Page>;
  close(): Promise<void>;
}
