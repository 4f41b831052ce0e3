import { findEvents } from '../../src/facts/events.ts';
import { findFigures } from '../../src/facts/figures.ts';
import type { Company } from '../../src/model/company.ts';
import type { Event, Field, Figure, Mention } from '../../src/model/fact.ts';
import { aCompany, anItem } from '../makers.ts';

/** The names of two followed companies, found by looking for the very characters: tests of facts do not lean on match. */
const names: Readonly<Record<string, string>> = {
  摩尔线程: 'moore-threads',
  摩爾線程: 'moore-threads',
  'Moore Threads': 'moore-threads',
  MiniMax: 'minimax',
  海螺AI: 'minimax',
  星野: 'minimax',
  Talkie: 'minimax',
  M2: 'minimax',
  M3: 'minimax',
};
const products = ['海螺AI', '星野', 'Talkie', 'M2', 'M3'].map((text) => ({ text, guard: 'context' as const }));
export const followed: readonly Company[] = [aCompany(), aCompany({ id: 'minimax', products })];

export function mentionsIn(text: string, field: Field): Mention[] {
  const found: Mention[] = [];
  for (const [alias, company] of Object.entries(names)) {
    for (let at = text.indexOf(alias); at >= 0; at = text.indexOf(alias, at + 1))
      found.push({ company, alias, field, start: at, end: at + alias.length });
  }
  return found.sort((a, b) => a.start - b.start);
}

interface Given {
  readonly title?: string;
  /** Null: the day of the item is not known. */
  readonly day?: string | null;
  readonly filedUnder?: readonly string[];
}

function itemOf(text: string, { title = '', day = '2025-12-21', filedUnder = [] }: Given): ReturnType<typeof anItem> {
  return anItem({ title, text, filedUnder, publishedAt: day === null ? null : Date.parse(`${day}T08:00:00+08:00`) });
}

const zone = 'Asia/Shanghai';

export function figuresIn(text: string, given: Given = {}): Figure[] {
  const item = itemOf(text, given);
  return findFigures(item, [...mentionsIn(item.title, 'title'), ...mentionsIn(text, 'text')], followed, zone);
}

export function eventsIn(text: string, given: Given = {}): Event[] {
  const item = itemOf(text, given);
  return findEvents(item, [...mentionsIn(item.title, 'title'), ...mentionsIn(text, 'text')], followed, zone);
}

/** `metric value unit` of each figure, for short expectations. */
export function said(text: string, given: Given = {}): string[] {
  return figuresIn(text, given).map(({ metric, value, unit }) => `${metric} ${value} ${unit}`);
}

/** 2025, 2025-Q2, 2025-H1, 2025-06, 2025-06-30; 2022/2024 or 2025-01/2025-09 for a stretch: the forms a period may have. */
export const periodForm =
  /^\d{4}(?:-Q[1-4]|-H[12]|-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?)?$|^\d{4}\/\d{4}$|^\d{4}-(?:0[1-9]|1[0-2])\/\d{4}-(?:0[1-9]|1[0-2])$/;
