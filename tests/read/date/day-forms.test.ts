import assert from 'node:assert/strict';
import { test } from 'node:test';

import { dayAt } from '../../../src/read/date/day-forms.ts';
import { tokensOf } from '../../../src/read/date/tokens.ts';
import { normaliseDate } from '../../../src/read/date/words.ts';

const day = (text: string, at = 0): ReturnType<typeof dayAt> => dayAt(tokensOf(normaliseDate(text)), at);

function readings(text: string): readonly string[] {
  const found = day(text);
  if (found === null || found === 'span') return [String(found)];
  return found.readings.map(({ order, month, day: number }) => `${order} ${month} ${number}`);
}

test('an order of day and month that is open gives both readings', () => {
  assert.deepEqual(readings('05/06/2025'), ['mdy 5 6', 'dmy 6 5']);
  assert.deepEqual(readings('05.06.2025'), ['dmy 6 5']);
  assert.deepEqual(readings('25-12-21'), ['yymmdd 12 21', 'mdy 25 12', 'dmy 12 25']);
});

test('one end of several days is no day', () => {
  for (const text of ['Jan 3-5, 2026', '1月3-5日', '1月3、5日']) assert.equal(day(text), 'span', text);
});

test('a chain of numbers that goes on is no day, at none of its places', () => {
  const tokens = tokensOf('2026-01-05-07');
  assert.deepEqual(
    tokens.map((_, at) => dayAt(tokens, at)),
    tokens.map(() => null),
  );
});

test('two numbers are a day only in company, and less with a point', () => {
  const standing = ['12-20', '12.20', '1/5'].map((text) => {
    const found = day(text);
    return found === null || found === 'span' ? found : found.standing;
  });
  assert.deepEqual(standing, ['alone', 'timed', 'timed']);
});

test('the days of ISO weeks and of the year are found', () => {
  assert.deepEqual(readings('2026-W01-1'), ['ymd 12 29']);
  assert.deepEqual(readings('2024-366'), ['ymd 12 31']);
  assert.deepEqual(readings('2025-W53-1'), ['null']);
});

test('months have names in the languages of feeds', () => {
  for (const text of ['3. Dezember 2025', '3 déc. 2025', '3 de diciembre de 2025', '03 十二月 2025', '3 dicembre 2025'])
    assert.deepEqual(readings(text), ['named 12 3'], text);
});
