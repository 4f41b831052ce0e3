import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readDate } from '../../src/read/dates.ts';
import { around } from './date-cases/around.ts';
import { borders } from './date-cases/borders.ts';
import { chinese } from './date-cases/chinese.ts';
import { english } from './date-cases/english.ts';
import { iso } from './date-cases/iso.ts';
import { nonsense } from './date-cases/nonsense.ts';
import { relative } from './date-cases/relative.ts';
import { rfc } from './date-cases/rfc.ts';
import { unseen } from './date-cases/unseen.ts';

const now = Date.parse('2026-01-05T15:30:00+08:00');
const zone = 'Asia/Shanghai';

/** `2026-01-05`, `2026-01-05 10:00:00` on a clock in Shanghai, or `none`. */
function shown(text: string): string {
  const read = readDate(text, { now, zone });
  if (read === null) return 'none';
  const local = new Date(read.at + 8 * 3_600_000).toISOString();
  return read.certainty === 'day' ? local.slice(0, 10) : local.slice(0, 19).replace('T', ' ');
}

const groups = {
  'in mail form': rfc,
  'of machines': iso,
  English: english,
  Chinese: chinese,
  'with words around': around,
  'told from now': relative,
  'of all kinds': unseen,
};

for (const [name, lines] of Object.entries(groups)) {
  test(`dates ${name} are read as an editor would`, () => {
    const listed = lines.split('\n').filter((line) => line !== '');
    assert.ok(listed.length > 50);
    const read = listed.map((line) => {
      const text = line.slice(0, line.lastIndexOf(' → '));
      return `${text} → ${shown(text)}`;
    });
    assert.deepEqual(read, listed);
  });
}

test('what is no date gives none', () => {
  const read = nonsense.filter((text) => shown(text) !== 'none');
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
