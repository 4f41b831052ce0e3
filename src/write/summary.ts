import { maxExcerptCharacters, type Line, type Span } from '../model/edition.ts';
import type { EventType, Figure } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import {
  ended,
  isAbout,
  joinCited,
  leadParts,
  ownPart,
  sentencesFrom,
  standsAlone,
  tieSlice,
  type CitedWords,
  type Sources,
} from './cite.ts';
import { characters } from './excerpt.ts';
import type { Fill } from './input.ts';
import { sliceLine } from './cut.ts';
import { fits, lengthened } from './lengthen.ts';
import { figuresOf, plainText, tidyLine, type Ties } from './lines.ts';
import type { Marks } from './marks.ts';
import type { Candidate } from './pool.ts';
import type { Language } from './shown.ts';
import type { Slots } from './slots.ts';
import { stepWords } from './steps.ts';
import { titlePart } from './title-part.ts';

/** A template says enough by itself with this many figures; with fewer the source's own words say more. */
const enoughFigures = 2;

export interface Written {
  readonly line: Line;
  /** Figures without a name that the line shows: digits of a source that no rule explained. */
  readonly figures: readonly Figure[];
}

/** The path of a template, without ending: `summary/en/earnings`, `summary/headline-ipo`, `summary/background`. */
export function templateName(
  name: EventType | `headline-${EventType}` | 'facts' | 'headline-facts' | 'background',
  language: Language,
): string {
  return `summary/${language === 'en' ? 'en/' : ''}${name}`;
}

/** Marks that meet parted what was not there, and so did one at the start: no slot may be seen to be empty. */
function withoutIdleMarks(text: string): string {
  const strongest = (run: string): string => ['。', '；', '，'].find((mark) => run.includes(mark)) ?? '、';
  return text.replace(/[，；、。]{2,}/g, strongest).replace(/^[，；、。]+/, '');
}

/** What a template wrote: its lines joined, idle marks taken out, a Latin word kept apart from a digit behind it. */
export function readTemplate(text: string, marks: Marks, ties: Ties, language: Language): Span[] {
  const joined = text
    .split('\n')
    .map((line) => withoutIdleMarks(line.trim()))
    .filter((line) => line !== '')
    .join(language === 'en' ? ' ' : '');
  return apart(marks.read(joined, ties));
}

/** MiniMax and 12月21日 stand apart; MiniMax and 首日 do not (the page's type sets that space itself). */
function apart(line: readonly Span[]): Span[] {
  return tidyLine(
    line.flatMap((span, index): Span[] => {
      const before = line[index - 1]?.text.at(-1) ?? '';
      const isTorn = /[A-Za-z]/.test(before) && /^[\p{Nd}A-Za-z]/u.test(span.text);
      return isTorn ? [{ kind: 'text', text: ' ' }, span] : [span];
    }),
  );
}

/** Words that begin a report of prices: whose, only the title says. */
const ofNobody =
  /^(?:\d{1,2}月\d{1,2}日)?(?:暗盘|午间|午后|早盘|盘中|半日|收盘|收于|收报|开盘|开报|股价|市值|总市值|首日|报\d)/;

/** 1月8日暗盘收205.6港元 stands under a title that names the company; in a summary the name stands before it. */
function withSubject(cited: CitedWords, { subject }: Sources): CitedWords {
  const text = plainText(cited.line);
  if (!ofNobody.test(text)) return cited;
  const sentence = /^[^。！？]*/.exec(text)?.[0] ?? '';
  if (sentence.includes(subject)) return cited;
  const gap = /[A-Za-z\d]$/.test(subject) && /^[A-Za-z\d]/.test(text) ? ' ' : '';
  return { ...cited, line: tidyLine([{ kind: 'text', text: subject + gap }, ...cited.line]) };
}

/** The lead of an item in its own words, every digit leading to its sentence. */
export function leadOf(item: Item, company: string, sources: Sources): CitedWords {
  const facts = sources.facts.get(item.id);
  const isOwn = isAbout(company, facts);
  const pieces = leadParts(item, maxExcerptCharacters, isOwn).map((part) => {
    const own = ownPart(item.text, part, company, facts);
    const cited = tieSlice(item, facts, 'text', own, [...sources.names, item.outlet], sources.zone);
    return { ...cited, line: ended(cited.line) };
  });
  if (pieces.length > 0) {
    const joined = joinCited(pieces);
    return withSubject(joined, sources);
  }
  const title = tieSlice(item, facts, 'title', titlePart(item), [...sources.names, item.outlet], sources.zone);
  return { ...title, line: ended(title.line) };
}

