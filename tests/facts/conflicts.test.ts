import assert from 'node:assert/strict';
import { test } from 'node:test';

import { findConflicts } from '../../src/facts/conflicts.ts';
import type { Figure } from '../../src/model/fact.ts';
import { aFigure } from '../makers.ts';

function told(...changes: readonly Partial<Figure>[]): Figure[] {
  return changes.map((change, index) => aFigure({ itemId: `item-${index}`, raw: `${change.value}`, ...change }));
}
const kinds = (figures: readonly Figure[]): string[] => findConflicts(figures).map(({ kind }) => kind);

test('two values of one thing that nothing explains are a conflict', () => {
  assert.deepEqual(kinds(told({ value: 3_460_000, raw: '346万美元' }, { value: 2_460_000, raw: '246万美元' })), [
    'conflict',
  ]);
});

test('equal values are none, whatever their words', () => {
  assert.deepEqual(kinds(told({ value: 15e8, qualifier: '~' }, { value: 15e8 })), []);
});

test('a value written shorter differs by rounding', () => {
  assert.deepEqual(kinds(told({ value: 190_900_000, raw: '1.909亿元' }, { value: 190_000_000, raw: '1.9亿元' })), [
    'rounding',
  ]);
});

test('another way to count explains a difference, another segment is another thing', () => {
  assert.deepEqual(kinds(told({ metric: 'net_loss', value: 10e8 }, { metric: 'core_net_loss', value: 11e8 })), [
    'scope',
  ]);
  assert.deepEqual(kinds(told({ scope: '海螺AI', value: 10e8 }, { scope: '星野', value: 11e8 })), []);
});

test('ten times apart is a conflict even where the scopes differ', () => {
  const figures = told(
    { metric: 'net_loss', scope: '税前', value: 147_418_700, raw: '14741.87万' },
    { metric: 'net_loss', value: 1_474_000_000, raw: '14.74亿' },
  );
  assert.deepEqual(kinds(figures), ['conflict']);
});

test('another moment of the day explains a difference, two closing values do not', () => {
  const market = { metric: 'market_cap', period: '2026-01-02', unit: 'HKD' };
  assert.deepEqual(kinds(told({ ...market, asOf: 'open', value: 855e8 }, { ...market, asOf: 'close', value: 825e8 })), [
    'moment',
  ]);
  assert.deepEqual(
    kinds(told({ ...market, asOf: 'close', value: 855e8 }, { ...market, asOf: 'close', value: 825e8 })),
    ['conflict'],
  );
});

test('market figures of two days are two figures', () => {
  const market = { metric: 'market_cap', asOf: 'close' };
  assert.deepEqual(
    kinds(told({ ...market, period: '2026-01-02', value: 855e8 }, { ...market, period: '2026-01-05', value: 825e8 })),
    [],
  );
});

test('nothing is compared without company or metric, across periods, currencies, or growth with level', () => {
  assert.deepEqual(kinds(told({ company: null, value: 1 }, { company: null, value: 2 })), []);
  assert.deepEqual(kinds(told({ metric: null, value: 1 }, { metric: null, value: 2 })), []);
  assert.deepEqual(kinds(told({ period: '2024', value: 1 }, { period: '2025', value: 2 })), []);
  assert.deepEqual(kinds(told({ unit: 'CNY', value: 1 }, { unit: 'USD', value: 2 })), []);
  assert.deepEqual(kinds(told({ value: 1 }, { kind: 'percent', change: 'yoy+', value: 2 })), []);
});

test('the two ends of a range told by two items are no conflict', () => {
  const [low, high] = [{ value: 14.5e8 }, { value: 15.2e8 }];
  const figures = ['a', 'b'].flatMap((itemId) => told({ ...low, itemId }, { ...high, itemId }));
  assert.deepEqual(kinds(figures), []);
});

test('an item that tells the old value beside the new one contradicts nobody', () => {
  const figures = told({ itemId: 'a', value: 7440e8 }, { itemId: 'b', value: 3550e8 }, { itemId: 'b', value: 7440e8 });
  assert.deepEqual(kinds(figures), []);
});

test('the figures of a conflict keep the order given and no value twice', () => {
  const [conflict] = findConflicts(told({ value: 30 }, { value: 20 }, { value: 30 }, { value: 11 }));
  assert.deepEqual(
    conflict?.figures.map(({ value }) => value),
    [30, 20, 11],
  );
});
