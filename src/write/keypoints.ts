import type { Edition, Entry, Line } from '../model/edition.ts';
import { fitted, startOfLine } from './cut.ts';
import { termsOf } from './excerpt.ts';
import { plainText, tidyLine, tieLine, widthOf } from './lines.ts';
import { backgroundPoint, datedBefore, factsOf, named, plainFactsOf, pointOf } from './points.ts';

/** Longest headline, in full-width characters (`widthOf`). */
export const maxHeadlineWidth = 28;
const maxPoints = 5;
const fewestPoints = 3;

const han = /\p{Script=Han}/u;

/** What an edition says before its first company: derived from the rest, so that no edit leaves it behind. */
export type Opening = Pick<Edition, 'headline' | 'keyPoints'>;
type KeyPoint = Edition['keyPoints'][number];

/** Best entries first, equal ones in order of the page; one of each company before a second of any. */
function leaders(entries: readonly Entry[]): Entry[] {
  const news = entries.filter((entry) => entry.included && entry.kind === 'news').toSorted((a, b) => b.score - a.score);
  const seen = new Set<string>();
  const best: Entry[] = [];
  const others: Entry[] = [];
  for (const entry of news) {
    (seen.has(entry.company) ? others : best).push(entry);
    seen.add(entry.company);
  }
  return [...best, ...others].slice(0, maxPoints);
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
function editionHeadline(leading: readonly Entry[], nameOf: (company: string) => string, from: string): Line {
  const [first, ...others] = leading.map((entry) => named(entry.headline, nameOf(entry.company)));
  if (first === undefined) return [];
  const when = (line: Line): Line => datedBefore(line, leading[0]!, from);
  const shortOf = (line: Line): Line => {
    const start = startOfLine(line, maxHeadlineWidth / 2, 1) ?? line;
    // What stands before a colon only announces what stands behind it.
    return /^[：:]/.test(plainText(line).slice(plainText(start).length)) ? line : start;
  };
  const isChinese = han.test(plainText(first));
  // What happened before the week says when, or readers take it for this week's.
  if (when(first) !== first)
    for (const line of [first, shortOf(first)])
      if (widthOf(plainText(when(line))) <= maxHeadlineWidth) return when(line);
  const fits = (line: Line): boolean => widthOf(plainText(line)) <= maxHeadlineWidth;
  const join = (a: Line, b: Line): Line => {
    const hasClauses = /[，,]/.test(plainText(a) + plainText(b));
    const between = isChinese ? (hasClauses ? '；' : '，') : '; ';
    return tidyLine([...a, { kind: 'text', text: between }, ...b]);
  };
  const ofOthers = others.filter((_, index) => leading[index + 1]?.company !== leading[0]?.company);
  for (const other of ofOthers)
    for (const start of [first, shortOf(first)])
      for (const end of [other, shortOf(other)]) if (fits(join(start, end))) return join(start, end);
  return fits(first) ? first : fitted(first, maxHeadlineWidth);
}

/** What the background of each company tells best, those with a figure first, the rest in order of the page. */
function backgroundPoints(
  { entries, sections, language }: Opened,
  told: ReadonlySet<string>,
  most: number,
): readonly KeyPoint[] {
  const points = sections.flatMap((section, at) => {
    if (told.has(section.company)) return [];
    const own = entries.filter(
      (entry) => entry.included && entry.kind === 'background' && entry.company === section.company,
    );
    const best = backgroundPoint(own, section.name, section.delta.stageNow, language);
    return best === null ? [] : [{ ...best, at }];
  });
  const chosen = points.toSorted((a, b) => a.rank - b.rank || a.at - b.at).slice(0, Math.max(0, most));
  return chosen.toSorted((a, b) => a.at - b.at).map(({ storyId, line }) => ({ storyId, line }));
}

const valuesOf = (line: Line): ReadonlySet<string> =>
  new Set(line.flatMap((span) => (span.kind === 'figure' ? [span.text] : [])));

const maxOverlap = 0.5;

/** True for a line most of whose terms other lines have. */
function repeats(line: Line, others: readonly Line[]): boolean {
  const own = [...termsOf(plainText(line))];
  const told = termsOf(others.map(plainText).join('\n'));
  return own.filter((term) => told.has(term)).length > maxOverlap * own.length;
}

/** What one entry tells in several lines: its headline, or the fact that says the same and more, then its other facts, those with a value first. */
function pointsOf(entry: Entry, name: string): readonly Line[] {
  const facts = factsOf(entry, name);
  // By their characters: a title and a sentence tell one value as two figures.
  const headline = valuesOf(entry.headline);
  const fuller = facts.find((fact) => headline.size > 0 && headline.isSubsetOf(valuesOf(fact)));
  const first = fuller ?? pointOf(entry, name);
  const told = valuesOf(first);
  const points = [first, ...facts.filter((fact) => fact !== fuller && told.isDisjointFrom(valuesOf(fact)))];
  for (const fact of plainFactsOf(entry, name)) if (!repeats(fact, points)) points.push(fact);
  return points;
}

/** A news edition's lines: one of each leading entry; where they are few, more of what those entries tell. */
function newsPoints(leading: readonly Entry[], nameOf: (company: string) => string, from: string): readonly KeyPoint[] {
  const pointFor = (entry: Entry, line: Line): KeyPoint => ({
    storyId: entry.storyId,
    line: datedBefore(line, entry, from),
  });
  if (leading.length >= fewestPoints)
    return leading.map((entry) => pointFor(entry, pointOf(entry, nameOf(entry.company))));
  const told = leading.map((entry) =>
    pointsOf(entry, nameOf(entry.company)).map((line, at) =>
      at === 0 ? pointFor(entry, line) : { storyId: entry.storyId, line },
    ),
  );
  const points = [...told.flatMap((own) => own.slice(0, 1)), ...told.flatMap((own) => own.slice(1))];
  return points.slice(0, fewestPoints);
}

const mostNames = 5;

/** News that was left out is news all the same; what repeats an earlier edition is none. */
const isNews = ({ included, kind, leftOutBecause }: Entry): boolean =>
  included || (kind === 'news' && leftOutBecause !== 'repeat');

/** Of whom there is nothing: a quiet week says so. Null where there is something of every company. */
function quietLine({ entries, sections, language }: Opened): Line | null {
  const heard = new Set(entries.flatMap((entry) => (isNews(entry) ? [entry.company] : [])));
  const names = sections.flatMap(({ company, name }) => (heard.has(company) ? [] : [name]));
  if (names.length === 0) return null;
  const text = (words: string) => ({ kind: 'text', text: words }) as const;
  const isChinese = language === 'zh-CN';
  if (names.length > mostNames) {
    const count = { kind: 'count', text: String(names.length) } as const;
    return isChinese
      ? [text('本期消息不多，其余'), count, text('家没有新动态')]
      : [text('A quiet week: nothing new of '), count, text(' companies')];
  }
  const [last, ...others] = names.toReversed();
  const list = others.toReversed().join(isChinese ? '、' : ', ');
  const all = list === '' ? last! : `${list}${isChinese ? '和' : ' and '}${last}`;
  return tieLine(isChinese ? `本期消息不多，${all}没有新动态` : `A quiet week: nothing new of ${all}`, {
    figures: [],
    names,
    published: null,
    zone: 'UTC',
  });
}

/** What an opening is made from. */
export type Opened = Pick<Edition, 'entries' | 'sections' | 'language' | 'from'>;

/**
 * Headline and key points of an edition: 3 to 5 lines, fewer only where there is no more to tell, at most 2 values each, 3 behind a headline.
 * News first; where there is little or none, what the background holds, with the time it was told, and of whom there is nothing.
 */
export function openingOf(edition: Opened): Opening {
  const { entries, sections, language, from } = edition;
  const names = new Map(sections.map((section) => [section.company, section.name]));
  const nameOf = (company: string): string => names.get(company) ?? company;
  const leading = leaders(entries);
  const hasNews = leading.length > 0;
  const points = newsPoints(leading, nameOf, from);
  const told = new Set(leading.map(({ company }) => company));
  const wanted = hasNews ? fewestPoints - points.length : maxPoints;
  const quietWeek = hasNews && leading.length < fewestPoints ? quietLine(edition) : null;
  const quiet = quietWeek === null ? [] : [{ storyId: leading[0]!.storyId, line: quietWeek }];
  const companies = new Set(entries.filter((entry) => entry.included).map((entry) => entry.company)).size;
  return {
    headline: hasNews ? editionHeadline(leading, nameOf, from) : plainHeadline(companies, language === 'zh-CN'),
    keyPoints: [...points, ...backgroundPoints(edition, told, wanted), ...quiet],
  };
}
