import { JianbaoError } from '../errors.ts';
import type { Edition, Entry } from '../model/edition.ts';
import type { Figure } from '../model/fact.ts';
import type { App } from '../app.ts';
import type { Store } from '../ports/store.ts';
import { approveEdition, rejectEdition, submit } from '../write/approve.ts';
import {
  confirmDigit,
  excludeEntry,
  includeEntry,
  moveEntry,
  setField,
  unsourcedPlaces,
  type Place,
} from '../write/edit.ts';
import { plainText } from '../write/lines.ts';
import type { Command, Context, ExitCode } from './command.ts';
import { readOptions } from './options.ts';
import { operator, withApp } from './session.ts';

const help = `jianbao editions WHAT

  list                                 all editions, newest first
  show EDITION                         the entries, why each is there, and what was left out
  include EDITION ENTRY                take an entry in
  exclude EDITION ENTRY --because TEXT leave it out
  move EDITION ENTRY POSITION          1 is the first place among its company's entries
  set EDITION ENTRY headline|summary TEXT
  confirm EDITION ENTRY headline|summary NUMBER --source ADDRESS-OR-REASON
  submit EDITION                       hand a draft in for review
  approve EDITION                      allow this version to be published
  reject EDITION --because TEXT        back to draft

An edition is named by its week (2026-W47), an entry by its id or its first characters.
Every change raises the version and stands in the history with who and when; any change after an approval ends it.

  --by NAME       who does it (default: operator:LOGIN)
  --version N     refuse when the edition is no longer at this version
  --json          print the edition as JSON
`;

const extra = {
  by: { type: 'string' },
  because: { type: 'string' },
  source: { type: 'string' },
  version: { type: 'string' },
} as const;

interface Act {
  readonly edition: Edition;
  readonly words: readonly string[];
  readonly by: string;
  readonly at: number;
  readonly because: string | null;
  readonly source: string | null;
  readonly app: App;
  readonly store: Store;
}

function needed(value: string | null | undefined, what: string): string {
  if (value === undefined || value === null || value.trim() === '')
    throw new JianbaoError('USAGE', { message: `${what} is missing.` });
  return value;
}

/** The entry whose id begins with the characters given. @throws JianbaoError ENTRY_UNKNOWN also when several do */
function entryNamed(edition: Edition, given: string | undefined): string {
  const start = needed(given, 'ENTRY');
  const found = edition.entries.filter((entry) => entry.storyId.startsWith(start));
  if (found.length === 1) return found[0]!.storyId;
  throw new JianbaoError('ENTRY_UNKNOWN', { edition: edition.id, entry: start, found: found.length });
}

/** Figures the entry's items hold beyond those the draft shows: an editor may quote any of them. */
async function figuresOfItems(store: Store, app: App, entry: Entry | undefined): Promise<readonly Figure[]> {
  if (entry === undefined) return [];
  const facts = await store.factsFor(entry.itemIds, `${app.hashes.rules}-${app.hashes.companies}`);
  return [...facts.values()].flatMap((one) => one.figures);
}

const acts: Readonly<Record<string, (act: Act) => Edition | Promise<Edition>>> = {
  include: ({ edition, words, by, at }) => includeEntry(edition, entryNamed(edition, words[0]), by, at),
  exclude: ({ edition, words, because, by, at }) =>
    excludeEntry(edition, entryNamed(edition, words[0]), needed(because, '--because'), by, at),
  move({ edition, words, by, at }) {
    const position = Number(words[1]);
    if (!Number.isInteger(position) || position < 1)
      throw new JianbaoError('USAGE', { message: 'POSITION is a whole number from 1 on.' });
    return moveEntry(edition, entryNamed(edition, words[0]), position, by, at);
  },
  async set({ edition, words, by, at, app, store }) {
    const storyId = entryNamed(edition, words[0]);
    const field = needed(words[1], 'headline or summary');
    const entry = edition.entries.find((one) => one.storyId === storyId);
    const figures = await figuresOfItems(store, app, entry);
    const names = app.companies.flatMap((company) => [...company.tickers, ...company.products.map(({ text }) => text)]);
    return setField(edition, storyId, field, needed(words[2], 'TEXT'), by, at, { figures, names });
  },
  confirm({ edition, words, source, by, at }) {
    const field = needed(words[1], 'headline or summary');
    if (field !== 'headline' && field !== 'summary') throw new JianbaoError('ENTRY_FIELD', { field });
    const place: Place = { entry: entryNamed(edition, words[0]), field, text: needed(words[2], 'NUMBER') };
    return confirmDigit(edition, place, needed(source, '--source'), by, at);
  },
  submit: ({ edition, by, at }) => submit(edition, by, at),
  approve: ({ edition, by, at, app }) => approveEdition(edition, by, at, app.config.review),
  reject: ({ edition, because, by, at }) => rejectEdition(edition, needed(because, '--because'), by, at),
};

