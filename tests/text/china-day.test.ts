import assert from 'node:assert/strict';
import { test } from 'node:test';

import { chinaDay, chinaMs, dayMs } from '../../src/text/china-day.ts';

test('a day of China begins eight hours before that of Greenwich', () => {
  const midnight = Date.parse('2026-01-08T00:00:00+08:00');
  assert.equal(chinaDay(midnight), Date.parse('2026-01-08') / dayMs);
  assert.equal(chinaDay(midnight - 1), chinaDay(midnight) - 1);
  assert.equal(chinaDay(midnight + dayMs - 1), chinaDay(midnight));
});

test('the offset is that of the calendar, summer and winter', () => {
  for (const day of ['1992-07-01', '2025-07-01', '2025-12-31'])
    assert.equal(
      Temporal.PlainDate.from(day).toZonedDateTime('Asia/Shanghai').epochMilliseconds,
      Date.parse(day) - chinaMs,
    );
});
