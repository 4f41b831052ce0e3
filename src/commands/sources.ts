import { JianbaoError } from '../errors.ts';
import type { Command, Context, ExitCode } from './command.ts';

const help = `jianbao sources list|add|try|import-opml|export-opml

  list             the sources, how each stands, and what to do where something is wrong
    --off          only those that are off or need somebody
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
  import-opml FILE   add the feeds of an OPML file (- for standard input) that are not there yet
    --tier T  --language L  --zone Z  --company ID   for all of them; else the file decides, else as with add
    --dry-run      show what would be added and write nothing
  export-opml [FILE]   the list as OPML with real addresses for any feed reader (default: standard output)

  --config FILE  --json
`;

/** One thing `sources` does: what stands behind its name on the command line. */
export type SourcesPart = (args: readonly string[], context: Context) => Promise<ExitCode>;

/** Each is loaded only when it is called. */
const parts: Readonly<Record<string, () => Promise<SourcesPart>>> = {
  list: async () => (await import('./sources-list.ts')).listSources,
  add: async () => (await import('./sources-add.ts')).addSource,
  'import-opml': async () => (await import('./sources-import-opml.ts')).importOpml,
  'export-opml': async () => (await import('./sources-export-opml.ts')).exportOpml,
  try: async () => (await import('./sources-try.ts')).trySource,
};

export const command: Command = {
  help,
  async run(args, context) {
    // Options may stand before the word, as in `sources --json list`.
    const at = args.findIndex((word) => Object.hasOwn(parts, word));
    const load = parts[args[at] ?? ''];
    if (load === undefined) throw new JianbaoError('USAGE', { message: `\n${help}` });
    const part = await load();
    return part([...args.slice(0, at), ...args.slice(at + 1)], context);
  },
};
