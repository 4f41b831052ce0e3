import type { Market } from '../model/company.ts';
import type { Entry, Line } from '../model/edition.ts';
import { ipoStages, type EventType, type Figure, type IpoStage } from '../model/fact.ts';
import type { Language } from './dates.ts';
import { dayLabel, periodLabel } from './dates.ts';
import type { LabelSet } from './label-set.ts';
import { en } from './labels-en.ts';
import { zh } from './labels-zh.ts';
import { isGrowth, isIssuePrice } from './growth.ts';
import { isForecast } from '../text/forecast.ts';
import { metricNames } from './metric-names.ts';

/** What the name of a measure depends on. */
export type Measure = Pick<Figure, 'metric' | 'scope' | 'kind' | 'change' | 'asOf' | 'quote' | 'raw'>;

/** The words of one language, with the few lookups that need more than a table. */
export interface Labels extends LabelSet {
  readonly language: Language;
  /** Name of a metric for readers; an unknown one keeps its own name, null is 数字. */
  readonly metric: (name: string | null) => string;
  /** 上市, 业绩, 产品 … */
  readonly type: (type: EventType) => string;
  /** 2025年前9个月 for `2025-01/2025-09`. */
  readonly period: (period: string) => string;
  /** The headline, or what kind of news it is where an editor left none: a heading is never empty. */
  readonly headline: (entry: Pick<Entry, 'headline' | 'type'>) => Line;
  /** Name of what a figure measures, and the scope that is not part of the name: 涨跌幅, 营收增长率, 净利润 and 归母. */
  readonly measure: (figure: Measure) => Named;
  /** Period and moment of a figure as one short line, empty when neither is known. */
  readonly when: (figure: Pick<Figure, 'period' | 'asOf'>, year: number | null, isOfDay?: boolean) => string;
  /** Why a source was not read, from an error code or plain words. */
  readonly reason: (reason: string | null) => string;
}

function nameOf(metric: string | null, set: LabelSet): string {
  return metric === null ? set.words.figures : (metricNames[metric]?.[set.metricIndex] ?? metric);
}

interface Named {
  readonly name: string;
  readonly scope: string | null;
}

/** A value that is only foretold says so wherever it stands: 营收（预计）, 净亏损（归母，预计）. */
function measureOf(figure: Measure, set: LabelSet): Named {
  const { name, scope } = plainMeasureOf(figure, set);
  if (!isForecast(figure.quote, figure.raw)) return { name, scope };
  return { name, scope: scope === null ? set.words.forecast : set.clauses([scope, set.words.forecast]) };
}

function plainMeasureOf(figure: Measure, set: LabelSet): Named {
  const { metric, scope } = figure;
  if (isGrowth(figure)) {
    if (metric === 'share_price') return { name: set.priceChange, scope };
    return { name: metric === null ? set.words.change : set.growthOf(nameOf(besides(metric, scope), set)), scope };
  }
  if (metric === 'share_price' && isIssuePrice(figure)) return { name: nameOf('issue_price', set), scope: null };
  if (metric === 'duration' && scope !== null) return { name: set.durationOf(scope), scope: null };
  // What was delivered need not have been an order of its own.
  if (
    metric === 'order_value' &&
    /交付|deliver/i.test(figure.quote) &&
    !/订单|合同|中标|签|order|contract/i.test(figure.quote)
  )
    return { name: set.words.delivered, scope };
  return { name: nameOf(besides(metric, scope), set), scope };
}

/** 净亏损（扣非）, 净亏损（经调整）: the scope says what core means. */
function besides(metric: string | null, scope: string | null): string | null {
  return scope === null || metric === null ? metric : metric.replace(/^core_/, '');
}

function isMoment(asOf: string): asOf is keyof LabelSet['moment'] {
  return Object.hasOwn(zh.moment, asOf);
}

/** The labels of a language; every render function is handed the language and asks here. */
export function labelsFor(language: Language): Labels {
  const set = language === 'en' ? en : zh;
  return {
    ...set,
    language,
    metric: (name) => nameOf(name, set),
    type: (type) => set.types[type],
    period: (period) => periodLabel(period, language),
    headline: ({ headline, type }) =>
      headline.some((span) => span.text.trim() !== '') ? headline : [{ kind: 'text', text: set.types[type] }],
    measure: (figure) => measureOf(figure, set),
    when: ({ period, asOf }, year, isOfDay = false) => {
      // A price has a day and a moment of that day: 1月21日收盘.
      const isDay = period !== null && /^\d{4}-\d{2}-\d{2}$/.test(period);
      if (isDay && asOf !== null && isMoment(asOf)) {
        const between = language === 'en' ? ', ' : '';
        return `${dayLabel(period, language, year)}${between}${set.moment[asOf]}`;
      }
      const asIs = isDay && isOfDay;
      const parts =
        period === null ? [] : [asIs ? dayLabel(period, language, year) : periodLabel(period, language, year)];
      if (asOf !== null) parts.push(isMoment(asOf) ? set.moment[asOf] : dayLabel(asOf, language, year));
      return set.clauses(parts);
    },
    reason: (reason) => (reason === null ? set.unknownReason : (set.reasons[reason] ?? reason)),
  };
}

const starRoad: readonly IpoStage[] = ['accepted', 'inquiry', 'approved', 'registered', 'priced', 'listed', 'unlocked'];
const hongKongRoad: readonly IpoStage[] = ['accepted', 'hearing', 'prospectus', 'priced', 'listed'];

/** The steps a company's road shows; without a market only those that are known. */
export function roadOf(market: Market | null, known: ReadonlySet<IpoStage>): readonly IpoStage[] {
  const usual = market === null ? [] : market === 'star' ? starRoad : hongKongRoad;
  return ipoStages.filter((stage) => usual.includes(stage) || known.has(stage));
}
