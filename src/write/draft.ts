import type { Company } from '../model/company.ts';
import type { Citation, CitedItem, CompanySection, Edition, Entry } from '../model/edition.ts';
import type { Conflict, Figure, TimelineStep } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import { backgroundEntries } from './background.ts';
import {
  buildBaseline,
  citedItem,
  contestedIn,
  figureRows,
  homeFirst,
  tellingFigures,
  type Baseline,
} from './baseline.ts';
import { deltasAfter, lastNewsOf, mentionsPerWeek, roadsUntil, stageOf, weeksShown } from './changes.ts';
import { headlineOf } from './headline.ts';
import { openingOf } from './keypoints.ts';
import type { DraftInput } from './input.ts';
import { figuresOf } from './lines.ts';
import { startMarks } from './marks.ts';
import { candidatesOf, type Candidate } from './pool.ts';
import { rank, type Ranked } from './rank.ts';
import { nameOf, slotsFor } from './slots.ts';
import { leadOf, summaryOf, type SummaryContext } from './summary.ts';

export type { DraftInput, Fill, Labels, Limits } from './input.ts';

/** Left-out stories an edition keeps so that an editor can still take them in; those with the fewest points go. */
const keptLeftOut = 200;

/** Collects what the entries cite, as they are written. */
class Cited {
  readonly citations = new Map<string, Citation>();
  readonly items = new Map<string, CitedItem>();
  readonly #known: ReadonlyMap<string, Item>;

  constructor(known: ReadonlyMap<string, Item>) {
    this.#known = known;
  }

  useItem = (item: Item): void => {
    if (!this.items.has(item.id)) this.items.set(item.id, citedItem(item));
  };

  useFigure = (figure: Figure): void => {
    if (this.citations.has(figure.id)) return;
    this.citations.set(figure.id, { figure, itemId: figure.itemId, editorNote: null });
    const item = this.#known.get(figure.itemId);
    if (item !== undefined) this.useItem(item);
  };

  useKnown = (known: { readonly citation: Citation; readonly item: CitedItem }): void => {
    const { citation, item } = known;
    if (!this.citations.has(citation.figure.id)) this.citations.set(citation.figure.id, citation);
    if (!this.items.has(item.id)) this.items.set(item.id, item);
  };
}

interface Desk {
  readonly input: DraftInput;
  readonly baseline: Baseline;
  readonly cited: Cited;
  readonly names: readonly string[];
  readonly companies: ReadonlyMap<string, Company>;
  /** Steps known until the week's end, by company. */
  readonly roads: ReadonlyMap<string, readonly TimelineStep[]>;
}

/** Names that may hold digits, for all entries. */
function namesOf(companies: readonly Company[]): string[] {
  const names = companies.flatMap((company) => [
    ...company.aliases.map((alias) => alias.text),
    ...company.products.map((product) => product.text),
    ...company.tickers,
    ...(company.code === null ? [] : [company.code]),
  ]);
  return [...new Set(names)].filter((name) => /\p{Nd}/u.test(name));
}

/** The day of a step that a story tells without naming it: from the company's road, where one of its items told it. */
function stepDay({ story, company }: Candidate, desk: Desk): string | null {
  const step = desk.roads.get(company)?.find((one) => one.stage === story.stage);
  return step !== undefined && story.itemIds.includes(step.itemId) ? step.date : null;
}

function newsEntry({ candidate, score, parts, leftOutBecause }: Ranked, desk: Desk): Entry {
  const { input, baseline, cited, names } = desk;
  const { story, items, figures, company } = candidate;
  const { zone, language } = input.digest;
  const sources = { facts: input.facts, names, zone };
  const marks = startMarks();
  const handed: Figure[] = [];
  const followed = desk.companies.get(company)!;
  // What sources disagree on is shown as 口径不一; no headline, summary or table takes a side.
  const contested = contestedIn(candidate.conflicts);
  const sayable = figures.filter((figure) => !contested.has(figure.id));
  const lead = leadOf(items[0]!, company, sources);
  const slots = slotsFor(candidate, sayable, lead.line, {
    company: followed,
    language,
    labels: input.labels,
    zone,
    day: story.date ?? stepDay(candidate, desk),
    year: input.week.to.slice(0, 4),
    marks,
    useFigure: (figure) => void handed.push(figure),
  });
  const ties = {
    figures,
    names: [...names, ...items.map((item) => item.outlet)],
    published: input.week.endsAt - 1,
    zone,
  };
  const context: SummaryContext = { fill: input.fill, language, marks, ties, sources };
  const headline = headlineOf(candidate, slots, context);
  const summary = summaryOf(candidate, slots, lead, context);
  const byId = new Map([...figures, ...handed, ...headline.figures, ...summary.figures].map((one) => [one.id, one]));
  for (const id of [headline.line, summary.line].flatMap(figuresOf)) {
    const figure = byId.get(id);
    if (figure !== undefined) cited.useFigure(figure);
  }
  for (const item of items) cited.useItem(item);
  const conflicts = candidate.conflicts
    .filter((conflict) => conflict.company === company && isBetweenSources(conflict))
    .map((conflict) => ({ conflict, figures: conflict.figures.map((figure) => figure.id) }));
  for (const figure of conflicts.flatMap(({ conflict }) => conflict.figures)) cited.useFigure(figure);
  const telling = tellingFigures(homeFirst(sayable, followed), company, story.type);
  return {
    storyId: story.id,
    company,
    kind: 'news',
    included: leftOutBecause === null,
    leftOutBecause,
    followUp: candidate.followUp,
    type: story.type,
    stage: story.stage,
    headline: headline.line,
    summary: [summary.line],
    figures: figureRows(telling, figures, baseline, { figure: cited.useFigure, known: cited.useKnown }),
    conflicts,
    itemIds: items.map((item) => item.id),
    outlets: new Set(items.map((item) => item.outlet)).size,
    score,
    scoreParts: parts,
    changedBy: 'jianbao',
  };
}