/** Sentences of the new items that hold the new figures, else their leads: what a follow-up tells. */
function whatIsNew(candidate: Candidate, sources: Sources): CitedWords {
  const lead = candidate.items[0]!;
  const inLead = candidate.figures.filter((figure) => figure.itemId === lead.id && figure.field === 'text');
  const own = inLead.filter(({ company }) => company === candidate.company);
  // The size of a market is new as well, but no news of the company.
  const fresh = own.length > 0 ? own : inLead;
  const parts: { start: number; end: number }[] = [];
  let length = 0;
  for (const part of sentencesFrom(lead)) {
    const holds = fresh.some((figure) => figure.start >= part.start && figure.end <= part.end);
    const width = characters(lead.text.slice(part.start, part.end));
    if (
      !holds ||
      length + width > maxExcerptCharacters ||
      (parts.length === 0 && !standsAlone(lead.text.slice(part.start, part.end)))
    )
      continue;
    parts.push(part);
    length += width;
  }
  if (parts.length === 0) return leadOf(lead, candidate.company, sources);
  const facts = sources.facts.get(lead.id);
  const joined = joinCited(
    parts.map((part) => tieSlice(lead, facts, 'text', part, [...sources.names, lead.outlet], sources.zone)),
  );
  return withSubject({ ...joined, line: ended(joined.line) }, sources);
}

export interface SummaryContext {
  readonly fill: Fill;
  readonly language: Language;
  readonly marks: Marks;
  readonly ties: Ties;
  readonly sources: Sources;
  /** Values that earlier entries of the edition told of the company. */
  readonly told: readonly Figure[];
}

/** Sentences from the end go until a summary fits. */
function shortened(line: Line, language: Language): Line {
  const text = plainText(line);
  if (fits(text, language)) return line;
  const ends = [...text.matchAll(/[。！？]|[.!?](?=\s)/g)].map((match) => match.index + 1);
  const end = ends.findLast((at) => fits(text.slice(0, at), language));
  return end === undefined ? line : sliceLine(line, 0, end);
}

/**
 * The summary of a news entry: its event's template when that carries two figures or more (or when the lead item is in
 * another language and the template says anything at all), else the lead of its most complete item in that item's words.
 */
export function summaryOf(candidate: Candidate, slots: Slots, lead: CitedWords, context: SummaryContext): Written {
  const { language, marks, ties, sources } = context;
  const item = candidate.items[0]!;
  if (candidate.followUp && slots.foreign !== true) {
    const fresh = whatIsNew(candidate, sources);
    return lengthened(fresh, characters(plainText(fresh.line)), candidate, context);
  }
  const fillFrom = (template: EventType | 'facts', view: Slots): Line =>
    shortened(readTemplate(context.fill(templateName(template, language), view), marks, ties, language), language);
  const fill = (view: Slots): Line => fillFrom(candidate.story.type, view);
  const isTold = (line: Line): boolean => line.length > 0 && !line.some((span) => span.kind === 'unsourced');
  const line = fill({ ...slots, lead: '' });
  const figures = figuresOf(line).length;
  const { stage } = candidate.story;
  const { company } = candidate;
  const isOwn = isAbout(company, sources.facts.get(item.id));
  const first = leadParts(item, maxExcerptCharacters, isOwn)[0];
  const leadTells =
    stage !== null && stepWords[stage].test(plainText(lead.line)) && (first === undefined || isOwn(first));
  // A step of the road is told by the template unless the lead tells it as well.
  const hasStep = stage !== null && (slots.foreign === true || (slots.date !== '' && !leadTells));
  if ((figures >= enoughFigures || hasStep || (slots.foreign === true && figures > 0)) && isTold(line))
    return lengthened({ line, figures: [] }, 0, candidate, context);
  // Readers cannot read the lead: its values tell what they can.
  const values = slots.foreign === true ? fillFrom('facts', slots) : [];
  if (figuresOf(values).length > 0 && isTold(values))
    return lengthened({ line: values, figures: [] }, 0, candidate, context);
  // A template of one's own may set words around the lead.
  const framed = fill(slots);
  const isFramed = isTold(framed) && plainText(framed).includes(plainText(lead.line));
  const told = isFramed ? { line: framed, figures: lead.figures } : lead;
  return lengthened(told, characters(plainText(lead.line)), candidate, context);
}
