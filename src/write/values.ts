import type { Company } from '../model/company.ts';
import type { Line } from '../model/edition.ts';
import type { Figure } from '../model/fact.ts';
import { growthOf, homeFirst, isMovement, isPlain } from './baseline.ts';
import { tidyLine } from './lines.ts';
import type { Marks } from './marks.ts';
import { figureLine, growthLine, rangeEnd, type Language } from './shown.ts';

export interface ValueContext {
  readonly language: Language;
  readonly marks: Marks;
  /** Is told of every figure handed to a template. */
  readonly useFigure: (figure: Figure) => void;
}

interface Wanted {
  readonly metric: string | readonly string[];
  readonly asOf?: (asOf: string | null) => boolean;
  readonly period?: string | null;
  readonly where?: (figure: Figure) => boolean;
}

export const profits = ['net_profit', 'net_loss'];
export const coreProfits = ['core_net_profit', 'core_net_loss'];

/** Values of an entry's company, by metric; those that cannot be shown in the language do not count. */
export function valuesOf(figures: readonly Figure[], company: Company, context: ValueContext) {
  const mine = figures.filter((figure) => figure.company === company.id && figure.metric !== null);
  const own = homeFirst(mine, company);
  const values = own.filter((figure) => !isMovement(figure) && isPlain(figure));
  const pick = (wanted: Wanted, from: readonly Figure[] = values): Figure | null =>
    from.find(
      (figure) =>
        (typeof wanted.metric === 'string'
          ? wanted.metric === figure.metric
          : wanted.metric.includes(figure.metric!)) &&
        (wanted.asOf === undefined || wanted.asOf(figure.asOf)) &&
        (wanted.period === undefined || wanted.period === figure.period) &&
        (wanted.where === undefined || wanted.where(figure)) &&
        figureLine(figure, context.language) !== null,
    ) ?? null;
  const put = (figure: Figure | null): string => {
    return figure === null ? '' : putRange(figure, figureLine(figure, context.language)!, values);
  };
  /** A figure, with the other end where the source gives a range: 14.50亿元至15.20亿元. */
  const putRange = (figure: Figure, line: Line, among: readonly Figure[]): string => {
    const end = rangeEnd(figure, among);
    context.useFigure(figure);
    const endLine = end === null ? null : figureLine(end, context.language);
    if (end === null || endLine === null) return context.marks.put(line);
    context.useFigure(end);
    return context.marks.put(
      tidyLine([...line, { kind: 'text', text: context.language === 'en' ? ' to ' : '至' }, ...endLine]),
    );
  };
  const putGrowth = (found: Figure | null): string => {
    const line = found === null ? null : growthLine(found, context.language);
    return found === null || line === null ? '' : putRange(found, line, own);
  };
  const growth = (figure: Figure | null): string => putGrowth(figure === null ? null : growthOf(figure, own));
  /** The change of a share at a moment whose price nobody gives. */
  const growthAt = (moment: string): string =>
    putGrowth(
      own.find(
        (figure) =>
          figure.metric === 'share_price' && figure.asOf === moment && figure.unit === '%' && isMovement(figure),
      ) ?? null,
    );
  return { values, pick, put, growth, putGrowth, growthAt };
}

/** The period an earnings report is about: of its revenue, else its profit; the latest told. */
export function mainPeriod(values: readonly Figure[]): string | null {
  const metrics = ['revenue', ...profits, ...coreProfits];
  for (const metric of metrics) {
    const periods = values.flatMap((figure) =>
      figure.metric === metric && figure.period !== null ? [figure.period] : [],
    );
    const latest = periods.sort((a, b) => endOf(a).localeCompare(endOf(b), 'en')).at(-1);
    if (latest !== undefined) return latest;
  }
  return null;
}

/** A period's last month, so that 2025-H1 comes before 2025. */
function endOf(period: string): string {
  const year = period.slice(0, 4);
  const rest = period.slice(5);
  if (rest === '') return `${year}-12`;
  if (rest.startsWith('Q')) return `${year}-${String(Number(rest[1]) * 3).padStart(2, '0')}`;
  if (rest.startsWith('H')) return rest === 'H1' ? `${year}-06` : `${year}-12`;
  return period.slice(-7);
}
