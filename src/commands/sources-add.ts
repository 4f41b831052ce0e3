import { parseSources, type ListedSource } from '../config/sources.ts';
import { JianbaoError } from '../errors.ts';
import type { SourceKind } from '../model/source.ts';
import type { Context, ExitCode } from './command.ts';
import { addToList } from './list-file.ts';
import { readOptions } from './options.ts';
import { listSelectorsFrom, selectorOptions } from './selector-options.ts';
import { withApp } from './session.ts';
import { idFor } from './source-ids.ts';
import { offReasons } from './source-standing.ts';

const options = {
  id: { type: 'string' },
  outlet: { type: 'string' },
  tier: { type: 'string' },
  language: { type: 'string' },
  zone: { type: 'string' },
  charset: { type: 'string' },
  kind: { type: 'string' },
  company: { type: 'string', multiple: true },
  include: { type: 'string', multiple: true },
  exclude: { type: 'string', multiple: true },
  ...selectorOptions,
} as const;

/** What an address is read as where nobody says: the default of the list where it is undefined. */
function kindOf(url: string, hasSelectors: boolean): SourceKind | undefined {
  if (hasSelectors) return 'page';
  return url.includes('{query}') ? 'search' : undefined;
}

/** What to do next with what was added. @param last the last source of the list: of a search that of one company */
function nextWords(last: ListedSource | undefined, id: string, companies: readonly string[]): string {
  if (last === undefined || last.offReason === null) return `See what it holds: jianbao sources try ${last?.id ?? id}`;
  const { says } = offReasons[last.offReason];
  const why = last.why === null ? says : `${says}: ${last.why}`;
  const given = companies.length === 0 ? '' : ` (${companies.join(', ')}; see jianbao companies list)`;
  return `\nIt is off: it ${why}${given}.`;
}

/** Puts a source at the end of the list, once the list with it has been checked. */
export async function addSource(args: readonly string[], context: Context): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, options, 1);
  const [url] = positionals;
  if (url === undefined) throw new JianbaoError('USAGE', { message: 'Name the address: jianbao sources add URL.' });
  return withApp<ExitCode>(values, context, async (app) => {
    const known = app.sources.find((source) => source.url === url);
    if (known !== undefined) throw new JianbaoError('USAGE', { message: `${known.id} has this address already.` });
    const id = values.id ?? idFor(app.sources, url);
    const selectors = listSelectorsFrom(values);
    const { tier, language, zone, charset, include, exclude } = values;
    const kind = values.kind ?? kindOf(url, selectors !== null);
    const entry = {
      id,
      outlet: values.outlet ?? URL.parse(url)?.hostname ?? url,
      ...(kind === undefined ? {} : { kind }),
      url,
      tier: tier ?? 'press',
      language: language ?? 'zh-Hans',
      ...(zone === undefined ? {} : { zone }),
      ...(charset === undefined ? {} : { charset }),
      ...(values.company === undefined ? {} : { companies: values.company }),
      ...(selectors === null ? {} : { selectors }),
      ...(include === undefined ? {} : { include }),
      ...(exclude === undefined ? {} : { exclude }),
    };
    const { companies } = app;
    const { file, rsshubUrl } = app.config.sources;
    let listed: readonly ListedSource[] = [];
    await addToList(app, file, { key: 'sources', entry, isOneLine: true }, (text, path) => {
      listed = parseSources(text, path, { companies, rsshubUrl });
    });
    if (values.json) context.out(`${JSON.stringify({ added: id, file })}\n`);
    else context.out(`${id} stands at the end of ${file}. ${nextWords(listed.at(-1), id, values.company ?? [])}\n`);
    return 0;
  });
}
