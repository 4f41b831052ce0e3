import type { Edition, Entry, FigureRow, Line, PublishedEdition } from '../model/edition.ts';
import { isForecast } from '../text/forecast.ts';
import { lineText } from './ink.ts';
import { inTableOrder, saysWhat } from './rows.ts';

/** How much an edition is shortened for mail. */
export interface Cut {
  /** Rows kept of each story's figures: the text has most of them anyway. */
  readonly rows: number;
  /** Background says one sentence only. */
  readonly isBrief: boolean;
}

/** The sentences of a line, each with its spans. */
function sentencesOf(line: Line): readonly Line[] {
  const sentences: Line[number][][] = [[]];
  for (const span of line) {
    const pieces = span.kind === 'text' ? (span.text.match(/[^。！？]*[。！？]?/g) ?? []) : [span.text];
    for (const text of pieces.filter((piece) => piece !== '')) {
      sentences.at(-1)!.push({ ...span, text });
      if (span.kind === 'text' && /[。！？]$/.test(text)) sentences.push([]);
    }
  }
  return sentences.filter((sentence) => lineText(sentence).trim() !== '');
}

/** Pairs of neighbouring letters: what Chinese has for words, without a dictionary. */
function pairsOf(text: string): ReadonlySet<string> {
  const letters = Array.from(text.replaceAll(/[^\p{L}\p{Nd}]/gu, ' '));
  return new Set(
    letters.slice(1).flatMap((letter, at) => (/\s/.test(letters[at]! + letter) ? [] : letters[at]! + letter)),
  );
}

/** Numbers of a text as they are compared. */
function numbersOf(text: string): readonly string[] {
  return text.match(/\d[\d.,]*\d|\d/g) ?? [];
}

/** A sentence must share this many pairs with its title to bear it out. */
const leastPairs = 3;

/**
 * The sentence of a text that bears out its title: one with a number of it, else the one that shares most of its words.
 * Null where none does: a first sentence that speaks of something else is worse than the title alone.
 *
 * @param names words that stand everywhere and so bear out nothing: the company's
 */
export function tellingSentence(headline: Line, summary: readonly Line[], names: readonly string[]): Line | null {
  const bare = (line: Line): string => names.reduce((text, name) => text.replaceAll(name, ' '), lineText(line));
  const title = bare(headline);
  const [pairs, numbers] = [pairsOf(title), numbersOf(title)];
  let best: Line | null = null;
  let most = 0;
  for (const sentence of summary.flatMap(sentencesOf)) {
    const text = bare(sentence);
    const own = numbersOf(text);
    const held = numbers.filter((number) => own.includes(number)).length;
    const shared = [...pairsOf(text)].filter((pair) => pairs.has(pair)).length;
    const points = held * 10 + shared;
    if ((held > 0 || shared >= leastPairs) && points > most) [best, most] = [sentence, points];
  }
  return best;
}

/** The weightiest rows of an entry: those its headline tells, then what is known before what is foretold, then as in tables. */
function weightiest(entry: Entry, count: number, edition: Edition): readonly FigureRow[] {
  const figureOf = (row: FigureRow) => edition.citations[row.figure]?.figure;
  const clear = entry.figures.filter((row) => {
    const figure = figureOf(row);
    return figure !== undefined && saysWhat(figure);
  });
  const told = new Set(entry.headline.flatMap((span) => (span.kind === 'figure' ? [span.figure, span.text] : [])));
  const weight = (row: FigureRow): number => {
    const { raw, quote } = figureOf(row)!;
    if (told.has(row.figure) || told.has(edition.citations[row.figure]?.shown ?? raw)) return 0;
    return isForecast(quote, raw) ? 2 : 1;
  };
  return inTableOrder(clear, (row) => figureOf(row)!, edition)
    .toSorted((a, b) => weight(a) - weight(b))
    .slice(0, count);
}

/** An edition with fewer rows, and background by the sentence that bears out its title. */
export function shortened(edition: PublishedEdition, { rows, isBrief }: Cut): PublishedEdition {
  const names = new Map(edition.sections.map(({ company, name }) => [company, [name]]));
  const shorter = (entry: Entry): Entry => {
    const isCut = isBrief && entry.kind === 'background';
    const sentence = isCut ? tellingSentence(entry.headline, entry.summary, names.get(entry.company) ?? []) : null;
    return {
      ...entry,
      summary: isCut ? (sentence === null ? [] : [sentence]) : entry.summary,
      figures: weightiest(entry, rows, edition),
    };
  };
  return { ...edition, entries: edition.entries.map(shorter) };
}
