import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import type { App } from '../app.ts';
import { pathIn } from '../config.ts';
import { writtenSources } from '../config/append.ts';
import type { WrittenSource, WrittenSources } from '../config/append.ts';
import type { ListedSource } from '../config/sources.ts';
import { JianbaoError } from '../errors.ts';
import { renderOpml } from '../render/opml.ts';
import type { OutlineFeed, OutlineFolder } from '../render/opml.ts';
import type { Context, ExitCode } from './command.ts';
import { readOptions } from './options.ts';
import { withApp } from './session.ts';

const folderNames = {
  'zh-CN': {
    filing: '公告与监管',
    company: '公司',
    press: '媒体',
    aggregator: '汇总',
    search: '搜索',
    off: '未启用',
  },
  en: {
    filing: 'Filings',
    company: 'Companies',
    press: 'Press',
    aggregator: 'Aggregators',
    search: 'Searches',
    off: 'Off',
  },
} as const;

type FolderKey = keyof (typeof folderNames)['en'];

/** Any reader can follow what is a feed at an address without holes. */
const isForAll = ({ kind, url }: ListedSource): boolean => kind !== 'page' && !/\{(?:rsshub|query)\}/.test(url);

/** The outlines of one entry of the list: one, or for a search one for each company, all with what makes it whole. */
function outlinesOf(
  app: App,
  entry: WrittenSource,
  queries: WrittenSources['queries'],
): readonly { readonly folder: FolderKey; readonly feed: OutlineFeed }[] {
  const isSearch = entry['kind'] === 'search';
  const found = isSearch
    ? app.companies.flatMap((company) => {
        const source = app.sources.find((one) => one.id === `${entry.id}-${company.id}`);
        return source === undefined ? [] : [{ source, company }];
      })
    : app.sources.filter((source) => source.id === entry.id).map((source) => ({ source, company: null }));
  return found.map(({ source, company }) => {
    const feedUrl = isForAll(source) ? source.url : null;
    const words = company === null ? undefined : queries[company.id];
    const { url, ...rest } = entry;
    return {
      folder: source.offReason !== null ? 'off' : isSearch ? 'search' : source.tier,
      feed: {
        title: company === null ? source.outlet : `${source.outlet}: ${company.names.zhShort}`,
        feedUrl,
        htmlUrl: source.kind === 'page' && URL.canParse(source.url) ? source.url : null,
        language: source.language,
        own: {
          ...rest,
          ...(url === feedUrl ? {} : { url }),
          ...(company === null || words === undefined ? {} : { queries: { [company.id]: words } }),
        },
      },
    };
  });
}

async function write(app: App, file: string, isJson: boolean, context: Context): Promise<ExitCode> {
  const listPath = pathIn(app.config, app.config.sources.file);
  const written = writtenSources(await readFile(listPath, 'utf8'));
  const names = folderNames[app.digest.language];
  const outlines = written.sources.flatMap((entry) => outlinesOf(app, entry, written.queries));
  const folders = (Object.keys(names) as FolderKey[]).map((key): OutlineFolder => ({
    name: names[key],
    feeds: outlines.filter(({ folder }) => folder === key).map(({ feed }) => feed),
  }));
  const text = renderOpml(app.digest.title, folders, app.clock.now());
  if (file === '-') {
    context.out(text);
    return 0;
  }
  try {
    await writeFile(resolve(context.cwd, file), text);
  } catch (error) {
    throw new JianbaoError('OUTPUT_UNWRITABLE', { path: file }, error);
  }
  const count = (test: (feed: OutlineFeed) => boolean): number => outlines.filter(({ feed }) => test(feed)).length;
  const forAll = count(({ feedUrl }) => feedUrl !== null);
  const off = outlines.filter(({ folder }) => folder === 'off').length;
  if (isJson) context.out(`${JSON.stringify({ file, outlines: outlines.length, forAll, off })}\n`);
  else
    context.out(
      `${outlines.length} sources in ${file}: ${forAll} any feed reader can follow, ` +
        `${outlines.length - forAll} (pages, and feeds that need an RSSHub) only jianbao; ${off} of all are off.\n`,
    );
  return 0;
}

/**
 * Writes the list of sources as OPML: with real addresses for other feed readers, searches as one feed for each
 * company, and with all that jianbao needs to have the same list again.
 *
 * @throws JianbaoError SOURCES_INVALID, COMPANIES_INVALID, OUTPUT_UNWRITABLE
 */
export async function exportOpml(args: readonly string[], context: Context): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, {}, 1);
  const file = positionals[0] ?? '-';
  return withApp(values, context, (app) => write(app, file, values.json, context));
}
