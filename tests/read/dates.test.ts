import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { readDate } from '../../src/read/dates.ts';

const now = Date.parse('2025-12-21T15:30:00+08:00');
const setting = { now, zone: 'Asia/Shanghai' };

function instant(text: string): string | null {
  const read = readDate(text, setting);
  return read === null ? null : `${new Date(read.at).toISOString()} ${read.certainty}`;
}

for (const [text, at] of [
  ['Sat, 20 Dec 25 08:30:00 +0800', '2025-12-20T00:30:00.000Z minute'],
  ['Sat Dec 20 08:30:00 CST 2025', '2025-12-20T00:30:00.000Z minute'],
  ['Fri, 20 Dec 2025 08:30 GMT+8', '2025-12-20T00:30:00.000Z minute'],
  ['2025-07-01T08:30:00 ET', '2025-07-01T12:30:00.000Z minute'],
  ['/Date(1766277000000+0800)/', '2025-12-21T00:30:00.000Z minute'],
  ['202512200830', '2025-12-20T00:30:00.000Z minute'],
  ['二零二五年十二月二十日', '2025-12-19T16:00:00.000Z day'],
  ['民國114年12月20日', '2025-12-19T16:00:00.000Z day'],
  ['12月28日 08:30', '2024-12-28T00:30:00.000Z minute'],
  ['去年12月20日', '2024-12-19T16:00:00.000Z day'],
  ['昨天下午2:05', '2025-12-20T06:05:00.000Z minute'],
  ['周日 20:00', '2025-12-14T12:00:00.000Z minute'],
  ['23:50', '2025-12-20T15:50:00.000Z minute'],
  ['发布时间：2025-12-20 08:30 更新时间：2025-12-21 09:00', '2025-12-20T00:30:00.000Z minute'],
] as const) {
  test(`${text} is ${at}`, () => assert.equal(instant(text), at));
}

for (const text of [
  '05/06/2025',
  '2025-02-30',
  '2025-12-20 25:61',
  '2025年12月',
  '2025年第三季度',
  '2025年12月20日至21日',
  '截至2025年12月31日',
  '12月21日前',
  '农历十一月初一',
  '1个月前',
  '0000-00-00 00:00:00',
  '1970-01-01 00:00:00',
  '2099-01-01',
  '阅读 1234',
  '4.2亿',
  '明天',
  '',
]) {
  test(`${text === '' ? 'an empty text' : text} is no date`, () => assert.equal(instant(text), null));
}

test('without a present only dates that say by themselves when they are can be read', () => {
  const alone = { now: null, zone: 'UTC' };
  assert.equal(readDate('12月21日', alone), null);
  assert.equal(readDate('刚刚', alone), null);
  assert.equal(readDate('2025-12-21', alone)?.at, Date.UTC(2025, 11, 21));
});

test('a time in the hour that summer time leaves out is still a time', () => {
  assert.ok(readDate('2026-03-08 02:30', { now: null, zone: 'America/New_York' }));
});

test('no text makes it throw, and none is read as later than a year ahead', () => {
  const piece = fc.constantFrom(
    ...'年月日时分秒点前上下午周天昨今12345670:-/. +'.split(''),
    'Dec',
    'Sun',
    'GMT',
    '小时',
    '2025',
    '民国',
    'ago',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const read = readDate(pieces.join(''), setting);
      return read === null || (Number.isFinite(read.at) && read.at <= now + 367 * 86_400_000);
    }),
    { numRuns: 2000, seed: 7 },
  );
});
