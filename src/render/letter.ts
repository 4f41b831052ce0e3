import { inline } from '@css-inline/css-inline';

import type { Edition, PublishedEdition } from '../model/edition.ts';
import type { Letter, LetterKind } from '../model/letter.ts';
import { shortened, type Cut } from './brief.ts';
import { startTelling, type RenderContext } from './context.ts';
import { editionTitle, editionView, writeCorrections, writeNumber } from './edition-view.ts';
import { inert, lengthOf, rich, shorten, type Rich } from './html.ts';
import { letterInk, lineText, textInk, type Ink } from './ink.ts';
import { labelsFor } from './labels.ts';
import { siteLinks } from './links.ts';
import { numberFigures, type Numbering } from './numbering.ts';
import { tidyText } from './plain.ts';
import type { LetterView } from './view.ts';

/** Longest subject, in characters (RFC 5322 allows more; phones show about 30). */
const maxSubject = 60;
/** Largest html, in bytes: Gmail cuts at 102,400, and a correction must still fit. */
const maxBytes = 80_000;
/** Preview text: mail programs show 35 to 140 characters after the subject. */
const preview = { least: 30, most: 120 };

/** Slots as they must stand in the message; ink would break them up. */
const slots = { address: rich('%%ADDRESS%%'), unsubscribe: rich('%%UNSUBSCRIBE%%') };

/** Title and edition, else the title alone; a correction says so first. */
function subjectOf(edition: Edition, context: RenderContext, kind: LetterKind): string {
  const labels = labelsFor(context.language);
  const headline = inert(editionTitle(edition, context, labels))
    .replaceAll(/\s+/g, ' ')
    .trim();
  const title = kind.startsWith('correction-') ? labels.labelled(labels.words.correction, headline) : headline;
  const issue = labels.issue(context.digest.title, labels.number(String(edition.number)));
  const whole = labels.titled(title, issue);
  return lengthOf(whole) <= maxSubject ? whole : shorten(title, maxSubject);
}

/** Clauses of a key point that a subject says already. */
function isSaid(point: string, subject: string): boolean {
  const first = point.split(/[，；。]/, 1)[0]!.trim();
  return first !== '' && subject.replaceAll(/\s/g, '').includes(first.replaceAll(/\s/g, ''));
}

/**
 * Key points as one line, without those the subject tells, filled up with the names of the companies when they say
 * little.
 */
function previewOf(edition: Edition, context: RenderContext, subject: string): string {
  const labels = labelsFor(context.language);
  const points = edition.keyPoints.map(({ line }) => lineText(line)).filter((point) => !isSaid(point, subject));
  const names = labels.list(edition.sections.map((section) => section.name));
  const parts = [...points, names, context.digest.tagline, labels.words.legendLetter, labels.words.letterDisclaimer];
  let text = '';
  for (const part of parts) {
    if (lengthOf(text.replaceAll(/\s/g, '')) >= preview.least && text.length >= preview.most / 2) break;
    if (part !== '') text = text === '' ? part : labels.parts([text, part]);
  }
  return shorten(inert(text).replaceAll(/\s+/g, ' '), preview.most);
}

/** From the least to the most: rows go first, because a row weighs as much as three sentences. */
const cuts: readonly Cut[] = [
  { rows: 6, isBrief: false },
  { rows: 3, isBrief: false },
  { rows: 1, isBrief: false },
  { rows: 4, isBrief: true },
  { rows: 1, isBrief: true },
  { rows: 0, isBrief: true },
];

interface Parts {
  readonly edition: PublishedEdition;
  /** Of the whole edition: a shortened letter leads to the sheets of its page all the same. */
  readonly numbering: Numbering;
  readonly context: RenderContext;
  readonly kind: LetterKind;
  readonly isShort: boolean;
  readonly unsubscribeUrl: Rich;
  readonly specimen: string | null;
}

/** Corrections of the edition before, made since then: its readers have the wrong value in their mail. */
function earlierCorrections({ edition, context }: Parts, ink: Ink): readonly Rich[] {
  const { previous } = context;
  if (previous === null) return [];
  // Only what was known when this letter was made, so that it is the same letter whenever it is rendered again.
  const known = previous.corrections.filter((correction) => correction.at <= edition.publishedAt);
  const links = siteLinks(context.digest, previous.id);
  const before = { ...previous, corrections: known };
  const telling = startTelling(before, context, ink, numberFigures(previous), links);
  const number = writeNumber(previous, telling);
  return writeCorrections(telling).map((line) => rich(telling.labels.correctionOf(number, line)));
}

