import type { Company } from '../model/company.ts';
import type { Digest } from '../model/digest.ts';
import type { CitedItem, Edition, PublishedEdition } from '../model/edition.ts';
import type { Figure } from '../model/fact.ts';
import { dayIn } from '../text/week.ts';
import { dayLabel, periodIso, rangeLabel, yearOf, type Language } from './dates.ts';
import { excerptOf } from './excerpt.ts';
import { plain, rich, shorten, type Rich } from './html.ts';
import { writeFigure, type Ink, type Tie } from './ink.ts';
import { labelsFor, type Labels } from './labels.ts';
import type { Links } from './links.ts';
import type { Numbering } from './numbering.ts';
import type { Templates } from './templates.ts';

/** What every render function needs beside an edition. */
export interface RenderContext {
  readonly digest: Digest;
  readonly companies: readonly Company[];
  readonly templates: Templates;
  readonly language: Language;
  /** The editions beside the one rendered, for its pager and its line of corrections. */
  readonly previous: PublishedEdition | null;
  readonly next: PublishedEdition | null;
}

/** One edition being told in one ink. */
export interface Telling {
  readonly context: RenderContext;
  readonly edition: Edition;
  readonly labels: Labels;
  readonly ink: Ink;
  readonly numbering: Numbering;
  readonly tie: Tie;
  readonly links: Links;
  /** Left out of dates. */
  readonly year: number | null;
}

/** Digits as the reader compares them: half width, without spaces and thousands signs. */
export function digitsOf(text: string): string {
  return plain(text)
    .normalize('NFKC')
    .replaceAll(/[\s,，]/g, '');
}

/** Longest text of a figure on a page (DESIGN, digit rule). */
const maxFigureCharacters = 24;

/** The figure as printed, short enough for a link; a cut is shown and keeps whole the digits it shows. */
export function figureText(figure: Figure): string {
  return shorten(figure.raw.trim(), maxFigureCharacters);
}

/** Ties a figure to its sheet only if the sheet shows each number of the text. */
export function tieOf(edition: Pick<Edition, 'citations'>, numbering: Numbering): Tie {
  const held = new Map<string, string>();
  return (figure, text) => {
    const citation = Object.hasOwn(edition.citations, figure) ? edition.citations[figure] : undefined;
    const place = numbering.of(figure);
    if (citation === undefined || place === null) return null;
    let shown = held.get(figure);
    if (shown === undefined) {
      const { before, mark, after } = excerptOf(citation.figure);
      shown = digitsOf(before + mark + after);
      held.set(figure, shown);
    }
    const numbers = digitsOf(text).match(/[0-9.]*[0-9]/g) ?? [];
    return numbers.every((number) => shown.includes(number)) ? { place, itemId: citation.itemId } : null;
  };
}

export function startTelling(
  edition: Edition,
  context: RenderContext,
  ink: Ink,
  numbering: Numbering,
  links: Links,
): Telling {
  return {
    context,
    edition,
    labels: labelsFor(context.language),
    ink,
    numbering,
    tie: tieOf(edition, numbering),
    links,
    year: yearOf(edition.to),
  };
}

/** Words of others that are a name when they hold a digit: outlets, scopes, products. */
export function writeName(text: string, ink: Ink): Rich {
  return /\p{Nd}/u.test(text) ? ink.name(text) : ink.text(text);
}

/** The day an item was published, as exactly as it is known. */
export function writeItemDate(item: CitedItem, { ink, labels, year, context }: Telling): Rich {
  if (item.dateRange !== null && item.certainty === 'range') {
    const label = rangeLabel(item.dateRange, labels.language);
    return ink.time(label, item.dateRange.from.slice(0, 7), item.dateRange.reason);
  }
  if (item.publishedAt === null || item.certainty === 'none') return ink.text(labels.words.undated);
  const day = dayIn(item.publishedAt, context.digest.zone);
  return ink.time(dayLabel(day, labels.language, year), day);
}

/** Period and moment of a figure; empty when neither is known. */
export function writeWhen(figure: Pick<Figure, 'period' | 'asOf'>, { ink, labels, year }: Telling): Rich {
  const label = labels.when(figure, year);
  const iso = figure.period ?? figure.asOf ?? '';
  if (!/\p{Nd}/u.test(label)) return ink.text(label);
  return /^\d{4}/.test(iso) ? ink.time(label, periodIso(iso)) : ink.name(label);
}

/** A figure of the edition as printed, with the word of doubt its source used. */
export function writeValue(id: string, { edition, ink, labels, tie }: Telling): Rich {
  const citation = Object.hasOwn(edition.citations, id) ? edition.citations[id] : undefined;
  if (citation === undefined) return rich('');
  const { figure } = citation;
  const text = figureText(figure);
  const saysSo = !/^[+\-−–\d$¥€]/.test(text);
  const doubt = figure.qualifier === null || saysSo ? '' : labels.qualifier[figure.qualifier];
  return rich(`${ink.text(doubt)}${writeFigure(id, text, ink, tie)}`);
}

/** Metric with its scope: 净利润（归母）. */
export function writeMetric(figure: Pick<Figure, 'metric' | 'scope'>, { ink, labels }: Telling): Rich {
  const name = writeName(labels.metric(figure.metric), ink);
  return figure.scope === null ? name : rich(`${name}${labels.bracket(writeName(figure.scope, ink))}`);
}
