import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { readDate } from '../../../src/read/date/date.ts';

const zone = 'Asia/Shanghai';
const now = Date.parse('2026-01-05T15:30:00+08:00');
const dayMs = 86_400_000;
const setting = { now, zone };
const two = (number: number): string => String(number).padStart(2, '0');

interface Local {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** What a clock in Shanghai shows; +08:00 all year since 1992. */
function local(at: number): Local {
  const date = new Date(at + 8 * 3_600_000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const longMonths = 'January February March April May June July August September October November December'.split(' ');
const han = (number: number): string => {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${['', '十', '二十', '三十', '四十', '五十'][tens]}${ones === 0 && tens > 0 ? '' : '零一二三四五六七八九'[ones]}`;
};
const half = (hour: number): string => (hour < 12 ? 'AM' : 'PM');
const twelve = (hour: number): number => hour % 12 || 12;

/** Forms that name the day and the second. */
const exact: Readonly<Record<string, (at: number, when: Local) => string>> = {
  iso: (at) => new Date(at).toISOString(),
  'iso with offset': (_, w) =>
    `${w.year}-${two(w.month)}-${two(w.day)}T${two(w.hour)}:${two(w.minute)}:${two(w.second)}+08:00`,
  'iso without zone': (_, w) =>
    `${w.year}-${two(w.month)}-${two(w.day)} ${two(w.hour)}:${two(w.minute)}:${two(w.second)}`,
  basic: (_, w) => `${w.year}${two(w.month)}${two(w.day)}T${two(w.hour)}${two(w.minute)}${two(w.second)}`,
  'in a row': (_, w) => `${w.year}${two(w.month)}${two(w.day)}${two(w.hour)}${two(w.minute)}${two(w.second)}`,
  'rfc 822': (at) => new Date(at).toUTCString(),
  'rfc 822 with offset': (_, w) =>
    `${w.day} ${months[w.month - 1]} ${w.year} ${two(w.hour)}:${two(w.minute)}:${two(w.second)} +0800`,
  asctime: (_, w) => `${months[w.month - 1]} ${w.day} ${two(w.hour)}:${two(w.minute)}:${two(w.second)} CST ${w.year}`,
  slashes: (_, w) => `${w.year}/${w.month}/${w.day} ${w.hour}:${two(w.minute)}:${two(w.second)}`,
  points: (_, w) => `${w.year}.${two(w.month)}.${two(w.day)} ${two(w.hour)}:${two(w.minute)}:${two(w.second)}`,
  Chinese: (_, w) => `${w.year}年${w.month}月${w.day}日 ${w.hour}:${two(w.minute)}:${two(w.second)}`,
  'Chinese units': (_, w) => `${w.year}年${w.month}月${w.day}日${w.hour}时${w.minute}分${w.second}秒`,
  'Chinese halves': (_, w) =>
    `${w.year}/${w.month}/${w.day} ${w.hour < 12 ? '上午' : '下午'} ${twelve(w.hour)}:${two(w.minute)}:${two(w.second)}`,
  English: (_, w) =>
    `${longMonths[w.month - 1]} ${w.day}, ${w.year} at ${twelve(w.hour)}:${two(w.minute)}:${two(w.second)} ${half(w.hour)}`,
  labelled: (_, w) =>
    `来源：第一财经 发布时间：${w.year}-${two(w.month)}-${two(w.day)} ${two(w.hour)}:${two(w.minute)}:${two(w.second)}`,
  epoch: (at) => String(at / 1000),
  milliseconds: (at) => String(at),
  dotnet: (at) => `/Date(${at}+0800)/`,
};

/** Forms that name the day only. */
const daily: Readonly<Record<string, (when: Local) => string>> = {
  iso: (w) => `${w.year}-${two(w.month)}-${two(w.day)}`,
  'in a row': (w) => `${w.year}${two(w.month)}${two(w.day)}`,
  Chinese: (w) => `${w.year}年${w.month}月${w.day}日`,
  'Han numerals': (w) =>
    `${Array.from(String(w.year), (digit) => '〇一二三四五六七八九'[Number(digit)]).join('')}年${han(w.month)}月${han(w.day)}日`,
  'the republic': (w) => `民國${w.year - 1911}年${w.month}月${w.day}日`,
  English: (w) => `${months[w.month - 1]} ${w.day}, ${w.year}`,
  British: (w) => `${w.day} ${longMonths[w.month - 1]} ${w.year}`,
  hyphens: (w) => `${w.day}-${months[w.month - 1]}-${w.year}`,
};

// From 2002 on: seconds since 1970 have ten figures.
const instants = fc.integer({ min: Date.UTC(2002, 0, 1) / 1000, max: now / 1000 }).map((seconds) => seconds * 1000);

for (const [name, print] of Object.entries(exact)) {
  test(`any second printed as ${name} reads back`, () => {
    fc.assert(
      fc.property(instants, (at) => {
        assert.deepEqual(readDate(print(at, local(at)), setting), { at, certainty: 'minute' }, print(at, local(at)));
      }),
      { numRuns: 150, seed: 11 },
    );
  });
}

for (const [name, print] of Object.entries(daily)) {
  test(`any day printed as ${name} reads back`, () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const at = instant - ((instant + 8 * 3_600_000) % dayMs);
        assert.deepEqual(readDate(print(local(at)), setting), { at, certainty: 'day' }, print(local(at)));
      }),
      { numRuns: 150, seed: 12 },
    );
  });
}

test('a day of the last year printed without its year reads back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 363 }), fc.constantFrom('月', '-'), (daysAgo, mark) => {
      const at = now - 15.5 * 3_600_000 - daysAgo * dayMs;
      const { month, day } = local(at);
      const text = mark === '月' ? `${month}月${day}日` : `${two(month)}-${two(day)}`;
      assert.deepEqual(readDate(text, setting), { at, certainty: 'day' }, text);
    }),
    { numRuns: 300, seed: 13 },
  );
});

const pieces = fc.constantFrom(
  ...'年月日号时分秒点前后上下午周天昨今至第半个几12345670:-/.~,()+ '.split(''),
  ...[
    'Dec',
    'Sun',
    'GMT',
    'CST',
    'at',
    'T',
    'Z',
    'W',
    'am',
    'ago',
    'hours',
    '小时',
    '2025',
    '2026',
    '民国',
    '发布时间：',
    '更新于',
    '去年',
    '上周五',
    '新华网',
  ],
);

test('no text makes it throw, and none is read as before 1990 or more than a day ahead', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(pieces, { maxLength: 16 }).map((all) => all.join('')),
  );
  const zones = fc.constantFrom(zone, 'UTC', 'America/New_York', 'Pacific/Kiritimati');
  fc.assert(
    fc.property(texts, zones, (text, place) => {
      const read = readDate(text, { now, zone: place });
      return read === null || (read.at >= Date.UTC(1990, 0, 1) && read.at <= now + dayMs);
    }),
    { numRuns: 4000, seed: 7 },
  );
});

test('without a present no text makes it throw either', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 16 }), (all) => {
      const read = readDate(all.join(''), { now: null, zone: 'UTC' });
      return read === null || Number.isFinite(read.at);
    }),
    { numRuns: 2000, seed: 8 },
  );
});

test('long texts cost no more than long texts must', () => {
  const cost = (text: string): number => {
    const begin = performance.now();
    for (let i = 0; i < 20; i += 1) readDate(text, setting);
    return performance.now() - begin;
  };
  for (const piece of [
    '1',
    '1 ',
    '1-',
    '一',
    '月',
    '12:',
    '1月',
    'jan ',
    '3天',
    ' ',
    '<',
    '1 小时 ',
    '至',
    '(',
    '上午',
    '\u0301',
  ]) {
    cost(piece.repeat(200));
    // Beyond the limit nothing is looked at; below it the time must not grow with the square.
    assert.ok(cost(piece.repeat(100_000)) < 50, `${piece} at great length`);
    assert.ok(cost(piece.repeat(Math.floor(200 / piece.length))) < 200, `${piece} up to the limit`);
  }
});

test('without a present only dates that say by themselves when they are can be read', () => {
  const alone = { now: null, zone: 'UTC' };
  for (const text of ['12月21日', '12-21 08:30', '刚刚', '3小时前', '周五', '08:30', '昨天', '去年12月21日'])
    assert.equal(readDate(text, alone), null, text);
  assert.equal(readDate('2025-12-21', alone)?.at, Date.UTC(2025, 11, 21));
});
