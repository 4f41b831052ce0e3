import { JianbaoError } from '../errors.ts';
import type { Edition, Entry, Line, PublishedEdition } from '../model/edition.ts';
import { deltasAfter } from './changes.ts';
import { confirmLines } from './confirm.ts';
import { openingOf } from './keypoints.ts';
import { plainText } from './lines.ts';
import { inReadingOrder } from './sections.ts';
import { cite, tieText, type TieSources } from './tie.ts';

export type EntryField = 'headline' | 'summary';
export type ReviewRule = 'required' | 'two-person' | 'off';

/** A digit that leads to no source, and where it stands. */
export interface Place {
  readonly entry: string;
  readonly field: EntryField;
  readonly text: string;
}

type Content = Omit<PublishedEdition, 'state' | 'approval' | 'publishedAt'>;
type Action = { readonly action: string; readonly entry: string | null; readonly detail: string };

function contentOf(edition: Edition): Content {
  const {
    state: _,
    approval: _a,
    publishedAt: _p,
    submittedBy: _s,
    ...content
  } = {
    approval: null,
    publishedAt: null,
    submittedBy: null,
    ...edition,
  };
  return content;
}

/** The next version, with its line in the history. */
export function nextVersion(edition: Edition, change: Partial<Content>, by: string, at: number, what: Action): Content {
  const version = edition.version + 1;
  return {
    ...contentOf(edition),
    ...change,
    version,
    history: [...edition.history, { at, by, version, ...what }],
  };
}

function wrongState(edition: Edition, wanted: string): JianbaoError {
  return new JianbaoError('EDITION_STATE', { edition: edition.id, state: edition.state, wanted });
}

/** @throws JianbaoError EDITION_STATE when it is published: that takes a correction */
export function checkOpen(edition: Edition): void {
  if (edition.state === 'published') throw wrongState(edition, 'not yet published; use a correction');
}

/** An edit of an approved edition takes it back to review: an approval holds for one version. */
export function edited(edition: Edition, change: Partial<Content>, by: string, at: number, what: Action): Edition {
  checkOpen(edition);
  const content = withOpening(nextVersion(edition, change, by, at, what));
  if (edition.state === 'draft') return { ...content, state: 'draft' };
  return { ...content, state: 'review', submittedBy: edition.state === 'review' ? edition.submittedBy : by };
}

/** Headline, key points, 较上期 and the order of sections follow the entries. */
export function withOpening(content: Content): Content {
  const ordered = inReadingOrder(deltasAfter(content.sections, content.entries), content.entries);
  return { ...content, ...ordered, ...openingOf({ ...ordered, language: content.language, from: content.from }) };
}

export function entryOf(edition: Edition, storyId: string): Entry {
  const entry = edition.entries.find((one) => one.storyId === storyId);
  if (entry === undefined) throw new JianbaoError('ENTRY_UNKNOWN', { edition: edition.id, entry: storyId });
  return entry;
}

export function replaceEntry(edition: Edition, entry: Entry): readonly Entry[] {
  return edition.entries.map((one) => (one.storyId === entry.storyId ? entry : one));
}

/**
 * An edit that changes nothing gives back the same edition, here as in the other edits.
 *
 * @throws JianbaoError ENTRY_UNKNOWN, EDITION_STATE; so do the other edits
 */
export function includeEntry(edition: Edition, storyId: string, by: string, at: number): Edition {
  const before = entryOf(edition, storyId);
  checkOpen(edition);
  if (before.included) return edition;
  const entry = { ...before, included: true, leftOutBecause: null, changedBy: by };
  return edited(edition, { entries: replaceEntry(edition, entry) }, by, at, {
    action: 'include',
    entry: storyId,
    detail: plainText(entry.headline),
  });
}

/** @param reason the editor's words; an entry is never left out without one */
export function excludeEntry(edition: Edition, storyId: string, reason: string, by: string, at: number): Edition {
  const before = entryOf(edition, storyId);
  checkOpen(edition);
  if (!before.included && before.leftOutBecause === reason) return edition;
  const entry = { ...before, included: false, leftOutBecause: reason, changedBy: by };
  return edited(edition, { entries: replaceEntry(edition, entry) }, by, at, {
    action: 'exclude',
    entry: storyId,
    detail: reason,
  });
}

