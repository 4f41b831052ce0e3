import type { Figure } from '../model/fact.ts';
import { writeItemDate, writeWhen, type Telling } from './context.ts';
import { isIssuePrice, ownDay } from './growth.ts';
import { rich, type Rich } from './html.ts';

/** What changes from hour to hour: a value without its day misleads. */
const ofAMoment: ReadonlySet<string> = new Set([
  'share_price',
  'market_cap',
  'turnover',
  'turnover_rate',
  'net_buying',
]);

const firstDay = /首日|首秀|首发当日|上市当日|\bdebut\b|\bfirst (?:day|trad)/i;
const otherDay = /次日|第二[个天日]|翌日|隔日|一周|目前|截至|此后|其后|\bnext day|\bsince\b|\bby\b/i;

/**
 * The day a value of the market stands for: its own, else the day of listing where its sentence, or the title above it,
 * tells of the first day of trading; null when nobody says.
 */
export function dayOfFigure(figure: Figure, { edition }: Pick<Telling, 'edition'>): string | null {
  const own = ownDay(figure);
  if (own !== null || figure.period !== null || !isOfAMoment(figure)) return own;
  const title = edition.items[figure.itemId]?.title ?? '';
  const tellsFirst = firstDay.test(figure.quote) || (figure.asOf !== null && firstDay.test(title));
  if (!tellsFirst || otherDay.test(figure.quote)) return null;
  const section = edition.sections.find(({ company }) => company === figure.company);
  return section?.road.find(({ stage }) => stage === 'listed')?.date ?? null;
}

export function isOfAMoment(figure: Pick<Figure, 'metric' | 'scope' | 'asOf'>): boolean {
  return figure.metric !== null && ofAMoment.has(figure.metric) && !isIssuePrice(figure);
}

/** The day an article appeared, as what it is: 1月9日报道. */
export function writeReported(figure: Figure, telling: Telling): Rich {
  const item = telling.edition.items[figure.itemId];
  if (item === undefined || (item.publishedAt === null && item.dateRange === null)) return rich('');
  return rich(telling.labels.reported(writeItemDate(item, telling)));
}

/**
 * When a value holds: its period; a value of the market has its day and the moment of that day, 1月9日收盘, and where
 * nobody says the day, that of the report: 盘中，1月9日报道.
 *
 * @param always whether any figure without a time of its own says when it was reported: on pages that live long
 */
export function writeMoment(figure: Figure, telling: Telling, always = false): Rich {
  const { labels } = telling;
  const day = dayOfFigure(figure, telling);
  const isMoment = isOfAMoment(figure);
  const own =
    isMoment && day !== null
      ? writeWhen({ period: day, asOf: figure.asOf === day ? null : figure.asOf }, telling, true)
      : writeWhen(figure, telling);
  const saysWhen = day !== null || figure.period !== null;
  if (saysWhen || !(isMoment || always)) return own;
  return rich(labels.clauses([own, writeReported(figure, telling)].filter((part) => part !== '')));
}
