import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Figure, TimelineStep } from '../../src/model/fact.ts';
import { baseOf, isFall, isGrowth, ownDay } from '../../src/render/growth.ts';
import { aFigure } from '../makers.ts';
import { aCitation } from './editions.ts';

const growth = (changes: Partial<Figure> = {}): Figure =>
  aFigure({
    company: 'zhipu',
    kind: 'percent',
    metric: 'share_price',
    value: 13.1,
    unit: '%',
    period: null,
    change: '+',
    raw: '13.1%',
    quote: '收涨13.1%。',
    ...changes,
  });
const listed: TimelineStep = { company: 'zhipu', stage: 'listed', date: '2026-01-08', itemId: 'i', quote: '' };
const nothing = { citations: {} };

test('a growth is a percentage with a direction, of something that is no rate itself', () => {
  assert.equal(isGrowth(growth()), true);
  assert.equal(isGrowth(growth({ change: null })), false);
  assert.equal(isGrowth(growth({ kind: 'price' })), false);
  assert.equal(isGrowth(growth({ metric: 'gross_margin' })), false);
});

test('a fall is told by its change, its value or its sign', () => {
  assert.equal(isFall(growth({ change: 'yoy-' })), true);
  assert.equal(isFall(growth({ value: -5 })), true);
  assert.equal(isFall(growth({ raw: '−5%' })), true);
  assert.equal(isFall(growth()), false);
});

test('a figure’s own day is its period or its moment when that is a day', () => {
  assert.equal(ownDay({ period: '2026-01-08', asOf: 'close' }), '2026-01-08');
  assert.equal(ownDay({ period: '2025', asOf: '2026-01-08' }), '2026-01-08');
  assert.equal(ownDay({ period: '2025', asOf: 'close' }), null);
});

test('a growth is against what its sentence says', () => {
  assert.equal(baseOf(growth({ change: 'yoy+' }), null, nothing, []), 'yoy');
  assert.equal(baseOf(growth({ change: 'qoq-' }), null, nothing, []), 'qoq');
  assert.equal(baseOf(growth({ quote: '较发行价上涨13.1%。' }), null, nothing, []), 'issue');
  assert.equal(baseOf(growth(), null, nothing, []), 'unsaid');
});

test('the same growth told more fully elsewhere says it', () => {
  const full = aCitation({ ...growth({ metric: 'revenue', change: 'yoy+' }), id: 'full' });
  const short = growth({ metric: 'revenue' });
  assert.equal(baseOf(short, null, { citations: { full } }, []), 'yoy');
});

test('the issue price proves that a price rose against it', () => {
  const price = aFigure({
    company: 'zhipu',
    metric: 'share_price',
    kind: 'price',
    value: 131.5,
    unit: 'HKD',
    period: null,
  });
  const issue = aCitation({
    id: 'issue',
    company: 'zhipu',
    metric: 'issue_price',
    kind: 'price',
    value: 116.2,
    unit: 'HKD',
  });
  assert.equal(baseOf(growth(), price, { citations: { issue } }, []), 'issue');
  assert.equal(baseOf(growth({ value: 4.9, raw: '4.9%' }), price, { citations: { issue } }, []), 'unsaid');
});

test('a move of the first day is against the issue price, of a later day against the close before', () => {
  const on = (period: string, quote = '收涨13.1%。') => baseOf(growth({ period, quote }), null, nothing, [listed]);
  assert.equal(on('2026-01-08'), 'issue');
  assert.equal(on('2026-01-21'), 'previous');
  assert.equal(on('2026-01-21', '上市以来累计上涨13.1%。'), 'unsaid');
  assert.equal(on('2026-01-07'), 'unsaid');
});
