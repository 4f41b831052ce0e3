import type { Company } from '../model/company.ts';
import type { CitedItem, CompanySection, Delta, Entry, FigureRow } from '../model/edition.ts';
import type { Figure, TimelineStep } from '../model/fact.ts';
import { sparkline } from './chart.ts';
import { conflictViews } from './conflict-view.ts';
import { writeItemDate, writeMetric, writeName, writeOutlet, writeValue, type Telling } from './context.ts';
import { baseOf, isFall } from './growth.ts';
import { join, rich, webAddress, type Rich } from './html.ts';
import { lineText, writeHeadline, writeLine, type Direction } from './ink.ts';
import { sectionId, storyId } from './links.ts';
import { dayOfFigure, isOfAMoment, writeMoment, writeReported } from './moments.ts';
import { besideOf, conflictsOf, entriesOf, idsOfSection, toldChanges, withoutRangeEnds } from './numbering.ts';
import { writeQuiet } from './quiet.ts';
import { hasGaps, roadView, stageOf } from './road-view.ts';
import { rowsOf } from './rows.ts';
import type { RowView, SectionView, StoryView } from './view.ts';

const none = rich('');

function figureOf(id: string | null, { edition }: Telling): Figure | null {
  return id !== null && Object.hasOwn(edition.citations, id) ? (edition.citations[id]?.figure ?? null) : null;
}

/** The article a story rests on. */
function leadOf(entry: Entry, { edition }: Telling): CitedItem | undefined {
  return entry.itemIds.map((id) => edition.items[id]).find((item) => item !== undefined);
}

/** 重庆商报，12月17日；另有2家报道: no brackets, for outlets have their own. */
function writeByline(entry: Entry, telling: Telling): Rich {
  const { ink, labels } = telling;
  const lead = leadOf(entry, telling);
  if (lead === undefined) return none;
  const said = labels.clauses([writeOutlet(lead, telling), ink.keep(writeItemDate(lead, telling))]);
  const more = entry.outlets > 1 ? ink.keep(rich(labels.moreOutlets(ink.count(String(entry.outlets - 1))))) : '';
  return rich(more === '' ? said : labels.parts([said, more]));
}

/** One entry as a story. */
export function storyView(entry: Entry, isMinor: boolean, telling: Telling): StoryView {
  const { ink, labels, tie, links } = telling;
  const id = storyId(entry.storyId);
  const headline = labels.headline(entry);
  return {
    id,
    url: `${links.here}#${id}`,
    tag: entry.followUp ? labels.words.following : null,
    headline: writeHeadline(headline, ink, tie),
    title: ink.name(lineText(headline)),
    isMinor,
    paragraphs: entry.summary.filter((line) => lineText(line).trim() !== '').map((line) => writeLine(line, ink, tie)),
    byline: writeByline(entry, telling),
    original: webAddress(leadOf(entry, telling)?.url ?? null),
  };
}

function directionOf(from: Figure, to: Figure): Direction {
  if (from.kind !== to.kind || from.unit !== to.unit || from.value === to.value) return null;
  return to.value > from.value ? 'up' : 'down';
}

/** Whether the day of a value is known, or of its report, so that a later one can be said to have risen or fallen since. */
function isDated(figure: Figure, telling: Telling): boolean {
  const item = telling.edition.items[figure.itemId];
  const isReportDated = item === undefined || item.certainty === 'day' || item.certainty === 'minute';
  return isReportDated || !isOfAMoment(figure) || dayOfFigure(figure, telling) !== null;
}

/** A value of before; one of the market whose day nobody says has the day of its report beside it. */
function writeBefore(id: string, figure: Figure, telling: Telling): Rich {
  const value = writeValue(id, telling);
  if (isDated(figure, telling)) return value;
  const reported = writeReported(figure, telling);
  return reported === '' ? value : rich(`${value}${telling.labels.bracket(reported)}`);
}

/** What stands beside a value: how it moved and against what, in one style: ▲ 8.44% 较发行价. */
function writeChange(row: FigureRow, road: readonly TimelineStep[], telling: Telling): Rich {
  const { ink, labels, edition } = telling;
  const beside = besideOf(edition, row);
  const figure = figureOf(row.figure, telling);
  const other = figureOf(beside?.figure ?? null, telling);
  const arrow = (direction: Direction): string => (direction === null ? '' : labels.words[direction]);
  if (beside === null || other === null) {
    // In a first edition everything is recorded for the first time.
    if (row.relation === 'first') return edition.first ? none : ink.note(ink.text(labels.words.firstRecorded));
    return row.relation === 'same' ? ink.note(ink.text(labels.words.unchanged)) : none;
  }
  if (beside.kind === 'before') {
    const before = writeBefore(beside.figure, other, telling);
    const direction = figure === null || !isDated(other, telling) ? null : directionOf(other, figure);
    return ink.moved(rich(labels.wasBefore(before)), direction, arrow(direction));
  }
  const direction = isFall(other) ? 'down' : 'up';
  const moved = ink.moved(writeValue(beside.figure, telling, false), direction, arrow(direction));
  const against = labels.against[baseOf(other, figure, edition, road)];
  return against === '' ? moved : join([moved, ink.note(ink.keep(ink.text(against)))], ' ');
}

/** Rows of figures, the two ends of a range as one. */
export function rowViews(
  rows: readonly FigureRow[],
  road: readonly TimelineStep[],
  telling: Telling,
): readonly RowView[] {
  const { edition, numbering } = telling;
  const kept = new Set(
    withoutRangeEnds(
      rows.map((row) => row.figure),
      edition,
      numbering,
    ),
  );
  return rows.flatMap((row) => (kept.has(row.figure) ? (rowView(row, road, telling) ?? []) : []));
}

