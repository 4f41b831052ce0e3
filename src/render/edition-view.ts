import type { Edition, Entry } from '../model/edition.ts';
import { dayIn } from '../text/week.ts';
import { startTelling, writeName, type RenderContext, type Telling } from './context.ts';
import { dayLabel, momentIso, momentLabel, spanLabel, yearOf } from './dates.ts';
import { frameView } from './frame.ts';
import { healthView } from './health-view.ts';
import { lengthOf, rich, shorten, type Rich } from './html.ts';
import { lineText, writeHeadline, writeLine, type Ink } from './ink.ts';
import { sectionId, type Links } from './links.ts';
import { isQuiet, numberFigures, type Numbering } from './numbering.ts';
import { sectionView } from './section-view.ts';
import { sheetViews } from './sheets.ts';
import type { EditionView } from './view.ts';

export interface ViewOptions {
  readonly ink: Ink;
  readonly links: Links;
  readonly style: Rich;
  /** Adds what only editors see: what was left out, and that it is a draft. */
  readonly isDraft: boolean;
  /** Of the sheets the text leads to: those of the edition's page. Missing where the page shows the same edition. */
  readonly numbering?: Numbering;
}

/** Characters a reader of Chinese takes in per minute on a phone; a usual figure for news prose. */
const charactersPerMinute = 400;

function includedEntries(edition: Edition): readonly Entry[] {
  return edition.entries.filter((entry) => entry.included);
}

function minutesToRead(edition: Edition): number {
  const texts = includedEntries(edition).flatMap((entry) => [entry.headline, ...entry.summary]);
  const characters = texts.reduce((sum, line) => sum + lengthOf(lineText(line)), 0);
  return Math.max(1, Math.round(characters / charactersPerMinute));
}

/** 第n期 of an edition. */
export function writeNumber(edition: Pick<Edition, 'number'>, { labels, ink }: Pick<Telling, 'labels' | 'ink'>): Rich {
  return rich(labels.number(ink.count(String(edition.number))));
}

/** First and last day of an edition's week. */
export function writeRange(
  edition: Pick<Edition, 'from' | 'to'>,
  { labels, ink }: Pick<Telling, 'labels' | 'ink'>,
  year: number | null = null,
): Rich {
  return ink.time(spanLabel(edition.from, edition.to, labels.language, year), edition.from);
}

function writeNote(telling: Telling): Rich {
  const { edition, labels, ink, context } = telling;
  const { zone } = context.digest;
  const count = (n: number): Rich => ink.count(String(n));
  const kept = includedEntries(edition);
  const news = kept.filter(({ kind }) => kind === 'news');
  const reports = new Set(news.flatMap(({ itemIds }) => itemIds)).size;
  const background = kept.length - news.length;
  const seen = Math.max(edition.itemsSeen, reports + background);
  const parts = [
    labels.chosen(
      count(seen),
      count(news.length),
      count(reports),
      background === 0 ? null : count(background),
      count(minutesToRead(edition)),
    ),
  ];
  const facts: string[] = [];
  const time = (at: number): Rich =>
    ink.time(momentLabel(at, zone, labels.language, yearOf(dayIn(at, zone))), momentIso(at, zone));
  if (edition.state === 'approved' || edition.state === 'published')
    facts.push(labels.approvedBy(ink.name(edition.approval.by.replace(/^operator:/, ''))));
  if (edition.state === 'published') facts.push(labels.published(time(edition.publishedAt)));
  const last = edition.corrections.at(-1);
  if (last !== undefined) facts.push(labels.corrected(time(last.at)));
  if (facts.length > 0) parts.push(labels.sentence(labels.clauses(facts)));
  return rich(parts.join(''));
}

/** What was changed after publishing, newest first. */
export function writeCorrections(telling: Telling): readonly Rich[] {
  const { edition, labels, ink, context } = telling;
  return edition.corrections.toReversed().map((correction) => {
    const day = dayIn(correction.at, context.digest.zone);
    const line = labels.correctionLine(writeName(correction.was, ink), writeName(correction.now, ink));
    return rich(labels.labelled(ink.time(dayLabel(day, labels.language, telling.year), day), line));
  });
}

