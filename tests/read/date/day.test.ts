import assert from 'node:assert/strict';
import { test } from 'node:test';

import { continues, fullYear, goesOn, isDay } from '../../../src/read/date/day.ts';
import { tokensOf } from '../../../src/read/date/tokens.ts';

test('the last of February is known', () => {
  assert.deepEqual([isDay({ year: 2024, month: 2, day: 29 }), isDay({ year: 2025, month: 2, day: 29 })], [true, false]);
  assert.equal(isDay({ year: 2025, month: 0, day: 1 }), false);
});

test('years of two figures are of this century below 50', () => {
  const year = (text: string): unknown => fullYear(tokensOf(text)[0]!);
  assert.deepEqual([year('26'), year('99'), year('1999')], [{ year: 2026 }, { year: 1999 }, { year: 1999 }]);
});

test('a number behind a mark behind a number is no beginning', () => {
  assert.deepEqual(
    [continues(tokensOf('1-2'), 2), continues(tokensOf('a-2'), 2), continues(tokensOf('1 - 2'), 2)],
    [true, false, false],
  );
});

test('a date that a number follows goes on, unless that is an hour', () => {
  assert.deepEqual(
    [goesOn(tokensOf('5-07'), 1), goesOn(tokensOf('5-07:30'), 1), goesOn(tokensOf('5 07'), 1)],
    [true, false, false],
  );
});