/** One item that names a tranche and the whole, or a high and a close, contradicts nobody. */
function isBetweenSources({ kind, figures }: Conflict): boolean {
  return kind === 'conflict' || kind === 'rounding' || new Set(figures.map((figure) => figure.itemId)).size > 1;
}

function rankedStories(desk: Desk): readonly Ranked[] {
  const { input, baseline, companies } = desk;
  const { labels, digest, week, limits } = input;
  const ranked = rank(candidatesOf(input), limits, {
    language: digest.language,
    week,
    baseline,
    typeName: (type) => labels.type(type),
    stageName: (stage, company) => labels.stage(stage, companies.get(company)?.market ?? null),
  });
  let leftOut = 0;
  return ranked.filter((one) => one.leftOutBecause === null || leftOut++ < keptLeftOut);
}

function sectionsOf(desk: Desk): readonly CompanySection[] {
  const { input, baseline, cited, roads } = desk;
  const { week, digest, published } = input;
  const previous = published.at(-1);
  const roadsBefore = previous === undefined ? null : roadsUntil(input.timeline, previous.to);
  const weeks = mentionsPerWeek(input.items, input.facts, week.from, digest.zone);
  const last = lastNewsOf(published);
  return input.companies.map((company) => {
    const road = roads.get(company.id) ?? [];
    for (const step of road) {
      const item = input.items.get(step.itemId);
      if (item !== undefined) cited.useItem(item);
    }
    const news = last.get(company.id);
    for (const id of news === undefined ? [] : figuresOf(news.entry.headline)) {
      const citation = news!.edition.citations[id];
      const item = citation === undefined ? undefined : news!.edition.items[citation.itemId];
      if (citation !== undefined && item !== undefined) cited.useKnown({ citation, item });
    }
    return {
      company: company.id,
      name: nameOf(company, digest.language),
      delta: {
        stageBefore: stageOf(roadsBefore?.get(company.id) ?? []),
        stageNow: stageOf(road),
        changed: [],
        added: [],
        // In a first edition the seeds are told, not compared with: nothing stayed as it was.
        unchanged: previous === undefined ? 0 : baseline.countOf(company.id),
      },
      road,
      weeks: weeks.get(company.id) ?? Array.from({ length: weeksShown }, () => 0),
      lastNews: news === undefined ? null : { edition: news.edition.id, headline: news.entry.headline },
    };
  });
}

/** Order of the page: companies, then what is in before what is out, news before background, points; else as it was. */
function inPageOrder(entries: readonly Entry[], companies: readonly Company[]): readonly Entry[] {
  const order = new Map(companies.map((company, index) => [company.id, index]));
  return entries.toSorted(
    (a, b) =>
      order.get(a.company)! - order.get(b.company)! ||
      Number(b.included) - Number(a.included) ||
      (a.kind === b.kind ? 0 : a.kind === 'news' ? -1 : 1) ||
      b.score - a.score,
  );
}

/**
 * Writes the draft of a week.
 *
 * @returns state `draft`, version 1; the same input gives the same value. Linear in items and stories.
 */
export function writeDraft(input: DraftInput): Edition {
  const seeds = [...input.items.values()].filter((item) => item.origin === 'seed');
  const cited = new Cited(input.items);
  const names = namesOf(input.companies);
  const desk: Desk = {
    input,
    baseline: buildBaseline(input.published, seeds, input.facts),
    cited,
    names,
    companies: new Map(input.companies.map((company) => [company.id, company])),
    roads: roadsUntil(input.timeline, input.week.to),
  };
  const isFirst = input.published.length === 0;
  const news = rankedStories(desk).map((ranked) => newsEntry(ranked, desk));
  const { companies, facts, digest, week } = input;
  const { useFigure, useItem } = cited;
  const background = isFirst
    ? backgroundEntries(seeds, { companies, facts, names, zone: digest.zone, useFigure, useItem })
    : [];
  const entries = inPageOrder([...news, ...background], companies);
  const sections = deltasAfter(sectionsOf(desk), entries);
  const byName = new Map(sections.map((section) => [section.company, section.name]));
  const opening = openingOf(entries, (company) => byName.get(company) ?? company, digest.language === 'zh-CN');
  return {
    state: 'draft',
    id: week.id,
    version: 1,
    number: input.number,
    from: week.from,
    to: week.to,
    draftedAt: input.now,
    late: input.late,
    demonstration: digest.demonstration,
    first: isFirst,
    ...opening,
    sections,
    entries,
    citations: Object.fromEntries(cited.citations),
    items: Object.fromEntries(cited.items),
    sources: input.sources,
    itemsSeen: input.itemsSeen,
    history: [{ at: input.now, by: 'jianbao', version: 1, action: 'draft', entry: null, detail: '' }],
    corrections: [],
    manifest: input.manifest,
  };
}
