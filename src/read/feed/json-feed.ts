import type { FeedEnclosure } from '../../model/feed.ts';
import { htmlFrom } from './construct.ts';
import type { RawEntry, RawFeed } from './entries.ts';
import { mendControls } from '../entities.ts';
import { maxEntries } from '../xml/tree.ts';
import { parseLenientJson } from './json-text.ts';
import { resolveAddress } from '../address.ts';

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textIn(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  const text = typeof value === 'string' ? mendControls(value).trim() : '';
  return text === '' ? null : text;
}

function objectsIn(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** JSON Feed 1.1 has `authors`, 1.0 had `author`. */
function authorIn(value: Json): string | null {
  for (const author of [...objectsIn(value['authors']), value['author']])
    if (isObject(author)) {
      const name = textIn(author['name']);
      if (name !== null) return name;
    }
  return null;
}

function enclosuresIn(item: Json, base: string | null): readonly FeedEnclosure[] {
  return objectsIn(item['attachments']).flatMap((attachment) => {
    const url = resolveAddress(textIn(attachment['url']), base);
    const length = textIn(attachment['size_in_bytes']);
    return url === null ? [] : [{ url, type: textIn(attachment['mime_type']), length }];
  });
}

function entryIn(item: Json, base: string | null, feedAuthor: string | null): RawEntry {
  const html = htmlFrom(textIn(item['content_html']), base, true);
  const date = (value: unknown): readonly string[] => [textIn(value)].filter((text) => text !== null);
  const tags: readonly unknown[] = Array.isArray(item['tags']) ? item['tags'] : [];
  return {
    id: textIn(item['id']),
    title: htmlFrom(textIn(item['title']), base, false),
    url: resolveAddress(textIn(item['url']) ?? textIn(item['external_url']), base),
    published: date(item['date_published']),
    updated: date(item['date_modified']),
    summary: htmlFrom(textIn(item['summary']), base, false),
    content: html ?? htmlFrom(textIn(item['content_text']), base, false),
    author: authorIn(item) ?? feedAuthor,
    categories: tags.flatMap((tag) => textIn(tag) ?? []),
    enclosures: enclosuresIn(item, base),
    outlet: null,
  };
}

/** A feed that says neither its version nor its title is known by what its items are made of. */
function looksLikeItem(item: Json | undefined): boolean {
  const has = (...names: readonly string[]): boolean => names.some((name) => textIn(item?.[name]) !== null);
  return has('url', 'external_url') && has('title', 'content_html', 'content_text');
}

/**
 * A JSON Feed as entries; null when the text is no JSON Feed.
 *
 * @param base address of the feed; its own `feed_url` is believed where none is known
 * @throws JianbaoError FEED_TOO_COMPLEX
 */
export function readJsonFeed(text: string, base: string | null): RawFeed | null {
  const feed = parseLenientJson(text);
  if (!isObject(feed) || !Array.isArray(feed['items'])) return null;
  const isNamed = typeof feed['version'] === 'string' && feed['version'].includes('jsonfeed.org');
  if (!isNamed && textIn(feed['title']) === null && !looksLikeItem(objectsIn(feed['items'])[0])) return null;
  const from = base ?? textIn(feed['feed_url']);
  const author = authorIn(feed);
  return {
    channel: {
      title: htmlFrom(textIn(feed['title']), from, false),
      link: resolveAddress(textIn(feed['home_page_url']), from),
      language: textIn(feed['language']),
      format: 'json',
      ttlMinutes: null,
    },
    entries: objectsIn(feed['items'])
      .slice(0, maxEntries)
      .map((item) => entryIn(item, from, author)),
  };
}
