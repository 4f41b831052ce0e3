import { maxExcerptCharacters, type Line } from '../model/edition.ts';
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
interface Told {
  readonly line: Line;
  /** Figures the story has, for what the line shows. */
  readonly figures: readonly Figure[];
  /** Values that earlier entries of this edition told of the company. */
  readonly elsewhere: readonly Figure[];
  /** Terms of what earlier editions told. */
  readonly before: ReadonlySet<string>;
  /** True for a value on which sources disagree: no summary takes a side. */
  readonly isContested: (figure: Figure) => boolean;
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

/** Sentences of a report that are looked through, and those where the company is still to be named. */
const nearest = 6;
const farthest = 24;

/** A sentence that goes on from another one, or tells an hour of a day whose end is known. */
const goesOn = /^(?:[是为将可由即][^，。]|[^，。]{0,10}(?:随后|其后|此后|亦|同样|则|也))/;
const ofTheHour = /发稿|午间|早盘|半日|截至[^，。]{0,12}[时点分]/;

/** One more sentence of an item, where it stands alone and says something that was not told. */
function oneMore(
  told: Told,
  item: Item,
  isLead: boolean,
  room: number,
  company: string,
  sources: Sources,
): CitedWords | null {
  const text = plainText(told.line);
  const terms = termsOf(text).union(told.before);
  const shown = new Set(figuresOf(told.line));
  const known = told.figures.filter(({ id, metric }) => shown.has(id) && metric !== null);
  const metrics = new Set(known.map(({ metric }) => metric));
  const facts = sources.facts.get(item.id);
  const isOwn = isAbout(company, facts);
  const hasName = ({ start, end }: Part): boolean =>
    facts?.mentions.some(
      (one) => one.field === 'text' && one.company === company && one.start >= start && one.end <= end,
    ) === true;
  // What another report adds must say itself of whom it speaks.
  const isNamed = (part: Part): boolean => isLead || isOnlyAbout(company, facts) || hasName(part);
  const wholes = sentencesFrom(item)
    .slice(0, farthest)
    .filter(({ start, end }) => /[。！.!]["”’」』]?$/.test(item.text.slice(start, end)));
  const near = wholes.slice(0, nearest).flatMap((sentence) => piecesOf(item.text, sentence, room));
  // A summary that does not name its company yet first looks, and looks farther, for what is said of it.
  const names = (facts?.mentions ?? []).flatMap((one) =>
    one.company === company ? [item[one.field].slice(one.start, one.end)] : [],
  );
  const isUnnamed = ![...names, sources.subject].some((name) => text.includes(name));
  const about = wholes.flatMap((sentence) => partsAbout(company, item.text, sentence, facts));
  const title = termsOf(item.title);
  const share = ({ start, end }: Part): number => overlap(item.text.slice(start, end), title);
  const named = [...near.filter(hasName), ...about].sort((a, b) => share(b) - share(a));
  const pieces = isUnnamed ? [...named, ...near] : near;
  for (const piece of pieces) {
    if (characters(item.text.slice(piece.start, piece.end)) > room || !isOwn(piece) || !isNamed(piece)) continue;
    const part = ownPart(item.text, piece, company, facts);
    const words = item.text.slice(part.start, part.end);
    if (!standsAlone(words) || goesOn.test(words) || overlap(words, terms) > maxOverlap) continue;
    // What an outlet did itself is no news; the hour of one report is another report's past.
    if (words.includes(item.outlet) || ofTheHour.test(words)) continue;
    const cited = tieSlice(item, facts, 'text', part, [...sources.names, item.outlet], sources.zone);
    const repeats =
      figuresOf(cited.line).some((id) => shown.has(id)) ||
      cited.figures.some(
        (figure) =>
          text.includes(figure.raw) || known.some((one) => one.metric === figure.metric && isRounded(one, figure)),
      ) ||
      (!isLead && cited.figures.some(({ metric }) => metric !== null && metrics.has(metric)));
    if (repeats || areTold(cited.figures, told.elsewhere) || cited.figures.some(told.isContested)) continue;
    return { ...cited, line: ended(cited.line) };
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
  const reports = [lead!, ...others.toSorted((a, b) => toldAt(b) - toldAt(a))].filter(
    (item) => !isForeign(item, language),
  );
  const used = new Map([[lead!.id, own]]);
  let written = short;
  for (let round = 0; round < mostSentences; round++) {
    const text = plainText(written.line);
    if (widthOf(text) >= wantedWidth) break;
    const told = { line: written.line, figures: [...figures, ...written.figures], elsewhere, before, isContested };
    const left = language === 'en' ? 2 * (longest - widthOf(text)) : longest - characters(text);
    const more = Iterator.from(reports)
      .map((item) => {
        const room = Math.min(left, maxExcerptCharacters - (used.get(item.id) ?? 0)) - 1;
        const found = room < leastCut ? null : oneMore(told, item, item === lead, room, company, sources);
        return found === null ? null : { item, found };
      })
      .find((one) => one !== null);
    if (more === undefined) break;
    const { item, found } = more;
    used.set(item.id, (used.get(item.id) ?? 0) + characters(plainText(found.line)));
    written = joinCited([written, found]);
  }
  return written;
}
