import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assign, gainOf } from '../../../src/read/seed/assign.ts';
import { chanceFrom } from './tear.ts';

test('an assignment takes the best pairs together, not the best one first', () => {
  assert.deepEqual(
    assign([
      [5, 4],
      [5, 1],
    ]),
    [1, 0],
  );
  assert.deepEqual(assign([[-1, -2]]), [null]);
  assert.deepEqual(assign([]), []);
});

test('no other assignment is worth more', () => {
  const chance = chanceFrom(1);
  const best = (gain: readonly (readonly number[])[], row: number, taken: ReadonlySet<number>): number => {
    if (row === gain.length) return 0;
    const out = best(gain, row + 1, taken);
    const free = gain[row]!.flatMap((value, column) =>
      taken.has(column) ? [] : [value + best(gain, row + 1, new Set([...taken, column]))],
    );
    return Math.max(out, ...free);
  };
  for (let round = 0; round < 200; round++) {
    const rows = 1 + Math.floor(chance() * 4);
    const columns = rows + Math.floor(chance() * 3);
    const gain = Array.from({ length: rows }, () => Array.from({ length: columns }, () => chance() * 10 - 5));
    const chosen = assign(gain);
    const used = chosen.filter((column) => column !== null);
    assert.equal(new Set(used).size, used.length);
    assert.ok(Math.abs(gainOf(gain, chosen) - best(gain, 0, new Set())) < 1e-9);
  }
});
