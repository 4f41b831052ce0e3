import { JianbaoError } from '../errors.ts';
import type { Edition } from '../model/edition.ts';
import type { App } from '../app.ts';
import type { Store } from '../ports/store.ts';
import type { Command, Context, ExitCode } from './command.ts';
import type { Act } from './edition-acts.ts';
import type { Regrouped } from './edition-stories.ts';
import { readOptions } from './options.ts';
import { operator, withApp } from './session.ts';

const help = `jianbao editions WHAT

  list                                 all editions, newest first
  show EDITION                         the entries, why each is there, and what was left out
  include EDITION ENTRY                take an entry in
  exclude EDITION ENTRY --because TEXT leave it out
  move EDITION ENTRY POSITION          1 is the first place among its company's entries
  set EDITION ENTRY headline|summary TEXT
  merge EDITION ENTRY ENTRY            the second story becomes part of the first
  split EDITION ENTRY ITEM...          the items named leave the story and stand in one of their own
  confirm EDITION ENTRY headline|summary NUMBER --source ADDRESS-OR-REASON
  submit EDITION                       hand a draft in for review
  approve EDITION                      allow this version to be published
  reject EDITION --because TEXT        back to draft
  correct EDITION ENTRY headline|summary TEXT [--source ADDRESS-OR-REASON]
                                       change a published entry; what it said and says now is told to readers

An edition is named by its week (2026-W47), an entry or item by the first characters of its id, as show prints it.
A merge or split is remembered: later drafts obey it, and reports still to come join the stories as they are then.
Every change raises the version and stands in the history with who and when; any change after an approval ends it.

  --by NAME       who does it (default: operator:LOGIN)
  --version N     refuse when the edition is no longer at this version
  --json          print the edition as JSON
`;

/** A split names items one by one. */
const mostWords = 100;

const extra = {
  by: { type: 'string' },
  because: { type: 'string' },
  source: { type: 'string' },
  version: { type: 'string' },
} as const;

async function editionNamed(store: Store, name: string | undefined): Promise<Edition> {
  if (name === undefined || name.trim() === '') throw new JianbaoError('USAGE', { message: 'EDITION is missing.' });
  const edition = await store.editionById(name);
  if (edition === null) throw new JianbaoError('EDITION_UNKNOWN', { edition: name });
  return edition;
}

async function list(store: Store, context: Context, json: boolean): Promise<void> {
  const rows = await store.editions();
  if (json) return context.out(`${JSON.stringify(rows, null, 2)}\n`);
  if (rows.length === 0) return context.out('No edition yet. `jianbao run` makes the first one.\n');
  for (const row of rows) {
    context.out(
      `${row.id}  v${row.version}  ${row.state.padEnd(9)}  ${row.included} of ${row.entries} entries  ${row.headline}\n`,
    );
  }
}

type Change = (given: Act) => Edition | Promise<Edition | Regrouped>;

/** Carries out one change, keeps it, and writes the pages it shows on. */
async function change(act: Change, given: Act, context: Context): Promise<Edition> {
  const { edition, store, app } = given;
  const result = await act(given);
  const { edition: changed, ruled } = 'ruled' in result ? result : { edition: result, ruled: undefined };
  if (changed === edition) {
    context.err('Nothing to change.\n');
    return edition;
  }
  await store.saveEdition(changed, edition.version, ruled);
  const [{ writeDraftPages, writeOutput }, { outputContext }] = await Promise.all([
    import('../jobs/output.ts'),
    import('./work.ts'),
  ]);
  if (changed.state === 'published') await writeOutput(store, app.files, outputContext(app));
  else await writeDraftPages(app.files, changed, outputContext(app));
  return changed;
}

function refuseOldVersion(edition: Edition, seen: string | undefined): void {
  if (seen === undefined || Number(seen) === edition.version) return;
  throw new JianbaoError('EDITION_STALE', { edition: edition.id, version: edition.version, seen });
}

async function print(edition: Edition, before: Edition, app: App, context: Context): Promise<void> {
  const { missingSources } = await import('./edition-text.ts');
  const { length } = edition.corrections;
  if (length > before.corrections.length)
    context.out(`${edition.id} is corrected (${length}); pages and feeds say so.\n`);
  else if (edition !== before) context.out(`${edition.id} is now version ${edition.version}, ${edition.state}.\n`);
  const open = missingSources(edition);
  if (open.length > 0) context.out(`${open.join('\n')}\n`);
  if (edition.state === 'approved')
    context.out(`Next: jianbao publish ${edition.id}; pages go to ${app.config.output.folder}/.\n`);
}

/** Each change by its word. */
async function changes(): Promise<Readonly<Record<string, Change>>> {
  const [{ acts }, { mergeStories, splitStory }] = await Promise.all([
    import('./edition-acts.ts'),
    import('./edition-stories.ts'),
  ]);
  return { ...acts, merge: mergeStories, split: splitStory };
}

export const command: Command = {
  help,
  async run(args, context) {
    const { values, positionals } = readOptions(args, extra, mostWords);
    const [what, id, ...words] = positionals;
    return withApp<ExitCode>(values, context, async (app) => {
      const store = await app.openStore();
      if (what === 'list') {
        await list(store, context, values.json);
        return 0;
      }
      // Listing is what is asked most: what changes and prints editions is loaded only for them.
      const acts = await changes();
      const act = what !== undefined && Object.hasOwn(acts, what) ? acts[what] : undefined;
      if (act === undefined && what !== 'show')
        throw new JianbaoError('USAGE', { message: `Say what to do: list, show, ${Object.keys(acts).join(', ')}.` });
      const edition = await editionNamed(store, id);
      refuseOldVersion(edition, values.version);
      const { because = null, source = null, by = operator() } = values;
      const given: Act = { edition, words, by, at: app.clock.now(), because, source, app, store };
      const shown = act === undefined ? edition : await change(act, given, context);
      if (values.json) context.out(`${JSON.stringify(shown, null, 2)}\n`);
      else if (act !== undefined) await print(shown, edition, app, context);
      else context.out((await import('./edition-text.ts')).showEdition(shown, app.digest));
      return 0;
    });
  },
};
