import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import type { App } from '../app.ts';
import { appendEntries, appendPairs, writtenSources } from '../config/append.ts';
import type { NewEntry, NewGroup } from '../config/append.ts';
import { faultOfUrl, parseSources } from '../config/sources.ts';
import type { ListedSource, SourceSurroundings } from '../config/sources.ts';
import { JianbaoError } from '../errors.ts';
import { sameness } from '../read/link.ts';
import { readOpml } from '../read/feed/opml.ts';
import type { OpmlFeed, OpmlUnread } from '../read/feed/opml.ts';
import type { Context, ExitCode } from './command.ts';
import { changeList } from './list-file.ts';
import { readOptions } from './options.ts';
import { withApp } from './session.ts';
import { SourceIds } from './source-ids.ts';

const options = {
  tier: { type: 'string' },
  language: { type: 'string' },
  zone: { type: 'string' },
  company: { type: 'string', multiple: true },
  'dry-run': { type: 'boolean', default: false },
} as const;

/** `tier`, `language`, `zone` and `company` hold for all that is imported; else the file decides, else `sources add`. */
type Wishes = ReturnType<typeof readOptions<typeof options>>['values'];

interface Added {
  readonly id: string;
  readonly url: string;
  readonly title: string | null;
  readonly line: number | null;
  readonly folders: readonly string[];
  readonly entry: NewEntry;
}

interface Refused {
  readonly title: string | null;
  readonly line: number | null;
  readonly address: string | null;
  readonly reason: string;
}

interface Plan {
  readonly added: readonly Added[];
  readonly known: readonly { readonly id: string; readonly url: string; readonly title: string | null }[];
  readonly refused: readonly Refused[];
  /** Of companies the list has no words for yet. */
  readonly queries: Readonly<Record<string, readonly string[]>>;
}

/** Rows of what could not be read that are worth the room on a terminal. */
const mostRows = 20;

const reasons: Readonly<Record<OpmlUnread['reason'], string>> = {
  'no-address': 'gives no address; write xmlUrl="https://…" into its outline, or leave it out',
  'no-web-address': 'is at no web address; find the feed with jianbao sources discover and its site',
  link: 'points to a page or another list, not to a feed; see jianbao sources discover URL, or import that list itself',
  'foreign-rules':
    'is a web page that another reader takes apart by rules of its own; add it with jianbao sources discover',
  'too-deep': 'lie deeper than lists are nested; move them up in the file',
};

/** `zh-TW` and `zh_Hant` are zh-Hant, `en-us` is en; null for languages nothing is known of. */
function languageOf(written: string | null): string | null {
  const tag = (written ?? '').toLowerCase().replaceAll('_', '-');
  if (/^zh\b.*\b(?:hant|tw|hk|mo)\b/.test(tag)) return 'zh-Hant';
  if (/^zh\b/.test(tag)) return 'zh-Hans';
  return /^en\b/.test(tag) ? 'en' : null;
}

/** Templates are compared as they stand: `{rsshub}/cls` is no address. */
function keyOf(address: string): string {
  const url = URL.parse(address);
  return url !== null && /^https?:$/.test(url.protocol) ? sameness(address) : address;
}

/** The source an outline stands for: as jianbao itself wrote it, or with what `sources add` would give it. */
function entryFor(feed: OpmlFeed, url: string, id: string, wishes: Wishes): NewEntry {
  const { queries: _, ...own } = feed.own;
  const { tier, language, zone, company } = wishes;
  return {
    id,
    outlet: feed.title ?? URL.parse(url)?.hostname ?? id,
    url,
    ...(own['id'] === undefined
      ? { tier: 'press', language: languageOf(feed.language) ?? 'zh-Hans' }
      : { ...own, id, url }),
    ...(tier === undefined ? {} : { tier }),
    ...(language === undefined ? {} : { language }),
    ...(zone === undefined ? {} : { zone }),
    ...(company === undefined ? {} : { companies: company }),
  };
}

