import assert from 'node:assert/strict';
import { test } from 'node:test';

import { outlineOf } from '../../src/facts/outline.ts';
import type { FactItem, Outline } from '../../src/facts/outline.ts';
import { anItem } from '../makers.ts';
import { followed, mentionsIn } from './reading.ts';

const zone = 'Asia/Shanghai';

function outlined(item: FactItem): Outline {
  return outlineOf(item, [...mentionsIn(item.title, 'title'), ...mentionsIn(item.text, 'text')], followed, zone);
}

const speakingIn = (text: string, title = ''): unknown[] =>
  outlined(anItem({ title, text, filedUnder: [] })).sentences.map(({ passage, speaking }) => [passage.text, speaking]);

test('a sentence is about whom the one before it ended with, and its own firms count from the next on', () => {
  assert.deepEqual(speakingIn('摩尔线程营收增长。毛利率20%。MiniMax亏损。用户1亿。', '摩尔线程公布年报'), [
    ['摩尔线程公布年报', 'moore-threads'],
    ['摩尔线程营收增长。', 'moore-threads'],
    ['毛利率20%。', 'moore-threads'],
    ['MiniMax亏损。', 'moore-threads'],
    ['用户1亿。', 'minimax'],
  ]);
});

test('a heading says at once who its lines are about', () => {
  assert.deepEqual(speakingIn('摩尔线程营收增长。\nMiniMax\n用户1亿。').slice(1), [
    ['MiniMax', 'minimax'],
    ['用户1亿。', 'minimax'],
  ]);
});

test('the day of an item is that of the zone, and null when the moment is not known', () => {
  const late = Date.parse('2025-12-20T23:00:00Z');
  assert.equal(outlined(anItem({ publishedAt: late })).published, '2025-12-21');
  assert.equal(outlined(anItem({ publishedAt: null })).published, null);
});

test('an item asked for twice in a row is read once, and other mentions are another reading', () => {
  const item = anItem({ title: '', text: '摩尔线程营收增长。' });
  const mentions = mentionsIn(item.text, 'text');
  const first = outlineOf(item, mentions, followed, zone);
  assert.equal(outlineOf(item, mentions, followed, zone), first);
  assert.deepEqual(outlineOf(item, [], followed, zone).sentences[0]!.passage.mentions, []);
  assert.equal(first.sentences[0]!.passage.mentions.length, 1);
});

test('a revision of an item with the same id is read anew', () => {
  const mentions = mentionsIn('摩尔线程', 'text');
  outlineOf(anItem({ title: '', text: '摩尔线程上市。' }), mentions, followed, zone);
  const { sentences } = outlineOf(anItem({ title: '', text: '摩尔线程过会。' }), mentions, followed, zone);
  assert.equal(sentences[0]!.passage.text, '摩尔线程过会。');
});
