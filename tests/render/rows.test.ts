import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Figure } from '../../src/model/fact.ts';
import { rowsOf, saysWhat } from '../../src/render/rows.ts';
import { aCitation, aCitedItem, aRow, anEntry, published, week } from './editions.ts';

function orderOf(figures: readonly Partial<Figure>[]): readonly string[] {
  const citations = Object.fromEntries(
    figures.map((figure, value) => [
      figure.id ?? '',
      aCitation({ period: null, asOf: null, scope: null, value, ...figure }),
    ]),
  );
  const entry = anEntry({ figures: figures.map(({ id }) => aRow({ figure: id ?? '' })) });
  return rowsOf(published({ citations, items: { 'item-1': aCitedItem() } }), [entry]).map(({ figure }) => figure);
}

test('prices come first, then market value, the offer, results and the rest', () => {
  const metrics = ['shipments', 'revenue', 'raise', 'issue_price', 'patents', 'market_cap', 'share_price'];
  assert.deepEqual(orderOf(metrics.map((metric) => ({ id: metric, metric }))), [
    'share_price',
    'market_cap',
    'issue_price',
    'raise',
    'revenue',
    'shipments',
    'patents',
  ]);
});

test('one name stands together, by time: the grey market, the open, the close', () => {
  const price = { metric: 'share_price' } as const;
  assert.deepEqual(
    orderOf([
      { id: 'close', ...price, period: '2026-01-09', asOf: 'close' },
      { id: 'cap', metric: 'market_cap' },
      { id: 'open', ...price, period: '2026-01-09', asOf: 'open' },
      { id: 'issue', ...price, asOf: 'issue' },
      { id: 'grey', ...price, period: '2026-01-08', scope: '暗盘' },
    ]),
    ['grey', 'open', 'close', 'cap', 'issue'],
  );
});

test('results of a scope stand together, by period', () => {
  const revenue = { metric: 'revenue' } as const;
  assert.deepEqual(
    orderOf([
      { id: 'now', ...revenue, period: '2025' },
      { id: 'part', ...revenue, period: '2024', scope: '海螺AI' },
      { id: 'before', ...revenue, period: '2024' },
    ]),
    ['before', 'now', 'part'],
  );
});

test('a measure whose name says nothing without its sentence has no row', () => {
  assert.equal(saysWhat({ metric: 'duration', scope: null }), false);
  assert.equal(saysWhat({ metric: 'duration', scope: 'IPO' }), true);
  assert.equal(saysWhat({ metric: 'cagr', scope: null }), false);
  assert.equal(saysWhat({ metric: 'views', scope: '海螺AI' }), false);
  assert.deepEqual(orderOf([{ id: 'a', metric: 'cagr' }]), []);
});

test('what is measured has one row', () => {
  const edition = week();
  assert.equal(rowsOf(edition, [...edition.entries, ...edition.entries]).length, 4);
  const again = { ...edition, citations: { ...edition.citations, other: edition.citations['close']! } };
  assert.equal(rowsOf(again, [anEntry({ figures: [aRow(), aRow({ figure: 'other' })] })]).length, 1);
});

test('within a day what says no moment comes last', () => {
  const cap = { metric: 'market_cap', period: '2026-01-09' } as const;
  const figures = [
    { id: 'any', ...cap, asOf: null },
    { id: 'close', ...cap, asOf: 'close' },
    { id: 'open', ...cap, asOf: 'open' },
  ];
  assert.deepEqual(orderOf(figures), ['open', 'close', 'any']);
});
