import type { Cue } from './cues.ts';
import type { MetricName } from './metrics.ts';
import { metricOf } from './metrics.ts';
import type { Named } from './passages.ts';
import type { PeriodFound } from './periods.ts';
import type { Quantity } from './quantities.ts';
import { clauseStart } from './subjects.ts';
import type { Firm } from './subjects.ts';
import { areInRow } from './year-parts.ts';
import type { Meaning, SentenceView } from './view.ts';

/** The list a quantity stands in. */
export interface List {
  /** Index of its first member among the sentence's quantities. */
  readonly first: number;
  readonly size: number;
  /** True for 14.5亿至15.2亿: two ends of one value. */
  readonly isRange: boolean;
  /** Values it gives: a range is one. */
  readonly values: number;
}

const join = /^\s?(?:[、,]|和|及|与|以及|、?以及|and|,\s?and|or)\s?$/;
const isDay = /^\d{4}-\d\d-\d\d$/;
const eachInOrder = /分别|依次|各(?:自|为|达)|respectively/i;

export function listOf(quantities: readonly Quantity[], index: number): List {
  const { group } = quantities[index]!;
  let first = index;
  while (first > 0 && quantities[first - 1]!.group === group) first--;
  let size = index - first + 1;
  while (quantities[first + size]?.group === group) size++;
  const uppers = quantities.slice(first, first + size).filter(({ isUpper }) => isUpper).length;
  return { first, size, isRange: uppers > 0, values: size - uppers };
}

/** Which of a list's values a member is or belongs to: both ends of the second range are 1. */
function placeIn(quantities: readonly Quantity[], list: List, index: number): number {
  return quantities.slice(list.first + 1, index + 1).filter(({ isUpper }) => !isUpper).length;
}

/** The period of a list's member where as many periods are named as values: 2023年、2024年、2025年前三季度…分别为a、b、c. */
export function listedPeriods(
  text: string,
  periods: readonly PeriodFound[],
  quantities: readonly Quantity[],
  list: List,
  index: number,
  metric: MetricName | null,
): string | null {
  if (list.values < 2 || (metric !== null && metricOf(metric).timing === 'deal')) return null;
  const start = quantities[list.first]!.start;
  let names: string[] = [];
  let end = -1;
  for (const period of periods) {
    if (period.end > start) break;
    if (period.role === 'base' || period.periods.length === 0) continue;
    const isNext =
      end >= 0 &&
      (isDay.test(names.at(-1) ?? '') || areInRow(names.at(-1) ?? '', period.periods[0]!)) &&
      join.test(text.slice(end, period.start).replace(/^(?:全年|年度)/, ''));
    // A new run begins, unless the run before it holds as many as the list: 2023年、2024年、2025年前三季度…,2024年增幅….
    if (!isNext && names.length !== list.values) names = [];
    if (isNext || names.length === 0) names.push(...period.periods);
    end = period.end;
  }
  // 前三季度…分别为a、b、c: quarter by quarter.
  const threeQuarters = /^(\d{4})-01\/\1-09$/.exec(names[0] ?? '')?.[1];
  if (
    names.length === 1 &&
    threeQuarters !== undefined &&
    list.values === 3 &&
    eachInOrder.test(text.slice(end, start))
  )
    return `${threeQuarters}-Q${placeIn(quantities, list, index) + 1}`;
  return names.length === list.values ? names[placeIn(quantities, list, index)]! : null;
}

/** The firm of a list's member where as many firms stand in a row before it as it has values. Undefined when there is no such row. */
export function listedSubjects(
  text: string,
  firms: readonly Firm[],
  quantities: readonly Quantity[],
  list: List,
  index: number,
): string | null | undefined {
  if (list.values < 2) return undefined;
  const start = quantities[list.first]!.start;
  const rows = rowsOf(
    text,
    firms.filter((firm) => firm.end <= start),
  );
  const at = rows.findLastIndex(({ length }) => length === list.values);
  const row = rows[at] ?? [];
  const named = new Set(row.map(({ company }) => company));
  // 天数智芯、智谱…,后者涨13%,市值分别达a、b: who is named in between must be one of them.
  if (rows.slice(at + 1).some((later) => later.some(({ company }) => !named.has(company)))) return undefined;
  if (row.length !== list.values || new Set(row.map(({ company }) => company)).size < 2) return undefined;
  if (!eachInOrder.test(text.slice(row[0]!.start, quantities[list.first + list.size - 1]!.end + 16))) return undefined;
  return row[placeIn(quantities, list, index)]!.company;
}

