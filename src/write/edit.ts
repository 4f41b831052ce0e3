import { JianbaoError } from '../errors.ts';
import type { Citation, Edition, Entry, Line, PublishedEdition, Span } from '../model/edition.ts';
import type { Figure } from '../model/fact.ts';
import { deltasAfter } from './changes.ts';
import { openingOf } from './keypoints.ts';
import { figuresOf, plainText, tieLine } from './lines.ts';
import { withoutMarks } from './marks.ts';
import { inReadingOrder } from './sections.ts';

export type EntryField = 'headline' | 'summary';
export type ReviewRule = 'required' | 'two-person' | 'off';

/** A digit that leads to no source, and where it stands. */
export interface Place {
  readonly entry: string;
  readonly field: EntryField;
  readonly text: string;
}

/** What an editor's text may be tied to besides the figures the edition shows already. */
export interface TieSources {
  /** All figures of the entry's items. */
  readonly figures: readonly Figure[];
  readonly names: readonly string[];
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

/** An edit of an approved edition takes it back to review: an approval holds for one version. */
function edited(edition: Edition, change: Partial<Content>, by: string, at: number, what: Action): Edition {
  if (edition.state === 'published') throw wrongState(edition, 'not yet published; use a correction');
  const content = withOpening(nextVersion(edition, change, by, at, what));
  if (edition.state === 'draft') return { ...content, state: 'draft' };
  return { ...content, state: 'review', submittedBy: edition.state === 'review' ? edition.submittedBy : by };
}

/** Headline, key points, 较上期 and the order of sections follow the entries. */
export function withOpening(content: Content): Content {
  const ordered = inReadingOrder(deltasAfter(content.sections, content.entries), content.entries);
  return { ...content, ...ordered, ...openingOf({ ...ordered, language: content.language }) };
}

export function entryOf(edition: Edition, storyId: string): Entry {
  const entry = edition.entries.find((one) => one.storyId === storyId);
  if (entry === undefined) throw new JianbaoError('ENTRY_UNKNOWN', { edition: edition.id, entry: storyId });
  return entry;
}

export function replaceEntry(edition: Edition, entry: Entry): readonly Entry[] {
  return edition.entries.map((one) => (one.storyId === entry.storyId ? entry : one));
}

/** @throws JianbaoError ENTRY_UNKNOWN, EDITION_STATE; so do the other edits */
export function includeEntry(edition: Edition, storyId: string, by: string, at: number): Edition {
  const entry = { ...entryOf(edition, storyId), included: true, leftOutBecause: null, changedBy: by };
  return edited(edition, { entries: replaceEntry(edition, entry) }, by, at, {
    action: 'include',
    entry: storyId,
    detail: plainText(entry.headline),
  });
}

/** @param reason the editor's words; an entry is never left out without one */
export function excludeEntry(edition: Edition, storyId: string, reason: string, by: string, at: number): Edition {
  const entry = { ...entryOf(edition, storyId), included: false, leftOutBecause: reason, changedBy: by };
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
  return edited(edition, { entries: [...others.slice(0, index), entry, ...others.slice(index)] }, by, at, {
    action: 'move',
    entry: storyId,
    detail: String(position),
  });
}

function asField(field: string): EntryField {
  if (field !== 'headline' && field !== 'summary') throw new JianbaoError('ENTRY_FIELD', { field });
  return field;
}

/** Lines of an editor's text, each digit tied to a figure of the entry's items where one has the same characters. */
export function tieText(edition: Edition, entry: Entry, text: string, sources: TieSources): readonly Line[] {
  const shown = [entry.headline, ...entry.summary].flatMap(figuresOf);
  const own = Object.values(edition.citations).filter(({ itemId }) => entry.itemIds.includes(itemId));
  const spans = [entry.headline, ...entry.summary].flat();
  const ties = {
    figures: [
      ...shown.flatMap((id) => edition.citations[id]?.figure ?? []),
      ...own.map(({ figure }) => figure),
      ...sources.figures,
    ],
    names: [
      ...sources.names,
      ...spans.flatMap((span) => (span.kind === 'name' ? [span.text] : [])),
      ...Object.values(edition.items).map((item) => item.outlet),
    ],
    published: Date.parse(`${edition.to}T00:00:00Z`),
    zone: 'UTC',
  };
  const lines = withoutMarks(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0) throw new JianbaoError('ENTRY_FIELD', { message: 'The text is empty.' });
  return lines.map((line) => tieLine(line, ties));
}

/** Citations with what the lines newly show. */
export function cite(edition: Edition, lines: readonly Line[], figures: readonly Figure[]): Edition['citations'] {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const fresh: Record<string, Citation> = {};
  for (const id of lines.flatMap(figuresOf)) {
    const figure = byId.get(id);
    if (edition.citations[id] === undefined && figure !== undefined)
      fresh[id] = { figure, itemId: figure.itemId, editorNote: null };
  }
  return { ...edition.citations, ...fresh };
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

/** Makes figures of the editor's out of unsourced digits: those with this text, or all where `text` is null. */
export function confirmLines(
  edition: Edition,
  entry: Entry,
  lines: readonly Line[],
  text: string | null,
  note: string,
): { readonly lines: readonly Line[]; readonly citations: Edition['citations'] } {
  const citations: Record<string, Citation> = {};
  let number = Object.values(edition.citations).filter((citation) => citation.editorNote !== null).length;
  const confirmed = lines.map((line) =>
    line.map((span): Span => {
      if (span.kind !== 'unsourced' || (text !== null && span.text !== text)) return span;
      number += 1;
      const figure = editorsFigure(`editor:${edition.id}:${number}`, entry, span.text, plainText(line));
      citations[figure.id] = { figure, itemId: figure.itemId, editorNote: note };
      return { kind: 'figure', text: span.text, figure: figure.id };
    }),
  );
  return { lines: confirmed, citations };
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
  if (note.trim() === '' || Object.keys(citations).length === 0)
    throw new JianbaoError('ENTRY_FIELD', { entry: place.entry, field: place.field, text: place.text });
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

function editorsFigure(id: string, entry: Entry, raw: string, quote: string): Figure {
  const start = quote.indexOf(raw);
  return {
    id,
    itemId: entry.itemIds[0] ?? '',
    revision: '',
    field: 'text',
    start,
    end: start + raw.length,
    company: entry.company,
    kind: 'count',
    metric: null,
    value: Number(raw.normalize('NFKC').replaceAll(',', '')),
    unit: null,
    period: null,
    qualifier: null,
    change: null,
    scope: null,
    asOf: null,
    raw,
    quote,
  };
}
