import assert from 'node:assert/strict';
import { test } from 'node:test';

import { meanLink } from '../../src/group/linkage.ts';

const options = (nodes: number, labels: readonly (string | null)[] = Array.from({ length: nodes }, () => null)) => ({
  threshold: 0,
  missing: -4,
  labels,
});
const ones = (nodes: number): number[] => Array.from({ length: nodes }, () => 1);

test('a pair above the threshold is joined, one below is not', () => {
  assert.deepEqual(
    meanLink(
      ones(3),
      [
        { a: 0, b: 1, score: 2 },
        { a: 1, b: 2, score: -1 },
      ],
      options(3),
    ),
    [0, 0, 2],
  );
});

test('a chain is not joined end to end when its ends have nothing in common', () => {
  const edges = [
    { a: 0, b: 1, score: 3 },
    { a: 1, b: 2, score: 2 },
    { a: 2, b: 3, score: 3 },
  ];
  assert.deepEqual(meanLink(ones(4), edges, options(4)), [0, 0, 2, 2]);
});

test('a node that stands for many items weighs as many', () => {
  const edges = [
    { a: 0, b: 1, score: 3 },
    { a: 0, b: 2, score: 4 },
    { a: 1, b: 2, score: -4 },
  ];
  assert.deepEqual(meanLink([1, 1, 1], edges, options(3)), [0, 1, 0]);
  assert.deepEqual(meanLink([9, 1, 1], edges, options(3)), [0, 0, 0]);
});

test('nodes of one label are joined at once, nodes of two labels never', () => {
  assert.deepEqual(meanLink(ones(3), [], options(3, ['x', null, 'x'])), [0, 1, 0]);
  assert.deepEqual(meanLink(ones(2), [{ a: 0, b: 1, score: 4 }], options(2, ['x', 'y'])), [0, 1]);
});

test('a free node cannot bridge two labels', () => {
  const edges = [
    { a: 0, b: 1, score: 4 },
    { a: 1, b: 2, score: 4 },
    { a: 0, b: 2, score: 4 },
  ];
  assert.deepEqual(meanLink(ones(3), edges, options(3, ['x', null, 'y'])), [0, 0, 2]);
});

test('where two labels are one by their scores, a free node goes to the older', () => {
  const edges = [
    { a: 0, b: 1, score: 2 },
    { a: 1, b: 2, score: 4 },
    { a: 0, b: 2, score: -1 },
  ];
  assert.deepEqual(meanLink(ones(3), edges, options(3, ['x', 'y', null])), [0, 1, 0]);
  assert.deepEqual(meanLink(ones(3), edges.slice(1), options(3, ['x', 'y', null])), [0, 1, 1]);
});

test('the older is found again after its group took an earlier free node', () => {
  const edges = [
    { a: 0, b: 1, score: 4 },
    { a: 1, b: 2, score: 2 },
    { a: 2, b: 3, score: 3 },
  ];
  assert.deepEqual(meanLink(ones(4), edges, options(4, [null, 'x', 'y', null])), [0, 0, 2, 0]);
});

test('where somebody told two labels apart, a free node goes to the nearer', () => {
  const edges = [
    { a: 0, b: 1, score: 2 },
    { a: 1, b: 2, score: 4 },
    { a: 0, b: 2, score: 3 },
  ];
  const settled = { ...options(3, ['x', 'y', null]), settled: new Set(['x', 'y']) };
  assert.deepEqual(meanLink(ones(3), edges, settled), [0, 1, 1]);
});

test('no nodes give no groups', () => {
  assert.deepEqual(meanLink([], [], options(0)), []);
});
