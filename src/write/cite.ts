import type { Line, Span } from '../model/edition.ts';
import type { Facts, Field, Figure } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import { fold } from '../text/fold.ts';
import { sentencesOf } from '../text/sentences.ts';
import { toldAt } from '../text/told.ts';
import { characters, cutAtClause, onOneLine, tellingSentences, type Part } from './excerpt.ts';
import { inHouseStyle } from './house-style.ts';
import { tidyLine, tieLine } from './lines.ts';

/** Words cut out of an item, and the figures they show. */
export interface CitedWords {
  readonly line: Line;
  readonly figures: readonly Figure[];
}

/** What an item's own words are tied with. */
export interface Sources {
  readonly facts: ReadonlyMap<string, Facts>;
  readonly names: readonly string[];
  readonly zone: string;
  /** What readers call the company an entry stands under. */
  readonly subject: string;
}

const digit = /\p{Nd}/u;

/**
 * Ties a slice of an item's own words.
 *
 * Figures found there are tied by their place, dates and names by their look; any other digit becomes a figure without
 * metric whose quote is its sentence, so that it, too, leads to where it stands. Never used for an editor's words.
 */
export function tieSlice(
  item: Item,
  facts: Facts | undefined,
  field: Field,
  part: Part,
  names: readonly string[],
  zone: string,
): CitedWords {
  const text = item[field];
  const inside = (facts?.figures ?? [])
    .filter((figure) => figure.field === field && figure.start >= part.start && figure.end <= part.end)
    .filter((figure) => text.slice(figure.start, figure.end) === figure.raw)
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const used: Figure[] = [];
  const spans: { readonly at: number; readonly span: Span }[] = [];
  const ties = { figures: [], names, published: toldAt(item), zone };
  const addText = (from: number, to: number): void => {
    let at = from;
    for (const span of tieLine(text.slice(from, to), ties)) {
      spans.push({ at, span });
      at += span.text.length;
    }
  };
  let at = part.start;
  for (const figure of inside) {
    if (figure.start < at || !(digit.test(figure.raw) || figure.raw.length > 1)) continue;
    addText(at, figure.start);
    for (const span of tieLine(figure.raw, { ...ties, names: [], figures: [figure] }))
      spans.push({
        at: figure.start,
        span: span.kind === 'unsourced' ? { ...span, kind: 'figure', figure: figure.id } : span,
      });
    used.push(figure);
    at = figure.end;
  }
  addText(at, part.end);
  const cited = withFallback(item, field, spans, used);
  const line = item.language === 'zh-Hant' ? cited.line.map(simplified) : cited.line;
  return { ...cited, line: inHouseStyle(line, item, zone) };
}

/** A span in simplified characters: the same words, for readers of the other script; the source sheet keeps the original. */
function simplified(span: Span): Span {
  return { ...span, text: span.text.replace(/\p{Script=Han}+/gu, (run) => fold(run).text) };
}

/** Every digit still without a source gets its sentence as one. */
function withFallback(
  item: Item,
  field: Field,
  spans: readonly { readonly at: number; readonly span: Span }[],
  used: readonly Figure[],
): CitedWords {
  const figures = [...used];
  const line: Span[] = [];
  for (const { at, span } of spans) {
    if (span.kind !== 'unsourced') {
      line.push(span);
      continue;
    }
    const figure = unnamedFigure(item, field, at, span.text);
    figures.push(figure);
    line.push({ kind: 'figure', text: span.text, figure: figure.id });
  }
  // In our own words the article is nobody's: 文章称 is 报道称.
  const worded = (text: string): string => (item.wording === 'retold' ? text.replaceAll('文章称', '报道称') : text);
  return { line: tidyLine(line.map((span) => ({ ...span, text: onOneLine(worded(span.text)) }))), figures };
}

function unnamedFigure(item: Item, field: Field, start: number, raw: string): Figure {
  const text = item[field];
  const sentence = field === 'title' ? null : sentencesOf(text).find((one) => one.start <= start && start < one.end);
  const value = Number(/[\d.]+/.exec(raw.normalize('NFKC').replaceAll(',', ''))?.[0] ?? Number.NaN);
  return {
    id: `${item.id}:${field}:${start}`,
    itemId: item.id,
    revision: item.revision,
    field,
    start,
    end: start + raw.length,
    company: null,
    kind: 'count',
    metric: null,
    value: Number.isFinite(value) ? value : 0,
    unit: null,
    period: null,
    qualifier: null,
    change: null,
    scope: null,
    asOf: null,
    raw,
    quote: sentence ? text.slice(sentence.start, sentence.end) : text,
  };
}

/** Joins what was cut; between Chinese sentences nothing stands, between others a space. */
export function joinCited(pieces: readonly CitedWords[]): CitedWords {
  const line: Span[] = [];
  for (const piece of pieces) {
    const last = line.at(-1)?.text.at(-1) ?? '';
    if (line.length > 0 && /[ -~]/.test(last)) line.push({ kind: 'text', text: ' ' });
    line.push(...piece.line);
  }
  return { line: tidyLine(line), figures: pieces.flatMap((piece) => piece.figures) };
}

