import type {
  Citation,
  CompanySection,
  Delta,
  Edition,
  Entry,
  FigureRow,
  Line,
  ShownConflict,
} from '../model/edition.ts';
import type { Figure } from '../model/fact.ts';
import { rowsOf } from './rows.ts';

/** The place of a source sentence in an edition: `f07` on every page, in the letter, in text and feeds. */
export interface Place {
  readonly key: string;
  readonly number: number;
  /** Ids of the figures told from this sentence, in order of first use, at least one. */
  readonly figures: readonly string[];
}

export interface Numbering {
  /** In order of first use. */
  readonly places: readonly Place[];
  readonly of: (figure: string) => Place | null;
}

type Cited = Pick<Edition, 'citations'>;

function citationOf(figure: string, { citations }: Cited): Citation | undefined {
  return Object.hasOwn(citations, figure) ? citations[figure] : undefined;
}

function figuresOf(line: Line): readonly string[] {
  return line.flatMap((span) => (span.kind === 'figure' ? [span.figure] : []));
}

/** What a source sheet shows: figures of one sentence share it, what an editor vouches for stands alone. */
function sentenceKey({ figure, editorNote }: Citation): string {
  const { itemId, revision, field, quote } = figure;
  return JSON.stringify(editorNote === null ? [itemId, revision, field, quote] : [figure.id, editorNote]);
}

/** What must agree before two figures of a sentence can be the ends of one range. */
function sameMeasure(a: Figure, b: Figure): boolean {
  return a.metric === b.metric && a.company === b.company && a.kind === b.kind && a.scope === b.scope;
}

/** The figure of the same sentence that stands behind this one and a word that joins the ends of a range. */
function endAmong(from: Figure, others: readonly string[], edition: Cited): string | null {
  const at = from.quote.indexOf(from.raw);
  const rest = at === -1 || from.raw === '' ? '' : from.quote.slice(at + from.raw.length);
  const joint = /^\s*(?:至|到|[-—–~～]+|to\b)\s*约?\s*/.exec(rest);
  if (joint === null) return null;
  const tail = rest.slice(joint[0].length);
  const end = others.find((other) => {
    const to = citationOf(other, edition)?.figure;
    return to !== undefined && to.id !== from.id && to.raw !== '' && tail.startsWith(to.raw) && sameMeasure(from, to);
  });
  return end ?? null;
}

/** Ids of the figures cited from each sentence. */
function bySentence(edition: Cited): ReadonlyMap<string, readonly string[]> {
  const sentences = new Map<string, string[]>();
  for (const [id, citation] of Object.entries(edition.citations)) {
    const key = sentenceKey(citation);
    const ids = sentences.get(key);
    if (ids === undefined) sentences.set(key, [id]);
    else ids.push(id);
  }
  return sentences;
}

/**
 * Numbers source sentences in the order their figures are given: f01, f02 … f100. Figures of one sentence share its
 * number, and the lower end of a range brings the upper one with it; ids that are not cited have no number.
 */
export function numberIds(ids: Iterable<string>, edition: Cited): Numbering {
  const cited = bySentence(edition);
  const told = new Map<string, string[]>();
  const sentenceOf = new Map<string, string>();
  const tell = (id: string, key: string): void => {
    if (sentenceOf.has(id)) return;
    sentenceOf.set(id, key);
    const figures = told.get(key);
    if (figures === undefined) told.set(key, [id]);
    else figures.push(id);
  };
  for (const id of ids) {
    const citation = citationOf(id, edition);
    if (citation === undefined || sentenceOf.has(id)) continue;
    const key = sentenceKey(citation);
    tell(id, key);
    const end = endAmong(citation.figure, cited.get(key) ?? [], edition);
    if (end !== null) tell(end, key);
  }
  const places = new Map(
    [...told].map(([sentence, figures], index): readonly [string, Place] => {
      const number = index + 1;
      return [sentence, { key: `f${String(number).padStart(2, '0')}`, number, figures }];
    }),
  );
  return { places: [...places.values()], of: (figure) => places.get(sentenceOf.get(figure) ?? '') ?? null };
}

/** The figure at the upper end of a range that begins with this one: 15.20亿元 in 14.50亿元至15.20亿元. */
export function rangeEnd(id: string, edition: Cited, numbering: Numbering): string | null {
  const from = citationOf(id, edition)?.figure;
  return from === undefined ? null : endAmong(from, numbering.of(id)?.figures ?? [], edition);
}

/** The ids without those that a range among them already tells. */
export function withoutRangeEnds(ids: readonly string[], edition: Cited, numbering: Numbering): readonly string[] {
  const ends = new Set(ids.map((id) => rangeEnd(id, edition, numbering)));
  return ids.filter((id) => !ends.has(id));
}

/** Entries a section shows: the week's news first, then what was known. */
export function entriesOf(edition: Edition, company: string, kind: Entry['kind']): readonly Entry[] {
  return edition.entries.filter((entry) => entry.included && entry.company === company && entry.kind === kind);
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
 * Numbers the source sentences of an edition in order of first use on the page.
 *
 * Entries left out count for nothing, and so does an id that no citation of the edition explains: it has no
 * sentence to lead to.
 */
export function numberFigures(edition: Edition): Numbering {
  return numberIds(idsInPageOrder(edition), edition);
}
