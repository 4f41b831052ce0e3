import { maxExcerptCharacters } from '../model/edition.ts';
import type { Facts, Figure } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import { toldAt } from '../text/told.ts';
import { isRounded } from './baseline.ts';
import {
  ended,
  isAbout,
  joinCited,
  ownPart,
  sentencesFrom,
  standsAlone,
  tieSlice,
  type CitedWords,
  type Sources,
} from './cite.ts';
import { characters, cutAtClause, termsOf, type Part } from './excerpt.ts';
import { figuresOf, plainText, widthOf } from './lines.ts';
import type { Candidate } from './pool.ts';
import type { Language } from './shown.ts';
import { areTold } from './once.ts';
import { isForeign } from './slots.ts';

const wantedWidth = 80;
const longest = 140;
/** Sentences that are added to what was told first. */
const mostSentences = 3;

/** Length of a summary: characters in Chinese, where a digit is one; in English the width of as much text. */
export function lengthOf(text: string, language: Language): number {
  return language === 'en' ? widthOf(text) : characters(text);
}

/** True where a summary of this length is not too long. */
export function fits(text: string, language: Language): boolean {
  return lengthOf(text, language) <= longest;
}

/** Share of a text's terms that another text has. */
function overlap(text: string, other: ReadonlySet<string>): number {
  const own = [...termsOf(text)];
  return own.length === 0 ? 1 : own.filter((term) => other.has(term)).length / own.length;
}

const maxOverlap = 0.45;

/** What a sentence may not say again, or not say at all. */
interface Barred {
  /** The summary so far. */
  readonly text: string;
  /** Its terms, and those of what earlier editions told. */
  readonly terms: ReadonlySet<string>;
  /** Ids of the figures it shows. */
  readonly shown: ReadonlySet<string>;
  /** Those of the story among them whose metric is known. */
  readonly known: readonly Figure[];
  /** Values that earlier entries of this edition told of the company. */
  readonly elsewhere: readonly Figure[];
  /** True for a value on which sources disagree: no summary takes a side. */
  readonly isContested: (figure: Figure) => boolean;
}

/** A report that is looked through for one more sentence. */
interface Report {
  readonly item: Item;
  readonly facts: Facts | undefined;
  readonly isLead: boolean;
  readonly company: string;
  readonly sources: Sources;
}

const leastCut = 20;

/** A part shorter than this says nothing by itself: 公司发布财报. */
const leastPiece = 12;
/** A sentence of more parts than this is none; beyond this many characters no part fits a summary. */
const mostPieces = 12;
const longestPiece = 200;
/** Where a sentence begins a part that stands by itself: behind a semicolon, or with a year of its own. */
const partBorder = /[；;]|，(?=20\d{2}年)|$/g;

/** A sentence, then its parts: one that says much again may say something new in the last. */
function piecesOf(text: string, sentence: Part, room: number): readonly Part[] {
  const pieces = [sentence];
  let from = sentence.start;
  for (const match of text.slice(sentence.start, sentence.end).matchAll(partBorder)) {
    const to = sentence.start + match.index;
    if (to - from < sentence.end - sentence.start && to - from >= leastPiece) pieces.push({ start: from, end: to });
    from = to + 1;
  }
  return pieces.slice(0, mostPieces).flatMap((piece) => {
    if (characters(text.slice(piece.start, piece.end)) <= room) return [piece];
    const cut = cutAtClause(text, piece, room - 1);
    return cut === null || cut.end - cut.start < leastCut ? [] : [cut];
  });
}

/** What stands before a subject and only leads to it. */
const leadsTo = /(?:^|[，；;、：。])(?:其中|而)? ?$/;

/** Parts of a sentence that begin with the company as their subject, up to where the next thing is told. */
function partsAbout(company: string, text: string, sentence: Part, facts: Facts | undefined): readonly Part[] {
  const named = (facts?.mentions ?? []).filter(
    (one) => one.field === 'text' && one.company === company && one.start > sentence.start && one.end <= sentence.end,
  );
  return named.slice(0, mostPieces).flatMap(({ start }) => {
    if (!leadsTo.test(text.slice(Math.max(sentence.start, start - 5), start))) return [];
    const end = start + text.slice(start, Math.min(sentence.end, start + longestPiece)).search(/[；;。！]|$/);
    return end - start >= leastPiece ? [{ start, end }] : [];
  });
}

/** True for an item that names no other company: every sentence of it is about this one. */
function isOnlyAbout(company: string, facts: Facts | undefined): boolean {
  return facts !== undefined && facts.mentions.every((one) => one.company === company);
}

/** True for a part of the text that names the company. */
function namesCompany({ start, end }: Part, { company, facts }: Report): boolean {
  return (
    facts?.mentions.some(
      (one) => one.field === 'text' && one.company === company && one.start >= start && one.end <= end,
    ) === true
  );
}

/** Sentences of a report that are looked through, and those where the company is still to be named. */
const nearest = 6;
const farthest = 24;

/** A sentence that goes on from another one, or tells an hour of a day whose end is known. */
const goesOn = /^(?:[是为将可由即][^，。]|[^，。]{0,10}(?:随后|其后|此后|亦|同样|则|也))/;
const ofTheHour = /发稿|午间|早盘|半日|截至[^，。]{0,12}[时点分]/;

/**
 * The parts of a report in the order they are tried. A summary that does not name its company yet first looks, and looks
 * farther, for what is said of it, the nearest to the title first.
 */
