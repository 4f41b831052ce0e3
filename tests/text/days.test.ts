import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { dayFrom, dayOf, daysOf, shiftDay, yearOf } from '../../src/text/days.ts';

const days = (text: string, published: string | null = '2025-12-21'): string[] =>
  daysOf(text, published).map(({ day }) => day);

test('a day without a year takes the year that lies nearest before the item', () => {
  assert.deepEqual(days('12月17日'), ['2025-12-17']);
  assert.deepEqual(days('12月30日', '2026-01-02'), ['2025-12-30']);
  assert.deepEqual(days('1月8日', '2025-12-30'), ['2026-01-08']);
  assert.equal(yearOf(1, 8, '2026-08-09'), 2026);
});

test('without the day of the item no year is guessed', () => {
  assert.deepEqual(days('12月17日、昨日、Friday', null), []);
  assert.deepEqual(days('2025年10月30日', null), ['2025-10-30']);
});

test('a bare day belongs to the month named before it, else to the month of the item', () => {
  assert.deepEqual(days('12月8日至10日'), ['2025-12-08', '2025-12-10']);
  assert.deepEqual(days('公司21日公告'), ['2025-12-21']);
  assert.deepEqual(days('公司26日公告'), ['2025-11-26']);
  assert.deepEqual(days('30日内完成，站上5日均线'), []);
});

test('English days and words for days are read', () => {
  assert.deepEqual(days('On December 5, 2025 and 6 January; on Friday; yesterday'), [
    '2025-12-05',
    '2026-01-06',
    '2025-12-19',
    '2025-12-20',
  ]);
  assert.deepEqual(days('今日公布，昨晚披露'), ['2025-12-21', '2025-12-20']);
  assert.deepEqual(days('12月5日上市，次日回落'), ['2025-12-05', '2025-12-06']);
});

test('days of this week and month may lie ahead, a bare weekday looks back', () => {
  // 2025-12-21 is a Sunday.
  assert.deepEqual(days('周四公布'), ['2025-12-18']);
  assert.deepEqual(days('本周五、下周一、上周三', '2025-12-24'), ['2025-12-26', '2025-12-29', '2025-12-17']);
  assert.deepEqual(days('本月29日挂牌，上月30日递表，下月5日复牌'), ['2025-12-29', '2025-11-30', '2026-01-05']);
  assert.deepEqual(days('明日挂牌'), ['2025-12-22']);
  assert.deepEqual(days('昨过聆讯，今挂牌'), ['2025-12-20', '2025-12-21']);
  assert.deepEqual(days('每周五例会，周日均成交，两周一次，上周一度大跌'), []);
});

test('a day that no calendar has is not given', () => {
  assert.equal(dayFrom(2025, 2, 30), null);
  assert.deepEqual(days('13月40日'), []);
});

test('the day of a moment depends on the zone alone', () => {
  const at = Date.parse('2025-12-31T20:00:00Z');
  assert.equal(dayOf(at, 'Asia/Shanghai'), '2026-01-01');
  assert.equal(dayOf(at, 'UTC'), '2025-12-31');
  assert.equal(shiftDay('2025-12-31', 1), '2026-01-01');
});

test('a day is that of the calendar, whatever was asked before: clocks that change, a day that was left out', () => {
  const zones = fc.constantFrom('Asia/Shanghai', 'America/Sao_Paulo', 'Pacific/Apia', 'Africa/Cairo', 'Asia/Kathmandu');
  // Summer time began at midnight in São Paulo, and Apia had no 30 December 2011.
  const moments = fc.integer({ min: Date.UTC(2011, 9, 10), max: Date.UTC(2012, 0, 3) });
  fc.assert(
    fc.property(moments, zones, (at, zone) => {
      const calendar = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
      assert.equal(dayOf(at, zone), calendar.toString());
    }),
    { seed: 20261123, numRuns: 1000 },
  );
});
