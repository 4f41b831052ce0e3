import { openApp } from '../app.ts';
import type { App } from '../app.ts';
import { parseSources } from '../config/sources.ts';
import { JianbaoError } from '../errors.ts';
import type { Command, Context, ExitCode } from './command.ts';
import { addToList } from './list-file.ts';
import { readOptions } from './options.ts';
import { standingOf } from './source-standing.ts';
import type { Standing } from './source-standing.ts';
import { trySource } from './sources-try.ts';
import { table } from './table.ts';

const help = `jianbao sources list|add|try

  list             the sources, how each fared last, and what to do where one fails or is off
    --off          only those that are off or failed
  add URL          put a source at the end of the list
    --id ID        its short name (default: from the address)
    --outlet NAME  the name readers see (default: the host)
    --tier T       filing, company, press (default) or aggregator
    --language L   zh-Hans (default), zh-Hant or en
    --zone ZONE    of dates that carry none (default Asia/Shanghai)
    --kind K       feed (default), search (with {query} in URL) or page
    --company ID   when it is about these companies only; as often as you like
  try URL|ID       fetch an address, or a source of the list, and show what would be read; nothing is kept
    --limit N      show at most N items (default 10)

  --config FILE  --json
`;

const options = {
  off: { type: 'boolean', default: false },
  id: { type: 'string' },
  outlet: { type: 'string' },
  tier: { type: 'string' },
  language: { type: 'string' },
  zone: { type: 'string' },
  kind: { type: 'string' },
  company: { type: 'string', multiple: true },
  limit: { type: 'string' },
} as const;

type Values = ReturnType<typeof readOptions<typeof options>>['values'];

const timeIn = (at: number | null, zone: string): string =>
  at === null
    ? 'never'
    : Temporal.Instant.fromEpochMilliseconds(at)
        .toZonedDateTimeISO(zone)
        .toPlainDateTime()
        .toString({ smallestUnit: 'minute' })
        .replace('T', ' ');

async function list(app: App, values: Values, context: Context): Promise<ExitCode> {
  const states = await (await app.openStore()).sourceStates();
  const all = app.sources.map((source) => {
    const state = states.get(source.id);
    return { source, succeededAt: state?.succeededAt ?? null, standing: standingOf(source, state) };
  });
  const shown = values.off ? all.filter(({ standing }) => ['off', 'failed'].includes(standing.status)) : all;
  if (values.json) {
    const rows = shown.map(({ source, succeededAt, standing }) => {
      const { id, kind, outlet, url, tier } = source;
      return Object.assign({ id, kind, outlet, url, tier, succeededAt }, standing);
    });
    context.out(`${JSON.stringify(rows)}\n`);
    return 0;
  }
  const { zone } = app.digest;
  context.out(
    table(
      shown.map(({ source, succeededAt, standing }) => [
        source.id,
        source.outlet,
        standing.status === 'never' ? 'on' : standing.status,
        standing.status === 'off' ? '' : timeIn(succeededAt, zone),
        [standing.reason, standing.fix].filter((part) => part !== null).join('; '),
      ]),
    ),
  );
  const count = (status: Standing['status']): number => all.filter((row) => row.standing.status === status).length;
  const on = all.length - count('off');
  context.out(`\n${all.length} sources: ${on} on (${count('failed')} failed last time), ${count('off')} off.\n`);
  return 0;
}

/** `https://www.ithome.com/rss/` gives ithome; a second one of that host gets a number. */
function idFor(url: string, taken: ReadonlySet<string>): string {
  const host = URL.parse(url)?.hostname ?? 'source';
  const labels = host.replace(/^(?:www|feeds?|rss)\./, '').split('.');
  const name = (labels.length > 1 ? labels.slice(0, -1).join('-') : host).replaceAll(/[^a-z0-9]+/g, '-');
  const base = name.replaceAll(/^-+|-+$/g, '').slice(0, 50) || 'source';
  let id = base;
  for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`;
  return id;
}

async function add(app: App, url: string, values: Values, context: Context): Promise<ExitCode> {
  const known = app.sources.find((source) => source.url === url);
  if (known !== undefined) throw new JianbaoError('USAGE', { message: `${known.id} has this address already.` });
  const id = values.id ?? idFor(url, new Set(app.sources.map((source) => source.id)));
  const { tier, language, zone, kind } = values;
  const entry = {
    id,
    outlet: values.outlet ?? URL.parse(url)?.hostname ?? url,
    ...(kind === undefined ? {} : { kind }),
    url,
    tier: tier ?? 'press',
    language: language ?? 'zh-Hans',
    ...(zone === undefined ? {} : { zone }),
    ...(values.company === undefined ? {} : { companies: values.company }),
  };
  const { companies } = app;
  const { file, rsshubUrl } = app.config.sources;
  await addToList(app, file, { key: 'sources', entry, isOneLine: true }, (text, path) =>
    parseSources(text, path, { companies, rsshubUrl }),
  );
  if (values.json) context.out(`${JSON.stringify({ added: id, file })}\n`);
  else context.out(`${id} stands at the end of ${file}. See what it holds: jianbao sources try ${id}\n`);
  return 0;
}

function readLimit(values: Values): number {
  const limit = Number(values.limit ?? '10');
  if (Number.isSafeInteger(limit) && limit >= 0) return limit;
  throw new JianbaoError('USAGE', { message: '--limit takes a number.' });
}

export const command: Command = {
  help,
  async run(args, context) {
    const { values, positionals } = readOptions(args, options, 2);
    const [what, word] = positionals;
    const app = await openApp({ configPath: values.config ?? null, cwd: context.cwd, env: context.env });
    try {
      if (what === 'list' && word === undefined) return await list(app, values, context);
      if (what === 'add' && word !== undefined) return await add(app, word, values, context);
      if (what === 'try' && word !== undefined) {
        return await trySource(app, { word, limit: readLimit(values), isJson: values.json }, context);
      }
      throw new JianbaoError('USAGE', { message: `\n${help}` });
    } finally {
      await app.close();
    }
  },
};
