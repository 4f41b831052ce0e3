import type { Company } from '../model/company.ts';
import type { Citation, CitedItem, Entry, Line } from '../model/edition.ts';
import type { Conflict, Figure, TimelineStep } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import { dayMs } from '../text/china-day.ts';
import { borneOutRises, disputedClose } from './close.ts';
import { distinctHeadline } from './distinct.ts';
import { citedItem, contestedIn, homeFirst, type Baseline } from './baseline.ts';
import { figureRows, tellingFigures } from './rows.ts';
import { fold } from '../text/fold.ts';
import { toldAt } from '../text/told.ts';
import { headlineFromTitle, headlineOf } from './headline.ts';
import type { DraftInput } from './input.ts';
import { figuresOf, plainText } from './lines.ts';
import { startMarks } from './marks.ts';
import type { Candidate } from './pool.ts';
import { withoutTold } from './once.ts';
import type { Ranked } from './rank.ts';
import { dayIn } from '../text/week.ts';
import { rangeEnd, shownAs } from './shown.ts';
import { dayLine } from './day-line.ts';
import { nameOf } from './names.ts';
import { slotsFor } from './slots.ts';
import { leadOf, summaryOf, type SummaryContext } from './summary.ts';

/** Collects what the entries cite, as they are written. */
export class Citations {
  readonly citations = new Map<string, Citation>();
  readonly items = new Map<string, CitedItem>();
  readonly #input: Pick<DraftInput, 'items' | 'facts' | 'digest'>;

  constructor(input: Pick<DraftInput, 'items' | 'facts' | 'digest'>) {
    this.#input = input;
  }

  /** A citation with its value in the digest's language; the lower end of a range brings the upper one along. */
  #add(citation: Citation): void {
    const { figure } = citation;
    if (this.citations.has(figure.id)) return;
    const { facts, digest } = this.#input;
    const said = citation.shown ?? shownAs(figure, digest.language);
    const end = rangeEnd(figure, facts.get(figure.itemId)?.figures ?? []);
    const shown = said === figure.raw ? null : said;
    this.citations.set(figure.id, { ...citation, shown });
    if (end !== null) this.#add({ figure: end, itemId: end.itemId, editorNote: null });
  }

  useItem = (item: Item | CitedItem): void => {
    if (!this.items.has(item.id)) this.items.set(item.id, citedItem(item));
  };

  useFigure = (figure: Figure): void => {
    this.#add({ figure, itemId: figure.itemId, editorNote: null });
    const item = this.#input.items.get(figure.itemId);
    if (item !== undefined) this.useItem(item);
  };

  useKnown = (known: { readonly citation: Citation; readonly item: CitedItem }): void => {
    const { citation, item } = known;
    this.#add(citation);
    if (!this.items.has(item.id)) this.items.set(item.id, item);
  };
}

/** What the entries of one draft share. */
export interface Drafting {
  readonly input: DraftInput;
  readonly baseline: Baseline;
  readonly cited: Citations;
  readonly names: readonly string[];
  readonly companies: ReadonlyMap<string, Company>;
  /** Steps known until the week's end, by company. */
  readonly roads: ReadonlyMap<string, readonly TimelineStep[]>;
  /** What the tables of each section show already: no value stands there twice. */
  readonly rows: Map<string, Set<string>>;
  /** From `issuePrices`: what a first day is measured against. */
  readonly issuePrices: ReadonlyMap<string, Figure>;
  /** What the entries of each company have told. */
  readonly told: Map<string, readonly Figure[]>;
  /** Headlines of the entries that are in. */
  readonly headlines: Set<string>;
}

const nearDays = 10;

/** The day of a step that a story tells without naming it: a company takes each step of its road once. */
function stepDay({ story, company, items }: Candidate, drafting: Drafting): string | null {
  const step = drafting.roads.get(company)?.find((one) => one.stage === story.stage);
  const newest = items.reduce((at, item) => Math.max(at, toldAt(item)), 0);
  const isNear = step !== undefined && Math.abs(newest - Date.parse(`${step.date}T00:00:00Z`)) < nearDays * dayMs;
  return isNear ? step.date : null;
}

