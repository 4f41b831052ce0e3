import { createHash, randomBytes } from 'node:crypto';

import type { Chance } from '../ports/chance.ts';

const tokenBytes = 24;
const fractionBytes = 6;

function chanceFrom(bytes: (count: number) => Buffer): Chance {
  return {
    token: () => bytes(tokenBytes).toString('base64url'),
    fraction: () => bytes(fractionBytes).readUIntBE(0, fractionBytes) / 2 ** (8 * fractionBytes),
  };
}

/** Chance that nobody can guess. */
export function systemChance(): Chance {
  return chanceFrom(randomBytes);
}

/** The same values in the same order for the same seed: for the demonstration and for tests, never for real readers. */
export function seededChance(seed: string): Chance {
  let drawn = 0;
  return chanceFrom((count) => {
    drawn += 1;
    return createHash('sha256').update(`${seed}\n${drawn}`).digest().subarray(0, count);
  });
}
