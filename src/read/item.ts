import type { Feed, FeedItem } from '../model/feed.ts';
import type { DateCertainty, Item } from '../model/item.ts';
import type { Source } from '../model/source.ts';
import { cleanHtml, type CleanHtml } from './clean.ts';
import { readDate } from './date/date.ts';
import { decodeEntities, mendControls } from './entities.ts';
import { canonicalLink, itemId, leadsBack, resolvedLink, revisionOf, type Link } from './link.ts';
import { sharedLinks } from './shared-links.ts';
import { repeatsTitle, shortened, titleAndOutlet, titleFrom } from './title.ts';

const han = /\p{Script=Han}/u;

/** Content shorter than this may be a teaser, so the summary is looked at too. */
const teaserLength = 100;

/** Characters that turn the order of what follows or command a terminal, and mean nothing in a line. */
const orders = /[\u0080-\u009f\u202a-\u202e\u2066-\u2069]/g;

function singleLine(html: string | null): string {
  return html === null ? '' : cleaned(html, null).text.replaceAll(orders, '').replaceAll('\n', ' ');
}

/** No outlet writes a longer one; what is longer is a text in the wrong place, or an attack. */
const longestTitle = 300;

/** Google News describes an entry by links to itself and to what others wrote of it: titles and outlets, no text of its own. */
const linksOnly =
  /^\s*(?:<(?:table|tbody|tr|td|ol|ul|li|p)\b[^<>]*>\s*)*<a\s[^<>]*\bhref\s*=\s*["']?https?:\/\/news\.google\.com\//i;

function cleaned(html: string, base: string | null): CleanHtml {
  const clean = cleanHtml(html, base);
  return { html: mendControls(clean.html), text: mendControls(clean.text) };
}

function bodyOf(entry: FeedItem, base: string | null): CleanHtml {
  if (entry.content === null && linksOnly.test(entry.summary ?? '')) return { html: '', text: '' };
  const content = entry.content === null ? null : cleaned(entry.content, base);
  if (content !== null && (content.text.length >= teaserLength || entry.summary === null)) return content;
  const summary = cleaned(entry.summary ?? '', base);
  return content !== null && content.text.length >= summary.text.length ? content : summary;
}

const firstAnchor = /<a\s[^<>]*?\bhref\s*=\s*["']?([^"'<>\s]+)/i;

/** Where an entry leads; a search service's link that does not say is looked up in the entry's id and its text. */
function linkOf(entry: FeedItem, source: Source, feedUrl: string | null): Link | null {
  const link = canonicalLink(entry.url);
  if (link === null) return null;
  const isCode = link.isStable && source.kind === 'search' && leadsBack(link, feedUrl);
  if (link.isStable && !isCode) return link;
  const first = firstAnchor.exec(entry.summary ?? entry.content ?? '')?.[1];
  const others = [entry.id, first === undefined ? null : decodeEntities(first)];
  const found = resolvedLink({ ...link, isStable: false }, others);
  return found !== null && isCode && leadsBack(found, feedUrl) ? { ...found, isStable: false } : found;
}

/** Dates beyond this are mistakes of the year, not embargoes or wrong clocks. */
const farthestAheadMs = 366 * 24 * 60 * 60 * 1000;

interface When {
  readonly publishedAt: number | null;
  readonly certainty: DateCertainty;
  /** Day in the source's zone. */
  readonly day: string | null;
}

function whenOf(entry: FeedItem, zone: string, now: number): When {
  const read = entry.dateText === null ? null : readDate(entry.dateText, { now, zone, aheadMs: farthestAheadMs });
  if (read === null) return { publishedAt: null, certainty: 'none', day: null };
  const local = Temporal.Instant.fromEpochMilliseconds(read.at).toZonedDateTimeISO(zone);
  const isMidnight = local.hour === 0 && local.minute === 0 && local.second === 0;
  // A clock that runs ahead, or an embargo: nothing can have been published after it was read.
  if (read.at > now) {
    const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
    return { publishedAt: now, certainty: 'minute', day: today.toString() };
  }
  // Nobody publishes at 00:00:00 sharp: sites that know only the day write it so.
  const certainty = read.certainty === 'day' || isMidnight ? 'day' : 'minute';
  return { publishedAt: read.at, certainty, day: local.toPlainDate().toString() };
}

function itemFrom(
  entry: FeedItem,
  link: Link | null,
  source: Source,
  feedUrl: string | null,
  now: number,
): Item | null {
  const given = bodyOf(entry, entry.url ?? feedUrl);
  const written = titleAndOutlet(singleLine(entry.title), entry, feedUrl);
  const title = written.title === '' ? titleFrom(given.text) : shortened(written.title, longestTitle);
  if (title === '') return null;
  const outlet = written.outlet ?? source.outlet;
  const isRepeated = written.title !== '' && !given.html.includes('<img') && repeatsTitle(given.text, title, outlet);
  const body = isRepeated ? { html: '', text: '' } : given;
  const { publishedAt, certainty, day } = whenOf(entry, source.zone, now);
  const own = source.language === 'en' ? 'zh-Hans' : source.language;
  const author = singleLine(entry.author);
  return {
    id: itemId(link, outlet, title, day),
    sourceId: source.id,
    feedUrl,
    url: link?.url ?? null,
    title,
    text: body.text,
    html: body.html,
    author: author === '' ? null : author,
    outlet,
    tier: source.tier,
    publishedAt,
    certainty,
    dateRange: null,
    firstSeenAt: now,
    language: han.test(title) ? own : 'en',
    revision: revisionOf(title, body.text),
    wording: source.wording,
    origin: 'feed',
    section: null,
    filedUnder: [],
    credit: null,
  };
}

const spelling = (text: string): string => text.normalize('NFKC').toLowerCase();

/** An address as people read it: 资讯 instead of its bytes. */
function readable(address: string): string {
  try {
    return `${address} ${decodeURI(address)}`;
  } catch {
    return address;
  }
}

/**
 * Whether a source's `include` and `exclude` let an item through: title or address holds one of the words of the
 * first, where there are any, and none of the second. Case and width do not count.
 */
export function wantedBy({ include, exclude }: Pick<Source, 'include' | 'exclude'>): (item: Item) => boolean {
  if (include.length === 0 && exclude.length === 0) return () => true;
  const [wanted, unwanted] = [include.map(spelling), exclude.map(spelling)];
  return ({ title, url }) => {
    const text = spelling(`${title}\n${url === null ? '' : readable(url)}`);
    return (
      (wanted.length === 0 || wanted.some((word) => text.includes(word))) &&
      !unwanted.some((word) => text.includes(word))
    );
  };
}

/**
 * The items of a feed as the rest of the program knows them.
 *
 * @param feedUrl address it was fetched from: relative links start there
 * @param now when it was fetched, UTC milliseconds: `firstSeenAt`, and where 昨天 and dates without a year count from
 * @returns in the feed's order; an item that stands twice is kept once; one without any word, or that the source's
 * `include` and `exclude` do not let through, is left out
 * @throws nothing
 */
export function itemsFromFeed(feed: Feed, source: Source, feedUrl: string | null, now: number): Item[] {
  const items = new Map<string, Item>();
  const isWanted = wantedBy(source);
  const links = feed.items.map((entry) => linkOf(entry, source, feedUrl));
  const isShared = sharedLinks(feed.items, links);
  for (const [at, entry] of feed.items.entries()) {
    const link = links[at] ?? null;
    const own = link !== null && link.isStable && isShared(link) ? { ...link, isStable: false } : link;
    const item = itemFrom(entry, own, source, feedUrl, now);
    if (item !== null && !items.has(item.id) && isWanted(item)) items.set(item.id, item);
  }
  return [...items.values()];
}
