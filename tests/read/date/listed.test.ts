import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readDate } from '../../../src/read/date/date.ts';
import { around } from './cases/around.ts';
import { borders } from './cases/borders.ts';
import { chinese } from './cases/chinese.ts';
import { december } from './cases/december.ts';
import { english } from './cases/english.ts';
import { iso } from './cases/iso.ts';
import { march } from './cases/march.ts';
import { midnight } from './cases/midnight.ts';
import { nonsense } from './cases/nonsense.ts';
import { relative } from './cases/relative.ts';
import { rfc } from './cases/rfc.ts';
import { unseen } from './cases/unseen.ts';

const now = Date.parse('2026-01-05T15:30:00+08:00');
const zone = 'Asia/Shanghai';

/** `2026-01-05`, `2026-01-05 10:00:00` on a clock in Shanghai, or `none`. */
function shown(text: string, at: number): string {
  const read = readDate(text, { now: at, zone });
  if (read === null) return 'none';
  const local = new Date(read.at + 8 * 3_600_000).toISOString();
  return read.certainty === 'day' ? local.slice(0, 10) : local.slice(0, 19).replace('T', ' ');
}

const groups = [
  ['in mail form', rfc, now],
  ['of machines', iso, now],
  ['in English', english, now],
  ['in Chinese', chinese, now],
  ['with words around', around, now],
  ['told from now', relative, now],
  ['of all kinds', unseen, now],
  ['read in December', december, Date.parse('2025-12-21T15:30:00+08:00')],
  ['read at midnight', midnight, Date.parse('2025-12-31T00:10:00+08:00')],
  ['read in March', march, Date.parse('2026-03-10T09:10:00+08:00')],
] as const;

for (const [name, lines, at] of groups) {
  test(`dates ${name} are read as an editor would`, () => {
    const listed = lines.split('\n').filter((line) => line !== '');
    assert.ok(listed.length > 50);
    const read = listed.map((line) => {
      const text = line.slice(0, line.lastIndexOf(' → '));
      return `${text} → ${shown(text, at)}`;
    });
    assert.deepEqual(read, listed);
  });
}

test('what is no date gives none', () => {
  const read = nonsense.filter((text) => shown(text, now) !== 'none');
  assert.deepEqual(read, []);
});

for (const [text, at, place, want] of borders) {
  test(`${text} at ${at} in ${place} is ${want ?? 'no date'}`, () => {
    const read = readDate(text, { now: Date.parse(at), zone: place });
    if (want === null || read === null) return assert.equal(read, want);
    const isDay = want.length === 10;
    assert.equal(read.certainty, isDay ? 'day' : 'minute');
    const wanted = isDay ? Temporal.PlainDate.from(want).toZonedDateTime(place).epochMilliseconds : Date.parse(want);
    assert.equal(read.at, wanted);
  });
}
