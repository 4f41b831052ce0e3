import type { ShownConflict } from '../model/edition.ts';
import type { ConflictKind, Figure } from '../model/fact.ts';
import { writeMetric, writeName, writeOutlet, writeValue, writeWhen, type Telling } from './context.ts';
import { isGrowth, ownDay } from './growth.ts';
import { rich, shorten, type Rich } from './html.ts';
import { dayOfFigure, writeReported } from './moments.ts';
import { withoutRangeEnds } from './numbering.ts';
import { timeKey } from './rows.ts';
import type { ConflictView } from './view.ts';

/** Contradictions first: they are what a reader must know. */
const kindOrder: readonly ConflictKind[] = ['conflict', 'moment', 'scope', 'rounding'];

/** All that sources say differently of one metric of a company. */
interface Dispute {
  readonly company: string;
  readonly kinds: ReadonlySet<ConflictKind>;
  readonly period: string | null;
  /** In order, each once. */
  readonly figures: readonly Figure[];
}

/** A day beside a price is one of its moments; what covers a longer time is another thing measured. */
function spanOf({ period }: Pick<Figure, 'period'>): string | null {
  return period !== null && /^\d{4}-\d{2}-\d{2}$/.test(period) ? null : period;
}

function disputesOf(conflicts: readonly ShownConflict[], { edition }: Telling): readonly Dispute[] {
  const disputes = new Map<string, Dispute>();
  for (const { conflict, figures: ids } of conflicts) {
    const figures = ids.flatMap((id) => (Object.hasOwn(edition.citations, id) ? [edition.citations[id]!.figure] : []));
    const [first] = figures;
    if (first === undefined) continue;
    const period = spanOf(conflict);
    const key = JSON.stringify([conflict.company, conflict.metric, period, isGrowth(first)]);
    const known = disputes.get(key);
    const all = new Map([...(known?.figures ?? []), ...figures].map((figure) => [figure.id, figure]));
    const kinds = new Set([...(known?.kinds ?? []), conflict.kind]);
    disputes.set(key, { company: conflict.company, kinds, period, figures: [...all.values()] });
  }
  return [...disputes.values()];
}

/** One value is told once per item, whatever part of it repeats it. */
function uniqueFigures(figures: readonly Figure[]): readonly Figure[] {
  const byValue = new Map<string, Figure>();
  for (const figure of figures) {
    const { itemId, value, unit, scope, asOf } = figure;
    const key = JSON.stringify([itemId, value, unit, scope, asOf]);
    const known = byValue.get(key);
    if (known === undefined || (ownDay(known) === null && ownDay(figure) !== null)) byValue.set(key, figure);
  }
  return [...byValue.values()];
}

/** Scope and moment of one value: 公开，1月8日收盘. */
function writeScopeAndMoment(figure: Figure, telling: Telling): Rich {
  const { labels, ink } = telling;
  const day = dayOfFigure(figure, telling);
  const scope = figure.scope === null ? rich('') : writeName(figure.scope, ink);
  const moment = writeWhen({ period: day, asOf: figure.asOf === day ? null : figure.asOf }, telling, true);
  return rich(labels.clauses([scope, moment].filter((part) => part !== '')));
}

type Row = ConflictView['values'][number];

/** Longest part of a title that tells two articles of one outlet apart. */
const titleCharacters = 32;

/** The start of a title, never cut inside a number. */
function titleStart(title: string): string {
  return shorten(title, titleCharacters).replace(/[\d.,]+…$/, '…');
}

/** One source's row: its values, each with its moment where they differ. */
function rowOf(figures: readonly Figure[], isTitled: boolean, telling: Telling): Row {
  const { labels, ink, edition } = telling;
  const itemId = edition.citations[figures[0]?.id ?? '']?.itemId ?? '';
  const item = edition.items[itemId];
  const moments = figures.map((figure) => writeScopeAndMoment(figure, telling));
  const isShared = moments.every((moment) => moment === moments[0]);
  const values = figures.map((figure, index) => {
    const value = writeValue(figure.id, telling);
    const moment = moments[index] ?? rich('');
    return isShared || moment === '' ? value : rich(`${value}${ink.note(ink.keep(rich(labels.bracket(moment))))}`);
  });
  const where: Rich[] = [];
  if (item !== undefined) {
    const title = isTitled ? labels.articleTitle(writeName(titleStart(item.title), ink)) : '';
    where.push(rich(`${writeOutlet(item, telling)}${title}`));
    // The day an article appeared is not the day of its figure, so it says which it is.
    const undated = figures.find((figure) => dayOfFigure(figure, telling) === null);
    if (undated !== undefined) where.push(ink.keep(writeReported(undated, telling)));
  }
  if (isShared && moments[0] !== undefined && moments[0] !== '') where.push(moments[0]);
  return { value: rich(labels.list(values)), where: rich(labels.clauses(where)) };
}

