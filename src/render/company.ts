import type { Company } from '../model/company.ts';
import type { CompanySection, PublishedEdition } from '../model/edition.ts';
import type { Figure, TimelineStep } from '../model/fact.ts';
import { sparkline } from './chart.ts';
import {
  startTelling,
  writeMetric,
  writeName,
  writeValue,
  writeWhen,
  type RenderContext,
  type Telling,
} from './context.ts';
import { writeNumber, writeRange } from './edition-view.ts';
import { frameView, styleOf } from './frame.ts';
import { join, rich, type Rich } from './html.ts';
import { lineText, pageInk } from './ink.ts';
import { labelsFor } from './labels.ts';
import { pageLinks, storyId } from './links.ts';
import { numberFigures, numberIds, toldChanges } from './numbering.ts';
import { stylePath } from './page.ts';
import { roadView, writeDelta } from './section-view.ts';
import { sheetViews } from './sheets.ts';
import type { CompanyView } from './view.ts';

/** A page shows the stories of this many weeks; the archive has the rest. */
const weeksShown = 26;

/** One thing that is measured in one way, with its earliest and latest recorded value. */
interface Series {
  readonly first: string;
  readonly last: string;
  /** The edition that showed the latest value. */
  readonly edition: PublishedEdition;
}

/** Every citation and item of all editions, under their ids: figures keep their id from edition to edition. */
function gather(editions: readonly PublishedEdition[]): Pick<PublishedEdition, 'citations' | 'items'> {
  return {
    citations: Object.fromEntries(editions.flatMap((edition) => Object.entries(edition.citations))),
    items: Object.fromEntries(editions.flatMap((edition) => Object.entries(edition.items))),
  };
}

function seriesOf(company: string, oldestFirst: readonly PublishedEdition[]): readonly Series[] {
  const byMeasure = new Map<string, Series>();
  for (const edition of oldestFirst) {
    const rows = edition.entries
      .filter((entry) => entry.included && entry.company === company)
      .flatMap((e) => e.figures);
    for (const row of rows) {
      const figure = edition.citations[row.figure]?.figure;
      if (figure === undefined || figure.metric === null) continue;
      // A closing price says nothing of a day's high: the moment is part of what is measured, the day is not.
      const moment = figure.asOf === null || /\d/.test(figure.asOf) ? '' : figure.asOf;
      const key = [figure.metric, figure.scope, figure.unit, moment].join('|');
      const known = byMeasure.get(key);
      byMeasure.set(key, { first: known?.first ?? row.before ?? row.figure, last: row.figure, edition });
    }
  }
  return [...byMeasure.values()];
}

/** Both values of a series in one cell. */
function saysSame(early: Figure, late: Figure): boolean {
  return early.value === late.value && early.period === late.period && early.unit === late.unit;
}

function rowViews(series: readonly Series[], telling: Telling): CompanyView['rows'] {
  const { edition: all, labels, ink, links, year } = telling;
  return series.flatMap(({ first, last, edition }) => {
    const figure = all.citations[last]?.figure;
    const early = all.citations[first]?.figure;
    if (figure === undefined || early === undefined) return [];
    const isSame = saysSame(early, figure);
    const item = all.items[all.citations[last]?.itemId ?? ''];
    const key = numberFigures(edition).of(last)?.key;
    const address = `${links.edition(edition.id) ?? ''}${key === undefined ? '' : `#${key}`}`;
    return [
      {
        label: writeMetric(figure, telling),
        first: writeValue(first, telling),
        firstWhen: writeWhen(early, telling),
        last: isSame ? ink.note(ink.text(labels.words.sameValue)) : writeValue(last, telling),
        lastWhen: isSame ? null : writeWhen(figure, telling),
        source: ink.link(writeName(item?.outlet ?? labels.words.source, ink), address),
        date: join([writeNumber(edition, telling), writeRange(edition, telling, year)], ' '),
      },
    ];
  });
}

/** The road of a company: the newest edition that tells each step wins. */
function roadOfAll(sections: readonly CompanySection[]): readonly TimelineStep[] {
  const byStage = new Map(sections.flatMap((section) => section.road).map((step) => [step.stage, step]));
  return [...byStage.values()];
}

function reportViews(
  company: string,
  newestFirst: readonly PublishedEdition[],
  telling: Telling,
): CompanyView['reported'] {
  const { ink, labels, links, year } = telling;
  const weeks = newestFirst.slice(0, weeksShown).map((edition) => ({
    edition,
    entries: edition.entries.filter((entry) => entry.included && entry.company === company),
  }));
  // Quiet weeks before the first report say nothing.
  const oldest = weeks.findLastIndex(({ entries }) => entries.length > 0);
  return weeks.slice(0, oldest + 1).map(({ edition, entries }) => ({
    range: writeRange(edition, telling, year),
    isQuiet: entries.length === 0,
    stories: entries.map((entry) => ({
      headline: ink.name(lineText(labels.headline(entry))),
      url: `${links.edition(edition.id) ?? ''}#${storyId(entry.storyId)}`,
      byline: entry.outlets > 1 ? rich(labels.moreOutlets(ink.count(String(entry.outlets - 1)))) : null,
    })),
  }));
}

