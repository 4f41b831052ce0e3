import type { Company } from '../model/company.ts';
import type { CompanySection, PublishedEdition } from '../model/edition.ts';
import { sparkline } from './chart.ts';
import { startTelling, writeMetric, writeName, writeValue, type RenderContext, type Telling } from './context.ts';
import { writeNumber, writeRange } from './edition-view.ts';
import { frameView, styleOf } from './frame.ts';
import { join, rich, type Rich } from './html.ts';
import { lineText, pageInk } from './ink.ts';
import { pageLinks, storyId } from './links.ts';
import { writeMoment } from './moments.ts';
import { numberIds, toldChanges } from './numbering.ts';
import { stylePath } from './page.ts';
import { hasGaps, roadOfAll, roadView, stageOf } from './road-view.ts';
import { writeDelta } from './section-view.ts';
import { saysSame, seriesOf, type Series } from './series.ts';
import { sheetViews } from './sheets.ts';
import type { CompanyView, FrameView } from './view.ts';

/** A page shows the stories of this many weeks; the archive has the rest. */
const weeksShown = 26;

/** Every citation and item of all editions, under their ids: figures keep their id from edition to edition. */
function gather(editions: readonly PublishedEdition[]): Pick<PublishedEdition, 'citations' | 'items'> {
  return {
    citations: Object.fromEntries(editions.flatMap((edition) => Object.entries(edition.citations))),
    items: Object.fromEntries(editions.flatMap((edition) => Object.entries(edition.items))),
  };
}

function rowViews(series: readonly Series[], telling: Telling): CompanyView['rows'] {
  const { edition: all, labels, ink, links, year } = telling;
  return series.flatMap(({ first, last, edition, sheet }) => {
    const figure = all.citations[last]?.figure;
    const early = all.citations[first]?.figure;
    if (figure === undefined || early === undefined) return [];
    const hasChanged = !saysSame(early, figure);
    const item = all.items[all.citations[last]?.itemId ?? ''];
    const address = `${links.edition(edition.id) ?? ''}${sheet === null ? '' : `#${sheet}`}`;
    return [
      {
        label: writeMetric(figure, telling),
        hasChanged,
        first: writeValue(first, telling),
        firstWhen: writeMoment(early, telling, true),
        last: hasChanged ? writeValue(last, telling) : null,
        lastWhen: hasChanged ? writeMoment(figure, telling, true) : null,
        source: ink.link(writeName(item?.outlet ?? labels.words.source, ink), address),
        date: join([writeNumber(edition, telling), ink.keep(writeRange(edition, telling, year))], ' '),
      },
    ];
  });
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

/** Who it is: names, market, code, state; only a long name may break. */
function writeKicker(company: Company, section: CompanySection | null, { ink, labels }: Telling): Rich {
  const stage = section === null ? null : stageOf(section);
  const short = [
    ...(company.market === null ? [] : [ink.text(labels.market[company.market])]),
    ...(company.code === null ? [] : [ink.name(company.code)]),
    ...(stage === null ? [] : [ink.text(labels.stageState(stage, company.market))]),
  ];
  const whole = [company.names.zh, company.names.en].flatMap((name) => (name === null ? [] : [writeName(name, ink)]));
  return join(short.length === 0 ? whole : [...whole, ink.keep(join(short, labels.words.gap))], labels.words.gap);
}

function companyFrame(company: Company, newest: PublishedEdition, { context, ink, links, labels }: Telling): FrameView {
  const { digest, templates } = context;
  const { zhShort } = company.names;
  return frameView({
    context,
    ink,
    links,
    title: `${digest.demonstration ? labels.mark(labels.words.demonstration) : ''}${zhShort} | ${digest.title}`,
    description: labels.feedDescription(digest.title, zhShort),
    current: 'company',
    newest: links.edition(newest.id),
    feedFolder: `companies/${company.id}/`,
    feedTitle: labels.feedTitle(digest.title, zhShort),
    style: styleOf(templates.file(stylePath)),
  });
}

/** Mentions per week: the bars, what they are, and this week's number. */
function weekViews(
  weeks: readonly number[],
  { ink, labels }: Telling,
): Pick<CompanyView, 'weeks' | 'weeksLabel' | 'mentions'> {
  const [now, before] = [weeks.at(-1) ?? 0, weeks.at(-2) ?? 0];
  return {
    weeksLabel: rich(labels.weeksShort(ink.count(String(weeks.length)))),
    weeks: weeks.length === 0 ? null : sparkline(weeks, labels.weeksSpoken(weeks.length, now, before)),
    mentions: rich(labels.mentions(ink.count(String(now)))),
  };
}

/** The newest edition told with the citations of all, and the sheets that its page needs. */
function startPage(
  company: Company,
  newest: PublishedEdition,
  oldestFirst: readonly PublishedEdition[],
  series: readonly Series[],
  context: RenderContext,
): Telling {
  const section = newest.sections.find((one) => one.company === company.id) ?? null;
  const all = { ...newest, ...gather(oldestFirst) };
  const changes = section === null || newest.first ? [] : toldChanges(all, section.delta);
  // A value that is not shown twice has one sheet: a sheet without its figure could not be closed.
  const shown = series.flatMap(({ first, last, ends }) => {
    const [early, late] = [all.citations[first]?.figure, all.citations[last]?.figure];
    return early !== undefined && late !== undefined && saysSame(early, late)
      ? [first, ...ends]
      : [first, last, ...ends];
  });
  const numbering = numberIds([...changes.flatMap(({ before, now }) => [before, now]), ...shown], all);
  return startTelling(all, context, pageInk(), numbering, pageLinks('../../'));
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
  const oldestFirst = editions.toReversed();
  const series = seriesOf(company.id, oldestFirst);
  // Read in other years than it was written in: every day has its year.
  const telling: Telling = { ...startPage(company, newest, oldestFirst, series, context), year: null };
  const { ink, links } = telling;
  const section = newest.sections.find((one) => one.company === company.id) ?? null;
  const sections = oldestFirst.flatMap((edition) => edition.sections.filter((one) => one.company === company.id));
  // In page order: what leads to a sheet is written before the sheets are gathered.
  const delta = section === null || newest.first ? null : writeDelta(section.delta, company, telling);
  const rows = rowViews(series, telling);
  const road = roadView(roadOfAll(sections), company, telling);
  const reported = reportViews(company.id, editions, telling);
  const sheets = sheetViews(telling);
  const others = context.companies.filter((other) => other.id !== company.id);
  return context.templates.fill('site/company', {
    ...companyFrame(company, newest, telling),
    ...weekViews(section?.weeks ?? [], telling),
    ...names(company, telling),
    kicker: writeKicker(company, section, telling),
    name: writeName(company.names.zhShort, ink),
    delta,
    deltaOf: rich(telling.labels.clauses([writeNumber(newest, telling), writeRange(newest, telling)])),
    hasRoad: road.length > 0,
    hasGaps: hasGaps(roadOfAll(sections), company, telling),
    road,
    hasRows: rows.length > 0,
    hasChanges: rows.some((row) => row.hasChanged),
    rows,
    reported,
    hasReports: reported.length > 0,
    sheets,
    hasSheets: sheets.length > 0,
    others: others.map((other) => ({
      label: writeName(other.names.zhShort, ink),
      url: links.company(other.id),
      isCurrent: false,
    })),
  });
}
