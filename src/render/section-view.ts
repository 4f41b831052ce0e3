import type { Company } from '../model/company.ts';
import type { CitedItem, CompanySection, Delta, Entry, FigureRow, ShownConflict } from '../model/edition.ts';
import type { Figure, IpoStage, TimelineStep } from '../model/fact.ts';
import { sparkline } from './chart.ts';
import { figureText, writeItemDate, writeMetric, writeName, writeValue, writeWhen, type Telling } from './context.ts';
import { dayLabel } from './dates.ts';
import { join, rich, webAddress, type Rich } from './html.ts';
import { lineText, writeFigure, writeLine, type Direction } from './ink.ts';
import { roadOf } from './labels.ts';
import { sectionId, storyId } from './links.ts';
import { besideOf, conflictsOf, entriesOf, idsOfSection, rowsOf, toldChanges } from './numbering.ts';
import type { ConflictView, RowView, SectionView, StepView, StoryView } from './view.ts';

const none = rich('');

function figureOf(id: string | null, { edition }: Telling): Figure | null {
  return id !== null && Object.hasOwn(edition.citations, id) ? (edition.citations[id]?.figure ?? null) : null;
}

/** An outlet, linked to the article where it has an address. */
function writeOutlet(item: CitedItem, { ink }: Telling): Rich {
  const name = writeName(item.credit ?? item.outlet, ink);
  const url = webAddress(item.url);
  return url === null ? name : ink.link(name, url);
}

/** （重庆商报，12月17日；另有2家报道） */
function writeByline(entry: Entry, telling: Telling): Rich {
  const { ink, labels, edition } = telling;
  const lead = entry.itemIds.map((id) => edition.items[id]).find((item) => item !== undefined);
  if (lead === undefined) return none;
  const said = labels.clauses([writeOutlet(lead, telling), writeItemDate(lead, telling)]);
  const more = entry.outlets > 1 ? labels.moreOutlets(ink.count(String(entry.outlets - 1))) : '';
  const between = labels.language === 'en' ? '; ' : '；';
  return rich(labels.bracket(more === '' ? said : `${said}${between}${more}`));
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
    headline: writeLine(headline, ink, tie),
    title: ink.name(lineText(headline)),
    isMinor,
    paragraphs: entry.summary.filter((line) => lineText(line).trim() !== '').map((line) => writeLine(line, ink, tie)),
    byline: writeByline(entry, telling),
  };
}

function directionOf(from: Figure, to: Figure): Direction {
  if (from.kind !== to.kind || from.unit !== to.unit || from.value === to.value) return null;
  return to.value > from.value ? 'up' : 'down';
}

function writeChange(row: FigureRow, telling: Telling): Rich {
  const { ink, labels, tie, edition } = telling;
  const beside = besideOf(edition, row);
  const other = figureOf(beside?.figure ?? null, telling);
  const arrow = (direction: Direction): string => (direction === null ? '' : labels.words[direction]);
  if (beside === null || other === null) {
    if (row.relation === 'first') return ink.note(ink.text(labels.words.firstRecorded));
    return row.relation === 'same' ? ink.note(ink.text(labels.words.unchanged)) : none;
  }
  if (beside.kind === 'before') {
    const figure = figureOf(row.figure, telling);
    const direction = figure === null ? null : directionOf(other, figure);
    return ink.moved(rich(labels.wasBefore(writeValue(beside.figure, telling))), direction, arrow(direction));
  }
  const falls = other.change?.includes('-') === true || other.value < 0 || /^[-−]/.test(other.raw);
  const direction = falls ? 'down' : 'up';
  const value = writeFigure(beside.figure, figureText(other), ink, tie);
  const against = labels.comparedWith(other);
  const note = against === '' ? none : rich(` ${ink.note(ink.text(against))}`);
  return join([ink.moved(value, direction, arrow(direction)), note]);
}

/** A row of a section's table; null when the edition does not cite the figure. */
export function rowView(row: FigureRow, telling: Telling): RowView | null {
  const figure = figureOf(row.figure, telling);
  if (figure === null) return null;
  return {
    label: writeMetric(figure, telling),
    small: writeWhen(figure, telling),
    value: writeValue(row.figure, telling),
    change: writeChange(row, telling),
  };
}

