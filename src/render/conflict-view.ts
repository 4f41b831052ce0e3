import type { ShownConflict } from '../model/edition.ts';
import type { ConflictKind, Figure } from '../model/fact.ts';
import { writeItemDate, writeMetric, writeName, writeOutlet, writeValue, writeWhen, type Telling } from './context.ts';
import { isGrowth, ownDay } from './growth.ts';
import { rich, type Rich } from './html.ts';
import { withoutRangeEnds } from './numbering.ts';
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
function writeMoment(figure: Figure, telling: Telling): Rich {
  const { labels, ink } = telling;
  const day = ownDay(figure);
  const scope = figure.scope === null ? rich('') : writeName(figure.scope, ink);
  const moment = writeWhen({ period: day === figure.period ? day : null, asOf: figure.asOf }, telling);
  return rich(labels.clauses([scope, moment].filter((part) => part !== '')));
}

/** One source's row: its values, each with its moment where they differ. */
function rowOf(figures: readonly Figure[], telling: Telling): ConflictView['values'][number] {
  const { labels, ink, edition } = telling;
  const itemId = edition.citations[figures[0]?.id ?? '']?.itemId ?? '';
  const item = edition.items[itemId];
  const moments = figures.map((figure) => writeMoment(figure, telling));
  const isShared = moments.every((moment) => moment === moments[0]);
  const values = figures.map((figure, index) => {
    const value = writeValue(figure.id, telling);
    const moment = moments[index] ?? rich('');
    return isShared || moment === '' ? value : rich(`${value}${ink.note(ink.keep(rich(labels.bracket(moment))))}`);
  });
  const where: Rich[] = [];
  if (item !== undefined) {
    where.push(writeOutlet(item, telling));
    // The day an article appeared is not the day of its figure, so it says which it is.
    if (figures.some((figure) => ownDay(figure) === null))
      where.push(ink.keep(rich(labels.reported(writeItemDate(item, telling)))));
  }
  if (isShared && moments[0] !== undefined && moments[0] !== '') where.push(moments[0]);
  return { value: rich(labels.list(values)), where: rich(labels.clauses(where)) };
}

function disputeView(dispute: Dispute, telling: Telling): ConflictView | null {
  const { labels, ink, edition, numbering, context } = telling;
  const all = new Map(uniqueFigures(dispute.figures).map((figure) => [figure.id, figure]));
  const ids = withoutRangeEnds([...all.keys()], edition, numbering);
  const shown = ids.flatMap((id) => all.get(id) ?? []);
  const [first] = shown;
  // The two ends of one range are no contradiction.
  if (first === undefined || shown.length < 2) return null;
  const byItem = Map.groupBy(shown, (figure) => edition.citations[figure.id]?.itemId ?? '');
  const company = context.companies.find((one) => one.id === dispute.company)?.names.zhShort ?? dispute.company;
  const title = labels.conflictTitle(writeName(company, ink), writeMetric({ ...first, scope: null }, telling));
  const period = dispute.period === null ? rich('') : writeWhen({ period: dispute.period, asOf: null }, telling);
  const kinds = kindOrder.filter((kind) => dispute.kinds.has(kind));
  const [only] = kinds;
  return {
    title: period === '' ? rich(title) : rich(`${title}${labels.bracket(period)}`),
    kind: labels.list(kinds.map((kind) => labels.conflictKind[kind])),
    values: [...byItem.values()].map((figures) => rowOf(figures, telling)),
    closing:
      kinds.length === 1 && only !== undefined
        ? labels.conflictClosing[only]
        : labels.conflictMixed(labels.clauses(kinds.map((kind) => labels.conflictPart[kind]))),
  };
}

/**
 * 口径不一: one box for each metric of a company, one row for each source, and one sentence that says what the
 * differences are.
 */
export function conflictViews(conflicts: readonly ShownConflict[], telling: Telling): readonly ConflictView[] {
  return disputesOf(conflicts, telling).flatMap((dispute) => disputeView(dispute, telling) ?? []);
}
