import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Figure } from '../../src/model/fact.ts';
import { buildBaseline, growthOf, isOffered } from '../../src/write/baseline.ts';
import { aFigure, anItem } from '../makers.ts';
import { figureIn, someFacts } from './draft-input.ts';

function knowing(figures: readonly Figure[]) {
  const item = anItem({ id: 'seed', origin: 'seed' });
  return buildBaseline([], [item], new Map([['seed', someFacts(item, figures)]]));
}
const revenue = (id: string, changes: Partial<Figure>): Figure => aFigure({ id, kind: 'money', ...changes });
const beforeOf = (known: readonly Figure[], figure: Figure): string | null =>
  knowing(known).before(figure)?.citation.figure.id ?? null;

test('a value stands beside the last one of the same length of time, never another', () => {
  const known = [
    revenue('2023', { period: '2023' }),
    revenue('2024', { period: '2024' }),
    revenue('h1', { period: '2025-H1' }),
  ];
  assert.equal(beforeOf(known, revenue('now', { period: '2025' })), '2024');
  assert.equal(beforeOf(known, revenue('now', { period: '2025-01/2025-09' })), null);
  assert.equal(beforeOf(known, revenue('now', { period: '2024-H1' })), null);
});

test('another metric, scope, currency or company is not compared', () => {
  const known = [revenue('old', { period: '2024' })];
  for (const change of [{ metric: 'net_profit' }, { scope: '归母' }, { unit: 'USD' }, { company: 'biren' }])
    assert.equal(beforeOf(known, revenue('now', { period: '2025', ...change })), null);
});

test('a close is compared with a close, not with a high', () => {
  const known = [revenue('high', { metric: 'share_price', asOf: 'high', period: null })];
  assert.equal(beforeOf(known, revenue('now', { metric: 'share_price', asOf: 'close', period: null })), null);
});

test('a growth belongs to the value before it', () => {
  const item = anItem({ text: '开盘价35.70港元，上涨82.14%；收于34.46港元，上涨75.82%。' });
  const price = { metric: 'share_price', kind: 'price', unit: 'HKD' } as const;
  const growth = { metric: 'share_price', kind: 'percent', unit: '%', change: '+' } as const;
  const figures = [
    figureIn(item, '35.70港元', price),
    figureIn(item, '82.14%', growth),
    figureIn(item, '34.46港元', price),
    figureIn(item, '75.82%', growth),
  ];
  assert.equal(growthOf(figures[0]!, figures)?.raw, '82.14%');
  assert.equal(growthOf(figures[2]!, figures)?.raw, '75.82%');
});

test('shares on offer are told from shares there are', () => {
  const shares = (quote: string): Figure => aFigure({ metric: 'shares', raw: '4010万股', quote });
  assert.equal(isOffered(shares('本次发行4010万股')), true);
  assert.equal(isOffered(shares('发行后总股本4010万股')), false);
  assert.equal(isOffered(shares('每手4010万股')), false);
});

test('the change of the close is not lent to the high of the day', () => {
  const item = anItem({ text: '盘中最高135港元，收涨13.1%。' });
  const price = { kind: 'price', metric: 'share_price', unit: 'HKD' } as const;
  const high = figureIn(item, '135港元', { ...price, asOf: 'high', value: 135 });
  const change = figureIn(item, '13.1%', { ...price, asOf: 'close', unit: '%', change: '+', value: 13.1 });
  assert.equal(growthOf(high, [high, change]), null);
});