/** The sentence of the first fault, without the place in a file that was never written. */
function faultIn(error: JianbaoError): string {
  return /\n\s+\S*:\d+:\d+ {2}(?:sources\[\d+\]\.?)?(.*)/.exec(error.message)?.[1]?.trim() ?? error.message;
}

function planImport(listed: readonly ListedSource[], feeds: readonly OpmlFeed[], text: string, wishes: Wishes): Plan {
  const written = writtenSources(text);
  const known = new Map<string, string>();
  for (const source of listed) known.set(keyOf(source.url), source.id);
  for (const { id, url } of written.sources) known.set(keyOf(url), id);
  const taken = [...listed, ...written.sources].map(({ id }) => id);
  const ids = new SourceIds(taken);
  const hosts = new Map<string, number>();
  for (const { url } of feeds) {
    const host = URL.parse(url)?.hostname ?? '';
    hosts.set(host, (hosts.get(host) ?? 0) + 1);
  }
  const added: Added[] = [];
  const double: Plan['known'][number][] = [];
  const refused: Refused[] = [];
  const queries: Record<string, readonly string[]> = {};
  const inFile = new Map<string, string>();
  for (const feed of feeds) {
    const { title, line, own, folders } = feed;
    const url = typeof own['url'] === 'string' ? own['url'] : feed.url;
    const words = own['queries'];
    if (typeof words === 'object' && words !== null && !Array.isArray(words)) {
      for (const [company, list] of Object.entries(words))
        if (written.queries[company] === undefined && Array.isArray(list)) queries[company] = list.map(String);
    }
    const key = keyOf(url);
    const before = known.get(key) ?? inFile.get(key);
    if (before !== undefined) {
      // The searches of one template are one source: only the first of them counts.
      if (!(own['kind'] === 'search' && inFile.has(key))) double.push({ id: before, url, title });
      continue;
    }
    const fault = own['id'] === undefined ? faultOfUrl(url, 'feed') : null;
    if (fault !== null) {
      refused.push({ title, line, address: url, reason: fault });
      continue;
    }
    const isOnly = hosts.get(URL.parse(url)?.hostname ?? '') === 1;
    const id = typeof own['id'] === 'string' ? ids.keep(own['id']) : ids.give(url, title, isOnly);
    inFile.set(key, id);
    added.push({ id, url, title, line, folders, entry: entryFor(feed, url, id, wishes) });
  }
  return { added, known: double, refused, queries };
}

/** In the order of the file, feeds of one folder together under its name. */
function groupsOf(added: readonly Added[]): readonly NewGroup[] {
  const groups = new Map<string, NewEntry[]>();
  for (const { folders, entry } of added) {
    const name = folders.join(' / ');
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [entry]);
    else group.push(entry);
  }
  // Without a folder first: below a comment they would seem to belong to it.
  const sorted = [...groups].sort(([a], [b]) => Number(a !== '') - Number(b !== ''));
  return sorted.map(([name, entries]) => ({ comment: name === '' ? null : name, entries }));
}

function longer(text: string, { added, queries }: Plan): string | null {
  if (added.length === 0) return text;
  const base = text.trim() === '' ? 'sources: []\n' : text;
  const withSources = appendEntries(base, 'sources', groupsOf(added), true);
  if (withSources === null || Object.keys(queries).length === 0) return withSources;
  return appendPairs(withSources, 'queries', queries) ?? withSources;
}

async function bytesOf(file: string, context: Context): Promise<Uint8Array> {
  try {
    if (file !== '-') return await readFile(resolve(context.cwd, file));
    if (context.inputBytes !== undefined) return await context.inputBytes();
    const lines: string[] = [];
    for await (const line of context.input()) lines.push(line);
    return new TextEncoder().encode(lines.join('\n'));
  } catch (error) {
    throw new JianbaoError('FILE_UNREADABLE', { path: file }, error);
  }
}

const placeOf = ({ line, title, address }: Refused): string =>
  [line === null ? null : `line ${line}`, title, address].filter((part) => part !== null).join('  ');

