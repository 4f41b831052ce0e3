import assert from 'node:assert/strict';
import { test } from 'node:test';

import { findDates, findDurations } from '../../src/write/dates.ts';

const january = Date.parse('2026-01-08T09:00:00+08:00');
const zone = 'Asia/Shanghai';

function told(text: string, published: number | null = january): string[] {
  return findDates(text, published, zone).map(({ start, end, iso }) => `${text.slice(start, end)} ${iso}`);
}

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['2025年12月17日挂牌', ['2025年12月17日 2025-12-17']],
  ['12月17日挂牌', ['12月17日 2025-12-17']],
  ['2月3日复会', ['2月3日 2026-02-03']],
  ['2025年第二季度营收', ['2025年 2025']],
  ['2025年12月15日至21日', ['2025年12月15日 2025-12-15', '21日 2025-12-21']],
  ['前9个月营收', ['9个月 P9M']],
  ['1-9月营收', ['1-9月 P9M']],
  ['截至上午10点15分', ['10点15分 10:15']],
  ['2022-2024年', ['2022- 2022', '2024年 2024']],
  ['2024年营收翻番，12月挂牌', ['2024年 2024', '12月 2025-12']],
  ['closed on January 9, up in 2025', ['January 9 2026-01-09', '2025 2025']],
  ['17 December 2025', ['17 December 2025 2025-12-17']],
  ['2025-12-17收盘', ['2025-12-17 2025-12-17']],
];
for (const [text, wanted] of cases)
  test(`the dates of “${text}” are found, with the year of the report`, () => assert.deepEqual(told(text), wanted));

for (const text of ['13月45日', '发行104.66元', '市值2025亿元', '2月30日', '9.12亿元'])
  test(`“${text}” holds no date`, () => assert.deepEqual(told(text), []));

test('without a day of publication a day keeps no year and a month alone is not found', () => {
  assert.deepEqual(told('12月17日，8月', null), ['12月17日 12-17']);
});

test('lengths of time are found with their ISO form', () => {
  const text = '6个月、3年、10天、15分钟';
  const isos = findDurations(text).map(({ iso }) => iso);
  assert.deepEqual(isos, ['P6M', 'P3Y', 'P10D', 'PT15M']);
});
