import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hourOf, timeAt } from '../../../src/read/date/times.ts';
import { tokensOf } from '../../../src/read/date/tokens.ts';
import { normaliseDate } from '../../../src/read/date/words.ts';

function time(text: string): string | null {
  const found = timeAt(tokensOf(normaliseDate(text)), 0, null);
  if (found === null || found === 'impossible') return found;
  return [found.hour, found.minute, found.second].join(':');
}

test('parts of the day are counted in, before the hour and behind it', () => {
  const written = [
    '下午3:05',
    '3:05 pm',
    '3:05 p.m.',
    '凌晨12点',
    '中午1点半',
    '晚上8时',
    '晚上12点',
    '3pm',
    'PM 2:02',
  ];
  assert.deepEqual(written.map(time), [
    '15:5:0',
    '15:5:0',
    '15:5:0',
    '0:0:0',
    '13:30:0',
    '20:0:0',
    '24:0:0',
    '15:0:0',
    '14:2:0',
  ]);
});

test('hour and part of the day that do not go together are no time', () => {
  assert.deepEqual(
    [hourOf(14, 'am'), hourOf(2, 'evening'), hourOf(9, 'noon'), hourOf(1, 'dusk')],
    [null, null, null, null],
  );
});

test('a time that no clock shows is impossible, not absent', () => {
  for (const text of ['25:61', '24:01', '10:60', '10:00:61', '上午14:02']) assert.equal(time(text), 'impossible', text);
});

test('a number alone is no time', () => {
  for (const text of ['8', '8分', '8点1氪', '1:x']) assert.equal(time(text), null, text);
});
