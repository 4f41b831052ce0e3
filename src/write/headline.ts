import type { Line } from '../model/edition.ts';
import type { Facts } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import { fold } from '../text/fold.ts';
import { tieSlice, type Sources } from './cite.ts';
import { titlePart } from './title-part.ts';
import { fitted } from './cut.ts';
import { maxHeadlineWidth } from './keypoints.ts';
import { figuresOf, plainText, widthOf } from './lines.ts';
import type { Candidate } from './pool.ts';
import type { Slots } from './slots.ts';
import { titleRun } from './title-run.ts';
import { readTemplate, templateName, type SummaryContext, type Written } from './summary.ts';

const maxFigures = 2;
/** A name as the digest sets it: 阶跃 星辰 may stand with a space in a title. */
const closed = (name: string): string => name.replace(/(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, '');

/** A headline from an item's title: the whole of it, else the clauses that tell most, at worst its start, cut behind a word. */
export function headlineFromTitle(
  item: Item,
  facts: Facts | undefined,
  sources: Pick<Sources, 'names' | 'zone'>,
): Written {
  const part = titlePart(item);
  const names = [...sources.names, item.outlet];
  const whole = tieSlice(item, facts, 'title', part, names, sources.zone);
  const isWhole = widthOf(plainText(whole.line)) <= maxHeadlineWidth;
  const naming = (facts?.mentions ?? []).flatMap(({ field, start, end }) =>
    field === 'title' ? [closed(item.title.slice(start, end))] : [],
  );
  const run = isWhole ? whole.line : titleRun(whole.line, naming, maxHeadlineWidth);
  const line = run ?? fitted(whole.line, maxHeadlineWidth);
  const shown = new Set(figuresOf(line));
  return { line, figures: whole.figures.filter((figure) => shown.has(figure.id)) };
}

/** A title that says who and how much needs no pattern. */
function isTelling(line: Line, name: string): boolean {
  return fold(plainText(line)).text.includes(fold(name).text) && figuresOf(line).length > 0;
}

/**
 * The headline of a news entry: company, verb, figure. A template gives several, one a line, best first; the first that
 * fits and is whole is taken. A line that begins with `~` only counts when the lead item's title, in its own words, does
 * not already name company and figure, or takes a side where sources disagree. Where the template is silent, that title.
 */
export function headlineOf(candidate: Candidate, slots: Slots, context: SummaryContext): Written {
  const { language, marks, ties, sources } = context;
  const item = candidate.items[0]!;
  const title = headlineFromTitle(item, sources.facts.get(item.id), sources);
  const isForeign = slots.foreign === true;
  if (candidate.followUp && !isForeign) return title;
  const contested = candidate.conflicts.flatMap(({ kind, figures }) => (kind === 'conflict' ? figures : []));
  const takesSides = contested.some(({ raw }) => plainText(title.line).includes(raw));
  const hasTelling = !isForeign && !takesSides && isTelling(title.line, String(slots.name));
  const own = context.fill(templateName(`headline-${candidate.story.type}`, language), slots);
  const rows = isForeign ? `${own}\n${context.fill(templateName('headline-facts', language), slots)}` : own;
  for (const row of rows.split('\n')) {
    const text = row.trim().replace(/^~/, '');
    if (text === '' || (row.trim().startsWith('~') && hasTelling)) continue;
    const line = readTemplate(text, marks, ties, language);
    if (line.some((span) => span.kind === 'unsourced') || figuresOf(line).length > maxFigures) continue;
    if (widthOf(plainText(line)) <= maxHeadlineWidth) return { line, figures: [] };
  }
  return title;
}
