import type { Figure } from '../model/fact.ts';
import { metrics } from './metrics.ts';
import type { MetricName } from './metrics.ts';

/** What a figure measures, so far as it matters for comparing: a loss is a profit below zero, 扣非 is a scope. */
export interface Measure {
  readonly name: string;
  readonly scope: string | null;
  readonly value: number;
}

const losses: Readonly<Record<string, readonly [name: string, scope: string | null, sign: 1 | -1]>> = {
  net_profit: ['net_profit', null, 1],
  net_loss: ['net_profit', null, -1],
  core_net_profit: ['net_profit', '扣非', 1],
  core_net_loss: ['net_profit', '扣非', -1],
};

/** GLM 5 and GLM-5 are one product. */
function spelled(scope: string | null): string | null {
  return scope === null ? null : scope.toLowerCase().replaceAll(/[\s-]/g, '');
}

export function measureOf(figure: Figure): Measure {
  const loss = losses[figure.metric ?? ''];
  if (loss === undefined) return { name: figure.metric ?? '', scope: spelled(figure.scope), value: figure.value };
  const [name, scope, sign] = loss;
  if (figure.change !== null) return { name: figure.metric!, scope: figure.scope ?? scope, value: figure.value };
  return { name, scope: figure.scope ?? scope, value: sign * figure.value };
}

/** How a figure's metric stands to time; `deal` for a name outside the vocabulary. */
export function timingOf(figure: Figure): 'flow' | 'state' | 'market' | 'deal' {
  return figure.metric !== null && Object.hasOwn(metrics, figure.metric)
    ? metrics[figure.metric as MetricName].timing
    : 'deal';
}

/** A level (15.05亿元) is never compared with growth (+243 %), nor growth against last year with growth against last quarter. */
export function changeClass(figure: Figure): string {
  if (figure.change === null) return 'level';
  return figure.change.startsWith('qoq')
    ? 'qoq'
    : figure.kind === 'percent' || figure.kind === 'multiple'
      ? 'growth'
      : 'amount';
}

/**
 * The smallest step its writing can show, in base units: 1e6 for 2822.52亿, 1e8 for 3321亿. The zeros that end a whole number may be
 * rounding (3050万 for 3052.3万): all but two digits of it are taken for that.
 */
export function stepOf({ raw, value }: Figure): number {
  const written = /\d[\d,]*(?:\.(\d+))?/.exec(raw.normalize('NFKC'));
  if (written === null) return 1;
  const plain = Number(written[0].replaceAll(',', ''));
  const scale = plain === 0 ? 1 : Math.abs(value) / plain;
  if (written[1] !== undefined) return scale * 10 ** -written[1].length;
  const digits = String(plain);
  const zeros = digits.length - digits.replace(/0+$/, '').length;
  return scale * 10 ** Math.max(0, Math.min(zeros, digits.length - 2));
}

/**
 * Whether two values differ only by how they are written: one rounds or is cut to the other, or the words 超, 约, 不足 before one
 * cover the other.
 */
export function isRounding(a: Figure, b: Figure): boolean {
  const [one, two] = [measureOf(a).value, measureOf(b).value];
  const apart = Math.abs(one - two);
  const [stepA, stepB] = [stepOf(a), stepOf(b)];
  if (stepA !== stepB && apart < Math.max(stepA, stepB) * (1 - 1e-9)) return true;
  return covers(a, one, two) || covers(b, two, one);
}

/** Whether one is the other rounded, and not cut: 5.58 of 5.583, 20.1 of 20.07; 2347 of 2347.53 is cut. */
export function isRoundedTo(a: Figure, b: Figure): boolean {
  const apart = Math.abs(measureOf(a).value - measureOf(b).value);
  const [stepA, stepB] = [stepOf(a), stepOf(b)];
  return stepA !== stepB && apart <= (Math.max(stepA, stepB) / 2) * (1 + 1e-9);
}

const nearly = 0.05;
/** 约126港元 is told of a price that is known to the cent. */
const nearlyOnExchange = 0.02;
const farthestBound = 0.1;

function covers(figure: Figure, value: number, other: number): boolean {
  const ratio = (Math.abs(other) - Math.abs(value)) / Math.abs(value);
  if (Math.sign(other) !== Math.sign(value)) return false;
  if (figure.qualifier === '~') return Math.abs(ratio) <= (timingOf(figure) === 'market' ? nearlyOnExchange : nearly);
  // 超3000亿 says little of 8000亿: a bound covers what lies close above it.
  if (figure.qualifier === '>') return ratio >= 0 && ratio <= farthestBound;
  return figure.qualifier === '<' && ratio <= 0 && ratio >= -farthestBound;
}

const profit = new Set([null, '归母', '扣非', '经调整', '税前', '剔除可赎回负债']);
const cover = new Set([null, '公开', '网上', '孖展', '回拨前', '回拨后']);
const offer = new Set([null, '含绿鞋']);
const orders = new Set([null, '约束性订单', '框架协议']);
const families: Readonly<Record<string, ReadonlySet<string | null>>> = {
  net_profit: profit,
  net_loss: profit,
  cumulative_loss: profit,
  oversubscription: cover,
  lottery_rate: cover,
  shares: offer,
  raise: offer,
  raise_net: offer,
  order_value: orders,
};

/**
 * Whether two scopes are two ways to count one thing (归母 and 扣非, before and after clawback). Others part different things:
 * the revenue of two products, the shares of two tranches.
 */
export function areWaysToCount(name: string, a: string | null, b: string | null): boolean {
  const family = families[name];
  return family !== undefined && family.has(a) && family.has(b);
}

/** Whether one value is the other with its unit misread: 10, 100, 1,000 or 10,000 times as much, to one part in a hundred. */
export function isUnitSlip(a: Figure, b: Figure): boolean {
  const power = Math.log10(Math.abs(measureOf(a).value / measureOf(b).value));
  const nearest = Math.round(power);
  return nearest !== 0 && Math.abs(nearest) <= 4 && Math.abs(power - nearest) < slipTolerance;
}

const slipTolerance = 0.004;
