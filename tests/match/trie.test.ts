import assert from 'node:assert/strict';
import { test } from 'node:test';

import { buildTrie, childOf, nowhere, root, startHash } from '../../src/match/trie.ts';

const unitsOf = (text: string): Uint16Array => Uint16Array.from(text, (letter) => letter.charCodeAt(0));

function walk(names: readonly string[], text: string): number {
  const { trie } = buildTrie(names.map(unitsOf));
  return unitsOf(text).reduce((node, unit) => (node === nowhere ? nowhere : childOf(trie, node, unit)), root);
}

test('each name leads to its own end, equal names to one', () => {
  const names = ['沐曦', '沐曦股份', '智谱', '沐曦'];
  const { ends } = buildTrie(names.map(unitsOf));
  assert.deepEqual(
    names.map((name) => walk(names, name)),
    [...ends],
  );
  assert.equal(ends[0], ends[3]);
  assert.equal(new Set(ends).size, 3);
});

test('what no name begins with leads nowhere', () => {
  assert.equal(walk(['沐曦股份'], '沐曦集'), nowhere);
  assert.notEqual(walk(['沐曦股份'], '沐曦股'), nowhere);
  assert.equal(walk([], '沐曦'), nowhere);
});

test('ten thousand names that begin alike are told apart', () => {
  const names = Array.from({ length: 10_000 }, (_, at) => `上海${String.fromCharCode(0x4e00 + at)}科`);
  const { trie, ends } = buildTrie(names.map(unitsOf));
  assert.equal(new Set(ends).size, names.length);
  assert.equal(trie.startSeen[startHash('上'.charCodeAt(0), '海'.charCodeAt(0))], 1);
  assert.equal(trie.startSeen[startHash('海'.charCodeAt(0), '上'.charCodeAt(0))], 0);
});
