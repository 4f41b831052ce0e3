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

export function measureOf(figure: Figure): Measure {
  const loss = losses[figure.metric ?? ''];
  if (loss === undefined) return { name: figure.metric ?? '', scope: figure.scope, value: figure.value };
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

/** The smallest step its writing can show, in base units: 1e6 for 2822.52亿, 1e8 for 3320亿. */
export function stepOf({ raw, value }: Figure): number {
  const written = /\d[\d,]*(?:\.(\d+))?/.exec(raw.normalize('NFKC'));
  if (written === null) return 1;
  const plain = Number(written[0].replaceAll(',', ''));
  const scale = plain === 0 ? 1 : Math.abs(value) / plain;
  return scale * 10 ** -(written[1]?.length ?? 0);
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

const nearly = 0.05;
const farthestBound = 0.25;

function covers(figure: Figure, value: number, other: number): boolean {
  const ratio = (Math.abs(other) - Math.abs(value)) / Math.abs(value);
  if (Math.sign(other) !== Math.sign(value)) return false;
  if (figure.qualifier === '~') return Math.abs(ratio) <= nearly;
  // 超3000亿 says little of 8000亿: a bound covers what lies close above it.
  if (figure.qualifier === '>') return ratio >= 0 && ratio <= farthestBound;
  return figure.qualifier === '<' && ratio <= 0 && ratio >= -farthestBound;
}
