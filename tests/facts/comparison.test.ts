import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  areWaysToCount,
  changeClass,
  isRoundedTo,
  isRounding,
  isUnitSlip,
  measureOf,
  stepOf,
  timingOf,
} from '../../src/facts/comparison.ts';
import { aFigure } from '../makers.ts';

test('a loss is a profit below zero, and 扣非 is a scope of it', () => {
  assert.deepEqual(measureOf(aFigure({ metric: 'core_net_loss', value: 5 })), {
    name: 'net_profit',
    scope: '扣非',
    value: -5,
  });
});

test('a value that rounds or is cut to the other differs by rounding', () => {
  assert.ok(isRounding(aFigure({ value: 332e9, raw: '3320亿' }), aFigure({ value: 331.98e9, raw: '3319.8亿' })));
  assert.ok(
    isRounding(aFigure({ value: 30.5e6, raw: '3050万美元' }), aFigure({ value: 30_523_000, raw: '3052.3万美元' })),
  );
  assert.ok(!isRounding(aFigure({ value: 18, raw: '18家' }), aFigure({ value: 19, raw: '19家' })));
});

test('rounded is not cut', () => {
  assert.ok(isRoundedTo(aFigure({ value: 5.58e9, raw: '55.8亿' }), aFigure({ value: 5.583e9, raw: '55.83亿' })));
  assert.ok(!isRoundedTo(aFigure({ value: 2347, raw: '2347' }), aFigure({ value: 2347.53, raw: '2,347.53' })));
  assert.ok(!isRoundedTo(aFigure({ value: 18, raw: '18' }), aFigure({ value: 18, raw: '18' })));
});

test('超 covers what lies close above it, and nothing far away', () => {
  const bound = aFigure({ value: 105e9, raw: '1050亿', qualifier: '>' });
  assert.ok(isRounding(bound, aFigure({ value: 106.6e9, raw: '1066亿' })));
  assert.ok(!isRounding(bound, aFigure({ value: 300e9, raw: '3000亿' })));
});

test('约 covers less of a price than of a sum', () => {
  const price = { metric: 'share_price', unit: 'HKD', kind: 'price' } as const;
  const told = aFigure({ ...price, value: 126, raw: '126港元', qualifier: '~' });
  assert.ok(!isRounding(told, aFigure({ ...price, value: 131.5, raw: '131.50港元' })));
  assert.ok(isRounding(aFigure({ value: 50, raw: '50', qualifier: '~' }), aFigure({ value: 51.5, raw: '51.5' })));
});

test('ten times as much is a slip of the unit', () => {
  assert.ok(isUnitSlip(aFigure({ value: 1.474e9 }), aFigure({ value: 0.1474e9 })));
  assert.ok(!isUnitSlip(aFigure({ value: 1.474e9 }), aFigure({ value: 1.4e9 })));
});

test('the revenue of two products is no two ways to count one revenue', () => {
  assert.ok(areWaysToCount('net_profit', '归母', '扣非'));
  assert.ok(!areWaysToCount('revenue', '海螺AI', '星野与Talkie'));
});

test('what can be compared depends on the kind of statement and of metric', () => {
  assert.equal(changeClass(aFigure()), 'level');
  assert.equal(changeClass(aFigure({ kind: 'percent', change: 'yoy+' })), 'growth');
  assert.equal(timingOf(aFigure({ metric: 'market_cap' })), 'market');
  assert.equal(stepOf(aFigure({ value: 282_252e6, raw: '2822.52亿元' })), 1e6);
});