function names(company: Company, telling: Telling): Pick<CompanyView, 'names' | 'productNames'> {
  const { ink, labels } = telling;
  const list = (texts: readonly string[]): Rich =>
    rich(labels.list([...new Set(texts)].map((text) => writeName(text, ink))));
  const aliases = [...company.aliases, ...company.products];
  const alone = aliases.filter((alias) => alias.guard === 'alone' || alias.guard === 'word');
  const guarded = aliases.filter((alias) => alias.guard === 'context');
  return {
    names: list([
      company.names.zhShort,
      ...alone.map((alias) => alias.text),
      ...(company.code === null ? [] : [company.code]),
    ]),
    productNames: guarded.length === 0 ? null : list(guarded.map((alias) => alias.text)),
  };
}

/**
 * A company's page, `companies/metax/index.html`. Its figures have source sheets of their own, and each leads on to
 * the edition that showed it last.
 *
 * @param editions published, newest first, at least one
 */
export function renderCompanyPage(
  company: Company,
  editions: readonly PublishedEdition[],
  context: RenderContext,
): string {
  const newest = editions[0];
  if (newest === undefined) throw new Error('a company page needs an edition');
  const { digest, templates } = context;
  const labels = labelsFor(context.language);
  const ink = pageInk();
  const links = pageLinks('../../');
  const oldestFirst = editions.toReversed();
  const series = seriesOf(company.id, oldestFirst);
  const section = newest.sections.find((one) => one.company === company.id) ?? null;
  const all = { ...newest, ...gather(oldestFirst) };
  const changes = section === null || newest.first ? [] : toldChanges(all, section.delta);
  // A value that is not shown twice has one sheet: a sheet without its figure could not be closed.
  const shown = series.flatMap(({ first, last }) => {
    const [early, late] = [all.citations[first]?.figure, all.citations[last]?.figure];
    return early !== undefined && late !== undefined && saysSame(early, late) ? [first] : [first, last];
  });
  const ids = [...changes.flatMap(({ before, now }) => [before, now]), ...shown];
  const numbering = numberIds(ids.filter((id) => Object.hasOwn(all.citations, id)));
  const telling = startTelling(all, context, ink, numbering, links);

  const delta = section === null || newest.first ? null : writeDelta(section.delta, company, telling);
  const road = roadView(
    roadOfAll(oldestFirst.flatMap((edition) => edition.sections.filter((one) => one.company === company.id))),
    company,
    telling,
  );
  const rows = rowViews(series, telling);
  const weeks = section?.weeks ?? [];
  const reported = reportViews(company.id, editions, telling);
  const sheets = sheetViews(telling);
  const stage = section?.delta.stageNow ?? null;
  const kicker = [
    ...(company.names.zh === null ? [] : [writeName(company.names.zh, ink)]),
    ...(company.names.en === null ? [] : [writeName(company.names.en, ink)]),
    ...(company.market === null ? [] : [ink.text(labels.market[company.market])]),
    ...(company.code === null ? [] : [ink.name(company.code)]),
    ...(stage === null ? [] : [ink.text(labels.stageState(stage, company.market))]),
  ];
  const frame = frameView({
    context,
    ink,
    links,
    title: `${digest.demonstration ? `【${labels.words.demonstration}】` : ''}${company.names.zhShort} | ${digest.title}`,
    description: labels.feedDescription(digest.title, company.names.zhShort),
    current: 'company',
    newest: links.edition(newest.id),
    feedFolder: `companies/${company.id}/`,
    feedTitle: labels.feedTitle(digest.title, company.names.zhShort),
    style: styleOf(templates.file(stylePath)),
  });
  return templates.fill('site/company', {
    ...frame,
    kicker: join(kicker, '　'),
    name: writeName(company.names.zhShort, ink),
    delta,
    deltaOf: join([writeNumber(newest, telling), writeRange(newest, telling)], '，'),
    hasRoad: road.length > 0,
    road,
    hasRows: rows.length > 0,
    rows,
    weeksLabel: rich(labels.weeksShort(ink.count(String(weeks.length)))),
    weeks:
      weeks.length === 0
        ? null
        : sparkline(weeks, labels.weeksSpoken(weeks.length, weeks.at(-1) ?? 0, weeks.at(-2) ?? 0)),
    mentions: rich(labels.mentions(ink.count(String(weeks.at(-1) ?? 0)))),
    reported,
    hasReports: reported.length > 0,
    sheets,
    hasSheets: sheets.length > 0,
    ...names(company, telling),
    others: context.companies
      .filter((other) => other.id !== company.id)
      .map((other) => ({ label: writeName(other.names.zhShort, ink), url: links.company(other.id), isCurrent: false })),
  });
}