/** The first day of trading, where only the prices say which it was. */
function tradedOn({ story }: Candidate, figures: readonly Figure[]): Figure | null {
  if (story.stage !== 'listed') return null;
  const prices = figures.filter(
    ({ metric, asOf, period }) =>
      metric === 'share_price' &&
      /^(?:open|close|high|low)$/.test(asOf ?? '') &&
      /^\d{4}-\d{2}-\d{2}$/.test(period ?? ''),
  );
  return prices.sort((a, b) => (a.period! < b.period! ? -1 : a.period! > b.period! ? 1 : 0))[0] ?? null;
}

const rowsOfFirst = 6;
const rowsOfOthers = 3;

/** Rows of an entry's table: fewer for a second entry of a section, and no value that stands there already. */
export function rowsToShow(telling: readonly Figure[], shown: Set<string>, isShown: boolean): readonly Figure[] {
  const keyOf = ({ metric, scope, value }: Figure): string => `${metric}|${scope}|${value}`;
  const fresh = telling.filter((figure) => !shown.has(keyOf(figure)));
  const rows = fresh.slice(0, shown.size === 0 ? rowsOfFirst : rowsOfOthers);
  if (isShown) for (const figure of rows) shown.add(keyOf(figure));
  return rows;
}

/** Items by how many of a summary's figures they gave, the lead first among equals: the byline names whom it follows. */
function bySource(items: readonly Item[], figures: readonly Figure[]): readonly Item[] {
  const given = new Map<string, number>();
  for (const { itemId } of figures) given.set(itemId, (given.get(itemId) ?? 0) + 1);
  return items.toSorted((a, b) => (given.get(b.id) ?? 0) - (given.get(a.id) ?? 0));
}

const bare = (line: Line): string =>
  fold(plainText(line))
    .text.replace(/[\p{P}\p{S}\s]/gu, '')
    .toLowerCase();

/** True for a summary that only says its headline again: of a report without a text the byline says the rest. */
function isSaidBy(summary: Line, headline: Line): boolean {
  return bare(headline).includes(bare(summary));
}

/** An entry, and the step of its company's road that only it tells. */
export interface EntryWithStep {
  readonly entry: Entry;
  readonly step: TimelineStep | null;
}

