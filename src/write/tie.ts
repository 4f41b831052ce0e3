import { JianbaoError } from '../errors.ts';
import type { Citation, Edition, Entry, Line } from '../model/edition.ts';
import type { Figure } from '../model/fact.ts';
import { dayOf } from '../text/days.ts';
import { findDates } from './dates.ts';
import { figuresOf, tieLine } from './lines.ts';
import { withoutMarks } from './marks.ts';

/** What an editor's text may be tied to besides the figures the edition shows already. */
export interface TieSources {
  /** All figures of the entry's items. */
  readonly figures: readonly Figure[];
  readonly names: readonly string[];
  /** Texts of the entry's items, for the dates they name; without them the cited sentences serve. */
  readonly texts?: readonly string[];
}

const halfDayMs = 12 * 60 * 60 * 1000;

/** Dates that an entry's items, figures and text hold, and those of its company's road, as `<time>` takes them. */
function timesOf(edition: Edition, entry: Entry, sources: TieSources): readonly string[] {
  const items = entry.itemIds.flatMap((id) => edition.items[id] ?? []);
  const published = items.find((item) => item.publishedAt !== null)?.publishedAt ?? null;
  const cited = Object.values(edition.citations).filter(({ itemId }) => entry.itemIds.includes(itemId));
  const figures = [...cited.map(({ figure }) => figure), ...sources.figures];
  const texts = [
    ...items.map(({ title }) => title),
    ...new Set(figures.map(({ quote }) => quote)),
    ...(sources.texts ?? []),
  ];
  const spans = [entry.headline, ...entry.summary].flat();
  return [
    edition.from,
    edition.to,
    ...spans.flatMap((span) => (span.kind === 'time' ? [span.iso] : [])),
    // A moment is one of two days, whatever the digest's zone.
    ...items.flatMap(({ publishedAt }) =>
      publishedAt === null ? [] : [publishedAt, publishedAt + halfDayMs].map((at) => dayOf(at, 'UTC')),
    ),
    ...items.flatMap(({ dateRange }) => (dateRange === null ? [] : [dateRange.from, dateRange.to])),
    ...texts.flatMap((text) => findDates(text, published, 'UTC').map(({ iso }) => iso)),
    ...figures.flatMap(({ period, asOf }) => [...(period?.split('/') ?? []), ...(asOf === null ? [] : [asOf])]),
    ...edition.sections.flatMap(({ company, road }) => (company === entry.company ? road.map(({ date }) => date) : [])),
  ];
}

/**
 * Lines of an editor's text: each digit tied to a figure of the entry's items where one has the same characters and the
 * same doubt, each date left as one only where those items hold it.
 *
 * @throws JianbaoError ENTRY_FIELD when the text is empty
 */
export function tieText(edition: Edition, entry: Entry, text: string, sources: TieSources): readonly Line[] {
  const shown = [entry.headline, ...entry.summary].flatMap(figuresOf);
  const own = Object.values(edition.citations).filter(({ itemId }) => entry.itemIds.includes(itemId));
  const spans = [entry.headline, ...entry.summary].flat();
  const times = new Set(timesOf(edition, entry, sources));
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
    heedsDoubt: true,
    // 2025年 is held by 2025-12-05, a day without a year by any such day; hours and lengths of time are no dates.
    holdsTime: (iso: string) =>
      /^P|:/.test(iso) || [...times].some((time) => time.startsWith(iso) || (iso.length === 5 && time.endsWith(iso))),
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
