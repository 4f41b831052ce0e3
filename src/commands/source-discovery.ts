import type { App } from '../app.ts';
import { JianbaoError } from '../errors.ts';
import type { ListReading } from '../model/page.ts';
import type { ListSelectors } from '../model/source.ts';
import { sameness } from '../read/link.ts';
import { robotsRules } from '../read/robots.ts';
import type { Proposal } from './source-proposal.ts';
import { ask, trialSource, tryReading, type Answered, type Trial, type Wait } from './source-trial.ts';
import { idFor } from './source-ids.ts';

/** Addresses asked beside the page itself: feeds it names, then places where feeds usually are. */
const mostNamed = 6;
const mostAsked = 10;
const wellKnown = ['/feed', '/rss', '/rss.xml', '/atom.xml', '/feed.xml', '/index.xml', '/feed.json'];

export interface FoundFeed {
  readonly url: string;
  readonly named: string | null;
  readonly trial: Trial;
  readonly proposal: Proposal;
  /** The source of the list that reads this feed already. */
  readonly knownAs: string | null;
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
  readonly kind: 'found';
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

/** Titles in Chinese are full of English names: less than a quarter of Han characters only is no Chinese. */
const leastHanShare = 1 / 4;
/** Characters that are frequent and written so in traditional script only. */
const traditional = /[們這國際發報產業動術對於開關題說華為與從點]/gu;
/** Simplified titles quote a traditional name now and then; traditional ones hold far more than one such in forty. */
const leastTraditionalShare = 1 / 40;

function languageOf({ items }: Trial): Proposal['language'] {
  const text = items.map(({ title }) => title).join('');
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han < text.length * leastHanShare) return 'en';
  return (text.match(traditional)?.length ?? 0) > han * leastTraditionalShare ? 'zh-Hant' : 'zh-Hans';
}

function proposalFor(
  app: App,
  url: string,
  trial: Trial,
  selectors: ListSelectors | null = null,
  charset: string | null = null,
): Proposal {
  const outlet = URL.parse(url)?.hostname.replace(/^www\./, '') ?? url;
  return { id: idFor(app.sources, url), outlet, url, language: languageOf(trial), charset, selectors };
}

function knownAs(app: App, url: string): string | null {
  const wanted = sameness(url);
  return app.sources.find((source) => URL.canParse(source.url) && sameness(source.url) === wanted)?.id ?? null;
}

/** Why an address could not be read; what is no failure of the address is thrown on. */
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
    if (answered.kind === 'wait') return { url, code: 'wait', message: `It asks to wait ${answered.seconds} s.` };
    const trial = await tryReading(app, trialSource(url, app.digest.zone), answered);
    const address = answered.movedTo ?? url;
    return { url: address, named, trial, proposal: proposalFor(app, address, trial), knownAs: knownAs(app, address) };
  } catch (error) {
    return { url, ...reasonOf(error) };
  }
}

/** What the host's robots.txt lets us ask for unasked; all where there is none. */
async function mayGuess(app: App, origin: string, signal: AbortSignal): Promise<(path: string) => boolean> {
  try {
    const answered = await ask(app, `${origin}/robots.txt`, 'page', null, signal);
    if (answered.kind === 'wait') return () => false;
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
 * @throws JianbaoError FETCH_*, PAGE_*
 */
export async function discover(
  app: App,
  url: string,
  { charset, wantsLists }: { readonly charset: string | null; readonly wantsLists: boolean },
  signal: AbortSignal,
): Promise<Discovery | Wait> {
  const answered = await ask(app, url, 'page', charset, signal);
  if (answered.kind === 'wait') return answered;
  const source = { ...trialSource(url, app.digest.zone), charset };
  const nothing = { kind: 'found', answered, itself: null, feeds: [], unread: [], lists: [], asked: 0 } as const;
  try {
    const trial = await tryReading(app, source, answered);
    const address = answered.movedTo ?? url;
    const proposal = proposalFor(app, address, trial, null, charset);
    return { ...nothing, itself: { url: address, named: null, trial, proposal, knownAs: knownAs(app, address) } };
  } catch (error) {
    // It is no feed: then it is looked at as a page.
    if (!(error instanceof JianbaoError)) throw error;
  }
  const parser = await app.openParser();
  const { contentType, body } = answered;
  const offered = await parser.discover(body, { contentType, base: answered.url, charset });
  const found = await findFeeds(app, answered.url, offered.feeds, signal);
  const lists: FoundList[] = [];
  for (const { selectors, reading } of found.feeds.length > 0 && !wantsLists ? [] : offered.lists) {
    const trial = await tryReading(app, { ...source, kind: 'page', selectors }, answered);
    lists.push({ selectors, reading, trial, proposal: proposalFor(app, url, trial, selectors, charset) });
  }
  return { ...nothing, ...found, lists };
}
