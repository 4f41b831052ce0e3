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

test('interim results are of the first half, the first months of a year are counted', () => {
  assert.deepEqual(periods('公布中期业绩', '2026-08-28'), [['2026-H1']]);
  assert.deepEqual(periods('2025年中期报告'), [['2025-H1']]);
  assert.deepEqual(periods('its interim results', '2026-08-28'), [['2026-H1']]);
  assert.deepEqual(periods('2025年前十一个月、2026年首五个月、2025年1-11月、2025年前三个月'), [
    ['2025-01/2025-11'],
    ['2026-01/2026-05'],
    ['2025-01/2025-11'],
    ['2025-Q1'],
  ]);
  assert.deepEqual(periods('上市前六个月'), []);
});

test('four quarters and two halves are periods in a row', () => {
  assert.deepEqual(periods('2025年四个季度'), [['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4']]);
  assert.deepEqual(periods('2025年上下半年'), [['2025-H1', '2025-H2']]);
});

test('上年 beside the year it comes before holds for its own clause', () => {
  const roles = (text: string): string[] =>
    periodsOf(text, { published: '2026-02-27', year: null }).map(({ role }) => role);
  assert.deepEqual(roles('2025年营收16亿元,上年为7亿元'), ['named', 'aside']);
  assert.deepEqual(roles('上年营收7亿元'), ['named']);
  assert.deepEqual(roles('2025年与上年同期相比减亏'), ['named', 'base']);
  assert.deepEqual(roles('rose to 2 billion yuan in 2025 from 337 million yuan in 2024'), ['named', 'aside']);
});

test('a whole year that is foretold is the one that runs', () => {
  assert.deepEqual(periods('全年收入指引', '2026-03-20'), [['2026']]);
  assert.deepEqual(periods('its full-year revenue forecast', '2026-07-29'), [['2026']]);
  assert.deepEqual(periods('全年收入', '2026-03-20'), [['2025']]);
});

test('a month in English has its year', () => {
  assert.deepEqual(periods('in August 2026 from'), [['2026-08']]);
});

test('a part that is foretold is of this year once it has begun', () => {
  assert.deepEqual(periods('预计前三季度净利润', '2026-08-21'), [['2026-01/2026-09']]);
  assert.deepEqual(periods('预计四季度营收', '2026-11-05'), [['2026-Q4']]);
  assert.deepEqual(periods('预计四季度营收', '2026-01-28'), [['2025-Q4']]);
  assert.deepEqual(periods('四季度营收', '2026-11-05'), [['2025-Q4']]);
});

test('报告期内 and 上年同期 go from the stretch the paragraph spoke of', () => {
  const of = (text: string): (readonly string[])[] =>
    periodsOf(text, { published: '2026-08-28', year: 2026, period: '2026-H1' }).map((found) => found.periods);
  assert.deepEqual(of('报告期内营收'), [['2026-H1']]);
  assert.deepEqual(of('去年同期为17.52亿元'), [['2025-H1']]);
  assert.deepEqual(periods('报告期内营收'), [[]]);
});

test('a year in two digits is read where a result follows', () => {
  assert.deepEqual(periods('25年营收7.24亿', '2026-03-31'), [['2025']]);
  assert.deepEqual(periods('26Q1营收7.38亿元', '2026-04-27'), [['2026-Q1']]);
  assert.deepEqual(periods('用了25年时间', '2026-03-31'), []);
});
