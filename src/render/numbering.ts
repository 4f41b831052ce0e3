import type { CompanySection, Delta, Edition, Entry, FigureRow, Line, ShownConflict } from '../model/edition.ts';

/** The place of a figure in an edition: `f07` on every page, in the letter, in text and feeds. */
export interface Place {
  readonly key: string;
  readonly number: number;
  readonly figure: string;
}

export interface Numbering {
  /** In order of first use. */
  readonly places: readonly Place[];
  readonly of: (figure: string) => Place | null;
}

function figuresOf(line: Line): readonly string[] {
  return line.flatMap((span) => (span.kind === 'figure' ? [span.figure] : []));
}

/** Numbers ids in the order given: f01, f02 … f100; an id seen before keeps its number. */
export function numberIds(ids: Iterable<string>): Numbering {
  const byFigure = new Map<string, Place>();
  for (const figure of ids) {
    if (byFigure.has(figure)) continue;
    const number = byFigure.size + 1;
    byFigure.set(figure, { key: `f${String(number).padStart(2, '0')}`, number, figure });
  }
  return { places: [...byFigure.values()], of: (figure) => byFigure.get(figure) ?? null };
}

/** Entries a section shows: the week's news first, then what was known. */
export function entriesOf(edition: Edition, company: string, kind: Entry['kind']): readonly Entry[] {
  return edition.entries.filter((entry) => entry.included && entry.company === company && entry.kind === kind);
}

/** Rows of a section's table in order of the entries: one for each thing measured, though several items may say it. */
export function rowsOf(edition: Pick<Edition, 'citations'>, entries: readonly Entry[]): readonly FigureRow[] {
  const rows = new Map<string, FigureRow>();
  for (const row of entries.flatMap((entry) => entry.figures)) {
    const figure = Object.hasOwn(edition.citations, row.figure) ? edition.citations[row.figure]?.figure : undefined;
    if (figure === undefined) continue;
    const { metric, scope, period, asOf, unit, value } = figure;
    const key = JSON.stringify([metric, scope, period, asOf, unit, value]);
    if (!rows.has(key)) rows.set(key, row);
  }
  return [...rows.values()];
}

/** What a row shows beside its value: how much it grew, or else the value before it; null when it shows a word. */
export function besideOf(
  { citations }: Pick<Edition, 'citations'>,
  { growth, before, relation }: FigureRow,
): { readonly kind: 'growth' | 'before'; readonly figure: string } | null {
  if (growth !== null && Object.hasOwn(citations, growth)) return { kind: 'growth', figure: growth };
  const changed = relation === 'changed' && before !== null && Object.hasOwn(citations, before);
  return changed ? { kind: 'before', figure: before } : null;
}

/** Conflicts of a section, each told once although several entries may show it. */
export function conflictsOf(entries: readonly Entry[]): readonly ShownConflict[] {
  const conflicts = new Map<string, ShownConflict>();
  for (const shown of entries.flatMap((entry) => entry.conflicts)) {
    const key = shown.figures.join(' ');
    if (!conflicts.has(key)) conflicts.set(key, shown);
  }
  return [...conflicts.values()];
}

/** More than this many changes are counted, not listed: the table above tells each of them. */
const changesTold = 3;

/** Changed figures that 较上期 names one by one. */
export function toldChanges({ citations }: Pick<Edition, 'citations'>, delta: Delta): Delta['changed'] {
  if (delta.changed.length > changesTold) return [];
  return delta.changed.filter(({ before, now }) => Object.hasOwn(citations, before) && Object.hasOwn(citations, now));
}

/** A section without an included entry is one grey line. */
export function isQuiet(edition: Edition, section: CompanySection): boolean {
  return !edition.entries.some((entry) => entry.included && entry.company === section.company);
}

/** Ids of the figures one section shows, in page order, repeats included. */
export function* idsOfSection(edition: Edition, section: CompanySection): Iterable<string> {
  const entries = [
    ...entriesOf(edition, section.company, 'news'),
    ...entriesOf(edition, section.company, 'background'),
  ];
  if (entries.length === 0) return;
  for (const entry of entries) {
    yield* figuresOf(entry.headline);
    for (const paragraph of entry.summary) yield* figuresOf(paragraph);
  }
  for (const row of rowsOf(edition, entries)) {
    yield row.figure;
    const beside = besideOf(edition, row);
    if (beside !== null) yield beside.figure;
  }
  for (const shown of conflictsOf(entries)) yield* shown.figures;
  for (const change of toldChanges(edition, section.delta)) yield* [change.before, change.now];
}

function* idsInPageOrder(edition: Edition): Iterable<string> {
  yield* figuresOf(edition.headline);
  for (const point of edition.keyPoints) yield* figuresOf(point.line);
  for (const section of edition.sections) yield* idsOfSection(edition, section);
}

/**
 * Numbers the figures of an edition in order of first use on the page.
 *
 * Entries left out count for nothing, and so does an id that no citation of the edition explains: it has no
 * sentence to lead to.
 */
export function numberFigures(edition: Edition): Numbering {
  const ids = idsInPageOrder(edition);
  return numberIds(Iterator.from(ids).filter((id) => Object.hasOwn(edition.citations, id)));
}
