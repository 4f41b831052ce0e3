import type { Edition, Entry } from '../model/edition.ts';
import { edited, entryOf } from './edit.ts';
import { figuresOf } from './lines.ts';

/** An editor's word on the stories of an edition. */
export interface Regrouping {
  readonly action: 'merge' | 'split';
  /** The story that stays. */
  readonly entry: string;
  /** The story that became part of it; null for a split. */
  readonly gone: string | null;
  /** The story that left it; null for a merge. */
  readonly born: string | null;
  /** For the history: what was joined, or what left. */
  readonly detail: string;
}

/** Reasons that hold whatever an editor joins: there is nothing to tell. */
const untellable: ReadonlySet<string | null> = new Set(['repeat', 'muted']);

/** Whose words an entry holds: those of an editor outlive the draft they were written in. */
function hasOwnWords(edition: Edition, { storyId, headline, summary }: Entry, field: 'headline' | 'summary'): boolean {
  const wasSet = edition.history.some(
    (change) => change.entry === storyId && change.action === 'set' && change.detail.startsWith(`${field}:`),
  );
  const lines = field === 'headline' ? [headline] : summary;
  return wasSet || lines.flatMap(figuresOf).some((id) => edition.citations[id]?.editorNote != null);
}

/** The entry as the new draft has it, with what an editor had done to it before. */
function remade(edition: Edition, before: Entry, made: Entry, isIn: boolean, by: string): Entry {
  const { headline, summary } = before;
  const words = {
    ...(hasOwnWords(edition, before, 'headline') ? { headline } : {}),
    ...(hasOwnWords(edition, before, 'summary') ? { summary } : {}),
  };
  const isExcluded = !before.included && before.changedBy !== 'jianbao';
  if (isExcluded) return { ...made, ...words, ...standing(before) };
  if (isIn && !untellable.has(made.leftOutBecause))
    return { ...made, ...words, included: true, leftOutBecause: null, changedBy: by };
  return { ...made, ...words, ...(made.included ? standing(before) : {}) };
}

const standing = ({ included, leftOutBecause, changedBy }: Entry): Partial<Entry> => ({
  included,
  leftOutBecause,
  changedBy,
});

/** What the entries cite of a draft. */
function citedBy(entries: readonly Entry[], fresh: Edition): Pick<Edition, 'citations' | 'items'> {
  const itemIds = new Set(entries.flatMap((entry) => entry.itemIds));
  const figures = new Set(
    entries.flatMap(({ headline, summary, figures: rows, conflicts }) => [
      ...[headline, ...summary].flatMap(figuresOf),
      ...rows.flatMap(({ figure, before, growth }) => [figure, before, growth].filter((id) => id !== null)),
      ...conflicts.flatMap((conflict) => conflict.figures),
    ]),
  );
  const citations = Object.entries(fresh.citations).filter(
    ([id, { itemId }]) => figures.has(id) || itemIds.has(itemId),
  );
  for (const [, { itemId }] of citations) itemIds.add(itemId);
  return {
    citations: Object.fromEntries(citations),
    items: Object.fromEntries(Object.entries(fresh.items).filter(([id]) => itemIds.has(id))),
  };
}

/**
 * Takes over from a draft made anew what an editor joined or parted, and leaves the rest of the edition as it is: the
 * other entries, their order, and the words and choices of editors.
 *
 * @param fresh the draft of the same week, made under the editor's word
 * @throws JianbaoError ENTRY_UNKNOWN, EDITION_STATE
 */
export function regroup(edition: Edition, fresh: Edition, what: Regrouping, by: string, at: number): Edition {
  const before = entryOf(edition, what.entry);
  const gone = what.gone === null ? null : entryOf(edition, what.gone);
  const found = (id: string | null): Entry | undefined => fresh.entries.find(({ storyId }) => storyId === id);
  const made = found(what.entry);
  const stays =
    made === undefined ? before : remade(edition, before, made, before.included || gone?.included === true, by);
  const born = found(what.born);
  const isBornIn = born !== undefined && before.included && !untellable.has(born.leftOutBecause);
  const own =
    born === undefined ? [] : [isBornIn ? { ...born, included: true, leftOutBecause: null, changedBy: by } : born];
  const entries = edition.entries.flatMap((entry) => {
    if (entry.storyId === what.entry) return [stays, ...own];
    return entry.storyId === what.gone || entry.storyId === what.born ? [] : [entry];
  });
  const cited = citedBy([stays, ...own], fresh);
  const known = new Set(edition.manifest.items.map(({ id }) => id));
  const added = fresh.manifest.items.filter(({ id }) => cited.items[id] !== undefined && !known.has(id));
  const manifest = {
    ...edition.manifest,
    items: [...edition.manifest.items, ...added].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
  return edited(
    edition,
    {
      entries,
      citations: { ...cited.citations, ...edition.citations },
      items: { ...cited.items, ...edition.items },
      manifest,
      storiesSeen: edition.storiesSeen + entries.length - edition.entries.length,
    },
    by,
    at,
    { action: what.action, entry: what.entry, detail: what.detail },
  );
}

/** The same where nobody worked on the edition: the draft made anew takes its place, with its history. */
export function redrafted(edition: Edition, fresh: Edition, what: Regrouping, by: string, at: number): Edition {
  const { version, history, late } = edition;
  const { action, entry, detail } = what;
  return edited({ ...fresh, version, history, late }, {}, by, at, { action, entry, detail });
}
