import assert from 'node:assert/strict';
import { test } from 'node:test';

import { findConflicts } from '../../src/facts/conflicts.ts';
import type { Figure } from '../../src/model/fact.ts';
import { aFigure } from '../makers.ts';
import { figuresIn } from './reading.ts';

function told(...changes: readonly Partial<Figure>[]): Figure[] {
  return changes.map((change, index) => aFigure({ itemId: `item-${index}`, raw: `${change.value}`, ...change }));
}
const kinds = (figures: readonly Figure[]): string[] => findConflicts(figures).map(({ kind }) => kind);

/** Figures of texts about one company, each text an item. */
const toldIn = (...texts: readonly string[]): Figure[] =>
  texts.flatMap((text, index) => figuresIn(text).map((figure) => ({ ...figure, itemId: `item-${index}` })));
const shown = (figures: readonly Figure[]): string[] =>
  findConflicts(figures).map(({ kind, figures: of }) => `${kind}: ${of.map(({ raw }) => raw).join(' ')}`);

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

test('the moments of a day differ as they must, two closing values contradict each other', () => {
  const market = { metric: 'market_cap', period: '2026-01-02', unit: 'HKD' };
  assert.deepEqual(
    kinds(told({ ...market, asOf: 'open', value: 855e8 }, { ...market, asOf: 'close', value: 825e8 })),
    [],
  );
  assert.deepEqual(
    kinds(told({ ...market, asOf: 'close', value: 855e8 }, { ...market, asOf: 'close', value: 825e8 })),
    ['conflict'],
  );
});

test('no moment is made up to explain a difference', () => {
  const texts = ['摩尔线程首日涨逾109.9%。', '摩尔线程收盘上涨109.09%。', '摩尔线程盘中上涨78.18%。'];
  assert.deepEqual(shown(toldIn(...texts)), ['conflict: 109.9% 109.09%', 'moment: 109.09% 78.18%']);
  // In one article too: its two values of the day cannot both be right.
  assert.deepEqual(shown(toldIn('摩尔线程首日涨逾109.9%。其后又写摩尔线程收盘上涨109.09%。')), [
    'conflict: 109.9% 109.09%',
  ]);
  // Far from the close and without a moment: which moment it was taken at, nobody knows.
  assert.deepEqual(shown(toldIn('摩尔线程首日涨逾90%。', '摩尔线程收盘上涨109.09%。')), []);
  assert.deepEqual(shown(toldIn('摩尔线程市值2930亿元。', '摩尔线程收盘市值2948亿元。')), []);
});

test('a cut is no rounding, and what 超 covers is neither', () => {
  assert.deepEqual(kinds(told({ value: 2347, raw: '2347' }, { value: 2347.53, raw: '2,347.53' })), []);
  assert.deepEqual(kinds(told({ value: 5.58e9, raw: '55.8亿' }, { value: 5.583e9, raw: '55.83亿' })), ['rounding']);
  assert.deepEqual(kinds(told({ value: 15e8, raw: '15亿', qualifier: '>' }, { value: 15.05e8, raw: '15.05亿' })), [
    'rounding',
  ]);
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

test('a value in the range another source gives, and the ends of one range, are no conflict', () => {
  const range = '摩尔线程预计2025年营收14.50亿元至15.20亿元，同比增长230.7%至246.6%。';
  assert.deepEqual(shown(toldIn(range, '摩尔线程预计2025年营收约15亿元。')), []);
  assert.deepEqual(shown(toldIn('摩尔线程预计2025年营收14.6亿元。', range)), []);
  assert.deepEqual(shown(toldIn(range, '摩尔线程预计2025年营收11亿元。')), ['conflict: 14.50亿元 15.20亿元 11亿元']);
});

test('two ranges counted in two ways are one difference of scope, with both ends of each', () => {
  const texts = [
    '摩尔线程预计2025年归母净利润亏损9.50亿元至10.60亿元。',
    '摩尔线程预计2025年扣非后亏损10.40亿元至11.50亿元。',
  ];
  assert.deepEqual(shown(toldIn(...texts)), ['scope: 9.50亿元 10.60亿元 10.40亿元 11.50亿元']);
});

test('values that round to one are one value before they are compared, the finest of them', () => {
  const texts = [
    '摩尔线程开盘上涨31.5%。',
    '摩尔线程开盘上涨31.54%，其后涨幅收窄到11.13%。',
    '摩尔线程收盘上涨8.44%。',
    '摩尔线程收盘上涨13.1%。',
  ];
  assert.deepEqual(shown(toldIn(...texts)), ['conflict: 8.44% 13.1%', 'moment: 31.54% 11.13% 8.44% 13.1%']);
});

test('a claim is told once for each kind: beside two closes its other moments stand', () => {
  const texts = ['摩尔线程开盘上涨31.5%，收盘上涨13.1%。', '摩尔线程收盘上涨8.43%。', '摩尔线程收盘上涨8.4%。'];
  assert.deepEqual(shown(toldIn(...texts)), ['conflict: 13.1% 8.43%', 'moment: 31.5% 8.43%']);
});

test('rounding is told only of a metric that has no other difference', () => {
  const rounded = told(
    { period: '2024', value: 30_523_000, raw: '3052.3万' },
    { period: '2024', value: 30_500_000, raw: '3050万' },
  );
  const differing = told({ period: '2023', value: 346, raw: '346' }, { period: '2023', value: 246, raw: '246' });
  assert.deepEqual(kinds(rounded), ['rounding']);
  assert.deepEqual(kinds([...rounded, ...differing]), ['conflict']);
});

test('the price of a share and its change in percent, and the grey market and the exchange, are never compared', () => {
  const texts = ['摩尔线程收盘报345港元，涨109%。', '摩尔线程收盘报345港元。', '摩尔线程收盘涨109%。'];
  assert.deepEqual(shown(toldIn(...texts)), []);
  assert.deepEqual(shown(toldIn('摩尔线程暗盘收205.6港元，涨24.6%。', '摩尔线程收345港元，涨109.09%。')), []);
});
