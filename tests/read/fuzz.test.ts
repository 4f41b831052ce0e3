import assert from 'node:assert/strict';
import { test } from 'node:test';

import { runFuzz } from './fuzzing.ts';

const seed = 20261123;
const count = 10_000;

test(`${count} mutated feeds and pages (seed ${seed}) crash and hang no reader`, async () => {
  const { crashes, hangs, read, refused } = await runFuzz(seed, count);
  assert.deepEqual(crashes.slice(0, 3), []);
  assert.deepEqual(hangs, []);
  assert.equal(read + refused, count);
  // A set in which everything is refused would test the refusal only.
  assert.ok(read > count / 2, `only ${read} of ${count} were read`);
});
