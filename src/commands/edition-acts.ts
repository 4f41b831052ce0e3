import type { App } from '../app.ts';
import { JianbaoError } from '../errors.ts';
import type { Edition, Entry } from '../model/edition.ts';
import type { Figure } from '../model/fact.ts';
import { buildRules, deriveFacts } from '../pipeline.ts';
import type { Store } from '../ports/store.ts';
import { approveEdition, rejectEdition, submit } from '../write/approve.ts';
import { correctEntry } from '../write/correct.ts';
import { confirmDigit, excludeEntry, includeEntry, moveEntry, setField, type EntryField } from '../write/edit.ts';

/** What a change of an edition works with; `words` are those after EDITION. */
export interface Act {
  readonly edition: Edition;
  readonly words: readonly string[];
  readonly by: string;
  readonly at: number;
  readonly because: string | null;
  readonly source: string | null;
  readonly app: App;
  readonly store: Store;
}

/** A word that must be given. @throws JianbaoError USAGE */
export function needed(value: string | null | undefined, what: string): string {
  if (value === undefined || value === null || value.trim() === '')
    throw new JianbaoError('USAGE', { message: `${what} is missing.` });
  return value;
}

/** The id without the prefix that all seed entries share: what a person types. */
export function shortId(storyId: string): string {
  return storyId.replace(/^seed-/, '').slice(0, 8);
}

/**
 * The entry whose id begins with the characters given, with or without the prefix of seeds.
 *
 * @throws JianbaoError ENTRY_UNKNOWN, saying whether there is none or more than one
 */
export function entryNamed(edition: Edition, given: string | undefined): Entry {
  const start = needed(given, 'ENTRY');
  const found = edition.entries.filter(
    ({ storyId }) => storyId.startsWith(start) || storyId.startsWith(`seed-${start}`),
  );
  const [entry, ...more] = found;
  if (entry !== undefined && more.length === 0) return entry;
  const message = entry === undefined ? 'No id begins so.' : `${found.length} ids begin so; give more characters.`;
  throw new JianbaoError('ENTRY_UNKNOWN', { edition: edition.id, entry: start, message });
}

function fieldNamed(given: string | undefined): EntryField {
  const field = needed(given, 'headline or summary');
  if (field !== 'headline' && field !== 'summary') throw new JianbaoError('ENTRY_FIELD', { field });
  return field;
}

/**
 * Figures the entry's items hold beyond those the draft shows: an editor may quote any of them. They are derived anew
 * when the rules or the companies have changed since the draft.
 */
async function sourcesOf(
  { store, app }: Act,
  entry: Entry,
): Promise<{ figures: readonly Figure[]; names: readonly string[]; texts: readonly string[] }> {
  const kept = await store.factsFor(entry.itemIds, app.hashes.facts);
  const items = await store.itemsById(entry.itemIds);
  const missing = items.filter(({ id }) => !kept.has(id));
  const rules = missing.length === 0 ? null : buildRules(app.companies, app.digest.zone);
  const derived = rules === null ? [] : missing.map((item) => deriveFacts(item, rules));
  const names = app.companies.flatMap((company) => [...company.tickers, ...company.products.map(({ text }) => text)]);
  const figures = [...kept.values(), ...derived].flatMap((facts) => facts.figures);
  return { figures, names, texts: items.flatMap(({ title, text }) => [title, text]) };
}

/** Each change of an edition by the word that asks for it. An act that changes nothing gives the edition back as it is. */
export const acts: Readonly<Record<string, (act: Act) => Edition | Promise<Edition>>> = {
  include: ({ edition, words, by, at }) => includeEntry(edition, entryNamed(edition, words[0]).storyId, by, at),
  exclude: ({ edition, words, because, by, at }) =>
    excludeEntry(edition, entryNamed(edition, words[0]).storyId, needed(because, '--because'), by, at),
  move({ edition, words, by, at }) {
    const position = Number(words[1]);
    if (!Number.isInteger(position) || position < 1)
      throw new JianbaoError('USAGE', { message: 'POSITION is a whole number from 1 on.' });
    return moveEntry(edition, entryNamed(edition, words[0]).storyId, position, by, at);
  },
  async set(act) {
    const { edition, words, by, at } = act;
    const entry = entryNamed(edition, words[0]);
    const text = needed(words[2], 'TEXT');
    return setField(edition, entry.storyId, fieldNamed(words[1]), text, by, at, await sourcesOf(act, entry));
  },
  confirm({ edition, words, source, by, at }) {
    const place = {
      entry: entryNamed(edition, words[0]).storyId,
      field: fieldNamed(words[1]),
      text: needed(words[2], 'NUMBER'),
    };
    return confirmDigit(edition, place, needed(source, '--source'), by, at);
  },
  async correct(act) {
    const { edition, words, source, by, at } = act;
    if (edition.state !== 'published')
      throw new JianbaoError('EDITION_STATE', { edition: edition.id, state: edition.state, wanted: 'published' });
    const entry = entryNamed(edition, words[0]);
    const correction = {
      entry: entry.storyId,
      field: fieldNamed(words[1]),
      text: needed(words[2], 'TEXT'),
      note: source,
    };
    return correctEntry(edition, correction, by, at, await sourcesOf(act, entry));
  },
  submit: ({ edition, by, at }) => submit(edition, by, at),
  approve: ({ edition, by, at, app }) => approveEdition(edition, by, at, app.config.review),
  reject: ({ edition, because, by, at }) => rejectEdition(edition, needed(because, '--because'), by, at),
};
