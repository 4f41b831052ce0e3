import Parser from 'rss-parser';

import type { Feed, FeedFormat, FeedItem } from '../model/feed.ts';
import type { DateCertainty } from '../model/item.ts';
import type { RawFeed } from './entries.ts';
import { escapeAttribute } from './entities.ts';
import { readFeedDate } from './feed-dates.ts';

/**
 * The long texts have names of our own: rss-parser makes a snippet of each `description` and `content:encoded`, by
 * patterns that need quadratic time on runs of `<`. Its `customFields` are taken over as they are.
 */
const namespace = 'https://jianbao.example/ns/canonical';

function element(name: string, text: string | null): string {
  if (text === null || text === '') return '';
  // CDATA says the same as escaped text and is read in one piece; `]]>` is the one thing it cannot hold.
  return `<${name}><![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`;
}

/** The feed as RSS 2.0 in which every text is HTML, every address absolute, every date ISO 8601. */
export function writeCanonical(raw: RawFeed): string {
  const { channel } = raw;
  const parts = [
    `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:jb="${namespace}"><channel>`,
    element('title', channel.title),
    element('link', channel.link),
    element('language', channel.language),
    element('jb:format', channel.format),
  ];
  for (const entry of raw.entries) {
    const published = readFeedDate(entry.published);
    const updated = readFeedDate(entry.updated);
    parts.push(
      '<item>',
      element('title', entry.title),
      element('link', entry.url),
      element('guid', entry.id),
      element('pubDate', published?.iso ?? null),
      element('dc:creator', entry.author),
      element('jb:updated', updated?.iso ?? null),
      element('jb:date', published?.text ?? updated?.text ?? entry.published[0] ?? entry.updated[0] ?? null),
      element('jb:certainty', published?.certainty ?? updated?.certainty ?? null),
      element('jb:summary', entry.summary),
      element('jb:content', entry.content),
      element('source', entry.outlet),
    );
    for (const category of entry.categories) parts.push(element('category', category));
    for (const { url, type, length } of entry.enclosures) {
      const kind = type === null ? '' : ` type="${escapeAttribute(type)}"`;
      const size = length === null ? '' : ` length="${escapeAttribute(length)}"`;
      parts.push(`<enclosure url="${escapeAttribute(url)}"${kind}${size}/>`);
    }
    parts.push('</item>');
  }
  parts.push('</channel></rss>');
  return parts.join('');
}

interface CanonicalFields {
  readonly updated?: string;
  readonly dateText?: string;
  readonly certainty?: DateCertainty;
  readonly summary?: string;
  readonly body?: string;
  readonly outlet?: string;
  readonly 'dc:creator'?: string;
  readonly enclosures?: readonly { readonly $: Readonly<Record<string, string>> }[];
}

function itemFrom(item: Parser.Item & CanonicalFields): FeedItem {
  return {
    id: item.guid ?? null,
    title: item.title ?? null,
    url: item.link ?? null,
    published: item.pubDate ?? null,
    updated: item.updated ?? null,
    summary: item.summary ?? null,
    content: item.body ?? null,
    author: item['dc:creator'] ?? null,
    categories: item.categories ?? [],
    enclosures: (item.enclosures ?? []).map(({ $ }) => ({
      url: $['url'] ?? '',
      type: $['type'] ?? null,
      length: $['length'] ?? null,
    })),
    dateText: item.dateText ?? null,
    certainty: item.certainty ?? 'none',
    outlet: item.outlet ?? null,
  };
}

/**
 * Reads what `writeCanonical` wrote.
 *
 * A fresh rss-parser each time: one that met a fault keeps its half-read state.
 */
export async function readCanonical(xml: string): Promise<Feed> {
  const parser = new Parser<{ readonly format?: FeedFormat; readonly language?: string }, CanonicalFields>({
    customFields: {
      feed: [['jb:format', 'format']] as never,
      item: [
        ['jb:updated', 'updated'],
        ['jb:date', 'dateText'],
        ['jb:certainty', 'certainty'],
        ['jb:summary', 'summary'],
        ['jb:content', 'body'],
        ['source', 'outlet'],
        ['enclosure', 'enclosures', { keepArray: true }],
      ] as never,
    },
  });
  const feed = await parser.parseString(xml);
  return {
    feed: {
      title: feed.title ?? null,
      link: feed.link ?? null,
      language: feed.language ?? null,
      format: feed.format ?? 'rss',
    },
    items: feed.items.map(itemFrom),
  };
}