/** The product of a list's member: 海螺AI、星野与Talkie … 分别 gives 海螺AI to the first and 星野与Talkie to the second of two. */
export function listedSegments(
  text: string,
  mentions: readonly Named[],
  quantities: readonly Quantity[],
  list: List,
  index: number,
): string | null {
  if (list.size < 2 || list.isRange) return null;
  const start = quantities[list.first]!.start;
  const rows = rowsOf(
    text,
    mentions.filter((named) => named.end <= start),
  ).filter((row) => row.length > 1);
  const row = rows.at(-1);
  if (row === undefined || new Set(row.map(({ company }) => company)).size > 1) return null;
  const words = text.slice(row[0]!.start, row.at(-1)!.end);
  for (const parts of [words.split('、'), words.split(/、|与|和|及|,| and /)]) {
    if (parts.length === list.size) return parts[index - list.first]!.trim();
  }
  return null;
}

function rowsOf<T extends { readonly start: number; readonly end: number }>(text: string, places: readonly T[]): T[][] {
  const rows: T[][] = [];
  for (const place of places) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row !== undefined && last !== undefined && join.test(text.slice(last.end, place.start))) row.push(place);
    else rows.push([place]);
  }
  return rows;
}

/**
 * The counterpart of a value in 分别增长25%、下降10%: the value at the same place of the list before, when both have as many members and
 * no metric is named between them.
 */
export function twinOf(view: SentenceView, index: number, before: readonly Meaning[]): Meaning | null {
  if (index === 0) return null;
  const { quantities, cues } = view;
  const { text } = view.passage;
  const { start: at, end } = quantities[index]!;
  const clause = clauseStart(text, at);
  const first = quantities.findIndex(({ start }) => start >= clause);
  let size = index - first + 1;
  // No further than there are values before the clause: a list of hundreds has no counterpart, and would be read to its end for each.
  while (
    size <= first &&
    quantities[first + size] !== undefined &&
    !/[,;]/.test(text.slice(Math.max(end, quantities[first + size - 1]!.start), quantities[first + size]!.start))
  )
    size++;
  const above = quantities[first - size];
  if (size < 2 || above === undefined) return null;
  if (above.group !== quantities[first - 1]!.group && !areLevels(view, before, first - size, first)) return null;
  const lead = text.slice(quantities[first - 1]!.end, quantities[first]!.start);
  if (!/分别|依次|respectively/.test(lead) || cues.some((cue) => cue.start >= clause && cue.end <= at)) return null;
  return before[index - size] ?? null;
}

/** 总资产112.6亿元,净资产46.8亿元,较上年末分别增长85.3%和212%: plain values told one by one, each in a clause of its own. */
function areLevels(view: SentenceView, before: readonly Meaning[], from: number, to: number): boolean {
  const clauses = view.quantities.slice(from, to).map(({ start }) => clauseStart(view.passage.text, start));
  return (
    new Set(clauses).size === to - from &&
    before.slice(from, to).every(({ metric, change }) => metric !== null && change === null)
  );
}

/** The metrics named in a row before a list, one for each member (营收和净利润分别为a、b); null when there is no such row. */
export function rowOf(view: SentenceView, list: List): readonly Cue[] | null {
  if (list.size < 2 || list.isRange) return null;
  const { text } = view.passage;
  const { start } = view.quantities[list.first]!;
  const clause = clauseStart(text, start);
  const row = view.cues.filter((cue) => cue.end <= start && cue.start >= clause).slice(-list.size);
  if (row.length < list.size) return null;
  const isRow = row.every(
    (cue, place) => place === 0 || /^\s?(?:[、,和及与]|以及|and)\s?$/.test(text.slice(row[place - 1]!.end, cue.start)),
  );
  return isRow ? row : null;
}
