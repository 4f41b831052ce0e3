import assert from 'node:assert/strict';
import { test } from 'node:test';

import { newStoryId, obeyed } from '../../src/group/rulings.ts';
import type { Ruling } from '../../src/model/story.ts';

const say =
  (together: boolean) =>
  (itemId: string, otherId: string, at = 1): Ruling => ({
    itemId,
    otherId,
    together,
    by: 'li',
    at,
  });
const joined = say(true);
const parted = say(false);
const items = ['a', 'b', 'c', 'd'];
const storyOf = (rulings: readonly Ruling[], known: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(obeyed(items, new Map(Object.entries(known)), rulings).known);

test('without a ruling every item keeps the story it had', () => {
  assert.deepEqual(storyOf([], { a: 'a', b: 'a' }), { a: 'a', b: 'a' });
});

test('items ruled together carry the story of the earliest of them, also by way of a third one', () => {
  assert.deepEqual(storyOf([joined('b', 'a'), joined('c', 'b')], { c: 'c' }), { a: 'c', b: 'c', c: 'c' });
  assert.deepEqual(storyOf([joined('b', 'a'), joined('c', 'b')]), { a: 'a', b: 'a', c: 'a' });
});

test('items ruled apart carry two stories, and the one with the earlier item keeps the id', () => {
  assert.deepEqual(storyOf([parted('a', 'b')], { a: 'a', b: 'a', c: 'a' }), { a: 'a', b: 'b', c: 'a' });
  assert.deepEqual(storyOf([parted('a', 'b')]), { a: 'a', b: 'b' });
});

test('what is joined with one of two items kept apart is kept apart from the other', () => {
  const { known, settled } = obeyed(items, new Map(), [joined('a', 'c'), parted('a', 'b'), joined('b', 'd')]);
  assert.deepEqual(Object.fromEntries(known), { a: 'a', c: 'a', b: 'b', d: 'b' });
  assert.deepEqual([...settled], ['a', 'b']);
});

test('of two rulings that contradict each other the newer counts, in whatever order they come', () => {
  const older = [joined('a', 'b', 1), joined('b', 'c', 2)];
  const newer = parted('a', 'c', 3);
  for (const rulings of [
    [...older, newer],
    [newer, ...older.toReversed()],
  ])
    assert.deepEqual(storyOf(rulings), { a: 'a', b: 'b', c: 'b' });
  assert.deepEqual(storyOf([parted('a', 'b', 1), joined('a', 'b', 2)]), { a: 'a', b: 'a' });
});

test('a story is named by its first item, unless another story has that id', () => {
  assert.equal(newStoryId(['a', 'b'], new Set()), 'a');
  assert.equal(newStoryId(['a', 'b'], new Set(['a'])), 'b');
  assert.equal(newStoryId(['a1'], new Set(['a1'])), '1a');
});