function letterView(parts: Parts, ink: Ink): LetterView {
  const { edition, context, kind } = parts;
  const labels = labelsFor(context.language);
  const links = siteLinks(context.digest, edition.id);
  const view = editionView(edition, context, {
    ink,
    links,
    style: rich(''),
    isDraft: false,
    numbering: parts.numbering,
  });
  return {
    ...view,
    corrections: [...view.corrections, ...earlierCorrections(parts, ink)],
    subject: subjectOf(edition, context, kind),
    preview: previewOf(edition, context, subjectOf(edition, context, kind)),
    webUrl: links.here,
    archiveUrl: `${context.digest.siteUrl}/`,
    // The page beside the edition is nobody's letter: it says that it is a specimen.
    youGet: parts.specimen !== null ? null : rich(labels.youGet(slots.address, ink.text(context.digest.title))),
    unsubscribeUrl: parts.unsubscribeUrl,
    specimen: parts.specimen,
    isShort: parts.isShort,
  };
}

function writeHtml(parts: Parts): string {
  const { context, edition } = parts;
  const view = letterView(parts, letterInk(siteLinks(context.digest, edition.id).here));
  const html = context.templates.fill('letter/letter', view);
  return inline(html, { extraCss: context.templates.file('letter/letter.css'), minifyCss: true })
    .replaceAll(' data-css-inline="keep"', '')
    .replaceAll(/\n{2,}/g, '\n');
}

/** Share of the html's links that the text part must have, with a little to spare (check-eml asks for 60 %). */
const linkShare = 0.62;

function linksOf(html: string): readonly string[] {
  const links = new Set(
    [...html.matchAll(/href="(https:[^"]+)"/g)].map(([, url = '']) => url.replaceAll('&amp;', '&')),
  );
  return [...links];
}

/** The text part: as many links to source sheets as it needs to have most of the html's, spread over the companies. */
function writeText(parts: Parts, html: string): string {
  const { context } = parts;
  const view = letterView(parts, textInk());
  const fill = (share: number): string => {
    const sections = view.sections.map((section) => ({
      ...section,
      sourceUrls: section.sourceUrls.slice(0, Math.ceil(section.sourceUrls.length * share)),
    }));
    return tidyText(context.templates.fill('letter/letter.txt', { ...view, sections }));
  };
  const links = linksOf(html);
  const isEnough = (text: string): boolean =>
    links.filter((link) => text.includes(link)).length >= linkShare * links.length;
  let text = '';
  for (const share of [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1]) {
    text = fill(share);
    if (isEnough(text)) break;
  }
  return text;
}

function bytesOf(html: string): number {
  return Buffer.byteLength(html, 'utf8');
}

/** The fullest letter that fits. */
function fitting(
  edition: PublishedEdition,
  context: RenderContext,
  rest: Pick<Parts, 'kind' | 'unsubscribeUrl' | 'specimen'>,
): {
  readonly parts: Parts;
  readonly html: string;
} {
  const whole: Parts = { edition, numbering: numberFigures(edition), context, isShort: false, ...rest };
  let parts = whole;
  let html = writeHtml(parts);
  for (const cut of cuts) {
    if (bytesOf(html) <= maxBytes) break;
    parts = Object.assign({}, whole, { edition: shortened(edition, cut), isShort: true });
    html = writeHtml(parts);
  }
  return { parts, html };
}

/**
 * The letter of a published edition, without a reader: `%%ADDRESS%%` and `%%UNSUBSCRIBE%%` stand where the
 * composer puts what differs from reader to reader.
 *
 * The html stays under 80,000 bytes: tables lose rows, then background is shortened to the sentence that bears out its title; the web
 * version has all of it. The text part is written by its own template with the same sentences and figures.
 */
export function renderLetter(edition: PublishedEdition, context: RenderContext, kind: LetterKind = 'edition'): Letter {
  const { parts, html } = fitting(edition, context, { kind, unsubscribeUrl: slots.unsubscribe, specimen: null });
  const text = writeText(parts, html);
  return {
    id: `${edition.id}/${kind}`,
    editionId: edition.id,
    kind,
    language: context.language,
    subject: subjectOf(edition, context, kind),
    html,
    text,
    datedAt: edition.publishedAt,
  };
}

/** `letter.html`: the letter as a page beside the edition, addressed to nobody and leaving nobody's list. */
export function renderLetterPage(edition: PublishedEdition, context: RenderContext): string {
  const labels = labelsFor(context.language);
  const { html } = fitting(edition, context, {
    kind: 'edition',
    unsubscribeUrl: rich('#leave'),
    specimen: labels.words.specimen,
  });
  return html;
}