function tell(plan: Plan, wishes: Wishes, file: string, context: Context): void {
  const { added, known, refused } = plan;
  if (wishes.json) {
    const rows = added.map(({ id, url, title, line, folders }) => ({ id, url, title, line, folders }));
    context.out(`${JSON.stringify({ file, dryRun: wishes['dry-run'], added: rows, known, unread: refused })}\n`);
    return;
  }
  const verb = wishes['dry-run'] ? 'would be added to' : 'added to';
  context.out(`${added.length} ${verb} ${file}, ${known.length} known already, ${refused.length} could not be read.\n`);
  if (wishes['dry-run']) for (const { id, url } of added) context.out(`  ${id}  ${url}\n`);
  for (const row of refused.slice(0, mostRows)) context.err(`  ${placeOf(row)}: ${row.reason}\n`);
  if (refused.length > mostRows) context.err(`  and ${refused.length - mostRows} more; --json lists them all\n`);
  if (added.length > 0 && !wishes['dry-run'])
    context.out('See what one of them holds: jianbao sources try ID; how they fare: jianbao sources list\n');
}

/** What keeps an entry from being a source; null when nothing does. */
function faultOf(entry: NewEntry, around: SourceSurroundings): string | null {
  const alone = appendEntries('sources: []\n', 'sources', [{ comment: null, entries: [entry] }], true);
  try {
    parseSources(alone ?? '', 'sources', around);
    return null;
  } catch (error) {
    if (error instanceof JianbaoError && error.code === 'SOURCES_INVALID') return faultIn(error);
    throw error;
  }
}

function withoutFaulty(plan: Plan, faultOfEntry: (entry: NewEntry) => string | null): Plan {
  const added: Added[] = [];
  const refused = [...plan.refused];
  for (const one of plan.added) {
    const reason = faultOfEntry(one.entry);
    if (reason === null) added.push(one);
    else refused.push({ title: one.title, line: one.line, address: one.url, reason });
  }
  return { ...plan, added, refused };
}

async function add(app: App, file: string, wishes: Wishes, context: Context): Promise<ExitCode> {
  const opml = readOpml(await bytesOf(file, context));
  const { companies } = app;
  const { file: listFile, rsshubUrl } = app.config.sources;
  const around = { companies, rsshubUrl };
  const unread = opml.unread.map(({ reason, ...rest }): Refused => ({ ...rest, reason: reasons[reason] }));
  let plan: Plan = { added: [], known: [], refused: [], queries: {} };
  let checked: { readonly text: string; readonly listed: readonly ListedSource[] } | null = null;
  // Checking two thousand sources takes longer than all else together: the same text is not checked twice.
  const check = (text: string, path: string): readonly ListedSource[] => {
    if (checked?.text !== text) checked = { text, listed: parseSources(text, path, around) };
    return checked.listed;
  };
  await changeList(
    app,
    listFile,
    (text, path) => {
      plan = planImport(check(text, path), opml.feeds, text, wishes);
      let changed = longer(text, plan);
      try {
        if (changed !== null) check(changed, path);
      } catch (error) {
        // One outline that cannot be a source must not keep the others out.
        plan = withoutFaulty(plan, (entry) => faultOf(entry, around));
        if (plan.added.length === 0) throw error;
        changed = longer(text, plan);
      }
      return wishes['dry-run'] && changed !== null ? text : changed;
    },
    (text, path) => void check(text, path),
  );
  const refused = [...unread, ...plan.refused].sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity));
  tell({ ...plan, refused }, wishes, listFile, context);
  return 0;
}

/**
 * Adds the feeds of an OPML file to the list of sources, in one write. Those that are there already, under whatever
 * spelling of their address, stay as they are.
 *
 * @returns 0 also where outlines could not be read: each is told with its line and what to do
 * @throws JianbaoError OPML_INVALID, FILE_UNREADABLE, SOURCES_INVALID, OUTPUT_*
 */
export async function importOpml(args: readonly string[], context: Context): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, options, 1);
  const [file] = positionals;
  if (file === undefined)
    throw new JianbaoError('USAGE', {
      message: 'Name the file, or - for standard input: jianbao sources import-opml FILE.',
    });
  return withApp(values, context, (app) => add(app, file, values, context));
}
