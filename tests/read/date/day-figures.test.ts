import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Found } from '../../../src/read/date/day.ts';
import { runOn, short, weekOrOrdinal, yearFirst, yearLast } from '../../../src/read/date/day-figures.ts';
import { type Token, tokensOf } from '../../../src/read/date/tokens.ts';

function orders(form: (tokens: readonly Token[], at: number) => Found, text: string): readonly string[] | null {
  const found = form(tokensOf(text), 0);
  return found === null || found === 'span' ? null : found.readings.map(({ order }) => order);
}

test('a year in front leaves nothing open, whatever parts it from month and day', () => {
  for (const text of ['2026-01-05', '2026.1.5', '2026_01_05', '2026 01-05', '2026-01/05', '2026. 1. 5.'])
    assert.deepEqual(orders(yearFirst, text), ['ymd'], text);
  for (const text of ['2026 1 5', '2026--01--05', '2026-01-', '2026 1-5'])
    assert.equal(orders(yearFirst, text), null, text);
});

test('a year behind leaves the order open, but for points', () => {
  assert.deepEqual(orders(yearLast, '12/21/2025'), ['mdy', 'dmy']);
  assert.deepEqual(orders(yearLast, '21.12.2025'), ['dmy']);
  assert.equal(orders(yearLast, '3/4/25'), null);
});

test('figures in a row are a day, with the time that runs on behind it', () => {
  const figures = ['20260105', '202601051000', '20260105100000123', '20260105t1000', '20260105 100000'].map((text) => {
    const found = runOn(tokensOf(text), 0);
    return found === null || found === 'span' ? found : found.figures;
  });
  assert.deepEqual(figures, [null, '1000', '100000', '1000', '100000']);
  assert.equal(runOn(tokensOf('2026010510'), 0), null);
});

test('weeks and days of the year must exist', () => {
  for (const text of ['2025-w53-1', '2026-w00-1', '2026-w02', '2025-366', '2025-000'])
    assert.equal(orders(weekOrOrdinal, text), null, text);
});

test('two numbers beside a price, a share or a version are no day', () => {
  for (const text of ['12.20%', '12-20-', '12.20元', '12-x']) assert.equal(short(tokensOf(text), 0), null, text);
  assert.equal(short(tokensOf('¥12.20'), 1), null);
});
