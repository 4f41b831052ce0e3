import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';

import type { Company } from '../model/company.ts';
import type { Entry, PublishedEdition } from '../model/edition.ts';
import { conflictViews } from './conflict-view.ts';
import { startTelling, type RenderContext } from './context.ts';
import { editionTitle, editionView } from './edition-view.ts';
import { inert, rich, shorten } from './html.ts';
import { feedInk, lineText } from './ink.ts';
import { labelsFor } from './labels.ts';
import { siteLinks, storyId } from './links.ts';
import { numberFigures } from './numbering.ts';
import { toJson } from './plain.ts';
import { rowsOf } from './rows.ts';
import { rowViews, storyView } from './section-view.ts';

/** One thing a feed reader shows. */
interface FeedItem {
  /** Never changes once it was given out. */
  readonly id: string;
  readonly url: string;
  /** Plain text. */
  readonly title: string;
  readonly summary: string;
  readonly html: string;
  readonly publishedAt: number;
  /** Raised by corrections. */
  readonly updatedAt: number;
}

interface Feed {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly homeUrl: string;
  /** Folder of the three files, with its slash at the end. */
  readonly folderUrl: string;
  readonly language: string;
  readonly author: string;
  /** Newest first, never empty. */
  readonly items: readonly FeedItem[];
}

export interface FeedFiles {
  readonly 'feed.xml': string;
  readonly 'atom.xml': string;
  readonly 'feed.json': string;
}

/** A feed holds this many items, newest first; the archive has the rest. */
const maxItems = 40;

/** RFC 4151. The date is a day on which the host was certainly the digest's: the first of the edition's week. */
function tagUri(context: RenderContext, day: string, path: string): string {
  return `tag:${new URL(context.digest.siteUrl).hostname},${day}:${path.split('/').map(encodeURIComponent).join('/')}`;
}

function updatedAt(edition: PublishedEdition, entry: string | null = null): number {
  const corrections = edition.corrections.filter((correction) => entry === null || correction.entry === entry);
  return Math.max(edition.publishedAt, ...corrections.map((correction) => correction.at));
}

function titleText(text: string): string {
  return inert(text).replaceAll(/\s+/g, ' ').trim();
}

function editionItem(edition: PublishedEdition, context: RenderContext): FeedItem {
  const labels = labelsFor(context.language);
  const links = siteLinks(context.digest, edition.id);
  const beside = { ...context, previous: null, next: null };
  const view = editionView(edition, beside, { ink: feedInk(links.here), links, style: rich(''), isDraft: false });
  const points = edition.keyPoints.map(({ line }) => lineText(line));
  return {
    id: tagUri(context, edition.from, `edition/${edition.id}`),
    url: links.here,
    title: titleText(
      `${editionTitle(edition, context, labels)}${labels.bracket(labels.number(String(edition.number)))}`,
    ),
    summary: titleText(shorten(labels.parts(points) || lineText(edition.headline), 200)),
    html: context.templates.fill('site/feed-edition', view),
    publishedAt: edition.publishedAt,
    updatedAt: updatedAt(edition),
  };
}

function storyItem(entry: Entry, edition: PublishedEdition, context: RenderContext): FeedItem {
  const labels = labelsFor(context.language);
  const links = siteLinks(context.digest, edition.id);
  const telling = startTelling(edition, context, feedInk(links.here), numberFigures(edition), links);
  const road = edition.sections.find((section) => section.company === entry.company)?.road ?? [];
  const figures = rowViews(rowsOf(edition, [entry]), road, telling);
  const mark = edition.demonstration || context.digest.demonstration ? labels.mark(labels.words.demonstration) : '';
  return {
    id: tagUri(context, edition.from, `story/${edition.id}/${entry.storyId}`),
    url: `${links.here}#${storyId(entry.storyId)}`,
    title: titleText(`${mark}${lineText(labels.headline(entry))}`),
    summary: titleText(shorten(entry.summary.map(lineText).join(' '), 200)),
    html: context.templates.fill('site/feed-story', {
      ...storyView(entry, false, telling),
      words: labels.words,
      rows: figures,
      hasRows: figures.length > 0,
      conflicts: conflictViews(entry.conflicts, telling),
    }),
    publishedAt: edition.publishedAt,
    updatedAt: updatedAt(edition, entry.storyId),
  };
}

function updatedOf(feed: Feed): Date {
  return new Date(Math.max(...feed.items.map((item) => item.updatedAt)));
}

function summaryOf(item: FeedItem): string {
  return item.summary === '' ? item.title : item.summary;
}

function writeRss(feed: Feed): string {
  const self = `${feed.folderUrl}feed.xml`;
  return generateRssFeed({
    title: feed.title,
    link: feed.homeUrl,
    description: feed.description,
    language: feed.language,
    lastBuildDate: updatedOf(feed),
    generator: 'jianbao',
    atom: { links: [{ href: self, rel: 'self', type: 'application/rss+xml' }] },
    items: feed.items.map((item) => ({
      title: item.title,
      link: item.url,
      description: summaryOf(item),
      guid: { value: item.id, isPermaLink: false },
      pubDate: new Date(item.publishedAt),
      content: { encoded: item.html },
    })),
  });
}

