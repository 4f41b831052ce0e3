import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isEastAsian, isOfUnitedStates, readZone, zoneInWords } from '../../../src/read/date/zones.ts';

const zone = (after: string, isSure = true, inChina = true): unknown => {
  const found = readZone(after, isSure, inChina);
  return found === null || found === 'impossible' ? found : found.zone;
};

test('a distance from Greenwich is read in all its spellings', () => {
  for (const written of [
    '+08:00',
    ' +0800',
    ' +800',
    '+08',
    ' gmt+8',
    ' (utc+08:00)',
    'z+8',
    ' gmt +0800',
    '+08:00[asia/shanghai]',
  ])
    assert.deepEqual(zone(written, true, false), { minutes: 480 }, written);
});

test('CST is China where the source is Chinese and Chicago elsewhere', () => {
  assert.deepEqual(zone(' cst'), { minutes: 480 });
  assert.deepEqual(zone(' cst', true, false), { minutes: -360 });
});

test('what may be a span, and what is no zone of this world, is impossible', () => {
  assert.equal(zone('-11:00', false), 'impossible');
  assert.equal(zone(' +2500'), 'impossible');
  assert.deepEqual(zone('-05:00', true), { minutes: -300 });
});

test('a named place keeps its own summer time', () => {
  assert.deepEqual(zone(' et'), { place: 'America/New_York' });
  assert.deepEqual(zone(' america/new_york'), { place: 'america/new_york' });
  assert.deepEqual(zoneInWords('2025-12-21 08:30(北京时间)'), { place: 'Asia/Shanghai' });
});

test('a word that is no zone is none, and at is one only at the end', () => {
  for (const after of [' 来源', ' xyz', ' at noon', ' - 5 jan']) assert.equal(zone(after), null, after);
  assert.deepEqual(zone(' at'), { place: 'America/Halifax' });
});

test('zones tell in which order their people write a date', () => {
  assert.deepEqual([isEastAsian('Asia/Shanghai'), isEastAsian('Asia/Kolkata')], [true, false]);
  assert.deepEqual([isOfUnitedStates('America/New_York'), isOfUnitedStates('America/Sao_Paulo')], [true, false]);
});
