import assert from 'node:assert/strict';
import { test } from 'node:test';

import { seededChance, systemChance } from '../../src/adapters/chance.ts';

for (const [name, make] of [
  ['of the system', systemChance],
  ['with a seed', () => seededChance('seed')],
] as const) {
  test(`chance ${name} gives tokens of 32 characters, no two the same, and fractions from 0 to 1`, () => {
    const chance = make();
    const tokens = Array.from({ length: 100 }, () => chance.token());
    for (const token of tokens) assert.match(token, /^[\w-]{32}$/);
    assert.equal(new Set(tokens).size, 100);
    const fractions = Array.from({ length: 100 }, () => chance.fraction());
    assert.ok(fractions.every((fraction) => fraction >= 0 && fraction < 1));
    assert.ok(Math.min(...fractions) < 0.5 && Math.max(...fractions) > 0.5);
  });
}

test('one seed gives the same values, another seed others', () => {
  const draw = (seed: string): readonly unknown[] => {
    const chance = seededChance(seed);
    return [chance.token(), chance.fraction(), chance.token()];
  };
  assert.deepEqual(draw('a'), draw('a'));
  assert.notDeepEqual(draw('a'), draw('b'));
});
