import type { Entry, Line, Span } from '../model/edition.ts';
import type { Company } from '../model/company.ts';
import type { Facts, Figure } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import type { Baseline } from './baseline.ts';
import { figureRows, tellingFigures } from './rows.ts';
import { tieSlice } from './cite.ts';
import { rowsToShow } from './entry.ts';
import { headlineFromTitle } from './headline.ts';
import type { Fill } from './input.ts';
import { startMarks } from './marks.ts';
import { reportedSpan } from './reported.ts';
import type { Language } from './shown.ts';
import { readTemplate, templateName } from './summary.ts';

export interface BackgroundContext {
  readonly companies: readonly Company[];
  readonly facts: ReadonlyMap<string, Facts>;
  readonly names: readonly string[];
  readonly zone: string;
  readonly language: Language;
  readonly fill: Fill;
  /** What the tables of each section show already. */
  readonly rows: Map<string, Set<string>>;
  readonly useFigure: (figure: Figure) => void;
  readonly useItem: (item: Item) => void;
}

/** Words that were true on the day they were printed. */
const ofItsDay = /刚刚?|即将|有望|尚未|还没有|没有分晓|谁先|正在|日前|近日|本周|今天/;

const nothingBefore: Baseline = { before: () => null, countOf: () => 0 };

/** The section a seed is told in: the first followed company it is filed under, else the first it is about. */
function sectionOf(item: Item, facts: Facts | undefined, companies: readonly Company[]): string | null {
  const followed = new Set(companies.map((company) => company.id));
  const filed = item.filedUnder.find((id) => followed.has(id));
  if (filed !== undefined) return filed;
  const roles = facts?.companies ?? [];
  return (
    (roles.find((one) => one.role === 'main' && followed.has(one.id)) ?? roles.find((one) => followed.has(one.id)))
      ?.id ?? null
  );
}

/** The opening of background says when it was told: what was new then is not new now. */
function withTime(line: Line, time: Span | null, { fill, names, zone, language }: BackgroundContext): Line {
  if (time === null) return line;
  const marks = startMarks();
  const text = fill(templateName('background', language), {
    date: marks.put([time]),
    day: time.kind === 'time' && time.iso.length === 10 && !/初|上旬|中旬|下旬|early|mid|late/i.test(time.text),
    lead: marks.put(line),
  });
  const told = readTemplate(text, marks, { figures: [], names, published: null, zone }, language);
  return told.length === 0 ? line : told;
}

/** Offsets of the paragraphs of a text, without white space around them. */
function paragraphsOf(text: string): { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/[^\n]+/g)].flatMap((match) => {
    const start = match.index + (match[0].length - match[0].trimStart().length);
    const end = match.index + match[0].trimEnd().length;
    return end > start ? [{ start, end }] : [];
  });
}

/**
 * What the seeds hold, in full: one entry per confirmed seed, so that nothing is told twice; a commentary that is filed
 * under several companies stands under the first.
 *
 * @returns in the order of companies, inside one those that are about it alone first, then by id
 */
export function backgroundEntries(seeds: readonly Item[], context: BackgroundContext): Entry[] {
  const { companies, facts, names, zone, language, useFigure, useItem } = context;
  const order = new Map(companies.map((company, index) => [company.id, index]));
  const told = seeds.flatMap((item) => {
    const company = sectionOf(item, facts.get(item.id), companies);
    return company === null ? [] : [{ item, company }];
  });
  told.sort(
    (a, b) =>
      order.get(a.company)! - order.get(b.company)! ||
      a.item.filedUnder.length - b.item.filedUnder.length ||
      (a.item.id < b.item.id ? -1 : 1),
  );
  const opened = new Set<string>();
  return told.map(({ item, company }) => {
    const own = facts.get(item.id);
    const headline = headlineFromTitle(item, own, { names, zone });
    const paragraphs = paragraphsOf(item.text).map((part) =>
      tieSlice(item, own, 'text', part, [...names, item.outlet], zone),
    );
    for (const figure of [...headline.figures, ...paragraphs.flatMap((one) => one.figures)]) useFigure(figure);
    useItem(item);
    const figures = own?.figures ?? [];
    const shown = context.rows.get(company) ?? new Set();
    context.rows.set(company, shown);
    const telling = rowsToShow(tellingFigures(figures, company, 'other', language), shown, true);
    const rows = figureRows(telling, figures, nothingBefore, { figure: useFigure, known: () => undefined });
    const reportedIn = reportedSpan(item, zone, language);
    const [opening = headline.line, ...others] = paragraphs.map((one) => one.line);
    // Every byline says when; in words once per section, and wherever a sentence tells what was then to come.
    const isFirst = !opened.has(company);
    opened.add(company);
    const summary = [isFirst || ofItsDay.test(item.text) ? withTime(opening, reportedIn, context) : opening, ...others];
    return {
      storyId: `seed-${item.id}`,
      company,
      kind: 'background',
      reportedIn,
      included: true,
      leftOutBecause: null,
      followUp: false,
      type: own?.events[0]?.type ?? 'other',
      stage: own?.events[0]?.stage ?? null,
      headline: headline.line,
      summary,
      figures: rows,
      conflicts: [],
      itemIds: [item.id],
      outlets: 1,
      score: 0,
      scoreParts: [],
      changedBy: 'jianbao',
    };
  });
}