/** @param position 1 for the first place among the included entries of its company; beyond the last is the last */
export function moveEntry(edition: Edition, storyId: string, position: number, by: string, at: number): Edition {
  const entry = { ...entryOf(edition, storyId), changedBy: by };
  const others = edition.entries.filter((one) => one.storyId !== storyId);
  const peers = others.filter((one) => one.company === entry.company && one.included);
  const before = peers[Math.max(1, Math.trunc(position)) - 1];
  const last = peers.at(-1);
  const index =
    before !== undefined
      ? others.indexOf(before)
      : last !== undefined
        ? others.indexOf(last) + 1
        : edition.entries.findIndex((one) => one.storyId === storyId);
  const entries = [...others.slice(0, index), entry, ...others.slice(index)];
  checkOpen(edition);
  if (entries.every((one, place) => one.storyId === edition.entries[place]?.storyId)) return edition;
  return edited(edition, { entries }, by, at, {
    action: 'move',
    entry: storyId,
    detail: String(position),
  });
}

function asField(field: string): EntryField {
  if (field !== 'headline' && field !== 'summary') throw new JianbaoError('ENTRY_FIELD', { field });
  return field;
}

/**
 * Sets the text of an entry's headline or summary (a paragraph per line).
 *
 * Digits that the entry's sources know get their source, all others become `unsourced` and block approval until
 * `confirmDigit`. @throws also ENTRY_FIELD
 */
export function setField(
  edition: Edition,
  storyId: string,
  field: string,
  text: string,
  by: string,
  at: number,
  sources: TieSources = { figures: [], names: [] },
): Edition {
  const name = asField(field);
  const entry = entryOf(edition, storyId);
  const known = { ...sources, figures: sources.figures.filter(({ itemId }) => edition.items[itemId] !== undefined) };
  const lines = tieText(edition, entry, name === 'headline' ? text.replaceAll('\n', ' ') : text, known);
  const textOf = (some: readonly Line[]): string => some.map(plainText).join('\n');
  checkOpen(edition);
  if (textOf(lines) === textOf(linesOf(entry, name))) return edition;
  const change = name === 'headline' ? { headline: lines[0]! } : { summary: lines };
  return edited(
    edition,
    {
      entries: replaceEntry(edition, { ...entry, ...change, changedBy: by }),
      citations: cite(edition, lines, known.figures),
    },
    by,
    at,
    { action: 'set', entry: storyId, detail: `${name}: ${lines.map(plainText).join(' / ')}` },
  );
}

/** Digits of included entries that lead to no source, in order of the page. */
export function unsourcedPlaces(edition: Edition): Place[] {
  return edition.entries
    .filter((entry) => entry.included)
    .flatMap((entry) =>
      (['headline', 'summary'] as const).flatMap((field) =>
        linesOf(entry, field)
          .flat()
          .flatMap((span) => (span.kind === 'unsourced' ? [{ entry: entry.storyId, field, text: span.text }] : [])),
      ),
    );
}

export function linesOf(entry: Entry, field: EntryField): readonly Line[] {
  return field === 'headline' ? [entry.headline] : entry.summary;
}

/** Says where digits still wait for a source: the place named holds none such. */
function noSuchNumber(edition: Edition, { entry, field, text }: Place): JianbaoError {
  const open = unsourcedPlaces(edition).map((place) => `${place.entry} ${place.field} “${place.text}”`);
  const message = `“${text}” is not without a source there. ${open.length === 0 ? 'No number is.' : `Open: ${open.join('; ')}.`}`;
  return new JianbaoError('NUMBER_UNKNOWN', { entry, field, text, message });
}

/**
 * An editor vouches for a digit: it becomes a figure of the editor's, shown as 编者补.
 *
 * @param note an address or a reason
 */
export function confirmDigit(edition: Edition, place: Place, note: string, by: string, at: number): Edition {
  const entry = entryOf(edition, place.entry);
  const field = asField(place.field);
  const { lines, citations } = confirmLines(edition, entry, linesOf(entry, field), place.text, note);
  if (note.trim() === '')
    throw new JianbaoError('ENTRY_FIELD', { entry: place.entry, field, message: 'An address or a reason is missing.' });
  if (Object.keys(citations).length === 0) throw noSuchNumber(edition, place);
  const change = field === 'headline' ? { headline: lines[0]! } : { summary: lines };
  return edited(
    edition,
    {
      entries: replaceEntry(edition, { ...entry, ...change, changedBy: by }),
      citations: { ...edition.citations, ...citations },
    },
    by,
    at,
    { action: 'confirm', entry: place.entry, detail: `${place.text}: ${note}` },
  );
}
