import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readZone } from '../../src/read/date-zones.ts';

test('a distance from Greenwich is read in all its spellings', () => {
  for (const written of ['+08:00', ' +0800', ' gmt+8', ' (utc+08:00)', 'z+8', '+08:00[asia/shanghai]'])
    assert.deepEqual(readZone(written, true, false), { minutes: 480 }, written);
});

test('CST is China where the source is Chinese and Chicago elsewhere', () => {
  assert.deepEqual(readZone(' cst', true, true), { minutes: 480 });
  assert.deepEqual(readZone(' cst', true, false), { minutes: -360 });
});

test('a span of time is not a zone', () => {
  assert.equal(readZone('-09:10', false, true), null);
});

test('a named place keeps its own summer time', () => {
  assert.deepEqual(readZone(' et', true, true), { place: 'America/New_York' });
  assert.deepEqual(readZone(' (北京时间)', false, false), { place: 'Asia/Shanghai' });
});

test('a word that is no zone is none', () => {
  assert.equal(readZone(' 来源', true, true), null);
  assert.equal(readZone(' xyz', true, true), null);
});