async function editionNamed(store: Store, id: string | undefined): Promise<Edition> {
  const name = needed(id, 'EDITION');
  const edition = await store.editionById(name);
  if (edition === null) throw new JianbaoError('EDITION_UNKNOWN', { edition: name });
  return edition;
}

function why(entry: Entry): string {
  const parts = entry.scoreParts.map((part) => `${part.name} ${part.points} (${part.detail})`);
  return `${entry.score} = ${parts.join(' + ')}`;
}

/** An edition for a terminal: what is in, why, and what was left out. */
export function showEdition(edition: Edition): string {
  const lines = [
    `${edition.id}  version ${edition.version}  ${edition.state}${edition.late ? '  (late)' : ''}${edition.demonstration ? '  (demonstration)' : ''}`,
    `${edition.from} – ${edition.to}  ${plainText(edition.headline)}`,
  ];
  for (const { line } of edition.keyPoints) lines.push(`  · ${plainText(line)}`);
  for (const section of edition.sections) {
    const entries = edition.entries.filter((entry) => entry.company === section.company);
    lines.push('', `${section.name} (${section.company})`);
    if (entries.length === 0) lines.push('  nothing new');
    for (const entry of entries) {
      lines.push(
        `  ${entry.included ? '✓' : '–'} ${entry.storyId}  ${plainText(entry.headline)}${entry.included ? '' : `  [${entry.leftOutBecause ?? ''}]`}`,
        `      ${entry.kind}, ${entry.type}${entry.stage === null ? '' : ` ${entry.stage}`}${entry.followUp ? ', follow-up' : ''}, ${entry.itemIds.length} items, ${entry.outlets} outlets, by ${entry.changedBy}`,
      );
      if (entry.scoreParts.length > 0) lines.push(`      why: ${why(entry)}`);
      if (entry.included) lines.push(...entry.summary.map((line) => `      ${plainText(line)}`));
      for (const { conflict } of entry.conflicts) {
        lines.push(
          `      sources differ (${conflict.kind}): ${conflict.metric} ${conflict.figures.map((figure) => figure.raw).join(' / ')}`,
        );
      }
    }
  }
  const places = unsourcedPlaces(edition);
  for (const place of places) lines.push('', `! no source: “${place.text}” in the ${place.field} of ${place.entry}`);
  const failed = edition.sources.filter((source) => source.status === 'failed');
  if (failed.length > 0)
    lines.push('', `${failed.length} sources missing: ${failed.map((source) => source.id).join(', ')}`);
  lines.push(
    '',
    ...edition.history.map((change) =>
      `v${change.version}  ${new Date(change.at).toISOString()}  ${change.by}  ${change.action} ${change.entry ?? ''} ${change.detail}`.trimEnd(),
    ),
  );
  return `${lines.join('\n')}\n`;
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

export const command: Command = {
  help,
  async run(args, context) {
    const { values, positionals } = readOptions(args, extra, 5);
    const [what, id, ...words] = positionals;
    return withApp<ExitCode>(values, context, async (app) => {
      const store = await app.openStore();
      if (what === 'list') {
        await list(store, context, values.json);
        return 0;
      }
      const act = what !== undefined && Object.hasOwn(acts, what) ? acts[what] : undefined;
      if (act === undefined && what !== 'show')
        throw new JianbaoError('USAGE', { message: `Say what to do: list, show, ${Object.keys(acts).join(', ')}.` });
      const edition = await editionNamed(store, id);
      if (values.version !== undefined && Number(values.version) !== edition.version) {
        throw new JianbaoError('EDITION_STALE', {
          edition: edition.id,
          version: edition.version,
          seen: values.version,
        });
      }
      let shown = edition;
      if (act !== undefined) {
        const by = values.by ?? operator();
        const { because = null, source = null } = values;
        shown = await act({ edition, words, by, at: app.clock.now(), because, source, app, store });
        await store.saveEdition(shown, edition.version);
      }
      context.out(
        values.json
          ? `${JSON.stringify(shown, null, 2)}\n`
          : act === undefined
            ? showEdition(shown)
            : `${shown.id} is now version ${shown.version}, ${shown.state}.\n`,
      );
      return 0;
    });
  },
};