/** The title of an edition where markup cannot go: `<title>`, feeds, subjects. */
export function editionTitle(edition: Edition, context: RenderContext, labels: Telling['labels']): string {
  const mark = edition.demonstration || context.digest.demonstration ? labels.mark(labels.words.demonstration) : '';
  const headline = lineText(edition.headline).trim();
  return `${mark}${headline === '' ? labels.number(String(edition.number)) : headline}`;
}

/** An edition as all outputs tell it; only the ink and the links differ. */
export function editionView(edition: Edition, context: RenderContext, options: ViewOptions): EditionView {
  const { ink, links, isDraft } = options;
  const numbering = options.numbering ?? numberFigures(edition);
  const telling = startTelling(edition, context, ink, numbering, links);
  const { labels, tie } = telling;
  const { digest } = context;
  const number = labels.number(String(edition.number));
  const title = editionTitle(edition, context, labels);
  const frame = frameView({
    context,
    ink,
    links,
    title: `${isDraft ? `${labels.words.draft} ` : ''}${shorten(title, 50)} | ${labels.issue(digest.title, number)}`,
    description: shorten(lineText(edition.keyPoints[0]?.line ?? edition.headline) || digest.tagline, 140),
    current: 'edition',
    newest: links.edition(edition.id),
    feedFolder: '',
    feedTitle: digest.title,
    style: options.style,
  });
  const headline = writeHeadline(edition.headline, ink, tie);
  const keyPoints = edition.keyPoints.map((point, index) => ({
    number: String(index + 1),
    line: writeLine(point.line, ink, tie),
  }));
  const sections = edition.sections.map((section) => sectionView(section, telling));
  const sheets = sheetViews(telling);
  const neighbour = (other: Edition | null): EditionView['previous'] => {
    const url = other === null ? null : links.edition(other.id);
    if (other === null || url === null) return { label: null, url: null };
    return { label: rich(`${writeNumber(other, telling)} ${ink.name(lineText(other.headline).trim())}`), url };
  };
  const [previous, next] = [neighbour(context.previous), neighbour(context.next)];
  const words = labels.words;
  const files: readonly (readonly [string, string])[] = [
    [words.letterVersion, 'letter.html'],
    ['Markdown', 'edition.md'],
    [words.text, 'edition.txt'],
    [words.data, 'edition.json'],
    [words.manifest, 'manifest.json'],
  ];
  return {
    ...frame,
    demonstration: edition.demonstration || digest.demonstration ? words.demonstrationNote : null,
    draft: isDraft ? words.draftNote : null,
    id: edition.id,
    number: writeNumber(edition, telling),
    range: writeRange(edition, telling),
    headline:
      lineText(edition.headline).trim() === '' ? rich(labels.number(ink.count(String(edition.number)))) : headline,
    stand: edition.first ? words.firstEdition : null,
    note: writeNote(telling),
    corrections: writeCorrections(telling),
    hasKeyPoints: keyPoints.length > 0,
    keyPoints,
    sections,
    health: healthView(telling),
    sheets,
    hasSheets: sheets.length > 0,
    notUsed: isDraft ? notUsed(telling) : [],
    contents: edition.sections.map((section) => ({
      label: writeName(section.name, ink),
      url: `${links.here}#${sectionId(section.company)}`,
      isCurrent: false,
      isQuiet: isQuiet(edition, section),
    })),
    files: isDraft
      ? []
      : files.map(([label, url]) => ({ label: ink.text(label), url: `${links.here}${url}`, isCurrent: false })),
    previous,
    next,
    hasNeighbours: previous.url !== null || next.url !== null,
  };
}

function notUsed(telling: Telling): EditionView['notUsed'] {
  const { edition, labels, ink } = telling;
  return edition.entries
    .filter((entry) => !entry.included)
    .map((entry) => {
      const reason = entry.leftOutBecause ?? '';
      return {
        headline: ink.name(lineText(labels.headline(entry))),
        reason: writeName(labels.leftOut[reason] ?? reason, ink),
      };
    });
}
