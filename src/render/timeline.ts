import type { Company, Market } from '../model/company.ts';
import type { Entry, PublishedEdition } from '../model/edition.ts';
import type { EventType } from '../model/fact.ts';
import { dayIn } from '../text/week.ts';
import { startTelling, writeName, type RenderContext, type Telling } from './context.ts';
import { dayLabel } from './dates.ts';
import { frameView, styleOf } from './frame.ts';
import { rich, type Rich } from './html.ts';
import { lineText, pageInk } from './ink.ts';
import { pageLinks, storyId } from './links.ts';
import { numberIds } from './numbering.ts';
import { stylePath } from './page.ts';
import { roadOfAll, stepsOf, writeStepDate } from './road-view.ts';
import type { TimelineView } from './view.ts';

/** What a reader follows from firm to firm, in this order; a listing has its table of steps, prices have no timeline. */
const kindsShown: readonly EventType[] = [
  'earnings',
  'product',
  'order',
  'partnership',
  'funding',
  'personnel',
  'legal',
];

/** So many reports of a kind stand on the page, newest first; the companies' pages and the archive have the rest. */
const reportsShown = 30;

/** Companies of one market with the days of their steps: a row a company, a column a step that any of them has. */
function marketTable(
  market: Market | null,
  companies: readonly Company[],
  oldestFirst: readonly PublishedEdition[],
  telling: Telling,
): TimelineView['markets'][number] | null {
  const { labels, ink, links } = telling;
  const roads = companies.map((company) => {
    const sections = oldestFirst.flatMap((edition) => edition.sections.filter((one) => one.company === company.id));
    return { company, steps: stepsOf(roadOfAll(sections), company, telling) };
  });
  const shown = roads.filter(({ steps }) => steps.length > 0);
  const columns = new Set(
    shown.flatMap(({ steps }) => steps.filter(({ state }) => state !== 'ahead').map(({ label }) => label)),
  );
  const order = [...new Set(shown.flatMap(({ steps }) => steps.map(({ label }) => label)))].filter((label) =>
    columns.has(label),
  );
  if (order.length === 0) return null;
  return {
    label: market === null ? null : labels.market[market],
    steps: order.map((label) => ({ label })),
    rows: shown.map(({ company, steps }) => ({
      name: writeName(company.names.zhShort, ink),
      url: links.company(company.id),
      days: order.map((label) => {
        const one = steps.find((step) => step.label === label);
        const day = one?.step == null ? null : writeStepDate(one.step, telling);
        return { label, day, isNow: one?.state === 'now' };
      }),
    })),
  };
}

/** A story as the newest edition tells it. */
interface ToldStory {
  readonly entry: Entry;
  readonly edition: PublishedEdition;
  /** The day its first report came; null where no report has a day. */
  readonly day: string | null;
}

/** Each story once, as the newest edition tells it, with the day of its first report in any edition. */
function toldStories(newestFirst: readonly PublishedEdition[], zone: string): readonly ToldStory[] {
  const stories = new Map<string, ToldStory>();
  for (const edition of newestFirst) {
    for (const entry of edition.entries) {
      if (!entry.included || entry.kind !== 'news') continue;
      const days = entry.itemIds.flatMap((id) => {
        const item = edition.items[id];
        return item === undefined ||
          item.publishedAt === null ||
          item.certainty === 'none' ||
          item.certainty === 'range'
          ? []
          : [dayIn(item.publishedAt, zone)];
      });
      const known = stories.get(entry.storyId);
      const day = [...days, ...(known?.day == null ? [] : [known.day])].sort()[0] ?? null;
      stories.set(entry.storyId, { ...(known ?? { entry, edition }), day });
    }
  }
  return [...stories.values()].sort((a, b) => compareText(b.day ?? '', a.day ?? ''));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function reportView(
  { entry, edition, day }: ToldStory,
  telling: Telling,
): TimelineView['kinds'][number]['reports'][number] {
  const { labels, ink, links, year, context } = telling;
  const company = context.companies.find(({ id }) => id === entry.company);
  const when: Rich =
    day === null ? ink.text(labels.words.undated) : ink.time(dayLabel(day, labels.language, year), day);
  return {
    when,
    company: writeName(company?.names.zhShort ?? entry.company, ink),
    headline: ink.name(lineText(labels.headline(entry))),
    url: `${links.edition(edition.id) ?? ''}#${storyId(entry.storyId)}`,
    byline: entry.outlets > 1 ? rich(labels.moreOutlets(ink.count(String(entry.outlets - 1)))) : null,
  };
}

/**
 * The companies side by side, `companies/timeline.html`: the days of their steps to the market, one table a market, then results,
 * products, orders and the rest, newest first. Every day and headline leads to its source or to the edition that told it.
 *
 * @param editions published, newest first, at least one
 */
export function renderTimeline(editions: readonly PublishedEdition[], context: RenderContext): string {
  const newest = editions[0];
  if (newest === undefined) throw new Error('a timeline needs an edition');
  const links = pageLinks('../');
  const telling = startTelling(newest, context, pageInk(), numberIds([], newest), links);
  const { ink, labels } = telling;
  const { digest, templates } = context;
  const items = Object.fromEntries(editions.toReversed().flatMap((edition) => Object.entries(edition.items)));
  // Read in other years than they were written in: every day has its year.
  const whole: Telling = { ...telling, edition: { ...newest, items }, year: null };
  const oldestFirst = editions.toReversed();
  const markets = [...Map.groupBy(context.companies, ({ market }) => market)].flatMap(([market, companies]) => {
    const table = marketTable(market, companies, oldestFirst, whole);
    return table === null ? [] : [table];
  });
  const told = toldStories(editions, digest.zone);
  const kinds = kindsShown.flatMap((type) => {
    const reports = told.filter(({ entry }) => entry.type === type).slice(0, reportsShown);
    return reports.length === 0
      ? []
      : [{ id: `t-${type}`, label: labels.type(type), reports: reports.map((one) => reportView(one, whole)) }];
  });
  return templates.fill('site/timeline', {
    ...frameView({
      context,
      ink,
      links,
      title: `${digest.demonstration ? labels.mark(labels.words.demonstration) : ''}${labels.words.timeline} | ${digest.title}`,
      description: `${digest.title}${labels.words.colon}${labels.words.timelineStand}`,
      current: 'timeline',
      newest: links.edition(newest.id),
      feedFolder: '',
      feedTitle: digest.title,
      style: styleOf(templates.file(stylePath)),
    }),
    markets,
    hasMarkets: markets.length > 0,
    kinds,
    isEmpty: markets.length === 0 && kinds.length === 0,
  });
}
