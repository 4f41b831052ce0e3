import assert from 'node:assert/strict';
import { test } from 'node:test';

import { firstWord, openingOf, pairing } from '../../../src/read/seed/characters.ts';

test('characters of one word pair, strangers do not, unknown ones say nothing', () => {
  assert.equal(pairing('业', '务'), 1);
  assert.equal(pairing('公', '司'), 1);
  assert.equal(pairing('业', '虽'), -1);
  assert.equal(pairing('A', '务'), 0);
});

test('的 and 务 begin no sentence, 但 and 目 do', () => {
  assert.equal(openingOf('的'), -2);
  assert.ok(openingOf('务') < 0);
  assert.equal(openingOf('目'), 1);
});

test('the first word is asked as a whole: 管道 is not 管, 今年 begins sentences', () => {
  assert.equal(firstWord('今年以来'), 1);
  assert.equal(firstWord('的方向'), -1);
  assert.equal(firstWord('表示将继续'), -1);
  assert.equal(firstWord('管道的运力'), 0);
});
