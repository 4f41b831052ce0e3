import { buffer } from 'node:stream/consumers';

import type { Command, Context, ExitCode } from './commands/command.ts';
import { JianbaoError } from './errors.ts';

interface Row {
  readonly says: string;
  readonly load: () => Promise<{ readonly command: Command }>;
}

/** Each command is loaded only when it is called: `--help` must not pay for a parser it does not use. */
const commands: Readonly<Record<string, Row>> = {
  init: { says: 'write a folder with configuration and seeds', load: () => import('./commands/init.ts') },
  run: { says: 'collect, draft, and with --publish approve and publish', load: () => import('./commands/run.ts') },
  collect: { says: 'fetch the sources', load: () => import('./commands/collect.ts') },
  draft: { says: 'write the draft of a week', load: () => import('./commands/draft.ts') },
  publish: { says: 'publish an approved edition', load: () => import('./commands/publish.ts') },
  deliver: { says: 'send the letters of an edition', load: () => import('./commands/deliver.ts') },
  schedule: { says: 'do all of it unattended', load: () => import('./commands/schedule.ts') },
  check: { says: 'look over configuration, sources, mail and store', load: () => import('./commands/check.ts') },
  companies: { says: 'list, add, try the followed companies', load: () => import('./commands/companies.ts') },
  sources: { says: 'list, add, try, discover the sources', load: () => import('./commands/sources.ts') },
  seeds: { says: 'list and import seed articles', load: () => import('./commands/seeds.ts') },
  subscribers: { says: 'add, import, export, erase readers', load: () => import('./commands/subscribers.ts') },
  editions: { says: 'look at editions, change and approve them', load: () => import('./commands/editions.ts') },
  why: { says: 'explain the decisions about an item or a story', load: () => import('./commands/why.ts') },
  export: { says: 'write items, stories, figures and events as JSON', load: () => import('./commands/export.ts') },
  inspect: { says: 'run one step on lines of JSON', load: () => import('./commands/inspect.ts') },
  demo: { says: 'make two demonstration editions without a network', load: () => import('./commands/demo.ts') },
};

function overview(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const rows = Object.entries(commands).map(([name, row]) => `  ${name.padEnd(width)}  ${row.says}`);
  return `jianbao: a company-news digest in which every figure leads to its source

Usage: jianbao COMMAND [OPTIONS]

${rows.join('\n')}

Options of every command:
  --help         what the command does
  --config FILE  the configuration (default: jianbao.yaml in this folder)
  --json         print data as JSON, where the command prints data

Exit codes: 0 done, 1 failed, 2 wrong use, 3 done under --strict but sources were missing
`;
}

/** Only \n ends a line: node:readline would also cut at U+2028, which JSON allows inside a string. */
async function* lines(): AsyncIterable<string> {
  process.stdin.setEncoding('utf8');
  let rest = '';
  for await (const chunk of process.stdin as AsyncIterable<string>) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
  if (rest !== '') yield rest;
}

/** Strangers' addresses stand in details, and a terminal obeys what such characters say. */
const printable = (value: unknown): string =>
  String(value).replaceAll(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, (mark) =>
    mark === '\n' || mark === '\t' ? mark : `\\u{${mark.codePointAt(0)?.toString(16)}}`,
  );

/** Prints an error for people: what happened, what it is about, what to do. */
export function explain(error: JianbaoError): string {
  const about = Object.entries(error.details).filter(([name]) => name !== 'message');
  const rows = about.map(([name, value]) => `  ${name}: ${printable(value)}\n`);
  return `${error.code}  ${error.message}\n${rows.join('')}  fix: ${error.fix}\n`;
}

/** Runs one command and gives the exit code. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(overview());
    return name === undefined ? 2 : 0;
  }
  const row = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (row === undefined) {
    process.stderr.write(`There is no command "${name}".\n\n${overview()}`);
    return 2;
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const context: Context = {
    cwd: process.cwd(),
    env: process.env,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    input: lines,
    inputBytes: () => buffer(process.stdin),
    isTerminal: process.stderr.isTTY,
    signal: stop.signal,
  };
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // `jianbao editions list | head -1` closes the pipe early; that is no failure.
    if (error.code === 'EPIPE') process.exit(0);
    process.stderr.write(
      explain(new JianbaoError('OUTPUT_UNWRITABLE', { path: 'standard output', reason: error.code ?? '' })),
    );
    process.exit(1);
  });
  // Nobody listens any more (`2>&1 | head -1`, a closed terminal): the work goes on, and what is told of it is lost.
  process.stderr.on('error', () => undefined);
  const { command } = await row.load();
  if (rest.includes('--help') || rest.includes('-h')) {
    context.out(command.help);
    return 0;
  }
  try {
    return await command.run(rest, context);
  } catch (error) {
    if (!(error instanceof JianbaoError)) throw error;
    context.err(explain(error));
    return error.code === 'USAGE' ? 2 : 1;
  }
}