/** Writes the entry of a ranked story. */
export function newsEntry(ranked: Ranked, drafting: Drafting): EntryWithStep {
  const { candidate, score, parts } = ranked;
  const { input, baseline, cited, names } = drafting;
  const { story, items, figures, company } = candidate;
  const { zone, language } = input.digest;
  const marks = startMarks();
  const handed: Figure[] = [];
  const followed = drafting.companies.get(company)!;
  const sources = { facts: input.facts, names, zone, subject: nameOf(followed, language) };
  // What sources disagree on is shown as 口径不一; no headline, summary or table takes a side but for the close of a day,
  // told with its source: a mid-day value in its place would be read as the result.
  const contested = contestedIn(candidate.conflicts);
  const disputed = disputedClose(figures, contested, company);
  const issue = drafting.issuePrices.get(company);
  const isPriced = figures.some((figure) => figure.company === company && figure.metric === 'issue_price');
  const borneOut = borneOutRises(figures, contested, company, issue);
  const sayable = [
    ...figures.filter(({ id }) => !contested.has(id) || id === disputed?.close.id || borneOut.has(id)),
    ...(story.stage !== 'listed' || isPriced || issue === undefined ? [] : [issue]),
  ];
  const before = drafting.told.get(company) ?? [];
  const lead = withoutTold(leadOf(items[0]!, company, sources), before);
  const traded = tradedOn(
    candidate,
    sayable.filter((figure) => figure.company === company),
  );
  const day = story.date ?? stepDay(candidate, drafting) ?? traded?.period ?? null;
  const slots = slotsFor(candidate, sayable, lead.line, {
    company: followed,
    language,
    labels: input.labels,
    zone,
    day,
    year: input.week.to.slice(0, 4),
    marks,
    disputed,
    useFigure: (figure) => void handed.push(figure),
  });
  const ties = {
    figures,
    names: [...names, ...items.map((item) => item.outlet)],
    published: input.week.endsAt - 1,
    zone,
  };
  const context: SummaryContext = { fill: input.fill, language, marks, ties, sources, told: before };
  const best = headlineOf(candidate, slots, context);
  const title = headlineFromTitle(items[0]!, input.facts.get(items[0]!.id), sources);
  // An undated item was told on no day that is known.
  const { publishedAt } = items[0]!;
  const reported = publishedAt === null ? [] : dayLine(dayIn(publishedAt, zone), input.week.to.slice(0, 4), language);
  const distinct = distinctHeadline([best.line, title.line], reported, drafting.headlines);
  const headline = { line: distinct ?? best.line, figures: [...best.figures, ...title.figures] };
  const leftOutBecause = ranked.leftOutBecause ?? (distinct === null ? 'repeat' : null);
  const summary = summaryOf(candidate, slots, lead, context);
  const cite = (figure: Figure): void =>
    cited.useFigure(onFirstDay(figure, handed, slots.listed === true ? day : null));
  const byId = new Map([...figures, ...handed, ...headline.figures, ...summary.figures].map((one) => [one.id, one]));
  for (const id of [headline.line, summary.line].flatMap(figuresOf)) {
    const figure = byId.get(id);
    if (figure !== undefined) cite(figure);
  }
  for (const item of items) cited.useItem(item);
  const conflicts = candidate.conflicts
    .filter((conflict) => conflict.company === company && isBetweenSources(conflict))
    .flatMap((conflict) => withRanges(conflict, figures))
    .map((conflict) => ({ conflict, figures: conflict.figures.map((figure) => figure.id) }));
  for (const figure of conflicts.flatMap(({ conflict }) => conflict.figures)) cite(figure);
  const isIncluded = leftOutBecause === null;
  if (isIncluded) drafting.headlines.add(plainText(headline.line));
  const shown = drafting.rows.get(company) ?? new Set();
  drafting.rows.set(company, shown);
  const telling = rowsToShow(
    tellingFigures(homeFirst(sayable, followed), company, story.type, language),
    shown,
    isIncluded,
  );
  const told = figuresOf(summary.line).flatMap((id) => byId.get(id) ?? []);
  if (isIncluded) drafting.told.set(company, [...before, ...told]);
  // A listing that is only announced is no step yet.
  const stage = story.stage === 'listed' && slots.listed !== true ? null : story.stage;
  const step = {
    company,
    stage: 'listed',
    date: day ?? '',
    itemId: traded?.itemId ?? '',
    quote: traded?.quote ?? '',
  } as const;
  const entry: Entry = {
    storyId: story.id,
    company,
    kind: 'news',
    included: isIncluded,
    leftOutBecause,
    followUp: candidate.followUp,
    type: story.type,
    stage,
    headline: headline.line,
    summary: isSaidBy(summary.line, headline.line) ? [] : [summary.line],
    figures: figureRows(telling, figures, baseline, { figure: cite, known: cited.useKnown }),
    conflicts,
    itemIds: bySource(items, told).map((item) => item.id),
    outlets: new Set(items.map((item) => item.outlet)).size,
    score,
    scoreParts: parts,
    changedBy: 'jianbao',
  };
  return { entry, step: isIncluded && stage === 'listed' && traded !== null && day === traded.period ? step : null };
}

/** A value told as that of a first day whose sentence says 收于 and no day: the day of the story is its day. */
function onFirstDay(figure: Figure, told: readonly Figure[], day: string | null): Figure {
  const isOfDay = figure.period === null && /^(?:open|close|high|low)$/.test(figure.asOf ?? '');
  return day !== null && isOfDay && told.some(({ id }) => id === figure.id) ? { ...figure, period: day } : figure;
}

/** One item that names a tranche and the whole, or a high and a close, contradicts nobody; nor does a value that rounds another. */
function isBetweenSources({ kind, figures }: Conflict): boolean {
  if (kind === 'rounding') return false;
  return kind === 'conflict' || new Set(figures.map((figure) => figure.itemId)).size > 1;
}

/** A conflict with ranges told by their first end; none where a rounded value lies inside the other's range. */
function withRanges(conflict: Conflict, figures: readonly Figure[]): readonly Conflict[] {
  const known = [...figures, ...conflict.figures];
  const ends = new Map(conflict.figures.map((figure) => [figure, rangeEnd(figure, known)]));
  const endIds = new Set([...ends.values()].map((end) => end?.id));
  const told = conflict.figures.filter(({ id }) => !endIds.has(id));
  const isInside = ({ value }: Figure): boolean =>
    [...ends].some(([start, end]) => end !== null && start.value <= value && value <= end.value);
  if (told.length < 2 || (conflict.kind === 'rounding' && told.every(isInside))) return [];
  return [{ ...conflict, figures: told }];
}
