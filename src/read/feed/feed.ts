import { JianbaoError } from '../../errors.ts';
import type { Feed } from '../../model/feed.ts';
import { readCanonical, writeCanonical } from './canonical.ts';
import { resolveAddress } from '../address.ts';
import { decodeText } from '../charset.ts';
import { decodeEntities, mendControls } from '../entities.ts';
import { type RawFeed, readEntries } from './entries.ts';
import { readJsonFeed } from './json-feed.ts';
import { withoutTags } from '../nesting.ts';
import { readTree } from '../xml/tree.ts';

interface FeedOptions {
  /** As the server sent it. */
  readonly contentType?: string | null;
  /** Address of the feed. */
  readonly base?: string | null;
  /** What the operator knows better than server and file. */
  readonly charset?: string | null;
}

const feedRoot = /<(?:[\w.-]{1,40}:)?(?:rss|rdf|feed|channel)(?=[\s/>])/i;
const htmlRoot = /<!doctype\s+html|<html[\s>]|<body[\s>]/i;
/** A root that nothing but a feed has, even within a page. */
const surelyRoot =
  /^<(?:rss\s[^<>]*version\s*=|rdf:rdf[\s>]|feed\s[^<>]*xmlns\s*=\s*["']http:\/\/(?:www\.w3\.org\/2005|purl\.org)\/atom)/i;
const shownRoot = /&lt;(?:rss|rdf:rdf|feed)(?=\s|&gt;)/i;
/** How far into a text its head is looked for. */
const headLength = 50_000;
const alternate = /<link\s[^<>]*>/gi;

/** A longer tag names no feed; looking for its parts would take time in the square of its length. */
const longestLink = 4000;

/**
 * Feeds that a web page names in its head, absolute, in its order: for a message, so without the tree that
 * `list/feed-links` needs.
 */
export function feedsNamedIn(html: string, base: string | null): readonly string[] {
  const found = new Set<string>();
  for (const [tag] of html.slice(0, 200_000).matchAll(alternate)) {
    if (tag.length > longestLink) continue;
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

/** The feed that begins with the first root of one; a page around it means that it is none, unless it says it is. */
function readXml(text: string, base: string | null): RawFeed | null {
  const found = feedRoot.exec(text);
  if (found === null) return null;
  const head = text.slice(0, found.index);
  const isInPage = htmlRoot.test(head);
  if (isInPage && !surelyRoot.test(text.slice(found.index, found.index + 2000))) return null;
  const tree = readTree(text.slice(found.index), head.slice(-headLength));
  const raw = tree === null ? null : readEntries(tree, base);
  return isInPage && raw?.entries.length === 0 ? null : raw;
}

/** A feed that is the whole text of a page, as browsers show it and programs hand it on; not one that an article quotes. */
function readShown(text: string, base: string | null): RawFeed | null {
  const found = shownRoot.exec(text.slice(0, headLength));
  if (found === null) return null;
  const before = text.slice(0, found.index).replace(/<title[^<]*<\/title>/i, '');
  if (
    withoutTags(before)
      .replace(/&lt;\?xml.*?\?&gt;/, '')
      .trim() !== ''
  )
    return null;
  const end = text.indexOf('</pre', found.index);
  const raw = readXml(decodeEntities(text.slice(found.index, end < 0 ? text.length : end)), base);
  return raw?.entries.length === 0 ? null : raw;
}

/**
 * Bytes to feed, whatever they hold: RSS 0.9x, 1.0, 2.0, Atom 0.3, 1.0, JSON Feed, in any charset, well-formed or not.
 *
 * @returns items in the feed's order, empty when it has none; texts are HTML and not yet safe
 * @throws JianbaoError FEED_EMPTY, FEED_IS_HTML (with the feeds the page names), FEED_UNKNOWN, FEED_TOO_COMPLEX
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
  const raw = readXml(text, base) ?? readShown(text, base);
  if (raw === null) refuse(text, base);
  return readCanonical(writeCanonical(raw));
}
