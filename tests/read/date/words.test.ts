import assert from 'node:assert/strict';
import { test } from 'node:test';

import { chineseWords, months, normaliseDate } from '../../../src/read/date/words.ts';

test('width, case, script, accents and dashes become one writing', () => {
  assert.equal(normaliseDate('２０２５－１２－２１　０８：３０'), '2025-12-21 08:30');
  assert.equal(normaliseDate('3小時前'), '3小时前');
  assert.equal(normaliseDate('5. März – Jänner'), '5. marz - janner');
});

test('tags and hard spaces are spaces', () => {
  assert.equal(normaliseDate('<time>12月21日</time>&nbsp;08:30'), '12月21日 08:30');
});

test('a time that was glued to its day stands apart', () => {
  assert.equal(normaliseDate('2025-12-2108:30'), '2025-12-21 08:30');
});

test('longer words are looked for before the words they hold', () => {
  assert.equal(new RegExp(chineseWords).exec('大前天')?.[0], '大前天');
  assert.equal(new RegExp(chineseWords).exec('时间')?.[0], '时间');
  assert.equal(new RegExp(chineseWords).exec('上周五')?.[0], '上周五');
});

test('no word for a month of another language is the English word ago', () => {
  assert.equal(months.has('ago'), false);
  assert.equal(months.get('dezember'), 12);
});
