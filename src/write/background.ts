import type { Entry, Line, Span } from '../model/edition.ts';
import type { Company } from '../model/company.ts';
import type { Facts, Figure } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import type { Baseline } from './baseline.ts';
import { figureRows, tellingFigures } from './rows.ts';
import { joinCited, tieSlice, type CitedWords } from './cite.ts';
import { sliceLine } from './cut.ts';
import { distinctHeadline } from './distinct.ts';
import { rowsToShow } from './entry.ts';
import type { Part } from './excerpt.ts';
import { headlineFromTitle } from './headline.ts';
import type { Fill } from './input.ts';
import { plainText, tidyLine } from './lines.ts';
import { startMarks, withoutMarks } from './marks.ts';
import { outcomeOf, type OutcomeContext } from './overtaken.ts';
import { reportedSpan } from './reported.ts';
import { sentencesOf } from '../text/sentences.ts';
import { readTemplate, templateName } from './summary.ts';

export interface BackgroundContext extends OutcomeContext {
  readonly facts: ReadonlyMap<string, Facts>;
  readonly names: readonly string[];
  readonly zone: string;
  readonly fill: Fill;
  /** What the tables of each section show already. */
  readonly rows: Map<string, Set<string>>;
  /** Headlines of the entries that are in. */
  readonly headlines: Set<string>;
  readonly useFigure: (figure: Figure) => void;
  readonly useItem: (item: Item) => void;
}

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

/** Background opens with who told it when: what was new then is not new now. */
function withOpening(line: Line, item: Item, time: Span | null, context: BackgroundContext): Line {
  if (time === null) return line;
  const { fill, names, zone, language } = context;
  const marks = startMarks();
  const outlet = withoutMarks(item.outlet);
  const text = fill(templateName('background', language), {
    outlet: marks.put([{ kind: /\p{Nd}/u.test(outlet) ? 'name' : 'text', text: outlet }]),
    date: marks.put([time]),
    day: time.kind === 'time' && time.iso.length === 10 && !/初|上旬|中旬|下旬|early|mid|late/i.test(time.text),
    lead: marks.put(line),
  });
  const told = readTemplate(text, marks, { figures: [], names, published: null, zone }, language);
  return told.length === 0 ? line : told;
}

/** One paragraph, sentence by sentence, each with what came of it since. */
function toldParagraph(item: Item, part: Part, context: BackgroundContext): CitedWords {
  const { facts, names, zone } = context;
  const own = facts.get(item.id);
  const pieces = sentencesOf(item.text.slice(part.start, part.end)).map(({ start, end }) => {
    const sentence = { start: part.start + start, end: part.start + end };
    const cited = tieSlice(item, own, 'text', sentence, [...names, item.outlet], zone);
    const named = (own?.mentions ?? []).flatMap((one) =>
      one.field === 'text' && one.start >= sentence.start && one.end <= sentence.end ? [one.company] : [],
    );
    const outcome = outcomeOf(item.text.slice(sentence.start, sentence.end), named, context);
    if (outcome === null) return cited;
    const text = plainText(cited.line);
    const stop = /[。！？!?.]["”’」』]?$/.exec(text)?.[0].length ?? 0;
    const [before, after] = [0, text.length - stop].map((from, at) =>
      sliceLine(cited.line, from, at === 0 ? text.length - stop : Infinity),
    );
    return { ...cited, line: tidyLine([...before!, ...outcome, ...after!]) };
  });
  return joinCited(pieces);
}

/** Offsets of the paragraphs of a text, without white space around them. */
function paragraphsOf(text: string): Part[] {
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
  return told.map(({ item, company }) => {
    const own = facts.get(item.id);
    const headline = headlineFromTitle(item, own, { names, zone });
    const paragraphs = paragraphsOf(item.text).map((part) => toldParagraph(item, part, context));
    for (const figure of [...headline.figures, ...paragraphs.flatMap((one) => one.figures)]) useFigure(figure);
    useItem(item);
    const figures = own?.figures ?? [];
    const shown = context.rows.get(company) ?? new Set();
    context.rows.set(company, shown);
    const telling = rowsToShow(tellingFigures(figures, company, 'other', language), shown, true);
    const rows = figureRows(telling, figures, nothingBefore, { figure: useFigure, known: () => undefined });
    const reportedIn = reportedSpan(item, zone, language);
    // What the seeds told may have come again as news: the older of the two says when it was told.
    const line =
      distinctHeadline([headline.line], reportedIn === null ? [] : [reportedIn], context.headlines) ?? headline.line;
    context.headlines.add(plainText(line));
    const [opening = headline.line, ...others] = paragraphs.map((one) => one.line);
    const summary = [withOpening(opening, item, reportedIn, context), ...others];
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
      headline: line,
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
