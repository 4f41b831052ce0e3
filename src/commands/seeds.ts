import { readFile } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';

import type { App } from '../app.ts';
import { JianbaoError } from '../errors.ts';
import type { Company } from '../model/company.ts';
import { buildDictionary } from '../match/dictionary.ts';
import { findMentions } from '../match/mentions.ts';
import { decodeText } from '../read/charset.ts';
import { isConfirmed, isDayText, parseSeedArticle, seedItem, serializeSeedArticle } from '../read/seed/article.ts';
import type { SeedArticle } from '../read/seed/article.ts';
import { importSeedPage } from '../read/seed/page.ts';
import type { SeedFragmentArticle } from '../read/seed/page.ts';
import type { Command, Context, ExitCode } from './command.ts';
import { readOptions } from './options.ts';
import { withApp } from './session.ts';
import { table } from './table.ts';

const help = `jianbao seeds list|import

  list          the seed articles, and which of them wait for the editor's yes
  import FILE   cut a newspaper page (.txt, .md, .html) into its articles, join what its columns tore apart, name the
                companies, and write the articles beside the others; they are used once somebody sets confirmed: true
    --published YYYY-MM-DD   day the page was printed, when it is known
    --json                   print the articles and write nothing

  --config FILE  --json
`;

const formats = { '.txt': 'txt', '.md': 'md', '.html': 'html', '.htm': 'html' } as const;
const isFormat = (ending: string): ending is keyof typeof formats => Object.hasOwn(formats, ending);

function namesIn(companies: readonly Company[]): (text: string) => readonly string[] {
  const dictionary = buildDictionary(companies);
  return (text) => findMentions({ title: '', text }, dictionary).map((mention) => mention.company);
}

function dateLabel({ date }: SeedArticle): string {
  if (date.from === null || date.to === null) return 'no date';
  return date.from === date.to ? date.from : `${date.from}..${date.to}`;
}

function list(app: App, isJson: boolean, context: Context): ExitCode {
  const { seedsFolder } = app.config.sources;
  const articles = [...app.seeds].map(([name, text]) => ({
    name,
    article: parseSeedArticle(text, `${seedsFolder}/${name}`),
  }));
  if (isJson) {
    context.out(`${JSON.stringify(articles.map(({ name, article }) => ({ file: name, ...article })))}\n`);
    return 0;
  }
  const rows = articles.map(({ name, article }) => [
    name,
    isConfirmed(article) ? 'used' : 'waits for confirmed: true',
    dateLabel(article),
    article.outlet,
    article.companies.join(' '),
    article.title,
  ]);
  context.out(rows.length === 0 ? `There is no seed article in ${seedsFolder}/.\n` : table(rows));
  return 0;
}

/** @throws JianbaoError SEED_FORMAT, FILE_UNREADABLE, SEED_EMPTY */
async function readSeedPage(path: string, published: string | null, app: App): Promise<SeedFragmentArticle[]> {
  const ending = extname(path).toLowerCase();
  if (!isFormat(ending)) throw new JianbaoError('SEED_FORMAT', { path });
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new JianbaoError('FILE_UNREADABLE', { path }, error);
  }
  const text = decodeText(bytes, null, null);
  if (text.trim() === '') throw new JianbaoError('SEED_EMPTY', { path });
  const options = { format: formats[ending], published, companyNamesIn: namesIn(app.companies) };
  return importSeedPage(text, options);
}

/** 000_Page One.txt becomes 000-page-one; a name without Latin letters or digits becomes page. */
function slugOf(path: string): string {
  const name = basename(path, extname(path))
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  return name.replaceAll(/^-+|-+$/g, '').slice(0, 40) || 'page';
}

function articleOf({ title, section, outlet, credit, date, companies, text }: SeedFragmentArticle): SeedArticle {
  const main = companies.filter(({ role }) => role === 'main');
  return {
    title,
    outlet: outlet ?? '未注明',
    credit,
    date,
    section,
    companies: (main.length > 0 ? main : companies).map(({ id }) => id),
    wording: 'verbatim',
    url: null,
    confirmed: false,
    language: 'zh-Hans',
    text,
  };
}

/** Writes each article that is not there yet under a name that is free. */
async function write(
  articles: readonly SeedFragmentArticle[],
  path: string,
  app: App,
  context: Context,
): Promise<void> {
  const { seedsFolder } = app.config.sources;
  const { zone } = app.digest;
  const known = new Set(
    [...app.seeds].map(([name, text]) => seedItem(parseSeedArticle(text, `${seedsFolder}/${name}`), 0, zone).id),
  );
  const taken = new Set(await app.folder.list(seedsFolder));
  const slug = slugOf(path);
  let number = 0;
  let written = 0;
  for (const article of articles.map(articleOf)) {
    const { id } = seedItem(article, 0, zone);
    if (known.has(id)) continue;
    known.add(id);
    let name: string;
    do {
      number += 1;
      name = `import-${slug}-${String(number).padStart(2, '0')}.md`;
    } while (taken.has(name));
    await app.folder.write(`${seedsFolder}/${name}`, serializeSeedArticle(article));
    written += 1;
    context.out(
      `${seedsFolder}/${name}  ${article.companies.join(' ') || 'no company'}  ${article.section ?? article.title}\n`,
    );
  }
  const before = articles.length - written;
  if (before > 0) context.err(`${before} of ${articles.length} articles were there already and stay as they are.\n`);
  if (written === 0) return;
  context.err(
    `${written} articles wait. Read each file, mend what is wrong, see that outlet, date and companies are right,\n` +
      `and set confirmed: true; delete the files you do not want. Until then no edition uses them.\n`,
  );
}

export const command: Command = {
  help,
  async run(args, context) {
    const { values, positionals } = readOptions(args, { published: { type: 'string' } }, 2);
    const [what, file] = positionals;
    const published = values.published ?? null;
    if (published !== null && !isDayText(published)) {
      throw new JianbaoError('USAGE', { message: '--published takes a day, such as 2025-12-24.' });
    }
    if (what === 'list' && file === undefined) {
      return withApp(values, context, async (app) => list(app, values.json, context));
    }
    if (what !== 'import' || file === undefined) throw new JianbaoError('USAGE', { message: `\n\n${help}` });
    const path = resolve(context.cwd, file);
    return withApp(values, context, async (app) => {
      const articles = await readSeedPage(path, published, app);
      if (values.json) context.out(`${JSON.stringify({ articles })}\n`);
      else await write(articles, path, app, context);
      return 0 as const;
    });
  },
};