/** A row of a section's table; null when the edition does not cite the figure. */
function rowView(row: FigureRow, road: readonly TimelineStep[], telling: Telling): RowView | null {
  const figure = figureOf(row.figure, telling);
  if (figure === null) return null;
  return {
    label: writeMetric(figure, telling),
    small: writeMoment(figure, telling),
    value: writeValue(row.figure, telling),
    change: writeChange(row, road, telling),
  };
}

/** 较上期: the state first, then figures, then how many stayed as they were. */
export function writeDelta(delta: Delta, company: Company | null, telling: Telling): Rich {
  const { labels, ink } = telling;
  const market = company?.market ?? null;
  const parts: string[] = [];
  if (delta.stageNow !== null && delta.stageNow !== delta.stageBefore) {
    const now = ink.text(labels.stageState(delta.stageNow, market));
    const before = delta.stageBefore === null ? null : ink.text(labels.stageState(delta.stageBefore, market));
    parts.push(before === null ? labels.stateNew(now) : labels.stateChange(before, now));
  }
  const told = toldChanges(telling.edition, delta);
  for (const { before, now } of told) {
    const figure = figureOf(now, telling);
    const other = figureOf(before, telling);
    if (figure === null || other === null) continue;
    const say = isDated(other, telling) ? labels.figureChange : labels.figureBeside;
    parts.push(say(writeMetric(figure, telling), writeBefore(before, other, telling), writeValue(now, telling)));
  }
  if (told.length === 0 && delta.changed.length > 0)
    parts.push(labels.figuresChanged(ink.count(String(delta.changed.length))));
  if (delta.added.length > 0) parts.push(labels.figuresAdded(ink.count(String(delta.added.length))));
  const isAlone = parts.length === 0;
  if (delta.unchanged > 0 && !isAlone) parts.push(labels.figuresSame(ink.count(String(delta.unchanged))));
  return rich(labels.sentence(isAlone ? ink.text(labels.words.unchanged) : labels.clauses(parts)));
}

function writeMarket(section: CompanySection, company: Company | null, { labels, ink }: Telling): Rich {
  if (company?.market == null) return none;
  const stage = stageOf(section);
  const parts = [ink.text(labels.market[company.market])];
  if (company.code !== null) parts.push(ink.name(company.code));
  if (stage !== null) parts.push(ink.text(labels.stageState(stage, company.market)));
  return join(parts, ' ');
}

/** One company's part of an edition. */
export function sectionView(section: CompanySection, telling: Telling): SectionView {
  const { edition, labels, ink, links, context, numbering } = telling;
  const company = context.companies.find((one) => one.id === section.company) ?? null;
  const news = entriesOf(edition, section.company, 'news');
  const background = entriesOf(edition, section.company, 'background');
  const entries = [...news, ...background];
  const weeks = section.weeks;
  const spoken = labels.weeksSpoken(weeks.length, weeks.at(-1) ?? 0, weeks.at(-2) ?? 0);
  // Built in page order: the first use of a figure gets the id that its sheet returns to.
  const newsViews = news.map((entry, index) => storyView(entry, index > 0, telling));
  const backgroundViews = background.map((entry) => storyView(entry, news.length > 0, telling));
  const rows = rowsOf(edition, entries);
  const told = rowViews(rows, section.road, telling);
  const conflicts = conflictViews(conflictsOf(entries), telling);
  const road = roadView(section.road, company, telling);
  const places = new Set([...idsOfSection(edition, section)].flatMap((id) => numbering.of(id) ?? []));
  const leads = new Set(entries.map((entry) => leadOf(entry, telling)));
  const disputed = conflictsOf(entries).flatMap((shown) => shown.figures);
  const cited = disputed.map((id) => edition.items[edition.citations[id]?.itemId ?? '']);
  const originals = new Map(
    cited.filter((item) => !leads.has(item)).map((item) => [webAddress(item?.url ?? null), item]),
  );
  return {
    id: sectionId(section.company),
    name: writeName(section.name, ink),
    market: writeMarket(section, company, telling),
    companyUrl: links.company(section.company),
    url: `${links.here}#${sectionId(section.company)}`,
    weeksLabel: rich(labels.weeksShort(ink.count(String(weeks.length)))),
    weeks: sparkline(weeks, spoken),
    isQuiet: entries.length === 0,
    quiet: entries.length === 0 ? writeQuiet(section, telling) : none,
    news: newsViews,
    backgroundLabel: news.length > 0 ? labels.words.background : labels.words.known,
    hasBackground: background.length > 0,
    background: backgroundViews,
    hasRows: told.length > 0,
    hasChanges: rows.some((row) => row.relation !== 'first' || row.growth !== null),
    rows: told,
    conflicts,
    hasRoad: road.length > 0,
    hasGaps: hasGaps(section.road, company, telling),
    road,
    delta: edition.first ? none : writeDelta(section.delta, company, telling),
    sourceUrls: [...places].map(({ key, figures }) => ({
      label: rich(
        labels.list(withoutRangeEnds(figures, edition, numbering).map((id) => writeValue(id, telling, false))),
      ),
      url: `${links.here}#${key}`,
    })),
    originals: [...originals].flatMap(([url, item]) =>
      url === null || item === undefined ? [] : [{ outlet: writeName(item.outlet, ink), url }],
    ),
  };
}
