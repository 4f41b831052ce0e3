import { parseArgs } from 'node:util';

import { JianbaoError } from '../errors.ts';
import type { Command, Context } from './command.ts';

/** One step behind JSON lines. `each` gives the answer, or null when all answers come from `end`, in order. */
export interface Inspector {
  readonly each: (row: Readonly<Record<string, unknown>>) => unknown;
  readonly end?: () => Promise<readonly unknown[]> | readonly unknown[];
  readonly close?: () => Promise<void>;
}

export interface InspectOptions {
  /** Replaces the list of companies; null: the one that belongs to the digest. */
  readonly companiesFile: string | null;
  readonly context: Context;
}

type Load = () => Promise<{ readonly inspector: (options: InspectOptions) => Promise<Inspector> }>;

const inspectors: Readonly<Record<string, Load>> = {
  feed: () => import('./inspect-feed.ts'),
  page: () => import('./inspect-page.ts'),
  clean: () => import('./inspect-clean.ts'),
  date: () => import('./inspect-date.ts'),
  mentions: () => import('./inspect-mentions.ts'),
  figures: () => import('./inspect-figures.ts'),
  stories: () => import('./inspect-stories.ts'),
  summary: () => import('./inspect-summary.ts'),
};

const help = `jianbao inspect WHAT [--companies FILE]

Reads JSON lines from standard input and writes one JSON line for each, in order.
A line that cannot be handled gives {"error":{"code","message"}} and the rest goes on.

  feed      {file|url, contentType?, base?}    page     {file,url}
  clean     {html,base?}                       date     {text,now,zone}
  mentions  {title,text}                       figures  {title?,text,published?}
  stories   {id,title,text,url,outlet,published}, answered at the end
  summary   {title,text,max}

  --companies FILE  use this list of companies instead of the digest's
`;

function failure(error: unknown): { readonly error: { readonly code: string; readonly message: string } } {
  const code = error instanceof JianbaoError ? error.code : 'INTERNAL';
  return { error: { code, message: error instanceof Error ? error.message : String(error) } };
}

function parseRow(line: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new JianbaoError('INPUT_JSON', { message: error instanceof Error ? error.message : '' }, error);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new JianbaoError('INPUT_JSON');
  return value as Readonly<Record<string, unknown>>;
}

export const command: Command = {
  help,
  async run(args, context) {
    const { values, positionals } = parse(args);
    const what = positionals[0];
    const load = what !== undefined && Object.hasOwn(inspectors, what) ? inspectors[what] : undefined;
    if (load === undefined || positionals.length > 1) throw new JianbaoError('USAGE', { message: help });
    const { inspector } = await load();
    const { each, end, close } = await inspector({ companiesFile: values.companies ?? null, context });
    const late: ({ readonly at: 'end' } | { readonly at: 'now'; readonly answer: unknown })[] = [];
    for await (const line of context.input()) {
      if (line.trim() === '') continue;
      try {
        const answer = await each(parseRow(line));
        if (end === undefined) context.out(`${JSON.stringify(answer)}\n`);
        else late.push({ at: 'end' });
      } catch (error) {
        if (end === undefined) context.out(`${JSON.stringify(failure(error))}\n`);
        else late.push({ at: 'now', answer: failure(error) });
      }
    }
    await close?.();
    if (end !== undefined) {
      const answers = [...(await end())];
      for (const row of late) context.out(`${JSON.stringify(row.at === 'end' ? answers.shift() : row.answer)}\n`);
    }
    return 0;
  },
};

function parse(args: readonly string[]): { values: { companies?: string | undefined }; positionals: string[] } {
  try {
    return parseArgs({ args: [...args], options: { companies: { type: 'string' } }, allowPositionals: true });
  } catch (error) {
    throw new JianbaoError('USAGE', { message: error instanceof Error ? error.message : '' }, error);
  }
}
