import assert from 'node:assert/strict';
import { test } from 'node:test';

import { mergeFigures } from '../../src/facts/merge.ts';
import { aFigure } from '../makers.ts';

const rank = (itemId: string): number => ['filing', 'press', 'aggregator'].indexOf(itemId);

test('of one value told by three sources the best source is kept', () => {
  const told = ['aggregator', 'press', 'filing'].map((itemId) => aFigure({ id: itemId, itemId }));
  assert.deepEqual(
    mergeFigures(told, rank).map(({ itemId }) => itemId),
    ['filing'],
  );
});

test('another scope, period, moment or value stays apart', () => {
  const figures = [{}, { scope: '归母' }, { period: '2024' }, { asOf: 'close' }, { value: 1 }].map((changes) =>
    aFigure(changes),
  );
  assert.equal(mergeFigures(figures, rank).length, 5);
});

test('figures whose metric nobody knows are one only in the same words', () => {
  const figures = [aFigure({ metric: null }), aFigure({ metric: null, quote: '另一句。' })];
  assert.equal(mergeFigures(figures, rank).length, 2);
});
