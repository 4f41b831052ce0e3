import assert from 'node:assert/strict';
import { test } from 'node:test';

import { eventsIn } from './reading.ts';

const whose = (text: string): (string | null)[][] => eventsIn(text).map(({ type, company }) => [type, company]);

test('a firm that others describe is known by the name right before its step', () => {
  assert.deepEqual(whose('摩尔线程的供应商、一家名不见经传的芯瀚科技通过港交所聆讯。'), [['ipo', null]]);
  assert.deepEqual(whose('专注GPU的摩尔线程通过港交所聆讯。'), [['ipo', 'moore-threads']]);
});

test('a suit in which a firm has no part is not its own', () => {
  assert.deepEqual(whose('法院立案受理燧明芯科诉前员工侵害商业秘密案，摩尔线程未被列为被告。'), [['legal', null]]);
  assert.deepEqual(whose('法院立案受理迪士尼诉MiniMax侵权案。'), [['legal', 'minimax']]);
});

test('who joins a firm makes it an event of that firm', () => {
  assert.deepEqual(whose('Former research head Chen Wu has joined MiniMax as vice-president.'), [
    ['personnel', 'minimax'],
  ]);
});

test('what takes two belongs to the followed one, and firms in a row share it', () => {
  assert.deepEqual(whose('联想与摩尔线程达成战略合作。'), [['partnership', 'moore-threads']]);
  assert.deepEqual(whose('摩尔线程、MiniMax昨日双双通过聆讯。'), [
    ['ipo', 'moore-threads'],
    ['ipo', 'minimax'],
  ]);
});

test('a step that describes a firm is that of the firm', () => {
  assert.deepEqual(whose('摩尔线程表示祝贺；同日上市的MiniMax未予置评。'), [['ipo', 'minimax']]);
});
