import type { Edition, Entry, Line, Span } from '../model/edition.ts';
import { fold } from '../text/fold.ts';
import { plainText, tidyLine, widthOf } from './lines.ts';

/** Longest headline, in full-width characters (`widthOf`). */
export const maxHeadlineWidth = 28;
const maxPointWidth = 42;
const maxPoints = 5;
const maxFirstPoints = 6;
const maxFiguresPerPoint = 2;

const han = /\p{Script=Han}/u;

/** What an edition says before its first company: derived from its entries, so that no edit leaves it behind. */
export type Opening = Pick<Edition, 'headline' | 'keyPoints'>;

/** Cuts a line at offsets of its plain text. A span that is no plain text is never cut: it is in or out. */
export function sliceLine(line: Line, from: number, to: number): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const span of line) {
    const [start, end] = [Math.max(from, at) - at, Math.min(to, at + span.text.length) - at];
    at += span.text.length;
    if (start >= end) continue;
    if (span.kind === 'text') spans.push({ kind: 'text', text: span.text.slice(start, end) });
    else if (start === 0 && end === span.text.length) spans.push(span);
  }
  return tidyLine(spans);
}

/** Ends of the clauses of a text, before their mark; a mark inside brackets or quotation marks is none. */
function clauseEnds(text: string, marks: RegExp): number[] {
  const ends: number[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if ('（(“「『《'.includes(character)) depth++;
    else if ('）)”」』》'.includes(character)) depth--;
    else if (depth <= 0 && marks.test(character) && !/^[,.:]\d/.test(text.slice(at, at + 2))) ends.push(at);
  }
  ends.push(text.length);
  return ends;
}

const figuresIn = (line: Line): number => line.filter((span) => span.kind === 'figure').length;

/** The longest start of a line that ends at a clause, is no wider and has no more figures; null when none is. */
export function startOfLine(line: Line, maxWidth: number, maxFigures: number): Span[] | null {
  const text = plainText(line);
  let best: Span[] | null = null;
  for (const end of clauseEnds(text, /[，；：。！？,;!?]/)) {
    if (end === 0) continue;
    const start = sliceLine(line, 0, end);
    if (widthOf(plainText(start)) > maxWidth || figuresIn(start) > maxFigures) break;
    best = start;
  }
  return best;
}

function firstSentence(line: Line): Span[] {
  const text = plainText(line);
  return sliceLine(line, 0, clauseEnds(text, /[。！？!?]|\.(?=\s|$)/)[0] ?? text.length);
}

/** A headline stands under its company's name; alone it has to bring the name along. */
function named(line: Line, name: string): Line {
  const text = plainText(line);
  if (fold(text).text.includes(fold(name).text)) return line;
  return tidyLine([{ kind: 'text', text: han.test(text) ? `${name}：` : `${name}: ` }, ...line]);
}

function pointOf(entry: Entry, name: string): Line {
  const first = entry.kind === 'news' ? entry.summary.slice(0, 1) : entry.summary;
  const told = first.map((line) => startOfLine(firstSentence(line), maxPointWidth, maxFiguresPerPoint));
  const telling = told.find((line) => line !== null && figuresIn(line) > 0) ?? null;
  const isHeadline = entry.kind === 'news' && (figuresIn(entry.headline) > 0 || entry.stage !== null);
  if (telling === null || isHeadline) return named(entry.headline, name);
  return named(telling, name);
}

/** Best entries first, equal ones in order of the page; one of each company before a second of any. */
function leaders(entries: readonly Entry[]): Entry[] {
  const included = entries.filter((entry) => entry.included);
  const news = included.filter((entry) => entry.kind === 'news');
  const ranked = (news.length > 0 ? news : included).toSorted((a, b) => b.score - a.score);
  const seen = new Set<string>();
  const best: Entry[] = [];
  const others: Entry[] = [];
  for (const entry of ranked) {
    (seen.has(entry.company) ? others : best).push(entry);
    seen.add(entry.company);
  }
  return news.length > 0 ? [...best, ...others].slice(0, maxPoints) : best.slice(0, maxFirstPoints);
}

const numerals = '零一两三四五六七八九十';
const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;

/** The headline of an edition that tells where its companies stand, or that there is nothing to tell. */
function plainHeadline(companies: number, isChinese: boolean): Line {
  if (companies === 0) return [{ kind: 'text', text: isChinese ? '本期没有大新闻' : 'A quiet week' }];
  if (companies === 1)
    return [{ kind: 'text', text: isChinese ? '一家公司的来路与账本' : 'One company, from the start' }];
  const text = isChinese ? '家公司的来路与账本' : ' companies, from the start';
  const word = isChinese ? numerals[companies] : words[companies];
  if (word === undefined || companies > 10)
    return [
      { kind: 'count', text: String(companies) },
      { kind: 'text', text },
    ];
  return [{ kind: 'text', text: `${isChinese ? word : word[0]!.toUpperCase() + word.slice(1)}${text}` }];
}

/** Two leading entries where their headlines fit in one, else the first alone. */
function editionHeadline(leading: readonly Entry[], nameOf: (company: string) => string): Line {
  const [first, ...others] = leading.map((entry) => named(entry.headline, nameOf(entry.company)));
  if (first === undefined) return [];
  const shortOf = (line: Line): Line => startOfLine(line, maxHeadlineWidth / 2, 1) ?? line;
  const isChinese = han.test(plainText(first));
  const fits = (line: Line): boolean => widthOf(plainText(line)) <= maxHeadlineWidth;
  const join = (a: Line, b: Line): Line => {
    const hasClauses = /[，,]/.test(plainText(a) + plainText(b));
    const between = isChinese ? (hasClauses ? '；' : '，') : '; ';
    return tidyLine([...a, { kind: 'text', text: between }, ...b]);
  };
  const ofOthers = others.filter((_, index) => leading[index + 1]?.company !== leading[0]?.company);
  for (const start of [first, shortOf(first)])
    for (const other of ofOthers)
      for (const end of [other, shortOf(other)]) if (fits(join(start, end))) return join(start, end);
  return fits(first) ? first : (startOfLine(first, maxHeadlineWidth, 2) ?? first);
}

/**
 * Headline and key points of an edition: 3 to 5 lines, fewer in a quiet week, at most 2 figures each; in a first
 * edition without news one line per company from what the seeds hold.
 */
export function openingOf(entries: readonly Entry[], nameOf: (company: string) => string, isChinese: boolean): Opening {
  const leading = leaders(entries);
  const hasNews = leading.some((entry) => entry.kind === 'news');
  const companies = new Set(entries.filter((entry) => entry.included).map((entry) => entry.company)).size;
  return {
    headline: hasNews ? editionHeadline(leading, nameOf) : plainHeadline(companies, isChinese),
    keyPoints: leading.map((entry) => ({ storyId: entry.storyId, line: pointOf(entry, nameOf(entry.company)) })),
  };
}
