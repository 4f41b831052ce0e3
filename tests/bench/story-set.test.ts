import assert from 'node:assert/strict';
import { test } from 'node:test';

import { added, figuresOf, type StorySet, tally } from '../../bench/story-set.ts';

/** Three items of one event, two of a related one, one of a third, of two companies. */
const set: StorySet = {
  items: [],
  factsById: new Map(),
  events: new Map([
    ['a', 'release'],
    ['b', 'release'],
    ['c', 'release'],
    ['d', 'support'],
    ['e', 'results'],
  ]),
  companyOf: new Map([
    ['release', 'zhipu'],
    ['support', 'zhipu'],
    ['results', 'metax'],
  ]),
  related: new Set(['release support', 'support release']),
};
const joined = (...stories: readonly string[]): Map<string, string> =>
  new Map(stories.flatMap((story) => story.split('').map((id) => [id, story] as const)));

test('pairs are counted, and two related events in one story count neither way', () => {
  const { precision, recall, f1 } = figuresOf(tally(set, joined('abd', 'c', 'e'), null));
  assert.deepEqual([precision, recall, f1], [1, 0.3333, 0.5]);
});

test('items of two events in one story cost precision, and purity even where the events are related', () => {
  assert.equal(figuresOf(tally(set, joined('abc', 'de'), null)).precision, 0.75);
  assert.ok(figuresOf(tally(set, joined('abcd', 'e'), null)).b3 < 1);
});

test('an item in no story stands alone', () => {
  assert.deepEqual(figuresOf(tally(set, joined('ab'), null)), figuresOf(tally(set, joined('ab', 'c', 'd', 'e'), null)));
});

test('the sums of the companies are those of the whole as long as no story joins two companies', () => {
  const stories = joined('ab', 'cd', 'e');
  assert.deepEqual(added(['zhipu', 'metax'].map((company) => tally(set, stories, company))), tally(set, stories, null));
});
