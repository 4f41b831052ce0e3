import assert from 'node:assert/strict';
import { test } from 'node:test';

import { explainStory } from '../../src/group/explain.ts';
import { groupStories } from '../../src/group/stories.ts';
import { factsById, told } from './cards.ts';

const items = [
  told('a', '沐曦股份首日收829.90元，涨692.95%', '2025-12-17T16:00:00+08:00'),
  told('b', '沐曦登陆科创板首日收涨692.95%，报829.90元', '2025-12-17T17:10:00+08:00'),
  told('c', '沐曦股份首日收829.90元，涨692.95%', '2025-12-17T18:00:00+08:00'),
  told('d', '沐曦发布曦云C600芯片', '2025-12-20T10:00:00+08:00'),
  told('e', '壁仞科技通过港交所聆讯', '2025-12-17T18:00:00+08:00'),
  told('f', '沐曦起诉前员工', '2026-03-20T10:00:00+08:00'),
];
const facts = factsById(items);
const explain = (id: string) => explainStory(id, items, facts, new Map());

test('what is explained is what the grouping decided', () => {
  for (const story of groupStories(items, facts, new Map())) {
    for (const id of story.itemIds) {
      const reason = explain(id);
      assert.deepEqual(reason.story, story);
      assert.deepEqual([id, ...reason.members.map((pair) => pair.itemId)].sort(), [...story.itemIds].sort());
    }
  }
});

test('the parts of a pair say what it has in common, the weightiest first', () => {
  const { members, threshold } = explain('a');
  const b = members.find((pair) => pair.itemId === 'b') ?? assert.fail('b is in the story');
  const names = b.parts.map((part) => part.name);
  assert.ok(names.includes('words') && names.includes('sameStage'), names.join());
  const sizes = b.parts.map((part) => Math.abs(part.points));
  assert.deepEqual(
    sizes,
    sizes.toSorted((x, y) => y - x),
  );
  assert.ok(b.score > threshold);
});

test('a copy is told from a likeness', () => {
  const isCopy = (id: string) => explain('a').members.find((pair) => pair.itemId === id)?.isCopy;
  assert.deepEqual([isCopy('b'), isCopy('c')], [false, true]);
});

test('items left apart share a company and are near in time', () => {
  assert.deepEqual(
    explain('a').outside.map((pair) => pair.itemId),
    ['d'],
  );
});

test('an item nobody is about stands in no story', () => {
  const reason = explainStory('nobody', items, facts, new Map());
  assert.deepEqual([reason.story, reason.members, reason.outside], [null, [], []]);
});