const openEnd = /[，、；：,;:\s]+$/;

/** Ends a line with a full stop where a cut took it, in place of a comma it was cut behind. */
export function ended(given: Line): Line {
  const tail = given.at(-1);
  const line =
    tail?.kind === 'text'
      ? tidyLine([...given.slice(0, -1), { ...tail, text: tail.text.replace(openEnd, '') }])
      : given;
  const last = line.at(-1)?.text ?? '';
  if (last === '' || /[。！？!?…]["”』」）)]?$|\.["”]?$/.test(last)) return line;
  const isLatin = !/\p{Script=Han}/u.test(line.map((span) => span.text).join(''));
  return tidyLine([...line, { kind: 'text', text: isLatin ? '.' : '。' }]);
}

/** Sentences that lean on the one before: alone they would point at nothing. */
const leaning =
  /^(?:其中|不管|无论如何|总之|可见|于是|所以|至此|具体来看|此外|而|但|同时|另外|不过|因此|此前|这|该|其|他|她|它|也|并|然而|对此|与此同时|尽管|相比之下|换言之|同日|同一|当日|当天|随后|之后|文中|文章|报道|报告(?!期)|原文|本文|以下|上述|前者|后者|据此|[“"]|Its? |They |He |She |This |That |The note|However|Meanwhile|But |And |Also )/;

export function standsAlone(words: string): boolean {
  return !leaning.test(words);
}

/** True unless a sentence names another followed company before this one. */
export function isAbout(company: string, facts: Facts | undefined): (part: Part) => boolean {
  const mentions = (facts?.mentions ?? [])
    .filter(({ field }) => field === 'text')
    .toSorted((a, b) => a.start - b.start);
  return (part) => {
    const first = mentions.find(({ start, end }) => start >= part.start && end <= part.end);
    return first === undefined || first.company === company;
  };
}

/** A sentence up to where it turns to another followed company: …；前一日上市的智谱报151.1港元. */
export function ownPart(text: string, part: Part, company: string, facts: Facts | undefined): Part {
  const mentions = (facts?.mentions ?? []).filter(
    ({ field, start, end }) => field === 'text' && start >= part.start && end <= part.end,
  );
  if (mentions.every((mention) => mention.company === company)) return part;
  let from = part.start;
  for (const match of text.slice(part.start, part.end).matchAll(/[；;]|$/g)) {
    const to = part.start + match.index;
    const inside = mentions.filter(({ start }) => start >= from && start < to);
    const isOthers = inside.length > 0 && inside.every((mention) => mention.company !== company);
    if (isOthers && from > part.start) return { start: part.start, end: from - 1 };
    from = to + 1;
  }
  return part;
}

/** The sentences an entry may take from an item's text, and those of them that stand alone. */
export function sentencesFrom(item: Item): Part[] {
  return tellingSentences(item.title, item.text);
}

const shortLead = 80;
const leastClause = 15;

/**
 * The lead of an item in its own words: its first sentences while they fit, or the first one cut at a clause.
 *
 * @param max in characters
 * @param isOwn whether a sentence is about the company an entry stands under: one of the first four that is goes first
 * @returns slices of the text; empty when the item has none
 */
export function leadParts(item: Item, max: number, isOwn: (part: Part) => boolean = () => true): readonly Part[] {
  const found = sentencesFrom(item);
  // A question that a writer asks and answers is no news.
  const statements = found.filter(({ start, end }) => !/[？?]["”’」』]?$/.test(item.text.slice(start, end)));
  const all = statements.length > 0 ? statements : found;
  const isAlone = (part: Part): boolean => standsAlone(item.text.slice(part.start, part.end));
  const own = all.slice(0, 4).findIndex((part) => isAlone(part) && isOwn(part));
  const from = own === -1 ? all.findIndex(isAlone) : own;
  const sentences = all.slice(Math.max(0, from));
  const parts: Part[] = [];
  let length = 0;
  for (const sentence of sentences.slice(0, 3)) {
    const own = characters(item.text.slice(sentence.start, sentence.end));
    if (length + own > max) {
      // A lead that is short leaves room for the first clauses of what comes next.
      const cut = length > 0 && length < shortLead ? cutAtClause(item.text, sentence, max - length - 1) : null;
      if (cut !== null && cut.end - cut.start >= leastClause) parts.push(cut);
      break;
    }
    parts.push(sentence);
    length += own;
  }
  if (parts.length > 0) return parts;
  const first = sentences[0];
  const cut = first === undefined ? null : cutAtClause(item.text, first, max - 1);
  if (cut !== null) return [cut];
  if (first === undefined && /[。！？]/.test(item.text)) return [];
  const start = first?.start ?? 0;
  const words = Array.from(item.text.slice(start, first?.end ?? item.text.length))
    .slice(0, max - 1)
    .join('');
  return words.trim() === '' ? [] : [{ start, end: start + words.trimEnd().length }];
}
