import { JianbaoError } from '../errors.ts';
import type { PublishedEdition } from '../model/edition.ts';
import { confirmLines } from './confirm.ts';
import { entryOf, linesOf, nextVersion, replaceEntry, withOpening, type EntryField } from './edit.ts';
import { plainText } from './lines.ts';
import { cite, tieText, type TieSources } from './tie.ts';

export interface CorrectionOf {
  readonly entry: string;
  readonly field: EntryField;
  readonly text: string;
  /** Address or reason for digits that no source of the entry has; null: such digits are refused. */
  readonly note: string | null;
}

/**
 * Corrects the text of a published entry: the edition's version rises, the text changes, and what it said and says now
 * stands in `corrections` for pages, feeds and the next letter.
 *
 * @throws JianbaoError EDITION_STATE when it is not published, ENTRY_UNKNOWN, ENTRY_FIELD when the entry was not
 * included or nothing changes, DIGIT_WITHOUT_SOURCE
 */
export function correctEntry(
  edition: PublishedEdition,
  correction: CorrectionOf,
  by: string,
  at: number,
  sources: TieSources = { figures: [], names: [] },
): PublishedEdition {
  const { field, note } = correction;
  if (edition.state !== 'published')
    throw new JianbaoError('EDITION_STATE', { edition: edition.id, wanted: 'published' });
  const entry = entryOf(edition, correction.entry);
  const known = { ...sources, figures: sources.figures.filter(({ itemId }) => edition.items[itemId] !== undefined) };
  const text = field === 'headline' ? correction.text.replaceAll('\n', ' ') : correction.text;
  const tied = tieText(edition, entry, text, known);
  const naked = tied.flat().filter((span) => span.kind === 'unsourced');
  if (naked.length > 0 && (note === null || note.trim() === ''))
    throw new JianbaoError('DIGIT_WITHOUT_SOURCE', {
      edition: edition.id,
      places: naked.map((span) => `${entry.storyId} ${field} “${span.text}”`).join('; '),
    });
  const vouched = note === null ? { lines: tied, citations: {} } : confirmLines(edition, entry, tied, null, note);
  const was = linesOf(entry, field).map(plainText).join('\n');
  const now = vouched.lines.map(plainText).join('\n');
  if (!entry.included || was === now)
    throw new JianbaoError('ENTRY_FIELD', { entry: entry.storyId, field, message: 'There is nothing to correct.' });
  const change = field === 'headline' ? { headline: vouched.lines[0]! } : { summary: vouched.lines };
  const n = edition.corrections.length + 1;
  const content = nextVersion(
    edition,
    {
      entries: replaceEntry(edition, { ...entry, ...change, changedBy: by }),
      citations: { ...cite(edition, vouched.lines, known.figures), ...vouched.citations },
      corrections: [...edition.corrections, { n, at, by, entry: entry.storyId, was, now }],
    },
    by,
    at,
    { action: 'correct', entry: entry.storyId, detail: now },
  );
  const { state, approval, publishedAt } = edition;
  return { ...withOpening(content), state, approval, publishedAt };
}
