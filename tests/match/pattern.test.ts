import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hyphen, noGap, patternOf, space, streamOf } from '../../src/match/pattern.ts';

const read = (text: string): string => {
  const { units, length } = streamOf(text);
  return String.fromCharCode(...units.subarray(0, length));
};

test('a stream has no spaces, line ends, hyphens or capitals', () => {
  assert.equal(read('MTT-S80 与摩爾\n線程'), 'mtts80与摩尔线程');
});

test('what was left out is remembered as a gap before the next character', () => {
  const { gaps, length } = streamOf('A-b c');
  assert.deepEqual([...gaps.subarray(0, length)], [noGap, hyphen, space]);
});

test('offsets point at the original characters', () => {
  const { starts, ends } = streamOf('x 智\u200B譜');
  assert.deepEqual([starts[1], ends[1], starts[2], ends[2]], [2, 4, 4, 5]);
});

test('one character is no pattern', () => {
  assert.equal(patternOf('智', { company: 'a', force: 'strong', kind: 'name' }), null);
});

test('a product that ends in a hyphen asks for a version', () => {
  assert.equal(patternOf('GLM-', { company: 'a', force: 'strong', kind: 'product' })?.versioned, true);
  assert.equal(patternOf('GLM-4', { company: 'a', force: 'strong', kind: 'product' })?.versioned, false);
});

test('a text after a longer one is read as if it stood alone, and so is one longer than any before', () => {
  assert.equal(read('摩尔线程与沐曦'), '摩尔线程与沐曦');
  assert.equal(read('智谱'), '智谱');
  const long = '智譜'.repeat(50_000);
  assert.equal(streamOf(long).length, long.length);
  assert.equal(streamOf(long).units[long.length - 1], '谱'.charCodeAt(0));
});

test('a pattern keeps its name when other texts are read after it', () => {
  const pattern = patternOf('智谱', { company: 'a', force: 'strong', kind: 'name' });
  read('摩尔线程');
  assert.equal(String.fromCharCode(...pattern!.units), '智谱');
});

test('a letter under a million marks is one character, and its end is looked for once', () => {
  const text = `智${'\u0301'.repeat(1_000_000)}谱`;
  const { ends, length } = streamOf(text);
  assert.equal(ends[0], text.length - 1);
  assert.equal(ends[length - 2], text.length - 1);
  assert.equal(ends[length - 1], text.length);
});
