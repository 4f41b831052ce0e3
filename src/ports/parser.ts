import type { Feed } from '../model/feed.ts';

export interface ParseOptions {
  /** As the server sent it, `text/xml; charset=gbk`; null when unknown. */
  readonly contentType?: string | null;
  /** Address of the feed: relative links are resolved against it. */
  readonly base?: string | null;
  /** Overrides what the bytes and the server say. */
  readonly charset?: string | null;
}

/** Reads feeds within a limit of time and memory, whatever they hold. */
export interface FeedParser {
  /** @throws JianbaoError FEED_IS_HTML, FEED_UNKNOWN, FEED_EMPTY, FEED_TOO_COMPLEX */
  parse(bytes: Uint8Array, options: ParseOptions): Promise<Feed>;
  close(): Promise<void>;
}
