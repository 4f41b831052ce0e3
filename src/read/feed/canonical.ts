import Parser from 'rss-parser';

import type { Feed, FeedItem } from '../../model/feed.ts';
import type { RawEntry, RawFeed } from './entries.ts';
import { type FeedDate, readFeedDate } from './dates.ts';

/** What an item has beside title and link: it waits in a table, at the place the item has in the feed. */
type Beside = Omit<FeedItem, 'title' | 'url'>;

/**
 * A feed as RSS 2.0 that any reader understands, and what that reader need not carry.
 *
 * Long texts stay beside it: rss-parser takes every character in its hands, and makes a snippet of each description by
 * patterns that need quadratic time on runs of `<`. Dates are read by rules of our own, and lists are lists already.
 */
interface Canonical {
  readonly xml: string;
  readonly beside: readonly Beside[];
  readonly channel: RawFeed['channel'];
}

const special = /[&<>]/;

function element(name: string, text: string | null): string {
  if (text === null || text === '') return '';
  const written = special.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text;
  return `<${name}>${written}</${name}>`;
}

function besideOf(entry: RawEntry, published: FeedDate | null, updated: FeedDate | null): Beside {
  return {
    id: entry.id,
    published: published?.iso ?? null,
    updated: updated?.iso ?? null,
    summary: entry.summary,
    content: entry.content,
    author: entry.author,
    categories: entry.categories,
    enclosures: entry.enclosures,
    dateText: published?.text ?? updated?.text ?? entry.published[0] ?? entry.updated[0] ?? null,
    certainty: published?.certainty ?? updated?.certainty ?? 'none',
    outlet: entry.outlet,
  };
}

/** The feed as RSS 2.0 in which every text is HTML, every address absolute; beside it the rest. */
export function writeCanonical(raw: RawFeed): Canonical {
  const { channel } = raw;
  const beside: Beside[] = [];
  let xml = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>';
  xml += element('title', channel.title);
  xml += element('link', channel.link);
  xml += element('language', channel.language);
  xml += element('ttl', channel.ttlMinutes === null ? null : String(channel.ttlMinutes));
  for (const entry of raw.entries) {
    const published = readFeedDate(entry.published);
    // Atom's two dates are mostly one.
    const isSame = entry.updated.length === 1 && entry.updated[0] === published?.text;
    const updated = isSame ? published : readFeedDate(entry.updated);
    xml += `<item>${element('title', entry.title)}${element('link', entry.url)}</item>`;
    beside.push(besideOf(entry, published, updated));
  }
  xml += '</channel></rss>';
  return { xml, beside, channel };
}

/**
 * Reads what `writeCanonical` wrote.
 *
 * A fresh rss-parser each time: one that met a fault keeps its half-read state.
 */
export async function readCanonical({ xml, beside, channel }: Canonical): Promise<Feed> {
  const feed = await new Parser<{ readonly language?: string; readonly ttl?: string }>().parseString(xml);
  if (feed.items.length !== beside.length) throw new Error('the canonical feed was not read whole');
  return {
    feed: {
      title: feed.title ?? null,
      link: feed.link ?? null,
      language: feed.language ?? null,
      format: channel.format,
      ttlMinutes: feed.ttl === undefined ? null : Number(feed.ttl),
    },
    items: feed.items.map(({ title, link }, place) => ({
      ...beside[place]!,
      title: title ?? null,
      url: link ?? null,
    })),
  };
}
