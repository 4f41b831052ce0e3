import type { App } from '../app.ts';
import { JianbaoError } from '../errors.ts';
import { buildDictionary } from '../match/dictionary.ts';
import { findMentions } from '../match/mentions.ts';
import type { Source } from '../model/source.ts';
import { itemsFromFeed } from '../read/item.ts';
import { dayIn } from '../text/week.ts';
import type { Context, ExitCode } from './command.ts';
import { readOptions } from './options.ts';
import { withApp } from './session.ts';
import { offReasons } from './source-standing.ts';

const options = { limit: { type: 'string' } } as const;

function readLimit(given: string | undefined): number {
  const limit = Number(given ?? '10');
  if (Number.isSafeInteger(limit) && limit >= 0) return limit;
  throw new JianbaoError('USAGE', { message: '--limit takes a number.' });
}

function sourceFor(app: App, word: string): Source {
  const listed = app.sources.find((source) => source.id === word);
  if (listed !== undefined) {
    if (listed.offReason !== 'rsshub-unset') return listed;
    throw new JianbaoError('USAGE', { message: `${word} needs an RSSHub. ${offReasons['rsshub-unset'].fix}` });
  }
  const url = URL.parse(word);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    const message = `"${word}" is neither a source of the list nor a web address; see jianbao sources list.`;
    throw new JianbaoError('USAGE', { message });
  }
  return {
    id: 'trial',
    kind: 'feed',
    url: word,
    outlet: url.hostname,
    tier: 'press',
    zone: app.digest.zone,
    language: 'zh-Hans',
    wording: 'verbatim',
    companies: [],
    charset: null,
    selectors: null,
    readsPages: false,
    include: [],
    exclude: [],
    offReason: null,
  };
}

/**
 * Fetches one source as `collect` would and shows the items it would keep, with the companies each names.
 * The store is not touched.
 *
 * @throws JianbaoError FETCH_*, FEED_*, USAGE
 */
export async function trySource(args: readonly string[], context: Context): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, options, 1);
  const [word] = positionals;
  if (word === undefined) throw new JianbaoError('USAGE', { message: 'Name an address or a source of the list.' });
  const trial = { word, limit: readLimit(values.limit), isJson: values.json };
  return withApp(values, context, (app) => show(app, trial, context));
}

interface Trial {
  readonly word: string;
  readonly limit: number;
  readonly isJson: boolean;
}

async function show(app: App, trial: Trial, context: Context): Promise<ExitCode> {
  const source = sourceFor(app, trial.word);
  const web = await app.openWeb();
  const fetched = await web.fetch({ url: source.url, etag: null, lastModified: null, wants: 'feed' }, context.signal);
  if (fetched.kind === 'wait') {
    context.out(`The server asks to wait ${fetched.seconds} seconds; try again then.\n`);
    return 0;
  }
  // Without an etag there is nothing that could be unchanged.
  if (fetched.kind === 'unchanged') throw new JianbaoError('FEED_EMPTY', { url: source.url });
  const parser = await app.openParser();
  const { body, contentType, url } = fetched;
  const feed = await parser.parseFeed(body, { contentType, base: url, charset: source.charset });
  const items = itemsFromFeed(feed, source, source.url, app.clock.now());
  const dictionary = buildDictionary(app.companies);
  const rows = items.map((item) => ({
    title: item.title,
    url: item.url,
    outlet: item.outlet,
    day: item.publishedAt === null ? null : dayIn(item.publishedAt, source.zone),
    companies: [...new Set(findMentions(item, dictionary).map((mention) => mention.company))],
  }));
  if (trial.isJson) {
    const shown = rows.slice(0, trial.limit);
    context.out(
      `${JSON.stringify({ url, format: feed.feed.format, title: feed.feed.title, all: rows.length, items: shown })}\n`,
    );
    return 0;
  }
  const naming = rows.filter((row) => row.companies.length > 0).length;
  context.out(`${feed.feed.title ?? source.outlet} (${feed.feed.format}, ${body.length} bytes)\n`);
  context.out(`${rows.length} items, ${naming} name a followed company.\n`);
  for (const { day, title, companies } of rows.slice(0, trial.limit)) {
    const names = companies.length === 0 ? '' : `  [${companies.join(', ')}]`;
    context.out(`  ${day ?? 'no date   '}  ${title}${names}\n`);
  }
  return 0;
}
