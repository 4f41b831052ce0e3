import assert from 'node:assert/strict';
import { test } from 'node:test';

import { periodsOf, yearEarlier } from '../../src/facts/periods.ts';

function periods(text: string, published: string | null = '2025-12-21'): (readonly string[])[] {
  return periodsOf(text, { published, year: null }).map((period) => period.periods);
}

test('years, halves, quarters, months and ends of months are told apart', () => {
  assert.deepEqual(
    periods('2024年、2025年上半年、2025年第二季度、2025年前三季度、2025年1-9月、2025年6月末、2024年末'),
    [['2024'], ['2025-H1'], ['2025-Q2'], ['2025-01/2025-09'], ['2025-01/2025-09'], ['2025-06-30'], ['2024-12-31']],
  );
});

test('a range of years is its years, with a half at the end where one is named', () => {
  assert.deepEqual(periods('2022年至2024年'), [['2022', '2023', '2024']]);
  assert.deepEqual(periods('2022年至2025年上半年'), [['2022', '2023', '2024', '2025-H1']]);
});

test('a part without a year is the last one that had ended, and goes on in the year of the part before', () => {
  assert.deepEqual(periods('第四季度', '2026-01-21'), [['2025-Q4']]);
  assert.deepEqual(periods('上半年', '2026-03-02'), [['2025-H1']]);
  assert.deepEqual(periods('2024年一季度、二季度'), [['2024-Q1'], ['2024-Q2']]);
  assert.deepEqual(periods('2022年至2024年、上半年'), [['2022', '2023', '2024'], ['2025-H1']]);
});

test('without the day of the item a part alone has no year', () => {
  assert.deepEqual(periods('上半年', null), [[]]);
});

test('what is measured against is marked as base', () => {
  const roles = periodsOf('2024年营收较2023年增长', { published: null, year: null }).map(({ role }) => role);
  assert.deepEqual(roles, ['named', 'base']);
});

test('English periods are read', () => {
  assert.deepEqual(periods('in the first nine months of 2025 and the first half of 2024, for 2023'), [
    ['2025-01/2025-09'],
    ['2024-H1'],
    ['2023'],
  ]);
});

test('2000亿 and 1910万 are no years', () => {
  assert.deepEqual(periods('2000亿与2300亿,1910万'), []);
});

test('a year earlier keeps the stretch', () => {
  assert.equal(yearEarlier('2025-01/2025-09'), '2024-01/2024-09');
  assert.equal(yearEarlier('2025-H1'), '2024-H1');
});