/** 口径不一: each value with its source, and one sentence that says what the difference is. */
export function conflictView(shown: ShownConflict, telling: Telling): ConflictView {
  const { labels, ink, edition, context } = telling;
  const { conflict } = shown;
  const company = context.companies.find((one) => one.id === conflict.company)?.names.zhShort ?? conflict.company;
  const period = writeWhen({ period: conflict.period, asOf: null }, telling);
  const title = labels.conflictTitle(writeName(company, ink), writeName(labels.metric(conflict.metric), ink));
  return {
    title: rich(period === '' ? title : `${title}${labels.bracket(period)}`),
    kind: labels.conflictKind[conflict.kind],
    values: shown.figures.flatMap((id) => {
      const figure = figureOf(id, telling);
      if (figure === null) return [];
      const item = edition.items[edition.citations[id]?.itemId ?? ''];
      const scope = figure.scope === null ? none : writeName(figure.scope, ink);
      const moment = figure.asOf === null ? none : writeWhen({ period: null, asOf: figure.asOf }, telling);
      const source = item === undefined ? [] : [writeOutlet(item, telling), writeItemDate(item, telling)];
      const where = [...source, scope, moment].filter((part) => part !== '');
      return [{ value: writeValue(id, telling), where: rich(labels.clauses(where)) }];
    }),
    closing: labels.conflictClosing[conflict.kind],
  };
}

/** Steps of a road: those known with their day, earlier ones without a source as 待补. */
export function roadView(
  road: readonly TimelineStep[],
  company: Company | null,
  telling: Telling,
): readonly StepView[] {
  const { labels, ink, edition, year } = telling;
  const market = company?.market ?? null;
  const known = new Map<IpoStage, TimelineStep>(road.map((step) => [step.stage, step]));
  if (known.size === 0) return [];
  const stages = roadOf(market, new Set(known.keys()));
  const latest = stages.findLastIndex((stage) => known.has(stage));
  return stages.map((stage, index) => {
    const step = known.get(stage);
    const url = webAddress(step === undefined ? null : (edition.items[step.itemId]?.url ?? null));
    const date = step === undefined ? null : ink.time(dayLabel(step.date, labels.language, year), step.date);
    return {
      label: labels.stage(stage, market),
      date:
        date === null ? ink.text(index < latest ? labels.words.toAdd : '') : url === null ? date : ink.link(date, url),
      isDone: index < latest,
      isNow: index === latest,
      isKnown: index <= latest,
    };
  });
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
    if (figure === null || figureOf(before, telling) === null) continue;
    parts.push(
      labels.figureChange(writeMetric(figure, telling), writeValue(before, telling), writeValue(now, telling)),
    );
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
  const stage = section.delta.stageNow;
  const parts = [ink.text(labels.market[company.market])];
  if (company.code !== null) parts.push(ink.name(company.code));
  if (stage !== null) parts.push(ink.text(labels.stageState(stage, company.market)));
  return join(parts, ' ');
}

function writeQuiet(section: CompanySection, { labels, ink, links }: Telling): Rich {
  const quiet = labels.sentence(ink.text(labels.words.quiet));
  if (section.lastNews === null) return rich(quiet);
  const headline = ink.name(lineText(section.lastNews.headline).trim() || section.lastNews.edition);
  const url = links.edition(section.lastNews.edition);
  const last = url === null ? headline : ink.link(headline, url);
  return rich(`${quiet}${ink.text(labels.words.lastTime)}${labels.sentence(last)}`);
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
  const rowViews = rows.map((row) => rowView(row, telling)).filter((row) => row !== null);
  const conflicts = conflictsOf(entries).map((shown) => conflictView(shown, telling));
  const road = roadView(section.road, company, telling);
  const keys = [...new Set(idsOfSection(edition, section))].map((id) => numbering.of(id)?.key);
  const leads = entries.flatMap((entry) => entry.itemIds.slice(0, 1)).map((id) => edition.items[id]);
  const originals = new Map(leads.map((item) => [webAddress(item?.url ?? null), item]));
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
    hasRows: rowViews.length > 0,
    hasChanges: rows.some((row) => row.relation !== 'first' || row.growth !== null),
    rows: rowViews,
    conflicts,
    hasRoad: road.length > 0,
    road,
    delta: edition.first ? none : writeDelta(section.delta, company, telling),
    sourceUrls: keys.flatMap((key) => (key === undefined ? [] : [`${links.here}#${key}`])),
    originals: [...originals].flatMap(([url, item]) =>
      url === null || item === undefined ? [] : [{ outlet: writeName(item.outlet, ink), url }],
    ),
  };
}
