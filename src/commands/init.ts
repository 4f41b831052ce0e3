import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';

import { home } from '../app/program.ts';
import { JianbaoError } from '../errors.ts';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';

const help = `jianbao init [DIR]

Writes a folder that holds one digest: jianbao.yaml, the followed companies, the sources and the seed articles,
as they stand in this copy of jianbao, for you to change. DIR is this folder when it is not given.
Nothing is ever overwritten: a file that is there already stays as it is.

  --json  print {"folder","written":[…],"kept":[…]}
`;

const templatesNote = `Files here replace the templates that come with jianbao.

Copy the one you want to change from jianbao's own templates/ folder to the same path here, for example
templates/summary/earnings.hbs, and edit the copy. Delete it to have the original back.
\`jianbao check\` says when a template uses a name that does not exist.
`;

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** What a digest starts with: path in its folder, and its text. */
async function* beginnings(): AsyncGenerator<{ readonly path: string; readonly text: string }> {
  const articles = (await readdir(join(home, 'seeds/articles'))).filter((name) => name.endsWith('.md')).sort();
  const copies = ['jianbao.yaml', 'seeds/companies.yaml', 'seeds/sources.yaml'];
  for (const path of [...copies, ...articles.map((name) => `seeds/articles/${name}`)]) {
    yield { path, text: await readFile(join(home, path), 'utf8') };
  }
  yield { path: 'templates/README.md', text: templatesNote };
}

/** @returns false when there is a file already */
async function writeNew(path: string, text: string): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return false;
    // A disk that fills up in the middle must not leave half a file that a second try would keep.
    if (code === 'ENOSPC' || code === 'EDQUOT') await rm(path, { force: true });
    throw new JianbaoError(
      code === 'ENOSPC' || code === 'EDQUOT' ? 'OUTPUT_FULL' : 'OUTPUT_UNWRITABLE',
      { path },
      error,
    );
  }
}

function nextSteps(folder: string, cwd: string): string {
  const whole = join(folder, 'jianbao.yaml');
  const short = relative(cwd, whole);
  const file = short.startsWith('..') ? whole : short;
  const option = file === 'jianbao.yaml' ? '' : ` --config ${/^[\w./-]+$/.test(file) ? file : JSON.stringify(file)}`;
  return `
Next:
  1. Edit ${file}: the title, site.url and mail.from.
  2. Look through seeds/companies.yaml and seeds/sources.yaml beside it.
  3. npx jianbao check${option}
  4. npx jianbao run --publish${option}
`;
}

export const command: Command = {
  help,
  async run(args, context) {
    const { values, positionals } = readOptions(args, {}, 1);
    const folder = resolve(context.cwd, positionals[0] ?? '.');
    const written: string[] = [];
    const kept: string[] = [];
    for await (const { path, text } of beginnings()) {
      const isNew = await writeNew(join(folder, path), text);
      (isNew ? written : kept).push(path);
    }
    if (values.json) {
      context.out(`${JSON.stringify({ folder, written, kept })}\n`);
      return 0;
    }
    for (const path of written) context.out(`wrote  ${path}\n`);
    for (const path of kept) context.out(`kept   ${path}\n`);
    context.out(
      written.length === 0 ? `Everything was in ${folder} already.\n` : `\nThe digest stands in ${folder}.\n`,
    );
    context.out(nextSteps(folder, context.cwd));
    return 0;
  },
};
