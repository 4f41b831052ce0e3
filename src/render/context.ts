import type { Company } from '../model/company.ts';
import type { Digest } from '../model/digest.ts';
import { maxFigureCharacters, type CitedItem, type Edition, type PublishedEdition } from '../model/edition.ts';
import type { Figure } from '../model/fact.ts';
import { dayIn } from '../text/week.ts';
import { dayLabel, periodIso, rangeLabel, yearOf, type Language } from './dates.ts';
import { excerptOf } from './excerpt.ts';
import { plain, rich, shorten, webAddress, type Rich } from './html.ts';
import { writeFigure, type Ink, type Tie } from './ink.ts';
import { labelsFor, type Labels, type Measure } from './labels.ts';
import type { Links } from './links.ts';
import { isFall, isGrowth } from './growth.ts';
import { rangeEnd, type Numbering, type Place } from './numbering.ts';
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

/** The figure as printed, short enough for a link; a cut is shown and keeps whole the digits it shows. */
export function figureText(figure: Figure): string {
  return shorten(figure.raw.trim(), maxFigureCharacters);
}

/** The figures that share a sheet. */
export function figuresAt(place: Place, { citations }: Pick<Edition, 'citations'>): readonly Figure[] {
  return place.figures.flatMap((id) => citations[id]?.figure ?? []);
}

/** Ties a figure to its sheet only if the sheet shows each number of the text. */
export function tieOf(edition: Pick<Edition, 'citations'>, numbering: Numbering): Tie {
  const held = new Map<string, string>();
  return (figure, text) => {
    const citation = Object.hasOwn(edition.citations, figure) ? edition.citations[figure] : undefined;
    const place = numbering.of(figure);
    if (citation === undefined || place === null) return null;
    let shown = held.get(place.key);
    if (shown === undefined) {
      const parts = excerptOf(figuresAt(place, edition));
      shown = digitsOf(parts.map(({ text: part }) => part).join(''));
      held.set(place.key, shown);
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

/** An outlet, linked to the article where it has an address. */
export function writeOutlet(item: CitedItem, { ink }: Telling): Rich {
  const name = writeName(item.credit ?? item.outlet, ink);
  const url = webAddress(item.url);
  return url === null ? name : ink.link(name, url);
}

/** Period and moment of a figure; empty when neither is known. `isOfDay`: a day is meant itself, not all until then. */
export function writeWhen(
  figure: Pick<Figure, 'period' | 'asOf'>,
  { ink, labels, year }: Telling,
  isOfDay = false,
): Rich {
  const label = labels.when(figure, year, isOfDay);
  const iso = figure.period ?? figure.asOf ?? '';
  if (!/\p{Nd}/u.test(label)) return ink.text(label);
  return /^\d{4}/.test(iso) ? ink.time(label, periodIso(iso)) : ink.name(label);
}

/** A raw figure that says itself that it is not exact. */
const saysDoubt =
  /^(?:约|大约|近|将近|接近|超|逾|不足|不到|低于|至少|about|around|nearly|almost|over|more than|under|less than|up to)|[多余]|左右|以上|以下/i;

/** The word of doubt of a figure: what comes near a value is called so, what is below it is not. */
function doubtOf({ qualifier, quote, raw }: Figure, labels: Labels): string {
  const isNear =
    qualifier !== '>' && /(?:接近|将近|近|\bnearly|\balmost|close to)\s*$/i.test(quote.slice(0, quote.indexOf(raw)));
  return isNear ? labels.nearly : labels.qualifier[qualifier!];
}

/** One figure as printed, in one piece with its word of doubt and its sign. */
function writeOne(id: string, figure: Figure, isSigned: boolean, { ink, labels, tie, edition }: Telling): Rich {
  // HK$34.6 is shown as 34.6港元 where the edition says so.
  const printed = figureText({ ...figure, raw: edition.citations[id]?.shown ?? figure.raw });
  const grows = isGrowth(figure);
  const text = grows ? printed.replace(/^[+＋\-−–]\s*/, '') : printed;
  const doubt = figure.qualifier === null || saysDoubt.test(printed) ? '' : doubtOf(figure, labels);
  // 约8.43% is how a rise is written; 约+8.43% is not.
  const rise = doubt === '' ? '+' : '';
  const sign = grows && isSigned ? (isFall(figure) ? '−' : rise) : '';
  const before = `${doubt}${sign}`;
  const value = writeFigure(id, text, ink, tie);
  return before === '' ? value : ink.keep(rich(`${ink.text(before)}${value}`));
}

/**
 * A figure of the edition as printed, with the word of doubt its source used. The lower end of a range brings the
 * upper one with it: 14.50亿元至15.20亿元.
 *
 * @param isSigned false where an arrow says up or down already
 */
export function writeValue(id: string, telling: Telling, isSigned = true): Rich {
  const { edition, labels, numbering } = telling;
  const figureOf = (one: string): Figure | null =>
    Object.hasOwn(edition.citations, one) ? (edition.citations[one]?.figure ?? null) : null;
  const figure = figureOf(id);
  if (figure === null) return rich('');
  const value = writeOne(id, figure, isSigned, telling);
  const end = rangeEnd(id, edition, numbering);
  const to = end === null ? null : figureOf(end);
  return end === null || to === null ? value : rich(labels.range(value, writeOne(end, to, false, telling)));
}

/** Metric with its scope: 净利润（归母）. */
export function writeMetric(figure: Measure, { ink, labels }: Telling): Rich {
  const { name, scope } = labels.measure(figure);
  return scope === null
    ? writeName(name, ink)
    : rich(`${writeName(name, ink)}${labels.bracket(writeName(scope, ink))}`);
}