function writeAtom(feed: Feed): string {
  return generateAtomFeed({
    id: feed.id,
    title: { value: feed.title },
    subtitle: { value: feed.description },
    updated: updatedOf(feed),
    authors: [{ name: feed.author }],
    generator: { text: 'jianbao' },
    xml: { lang: feed.language },
    links: [
      { href: `${feed.folderUrl}atom.xml`, rel: 'self', type: 'application/atom+xml' },
      { href: feed.homeUrl, rel: 'alternate', type: 'text/html' },
    ],
    entries: feed.items.map((item) => ({
      id: item.id,
      title: { value: item.title },
      published: new Date(item.publishedAt),
      updated: new Date(item.updatedAt),
      links: [{ href: item.url, rel: 'alternate', type: 'text/html' }],
      summary: { value: summaryOf(item) },
      content: { type: 'html', value: item.html },
    })),
  });
}

function writeJson(feed: Feed): string {
  return toJson(
    generateJsonFeed({
      title: feed.title,
      home_page_url: feed.homeUrl,
      feed_url: `${feed.folderUrl}feed.json`,
      description: feed.description,
      language: feed.language,
      authors: [{ name: feed.author }],
      items: feed.items.map((item) => ({
        id: item.id,
        url: item.url,
        title: item.title,
        summary: summaryOf(item),
        content_html: item.html,
        date_published: new Date(item.publishedAt),
        date_modified: new Date(item.updatedAt),
        language: feed.language,
      })),
    }),
  );
}

function writeFeeds(feed: Feed): FeedFiles {
  return { 'feed.xml': writeRss(feed), 'atom.xml': writeAtom(feed), 'feed.json': writeJson(feed) };
}

function newestFirst(editions: readonly PublishedEdition[]): readonly PublishedEdition[] {
  return editions.toSorted((a, b) => b.publishedAt - a.publishedAt || (a.id < b.id ? 1 : -1));
}

function feedFrame(context: RenderContext, company: Company | null): Omit<Feed, 'items' | 'id'> {
  const { digest, language } = context;
  const labels = labelsFor(language);
  const name = company?.names.zhShort ?? null;
  const mark = digest.demonstration ? labels.mark(labels.words.demonstration) : '';
  const root = `${digest.siteUrl}/`;
  const folderUrl = company === null ? root : `${root}companies/${company.id}/`;
  return {
    title: titleText(`${mark}${labels.feedTitle(digest.title, name)}`),
    description: titleText(labels.feedDescription(digest.title, name)),
    homeUrl: folderUrl,
    folderUrl,
    language,
    author: titleText(digest.title),
  };
}

/** When a feed's tag was minted: the day of its oldest edition never changes. */
function firstDay(editions: readonly PublishedEdition[]): string {
  return editions.reduce((first, edition) => (edition.from < first ? edition.from : first), editions[0]!.from);
}

/**
 * The feeds of the whole digest: one item per edition, with all of its text.
 *
 * @param editions published, at least one
 */
export function renderFeeds(editions: readonly PublishedEdition[], context: RenderContext): FeedFiles {
  const items = newestFirst(editions).slice(0, maxItems);
  return writeFeeds({
    ...feedFrame(context, null),
    id: tagUri(context, firstDay(editions), 'editions'),
    items: items.map((edition) => editionItem(edition, context)),
  });
}

/** The feeds of one company: one item per story. Before its first story one item says that it is followed. */
export function renderCompanyFeeds(
  company: Company,
  editions: readonly PublishedEdition[],
  context: RenderContext,
): FeedFiles {
  const labels = labelsFor(context.language);
  const frame = feedFrame(context, company);
  const stories = newestFirst(editions).flatMap((edition) =>
    edition.entries.flatMap((entry) => (entry.included && entry.company === company.id ? [{ edition, entry }] : [])),
  );
  const items = stories.slice(0, maxItems).map(({ entry, edition }) => storyItem(entry, edition, context));
  if (items.length === 0) {
    const name = company.names.zhShort;
    const followedSince = newestFirst(editions).findLast((edition) =>
      edition.sections.some((section) => section.company === company.id),
    );
    const since = followedSince ?? newestFirst(editions).at(-1)!;
    const text = titleText(labels.followingText(name));
    items.push({
      id: tagUri(context, since.from, `following/${company.id}`),
      url: frame.folderUrl,
      title: titleText(labels.following(context.digest.title, name)),
      summary: text,
      html: `<p>${feedInk('').text(text)}</p>`,
      publishedAt: since.publishedAt,
      updatedAt: since.publishedAt,
    });
  }
  return writeFeeds({ ...frame, id: tagUri(context, firstDay(editions), `company/${company.id}`), items });
}
