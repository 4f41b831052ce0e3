import type { Change } from '../model/fact.ts';
import type { Cue } from './cues.ts';
import { metricOf, takes } from './metrics.ts';
import type { MetricName } from './metrics.ts';
import type { Quantity } from './quantities.ts';

/** Metrics of one deal stand still; these few of them grow all the same (估值两年增长三倍, 算力提升50%). */
const growing = new Set<MetricName>([
  'valuation',
  'product_price',
  'target_price',
  'compute',
  'bandwidth',
  'memory',
  'raise',
  'order_value',
  'registered_capital',
  'pe',
  'ps',
  'investors',
]);

/** A percentage or a multiple: what growth is told in. */
export function isRatio(quantity: Quantity): boolean {
  return quantity.kind === 'percent' || quantity.kind === 'multiple';
}

/** How the metric of a quantity may be held: its change, or `times` for 2024年的3.07倍, a value told as so many times another. */
export type Way = Change | 'times' | null;

/** 是2024年的3.07倍, about 1.3 times that of MiniMax: a multiple of a value of the same metric. */
export function isTimesOf(text: string, quantity: Quantity): boolean {
  if (quantity.kind !== 'multiple') return false;
  const ahead = text.slice(Math.max(0, quantity.start - 24), quantity.start);
  return (
    /(?:[是为达]|相当于)[^,;。]{1,20}的(?:大?约|近|超过?|逾|不足)*$/.test(ahead) ||
    /^\s?(?:that of|the (?:level|figure|amount) (?:of|in)|what it)\b/.test(text.slice(quantity.end))
  );
}

/** Whether a quantity can be a value of a metric, or its growth. */
export function fits(name: MetricName, quantity: Quantity, change: Way): boolean {
  const rule = metricOf(name);
  if (change !== null && isRatio(quantity)) return rule.timing !== 'deal' || growing.has(name);
  if (quantity.unit === 'pp') return rule.takes.includes('percent');
  // 3550亿 without a unit may be money as well as a count: the metric decides.
  if (quantity.kind === 'count' && quantity.unit === null && rule.takes.includes('money'))
    return quantity.value < rule.below;
  return takes(name, quantity.kind, quantity.unit, quantity.value);
}

/** The first metric that words may mean and a quantity can be; null when none. */
export function meant(cue: Cue | undefined, quantity: Quantity, change: Way): MetricName | null {
  return cue?.metrics.find((name) => fits(name, quantity, change)) ?? null;
}