/** One row for each source; two of one outlet and day are told apart by the titles of their articles. */
function rowsOf(groups: readonly (readonly Figure[])[], telling: Telling): readonly Row[] {
  const { items } = telling.edition;
  const keys = groups.map(([first]) => {
    const item = items[first?.itemId ?? ''];
    if (item === undefined || first === undefined) return '';
    return JSON.stringify([
      item.credit ?? item.outlet,
      writeReported(first, telling),
      writeScopeAndMoment(first, telling),
    ]);
  });
  return groups.map((figures, index) => {
    const isAlike = keys.some((key, at) => at !== index && key !== '' && key === keys[index]);
    return rowOf(figures, isAlike, telling);
  });
}

/** What the box says of a difference: that moments explain it only where each value has one and they differ. */
function closingOf(kinds: readonly ConflictKind[], shown: readonly Figure[], telling: Telling): string {
  const { labels } = telling;
  const [only] = kinds;
  if (kinds.length !== 1 || only === undefined)
    return labels.conflictMixed(labels.clauses(kinds.map((kind) => labels.conflictPart[kind])));
  const articles = new Set(shown.map(({ itemId }) => itemId)).size;
  if (only === 'conflict' && articles === 1) return labels.conflictWithin;
  if (only !== 'moment') return labels.conflictClosing[only];
  const moments = shown.map((figure) => `${dayOfFigure(figure, telling) ?? ''} ${figure.asOf ?? ''}`.trim());
  const values = new Set(shown.map(({ value }) => value));
  const explains = moments.every((moment) => moment !== '') && new Set(moments).size >= values.size;
  return explains ? labels.conflictClosing.moment : labels.conflictUnsaid;
}

function disputeView(dispute: Dispute, telling: Telling): ConflictView | null {
  const { labels, ink, edition, numbering, context } = telling;
  const all = new Map(uniqueFigures(dispute.figures).map((figure) => [figure.id, figure]));
  const ids = withoutRangeEnds([...all.keys()], edition, numbering);
  const keyOf = (figure: Figure): string => {
    const day = dayOfFigure(figure, telling);
    return timeKey(day === null ? figure : { ...figure, period: day }, edition.items[figure.itemId]);
  };
  const shown = ids
    .flatMap((id) => all.get(id) ?? [])
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
  const [first] = shown;
  // The two ends of one range are no contradiction.
  if (first === undefined || shown.length < 2) return null;
  const byItem = Map.groupBy(shown, (figure) => edition.citations[figure.id]?.itemId ?? '');
  const company = context.companies.find((one) => one.id === dispute.company)?.names.zhShort ?? dispute.company;
  const period = dispute.period === null ? rich('') : writeWhen({ period: dispute.period, asOf: null }, telling);
  const metric = writeMetric({ ...first, scope: null }, telling);
  const title = labels.conflictTitle(writeName(company, ink), metric, period);
  const kinds = kindOrder.filter((kind) => dispute.kinds.has(kind));
  return {
    title: rich(title),
    kind: labels.list(kinds.map((kind) => labels.conflictKind[kind])),
    values: rowsOf([...byItem.values()], telling),
    closing: closingOf(kinds, shown, telling),
  };
}

/**
 * 口径不一: one box for each metric of a company, one row for each source, and one sentence that says what the
 * differences are.
 */
export function conflictViews(conflicts: readonly ShownConflict[], telling: Telling): readonly ConflictView[] {
  return disputesOf(conflicts, telling).flatMap((dispute) => disputeView(dispute, telling) ?? []);
}