function partsToTry(report: Report, summary: string, room: number): readonly Part[] {
  const { item, facts, company, sources } = report;
  const wholes = sentencesFrom(item)
    .slice(0, farthest)
    .filter(({ start, end }) => /[。！.!]["”’」』]?$/.test(item.text.slice(start, end)));
  const near = wholes.slice(0, nearest).flatMap((sentence) => piecesOf(item.text, sentence, room));
  const names = (facts?.mentions ?? []).flatMap((one) =>
    one.company === company ? [item[one.field].slice(one.start, one.end)] : [],
  );
  if ([...names, sources.subject].some((name) => summary.includes(name))) return near;
  const about = wholes.flatMap((sentence) => partsAbout(company, item.text, sentence, facts));
  const title = termsOf(item.title);
  const share = ({ start, end }: Part): number => overlap(item.text.slice(start, end), title);
  const named = [...near.filter((part) => namesCompany(part, report)), ...about];
  return [...named.sort((a, b) => share(b) - share(a)), ...near];
}

/** True for words that can be understood alone, say something new and are news. */
function isWorthTelling(words: string, { outlet }: Item, terms: ReadonlySet<string>): boolean {
  if (!standsAlone(words) || goesOn.test(words) || overlap(words, terms) > maxOverlap) return false;
  // What an outlet did itself is no news; the hour of one report is another report's past.
  return !words.includes(outlet) && !ofTheHour.test(words);
}

/** True for words with a value that was told, or that no summary may tell. */
function tellsBarred({ line, figures }: CitedWords, barred: Barred, isLead: boolean): boolean {
  const { text, shown, known, elsewhere, isContested } = barred;
  const metrics = new Set(known.map(({ metric }) => metric));
  return (
    figuresOf(line).some((id) => shown.has(id)) ||
    figures.some(
      (figure) =>
        text.includes(figure.raw) || known.some((one) => one.metric === figure.metric && isRounded(one, figure)),
    ) ||
    (!isLead && figures.some(({ metric }) => metric !== null && metrics.has(metric))) ||
    areTold(figures, elsewhere) ||
    figures.some(isContested)
  );
}

/** One more sentence of a report, where it stands alone and says something that was not told. */
function oneMore(report: Report, barred: Barred, room: number): CitedWords | null {
  const { item, facts, isLead, company, sources } = report;
  const isOwn = isAbout(company, facts);
  // What another report adds must say itself of whom it speaks.
  const isNamed = (part: Part): boolean => isLead || isOnlyAbout(company, facts) || namesCompany(part, report);
  for (const piece of partsToTry(report, barred.text, room)) {
    if (characters(item.text.slice(piece.start, piece.end)) > room || !isOwn(piece) || !isNamed(piece)) continue;
    const part = ownPart(item.text, piece, company, facts);
    if (!isWorthTelling(item.text.slice(part.start, part.end), item, barred.terms)) continue;
    const cited = tieSlice(item, facts, 'text', part, [...sources.names, item.outlet], sources.zone);
    if (!tellsBarred(cited, barred, isLead)) return { ...cited, line: ended(cited.line) };
  }
  return null;
}

export interface Lengthening {
  readonly sources: Sources;
  readonly language: Language;
  /** Values that earlier entries of the edition told of the company. */
  readonly told: readonly Figure[];
}

/** Reports of a story that are looked through for one more sentence. */
const mostReports = 5;

/**
 * A summary with more sentences of the lead item, else of other reports, the newest first, while it is under 80 wide:
 * at most 140 characters, at most 120 of any one report's own words.
 *
 * @param own how many characters of the lead item's own words it holds already
 */
export function lengthened(
  short: CitedWords,
  own: number,
  candidate: Candidate,
  { sources, language, told: elsewhere }: Lengthening,
): CitedWords {
  const { company, items, conflicts, figures, toldTerms: before = new Set<string>() } = candidate;
  const contested = conflicts.flatMap((conflict) => (conflict.kind === 'conflict' ? conflict.figures : []));
  const isContested = (figure: Figure): boolean =>
    contested.some(({ metric, value }) => metric === figure.metric && value === figure.value);
  const [lead, ...others] = items.slice(0, mostReports);
  const reports = [lead!, ...others.toSorted((a, b) => toldAt(b) - toldAt(a))]
    .filter((item) => !isForeign(item, language))
    .map((item): Report => ({ item, facts: sources.facts.get(item.id), isLead: item === lead, company, sources }));
  const used = new Map([[lead!.id, own]]);
  let written = short;
  for (let round = 0; round < mostSentences; round++) {
    const text = plainText(written.line);
    if (widthOf(text) >= wantedWidth) break;
    const shown = new Set(figuresOf(written.line));
    const known = [...figures, ...written.figures].filter(({ id, metric }) => shown.has(id) && metric !== null);
    const barred = { text, terms: termsOf(text).union(before), shown, known, elsewhere, isContested };
    const left = language === 'en' ? 2 * (longest - widthOf(text)) : longest - characters(text);
    const more = Iterator.from(reports)
      .map((report) => {
        const room = Math.min(left, maxExcerptCharacters - (used.get(report.item.id) ?? 0)) - 1;
        const found = room < leastCut ? null : oneMore(report, barred, room);
        return found === null ? null : { item: report.item, found };
      })
      .find((one) => one !== null);
    if (more === undefined) break;
    const { item, found } = more;
    used.set(item.id, (used.get(item.id) ?? 0) + characters(plainText(found.line)));
    written = joinCited([written, found]);
  }
  return written;
}
