import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fitLogit, type Sample } from '../../bench/logit.ts';

/** Of one kind where twice the first feature, less the second, is large. */
const samples: readonly Sample[] = Array.from({ length: 400 }, (_, at) => {
  const [a, b, noise] = [(at * 37) % 100, (at * 61) % 100, (at * 17) % 100];
  return { x: [a / 100, b / 100], y: 2 * a - b + noise > 100 ? 1 : 0, weight: 1 };
});

test('a fit finds which feature speaks for and which against, and how much', () => {
  const { weights } = fitLogit(samples, [1, -1], new Map(), 0.3);
  assert.ok(weights[0]! > 0 && weights[1]! < 0, weights.join());
  assert.ok(Math.abs(weights[0]! / weights[1]! + 2) < 0.5, weights.join());
});

test('a weight whose sign is against sense is none at all', () => {
  assert.equal(fitLogit(samples, [1, 1], new Map(), 0.3).weights[1], 0);
});

test('a weight that is given stays, and the others are fitted around it', () => {
  const { weights } = fitLogit(samples, [1, -1], new Map([[1, -10]]), 0.3);
  assert.equal(weights[1], -10);
  assert.ok(weights[0]! > fitLogit(samples, [1, -1], new Map(), 0.3).weights[0]!);
});

test('shrinkage makes weights smaller, and a weight on nothing is 0', () => {
  const near = (shrinkage: number): number => fitLogit(samples, [1, -1], new Map(), shrinkage).weights[0]!;
  assert.ok(near(10) < near(0.3));
  const idle = samples.map((sample) => ({ ...sample, x: [...sample.x, 0] }));
  assert.equal(Math.abs(fitLogit(idle, [1, -1, 0], new Map(), 0.3).weights[2]!), 0);
});
