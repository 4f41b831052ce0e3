import type { Company } from '../model/company.ts';
import type { Line } from '../model/edition.ts';
import type { Figure } from '../model/fact.ts';
import { growthOf, homeFirst, isMovement, isPlain, isRounded, momentClass } from './baseline.ts';
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
  /** Missing: only the plain value; one with over-allotment or of a segment is another thing. */
  readonly scope?: (scope: string | null) => boolean;
  readonly where?: (figure: Figure) => boolean;
}

/** What a word of doubt may hide: 近110% for 109.09%. */
const nearShare = 0.01;
/** Two values this near are one, of which one is cut short: 36.77 for 36.774. */
const cutShare = 0.001;

const digitsIn = ({ value }: Figure): number => String(value).replace(/\D/g, '').replace(/0+$/, '').length;

/** The same value as another source tells it exactly: 109.09% for 近110%, 36.774亿 for 36.77亿; else the figure itself. */
function exactly(figure: Figure, among: readonly Figure[], language: Language): Figure {
  const isSame = (other: Figure): boolean =>
    other.metric === figure.metric &&
    other.scope === figure.scope &&
    other.kind === figure.kind &&
    other.unit === figure.unit &&
    (other.period === figure.period || other.period === null || figure.period === null) &&
    other.change === figure.change &&
    momentClass(other.asOf) === momentClass(figure.asOf);
  const isNearer = (other: Figure): boolean => {
    const share = Math.abs(other.value - figure.value) / Math.abs(figure.value);
    if (figure.qualifier === null)
      return (
        /^(?:money|percent|price)$/.test(figure.kind) &&
        share > 0 &&
        share <= cutShare &&
        digitsIn(other) > digitsIn(figure)
      );
    const isOnItsSide =
      figure.qualifier === '~' ||
      (figure.qualifier === '>' ? other.value >= figure.value : other.value <= figure.value);
    return share <= nearShare && isOnItsSide;
  };
  return (
    among.find(
      (other) => other.qualifier === null && isSame(other) && isNearer(other) && figureLine(other, language) !== null,
    ) ?? figure
  );
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
        (wanted.scope === undefined ? figure.scope === null : wanted.scope(figure.scope)) &&
        (wanted.where === undefined || wanted.where(figure)) &&
        figureLine(figure, context.language) !== null,
    ) ?? null;
  const put = (figure: Figure | null): string => {
    if (figure === null) return '';
    const told = rangeEnd(figure, values) === null ? exactly(figure, values, context.language) : figure;
    return putRange(told, figureLine(told, context.language)!, values);
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
    if (found === null) return '';
    const end = rangeEnd(found, own);
    const told = end === null ? exactly(found, own, context.language) : found;
    const line = growthLine(told, context.language, end);
    if (line === null) return '';
    for (const figure of [told, end]) if (figure !== null) context.useFigure(figure);
    return context.marks.put(line);
  };
  /** Of 归母净亏损 also what another report says of the same value as 净亏损. */
  const growthIn = (figure: Figure): Figure | null => {
    const told = growthOf(figure, own);
    if (told !== null || figure.scope === null) return told;
    const plain = values.find(
      (other) =>
        other.scope === null &&
        other.metric === figure.metric &&
        other.unit === figure.unit &&
        other.period === figure.period &&
        isRounded(other, figure),
    );
    return plain === undefined ? null : growthOf(plain, own);
  };
  const growth = (figure: Figure | null): string => putGrowth(figure === null ? null : growthIn(figure));
  /** The change of a share at a moment whose price nobody gives. */
  const growthAt = (moment: string): string =>
    putGrowth(
      own.find(
        (figure) =>
          figure.metric === 'share_price' && figure.asOf === moment && figure.unit === '%' && isMovement(figure),
      ) ?? null,
    );
  /** How a thing grew, where its value is told in another language's words only: US$53 million has no Chinese form. */
  const growthOnly = (metric: string, period: string | null): string =>
    putGrowth(
      own.find(
        (figure) =>
          isMovement(figure) &&
          figure.metric === metric &&
          figure.unit === '%' &&
          figure.scope === null &&
          (figure.period === period || figure.period === null),
      ) ?? null,
    );
  return { values, pick, put, growth, growthIn, putGrowth, growthAt, growthOnly };
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
