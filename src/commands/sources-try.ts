import type { App } from '../app.ts';
import { isZone } from '../config/settings.ts';
import { isCharset } from '../config/sources.ts';
import { JianbaoError } from '../errors.ts';
import type { ListSelectors, PageRule, Source } from '../model/source.ts';
import type { Context, ExitCode } from './command.ts';
import { readOptions } from './options.ts';
import { listSelectorsFrom, pageOptions, pageRuleFrom, selectorOptions } from './selector-options.ts';
import { withApp } from './session.ts';
import { offReasons } from './source-standing.ts';
import { ask, trialSource, tryPage, tryReading } from './source-trial.ts';
import { answerLines, pageLines, readingLines, trialAsJson, waitText } from './source-trial-text.ts';

const options = {
  limit: { type: 'string' },
  charset: { type: 'string' },
  zone: { type: 'string' },
  include: { type: 'string', multiple: true },
  exclude: { type: 'string', multiple: true },
  page: { type: 'boolean', default: false },
  'no-page': { type: 'boolean', default: false },
  ...selectorOptions,
  ...pageOptions,
} as const;

type Values = ReturnType<typeof readOptions<typeof options>>['values'];

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
  const one = app.sources.find(({ id, kind }) => kind === 'search' && id.startsWith(`${word}-`));
  if (one !== undefined) {
    const message = `${word} is a search, one source for each company: jianbao sources try ${one.id}`;
    throw new JianbaoError('USAGE', { message });
  }
  const url = URL.parse(word);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    const message = `"${word}" is neither a source of the list nor a web address; see jianbao sources list.`;
    throw new JianbaoError('USAGE', { message });
  }
  // A search not in the list yet is tried for one company: braces would find nothing.
  const query = encodeURIComponent(app.companies[0]?.names.zhShort ?? '');
  return trialSource(word.replaceAll('{query}', query), app.digest.zone);
}

const noSelectors = { title: null, link: null, date: null, summary: null, image: null, author: null, remove: [] };

function selectorsFor(source: Source, values: Values): ListSelectors | null {
  const given = listSelectorsFrom(values);
  if (given === null) return source.selectors;
  const item = given.item ?? source.selectors?.item;
  if (item === undefined)
    throw new JianbaoError('USAGE', { message: 'A page of links needs --item: one entry of it.' });
  return { ...noSelectors, ...source.selectors, ...given, item };
}

/** The source as it would be with what was given on the command line. @throws JianbaoError USAGE */
function changed(source: Source, values: Values): Source {
  const { charset = null, zone, include, exclude } = values;
  if (charset !== null && !isCharset(charset))
    throw new JianbaoError('USAGE', { message: `--charset ${charset} is no character set.` });
  if (zone !== undefined && !isZone(zone))
    throw new JianbaoError('USAGE', { message: `--zone ${zone} is no time zone.` });
  const selectors = selectorsFor(source, values);
  if (selectors === null && source.kind === 'page') {
    const message = `${source.id} has no selectors; run jianbao sources discover ${source.url}, or give --item.`;
    throw new JianbaoError('USAGE', { message });
  }
  return {
    ...source,
    kind: selectors === null ? source.kind : 'page',
    selectors,
    readsPages: !values['no-page'] && (source.readsPages || selectors !== null || values.page),
    charset: charset ?? source.charset,
    zone: zone ?? source.zone,
    include: include ?? source.include,
    exclude: exclude ?? source.exclude,
  };
}

/** The rules of the list, with what was given for the article on the command line. */
function rulesFor(app: App, url: string, given: ReturnType<typeof pageRuleFrom>): readonly PageRule[] {
  if (given === null) return app.pageRules;
  const host = URL.parse(url)?.hostname ?? '';
  const known = app.pageRules.find((rule) => rule.host === host);
  const rule = { body: null, title: null, date: null, author: null, remove: [], ...known, ...given, host };
  return [...app.pageRules.filter((one) => one !== known), rule];
}

/**
 * Fetches one source as `collect` would and shows each step on the way to the items it would keep, with the companies
 * each names, and the article behind the first. The store is not touched.
 *
 * @throws JianbaoError FETCH_*, FEED_*, PAGE_*, USAGE
 */
export async function trySource(args: readonly string[], context: Context): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, options, 1);
  const [word] = positionals;
  if (word === undefined) throw new JianbaoError('USAGE', { message: 'Name an address or a source of the list.' });
  const limit = readLimit(values.limit);
  const pageRule = pageRuleFrom(values);
  return withApp<ExitCode>(values, context, async (app) => {
    const source = changed(sourceFor(app, word), values);
    const { signal } = context;
    const wants = source.selectors === null ? 'feed' : 'page';
    const answered = await ask(app, source.url, wants, source.charset, signal);
    if (answered.kind === 'wait') {
      context.out(waitText(answered.seconds, values.json));
      return 0;
    }
    // Told before it is read: what an answer is says most where reading it fails.
    if (!values.json) context.out(answerLines(answered));
    const trial = await tryReading(app, source, answered);
    if (!values.json) context.out(readingLines(trial, source, limit));
    const first = trial.items.find(({ url }) => url !== null)?.url ?? null;
    const isPageWanted = source.readsPages || pageRule !== null;
    const page =
      first === null || !isPageWanted
        ? null
        : await tryPage(app, first, source, rulesFor(app, first, pageRule), signal);
    if (values.json) context.out(`${JSON.stringify(trialAsJson(answered, trial, source, limit, page))}\n`);
    else if (page !== null) context.out(pageLines(page, source));
    return 0;
  });
}
