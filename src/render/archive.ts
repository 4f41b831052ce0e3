import type { Company } from '../model/company.ts';
import type { PublishedEdition } from '../model/edition.ts';
import { dayIn } from '../text/week.ts';
import { sparkline } from './chart.ts';
import { writeName, type RenderContext, type Telling } from './context.ts';
import { dayLabel, yearOf } from './dates.ts';
import { writeNumber, writeRange } from './edition-view.ts';
import { frameView, styleOf } from './frame.ts';
import { join, rich, type Rich } from './html.ts';
import { lineText, pageInk } from './ink.ts';
import { labelsFor } from './labels.ts';
import { pageLinks } from './links.ts';
import { isQuiet } from './numbering.ts';
import { stylePath } from './page.ts';
import { stageOf } from './road-view.ts';
import type { ArchiveView } from './view.ts';

/** The rail shows this many corrections, newest first. */
const correctionsShown = 5;

const links = pageLinks('');

type Pen = Pick<Telling, 'ink' | 'labels'>;

function companyCard(
  company: Company,
  newest: PublishedEdition,
  { ink, labels }: Pen,
): ArchiveView['companies'][number] {
  const section = newest.sections.find((one) => one.company === company.id);
  const weeks = section?.weeks ?? [];
  const stage = section === undefined ? null : stageOf(section);
  const market: Rich[] = company.market === null ? [] : [ink.text(labels.market[company.market])];
  if (company.code !== null) market.push(ink.name(company.code));
  if (stage !== null) market.push(ink.text(labels.stageState(stage, company.market)));
  const spoken = labels.weeksSpoken(weeks.length, weeks.at(-1) ?? 0, weeks.at(-2) ?? 0);
  return {
    name: writeName(company.names.zhShort, ink),
    market: join(market, ' '),
    url: links.company(company.id),
    weeks: weeks.length === 0 ? null : sparkline(weeks, spoken),
  };
}

function editionRow(
  edition: PublishedEdition,
  { ink, labels }: Pen,
): ArchiveView['months'][number]['editions'][number] {
  const told = edition.sections.filter((section) => !isQuiet(edition, section));
  const names = labels.list(told.map((section) => writeName(section.name, ink)));
  const kept = edition.entries.filter((entry) => entry.included).length;
  return {
    number: writeNumber(edition, { labels, ink }),
    range: writeRange(edition, { labels, ink }, yearOf(edition.to)),
    url: links.edition(edition.id),
    headline: ink.name(lineText(edition.headline).trim() || labels.number(String(edition.number))),
    summary: rich(`${names}${labels.words.gap}${labels.kept(ink.count(String(kept)))}`),
    corrected: edition.corrections.length > 0 ? labels.words.correction : null,
  };
}

/**
 * The front page, `index.html`: all editions by month, newest first, the companies, corrections, feeds.
 *
 * @param editions published, newest first, at least one
 */
export function renderArchive(editions: readonly PublishedEdition[], context: RenderContext): string {
  const labels = labelsFor(context.language);
  const ink = pageInk();
  const pen: Pen = { ink, labels };
  const { digest, companies, templates } = context;
  const newest = editions[0];
  if (newest === undefined) throw new Error('an archive has at least one edition');
  const count = (n: number): Rich => ink.count(String(n));
  const entries = editions.flatMap((edition) => edition.entries.filter((entry) => entry.included)).length;
  const months = Map.groupBy(editions, (edition) => edition.to.slice(0, 7));
  const frame = frameView({
    context,
    ink,
    links,
    title: `${digest.demonstration ? labels.mark(labels.words.demonstration) : ''}${labels.words.archive} | ${digest.title}`,
    description: digest.tagline || digest.title,
    current: 'archive',
    newest: links.edition(newest.id),
    feedFolder: '',
    feedTitle: digest.title,
    style: styleOf(templates.file(stylePath)),
  });
  const corrections = editions
    .flatMap((edition) => edition.corrections.map((correction) => ({ edition, correction })))
    .toSorted((a, b) => b.correction.at - a.correction.at)
    .slice(0, correctionsShown);
  return templates.fill('site/archive', {
    ...frame,
    stand: rich(labels.archiveStand(count(editions.length), count(entries))),
    companies: companies.map((company) => companyCard(company, newest, pen)),
    months: [...months].map(([month, rows]) => ({
      label: ink.time(labels.months(Number(month.slice(0, 4)), Number(month.slice(5))), month),
      editions: rows.map((edition) => editionRow(edition, pen)),
    })),
    corrections: corrections.map(({ edition, correction }) => {
      const day = dayIn(correction.at, digest.zone);
      const line = labels.correctionLine(writeName(correction.was, ink), writeName(correction.now, ink));
      const number = ink.link(writeNumber(edition, { labels, ink }), links.edition(edition.id) ?? '');
      return { line: rich(labels.correctionOf(number, line)), date: ink.time(dayLabel(day, labels.language), day) };
    }),
  });
}
