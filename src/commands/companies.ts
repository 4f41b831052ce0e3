import { openApp } from '../app.ts';
import type { App } from '../app.ts';
import { foldName, parseCompanies } from '../config/companies.ts';
import { JianbaoError } from '../errors.ts';
import type { AliasGuard, Company } from '../model/company.ts';
import type { Command, Context, ExitCode } from './command.ts';
import { tryAlias } from './companies-try.ts';
import { addToList } from './list-file.ts';
import { readOptions } from './options.ts';
import { table } from './table.ts';

const help = `jianbao companies list|add|try

  list              the followed companies, in the order of the digest
  add ID            put a company at the end of the list; the next draft looks through all items kept for it
    --name NAME     the name readers know (needed)
    --zh NAME  --zh-hant NAME  --en NAME     registered, traditional, English name
    --alias TEXT  --ticker TEXT  --product TEXT  --person NAME  --context WORD  --block WORD
                    each as often as you like; write TEXT:word, TEXT:context or TEXT:never for a guard
  try TEXT          where TEXT would have named a company in the items kept, before it is saved
    --guard GUARD   alone (default), word, context or never
    --company ID    as an alias of this company: its context words count
    --limit N       show at most N places (default 20)

  --config FILE  --json
`;

const options = {
  name: { type: 'string' },
  zh: { type: 'string' },
  'zh-hant': { type: 'string' },
  en: { type: 'string' },
  alias: { type: 'string', multiple: true },
  ticker: { type: 'string', multiple: true },
  product: { type: 'string', multiple: true },
  person: { type: 'string', multiple: true },
  context: { type: 'string', multiple: true },
  block: { type: 'string', multiple: true },
  guard: { type: 'string' },
  company: { type: 'string' },
  limit: { type: 'string' },
} as const;

type Values = ReturnType<typeof readOptions<typeof options>>['values'];

const guards: readonly AliasGuard[] = ['alone', 'word', 'context', 'never'];
const isGuard = (text: string): text is AliasGuard => guards.some((guard) => guard === text);

/** `MetaX:word` is an alias with a guard; `GLM:4` is an alias with a colon in it. */
function guarded(given: string, key: 'text' | 'name'): string | Readonly<Record<string, string>> {
  const at = given.lastIndexOf(':');
  const guard = given.slice(at + 1);
  return at > 0 && isGuard(guard) ? { [key]: given.slice(0, at), guard } : given;
}

function list(app: App, isJson: boolean, context: Context): ExitCode {
  if (isJson) context.out(`${JSON.stringify(app.companies)}\n`);
  else context.out(table(app.companies.map(rowOf)));
  return 0;
}

function rowOf(company: Company): readonly string[] {
  const named = company.aliases.filter((alias) => alias.guard !== 'never').map((alias) => alias.text);
  const others = named.filter((name) => name !== company.names.zhShort);
  return [company.id, company.names.zhShort, company.code ?? '', others.join(', ')];
}

async function add(app: App, id: string, values: Values, context: Context): Promise<ExitCode> {
  if (values.name === undefined) throw new JianbaoError('USAGE', { message: `Say what ${id} is called: --name NAME.` });
  if (app.companies.some((company) => company.id === id)) {
    const file = app.config.sources.companiesFile;
    throw new JianbaoError('USAGE', { message: `${id} is on the list already; change its entry in ${file}.` });
  }
  const { zh, en, 'zh-hant': zhHant } = values;
  const hasNames = zh !== undefined || zhHant !== undefined || en !== undefined;
  const names = {
    ...(zh === undefined ? {} : { zh }),
    zh_short: values.name,
    ...(zhHant === undefined ? {} : { zh_hant: zhHant }),
    ...(en === undefined ? {} : { en }),
  };
  const lists = {
    aliases: values.alias?.map((text) => guarded(text, 'text')),
    tickers: values.ticker,
    products: values.product?.map((text) => guarded(text, 'name')),
    people: values.person,
    context_words: values.context,
    blocked_neighbours: values.block,
  };
  const entry: Record<string, Parameters<typeof addToList>[2]['entry'][string]> = {
    id,
    ...(hasNames ? { names } : { name: values.name }),
  };
  for (const [key, given] of Object.entries(lists)) if (given !== undefined) entry[key] = given;
  const file = app.config.sources.companiesFile;
  await addToList(app, file, { key: 'companies', entry, isOneLine: false }, parseCompanies);
  if (values.json) context.out(`${JSON.stringify({ added: id, file })}\n`);
  else context.out(`${id} stands at the end of ${file}. The next draft looks for it in all items kept.\n`);
  return 0;
}

function readTry(app: App, text: string, values: Values): Parameters<typeof tryAlias>[1] {
  const guard = values.guard ?? 'alone';
  if (!isGuard(guard)) throw new JianbaoError('USAGE', { message: `--guard ${guard}: write ${guards.join(', ')}.` });
  const limit = Number(values.limit ?? '20');
  if (!Number.isSafeInteger(limit) || limit < 0)
    throw new JianbaoError('USAGE', { message: '--limit takes a number.' });
  const company = app.companies.find((one) => one.id === values.company) ?? null;
  if (values.company !== undefined && company === null) {
    const known = app.companies.map((one) => one.id).join(', ');
    throw new JianbaoError('USAGE', { message: `No company is called ${values.company}; there are ${known}.` });
  }
  if (foldName(text).length < 2) {
    throw new JianbaoError('USAGE', { message: 'One character would match everywhere: write two or more.' });
  }
  return { text, guard, company, limit, isJson: values.json };
}

export const command: Command = {
  help,
  async run(args, context) {
    const { values, positionals } = readOptions(args, options, 2);
    const [what, word] = positionals;
    const app = await openApp({ configPath: values.config ?? null, cwd: context.cwd, env: context.env });
    try {
      if (what === 'list' && word === undefined) return list(app, values.json, context);
      if (what === 'add' && word !== undefined) return await add(app, word, values, context);
      if (what === 'try' && word !== undefined) return await tryAlias(app, readTry(app, word, values), context);
      throw new JianbaoError('USAGE', { message: `\n${help}` });
    } finally {
      await app.close();
    }
  },
};
