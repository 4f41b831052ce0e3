import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import type { App } from '../app.ts';
import { faultOfEntry, parseSources } from '../config/sources.ts';
import type { ListedSource } from '../config/sources.ts';
import { JianbaoError } from '../errors.ts';
import { readOpml } from '../read/feed/opml.ts';
import type { OpmlUnread } from '../read/feed/opml.ts';
import type { Context, ExitCode } from './command.ts';
import { changeList } from './list-file.ts';
import { readOptions } from './options.ts';
import { withApp } from './session.ts';
import { planImport, withAdded, withoutFaulty } from './source-import.ts';
import type { ImportPlan, Refused } from './source-import.ts';

const options = {
  tier: { type: 'string' },
  language: { type: 'string' },
  zone: { type: 'string' },
  company: { type: 'string', multiple: true },
  'dry-run': { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof readOptions<typeof options>>['values'];

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

function tell(plan: ImportPlan, values: Values, file: string, context: Context): void {
  const { added, known, refused } = plan;
  if (values.json) {
    const rows = added.map(({ id, url, title, line, folders }) => ({ id, url, title, line, folders }));
    context.out(`${JSON.stringify({ file, dryRun: values['dry-run'], added: rows, known, unread: refused })}\n`);
    return;
  }
  const verb = values['dry-run'] ? 'would be added to' : 'added to';
  context.out(`${added.length} ${verb} ${file}, ${known.length} known already, ${refused.length} could not be read.\n`);
  if (values['dry-run']) for (const { id, url } of added) context.out(`  ${id}  ${url}\n`);
  for (const row of refused.slice(0, mostRows)) context.err(`  ${placeOf(row)}: ${row.reason}\n`);
  if (refused.length > mostRows) context.err(`  and ${refused.length - mostRows} more; --json lists them all\n`);
  if (added.length > 0 && !values['dry-run'])
    context.out('See what one of them holds: jianbao sources try ID; how they fare: jianbao sources list\n');
}

async function add(app: App, file: string, values: Values, context: Context): Promise<ExitCode> {
  const opml = readOpml(await bytesOf(file, context));
  const { companies } = app;
  const { file: listFile, rsshubUrl } = app.config.sources;
  const around = { companies, rsshubUrl };
  const unread = opml.unread.map(({ reason, ...rest }): Refused => ({ ...rest, reason: reasons[reason] }));
  let plan: ImportPlan = { added: [], known: [], refused: [], queries: {} };
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
      plan = planImport(check(text, path), opml.feeds, text, values);
      let changed = withAdded(text, plan);
      try {
        if (changed !== null) check(changed, path);
      } catch (error) {
        // One outline that cannot be a source must not keep the others out.
        plan = withoutFaulty(plan, (entry) => faultOfEntry(entry, around));
        if (plan.added.length === 0) throw error;
        changed = withAdded(text, plan);
      }
      return values['dry-run'] && changed !== null ? text : changed;
    },
    (text, path) => void check(text, path),
  );
  const refused = [...unread, ...plan.refused].sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity));
  tell({ ...plan, refused }, values, listFile, context);
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
