import { JianbaoError } from '../errors.ts';
import type { Command, Context, ExitCode } from './command.ts';

const help = `jianbao sources list|add|try|discover|import-opml|export-opml

  list             the sources, how each stands, and what to do where something is wrong
    --off          only those that are off or need somebody
    --ill          only those that are on and need somebody
  add URL          put a source at the end of the list
    --id ID        its short name (default: from the address)
    --outlet NAME  the name readers see (default: the host)
    --tier T       filing, company, press (default) or aggregator
    --language L   zh-Hans (default), zh-Hant or en
    --zone ZONE    of dates that carry none (default Asia/Shanghai)
    --kind K       feed (default), search (default where URL holds {query}) or page (default with --item)
    --charset C    where the answer does not say the right one
    --company ID   when it is about these companies only; as often as you like
    --include WORD  --exclude WORD    words title or address must, or may not, hold; as often as you like
    --item S       of a page of links: the CSS selector of one entry, and inside it
    --title S  --link S  --date S  --summary S  --image S  --author S  --remove S    (S@attribute takes an attribute)
  try URL|ID       fetch an address, or a source of the list, and show step by step what would be read; nothing is kept
    --limit N      show at most N items (default 10)
    --item S  …  --charset C  --zone ZONE  --include WORD  --exclude WORD    as with add, in place of the source's own
    --page         read the article behind the first item too, as for pages of links;  --no-page: do not
    --body S  --page-title S  --page-date S  --page-author S  --page-remove S    where the parts of that article stand
  discover URL     look for feeds at an address, and where there is none propose selectors for its list of links
    --lists        propose them also where there is a feed;  --charset C
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
  discover: async () => (await import('./sources-discover.ts')).discoverSource,
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
