import type { App } from '../app.ts';
import { JianbaoError } from '../errors.ts';
import type { ListReading } from '../model/page.ts';
import type { ListSelectors } from '../model/source.ts';
import { robotsRules } from '../read/robots.ts';
import type { Proposal } from './source-proposal.ts';
import { ask, trialSource, tryReading, type Answered, type Trial } from './source-trial.ts';
import { idFor } from './sources-add.ts';

/** Addresses asked beside the page itself: feeds it names, then places where feeds usually are. */
const mostNamed = 6;
const mostAsked = 10;
const wellKnown = ['/feed', '/rss', '/rss.xml', '/atom.xml', '/feed.xml', '/index.xml', '/feed.json'];

export interface FoundFeed {
  readonly url: string;
  readonly named: string | null;
  readonly trial: Trial;
  readonly proposal: Proposal;
}

export interface UnreadFeed {
  readonly url: string;
  readonly code: string;
  readonly message: string;
}

export interface FoundList {
  readonly selectors: ListSelectors;
  readonly reading: ListReading;
  readonly trial: Trial;
  readonly proposal: Proposal;
}

export interface Discovery {
  readonly answered: Answered;
  /** The address is a feed itself. */
  readonly itself: FoundFeed | null;
  readonly feeds: readonly FoundFeed[];
  /** Feeds the page names that are none, or cannot be read. */
  readonly unread: readonly UnreadFeed[];
  readonly lists: readonly FoundList[];
  /** Addresses asked beside the page. */
  readonly asked: number;
}

/** Half of the letters of these titles, at least, say the language. */
function languageOf(trial: Trial): Proposal['language'] {
  const text = trial.items.map(({ title }) => title).join('');
  const broad = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (broad * 4 < text.length) return 'en';
  return (text.match(/[們這國際發報產業動術產對於開關題說華為與從點]/gu)?.length ?? 0) * 40 > broad
    ? 'zh-Hant'
    : 'zh-Hans';
}

function proposalFor(
  app: App,
  url: string,
  trial: Trial,
  selectors: ListSelectors | null = null,
  charset: string | null = null,
): Proposal {
  const outlet = URL.parse(url)?.hostname.replace(/^www\./, '') ?? url;
  return { id: idFor(app, url), outlet, url, language: languageOf(trial), charset, selectors };
}

/** Why an address is no feed; null where it is one. */
function reasonOf(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof JianbaoError) return { code: error.code, message: error.message };
  throw error;
}

async function feedAt(
  app: App,
  url: string,
  named: string | null,
  signal: AbortSignal,
): Promise<FoundFeed | UnreadFeed> {
  try {
    const answered = await ask(app, url, 'feed', null, signal);
    if (typeof answered === 'number') return { url, code: 'wait', message: `It asks to wait ${answered} s.` };
    const trial = await tryReading(app, trialSource(url, app.digest.zone), answered);
    const address = answered.movedTo ?? url;
    return { url: address, named, trial, proposal: proposalFor(app, address, trial) };
  } catch (error) {
    return { url, ...reasonOf(error) };
  }
}

/** What the host's robots.txt lets us ask for unasked; all where there is none. */
async function mayGuess(app: App, origin: string, signal: AbortSignal): Promise<(path: string) => boolean> {
  try {
    const answered = await ask(app, `${origin}/robots.txt`, 'page', null, signal);
    if (typeof answered === 'number') return () => false;
    return robotsRules(new TextDecoder().decode(answered.body.subarray(0, 500_000)), 'jianbao');
  } catch (error) {
    return reasonOf(error).code === 'FETCH_BLOCKED' ? () => false : () => true;
  }
}

/** Where the feed of a section and that of the site usually are. */
function guesses(page: string): readonly string[] {
  const url = new URL(page);
  const section = url.pathname.replace(/\/(?:index\.\w+)?$/, '');
  const own = section === '' || /\.\w{2,5}$/.test(section) ? [] : [`${section}/feed`, `${section}/rss.xml`];
  return [...own, ...wellKnown].map((path) => url.origin + path);
}

const isFeed = (found: FoundFeed | UnreadFeed): found is FoundFeed => 'trial' in found;

/** Asks for the feeds a page names and, where none can be read, for the usual places: one after the other. */
async function findFeeds(
  app: App,
  page: string,
  named: readonly { readonly url: string; readonly title: string | null }[],
  signal: AbortSignal,
): Promise<Pick<Discovery, 'feeds' | 'unread' | 'asked'>> {
  const feeds: FoundFeed[] = [];
  const unread: UnreadFeed[] = [];
  let asked = 0;
  for (const { url, title } of named.slice(0, mostNamed)) {
    asked += 1;
    const found = await feedAt(app, url, title, signal);
    if (isFeed(found)) feeds.push(found);
    else unread.push(found);
  }
  if (feeds.length > 0) return { feeds, unread, asked };
  const known = new Set(named.map(({ url }) => url));
  asked += 1;
  const may = await mayGuess(app, new URL(page).origin, signal);
  for (const url of guesses(page)) {
    if (asked >= mostAsked || signal.aborted) break;
    if (known.has(url) || !may(new URL(url).pathname)) continue;
    asked += 1;
    const found = await feedAt(app, url, null, signal);
    if (isFeed(found)) return { feeds: [found], unread, asked };
    // A host that refuses this reader, or asks for time, is left alone.
    if (found.code === 'FETCH_BLOCKED' || found.code === 'wait') break;
  }
  return { feeds, unread, asked };
}

/**
 * Looks for what an address offers to somebody who wants to follow it: it may be a feed; feeds it names, each asked and
 * read; and where there is none, its lists of links with selectors.
 *
 * @returns seconds where the server asks to wait
 * @throws JianbaoError FETCH_*, PAGE_*
 */
export async function discover(
  app: App,
  url: string,
  values: { charset: string | null; lists: boolean },
  signal: AbortSignal,
): Promise<Discovery | number> {
  const answered = await ask(app, url, 'page', values.charset, signal);
  if (typeof answered === 'number') return answered;
  const source = { ...trialSource(url, app.digest.zone), charset: values.charset };
  const nothing = { answered, itself: null, feeds: [], unread: [], lists: [], asked: 0 };
  try {
    const trial = await tryReading(app, source, answered);
    return {
      ...nothing,
      itself: { url, named: null, trial, proposal: proposalFor(app, url, trial, null, values.charset) },
    };
  } catch (error) {
    // It is no feed: then it is looked at as a page.
    reasonOf(error);
  }
  const parser = await app.openParser();
  const { contentType, body } = answered;
  const offered = await parser.discover(body, { contentType, base: answered.url, charset: values.charset });
  const found = await findFeeds(app, answered.url, offered.feeds, signal);
  const lists: FoundList[] = [];
  for (const { selectors, reading } of found.feeds.length > 0 && !values.lists ? [] : offered.lists) {
    const trial = await tryReading(app, { ...source, kind: 'page', selectors }, answered);
    lists.push({ selectors, reading, trial, proposal: proposalFor(app, url, trial, selectors, values.charset) });
  }
  return { ...nothing, ...found, lists };
}
