import { JianbaoError } from '../errors.ts';
import type { Feed } from '../model/feed.ts';
import { readCanonical, writeCanonical } from './canonical.ts';
import { decodeText } from './charset.ts';
import { decodeEntities, mendControls } from './entities.ts';
import { readEntries } from './entries.ts';
import { readJsonFeed } from './json-feed.ts';
import { readTree, resolveAddress } from './tree.ts';

export interface FeedOptions {
  readonly contentType?: string | null;
  readonly base?: string | null;
  readonly charset?: string | null;
}

const feedRoot = /<(?:[\w.-]{1,40}:)?(?:rss|rdf|feed|channel)(?=[\s/>])/i;
const htmlRoot = /<!doctype\s+html|<html[\s>]|<body[\s>]/i;
const alternate = /<link\s[^<>]*>/gi;

/** Feeds that a web page names in its head, absolute, in its order. */
export function feedsNamedIn(html: string, base: string | null): readonly string[] {
  const found = new Set<string>();
  for (const [tag] of html.slice(0, 200_000).matchAll(alternate)) {
    if (!/\brel\s*=\s*["']?[^"'>]*\balternate\b/i.test(tag)) continue;
    if (!/\btype\s*=\s*["']?\s*application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json)/i.test(tag)) continue;
    const href = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(tag);
    const address = resolveAddress(decodeEntities(href?.[1] ?? href?.[2] ?? href?.[3] ?? ''), base);
    if (address !== null && found.size < 20) found.add(address);
  }
  return [...found];
}

function refuse(text: string, base: string | null): never {
  if (!htmlRoot.test(text.slice(0, 20_000))) throw new JianbaoError('FEED_UNKNOWN');
  const feeds = feedsNamedIn(text, base);
  throw new JianbaoError('FEED_IS_HTML', feeds.length === 0 ? {} : { message: `It names: ${feeds.join(' ')}` });
}

/**
 * Bytes to feed, whatever they hold: RSS 0.9x, 1.0, 2.0, Atom 0.3, 1.0, JSON Feed, in any charset, well-formed or not.
 *
 * @returns items in the feed's order, empty when it has none; texts are HTML and not yet safe
 * @throws JianbaoError FEED_EMPTY, FEED_IS_HTML (with the feeds the page names), FEED_UNKNOWN
 *
 * Time grows with the length of the input; `adapters/parse-worker` sets the limit.
 */
export async function readFeed(bytes: Uint8Array, options: FeedOptions = {}): Promise<Feed> {
  const base = options.base ?? null;
  // Mended here once, the text and all that is taken from it hold no character that a later step must be afraid of.
  const text = mendControls(decodeText(bytes, options.contentType ?? null, options.charset ?? null));
  const opening = /\S/.exec(text);
  if (opening === null) throw new JianbaoError('FEED_EMPTY');
  if (opening[0] === '{') {
    const json = readJsonFeed(text.trim(), base);
    if (json !== null) return readCanonical(writeCanonical(json));
  }
  const root = feedRoot.exec(text);
  if (root === null) refuse(text, base);
  const head = text.slice(0, root.index);
  if (htmlRoot.test(head)) refuse(text, base);
  const tree = readTree(text.slice(root.index), head.slice(-50_000));
  const raw = tree === null ? null : readEntries(tree, base);
  if (raw === null) refuse(text, base);
  return readCanonical(writeCanonical(raw));
}
