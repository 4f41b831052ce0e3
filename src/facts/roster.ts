import type { Company } from '../model/company.ts';
import { fold } from '../text/fold.ts';

/** What facts need to know of the followed companies. */
export interface Roster {
  readonly ids: ReadonlySet<string>;
  /** Names of products, folded and in lower case: a mention of one is a mention of its company, but not of all of it. */
  readonly products: ReadonlySet<string>;
}

// Built once for a list: 100,000 items must not walk through 10,000 companies each.
const rosters = new WeakMap<readonly Company[], Roster>();

export function rosterOf(followed: readonly Company[]): Roster {
  const known = rosters.get(followed);
  if (known !== undefined) return known;
  const roster = {
    ids: new Set(followed.map(({ id }) => id)),
    products: new Set(followed.flatMap(({ products }) => products.map(({ text }) => nameKey(text)))),
  };
  rosters.set(followed, roster);
  return roster;
}

/** How two spellings of a product's name are held against each other: GLM 5 is GLM-5. */
export function nameKey(name: string): string {
  return fold(name).text.toLowerCase().replaceAll(/[\s-]/g, '');
}
