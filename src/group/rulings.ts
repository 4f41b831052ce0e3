import type { Ruling } from '../model/story.ts';

/** The stories as earlier runs and editors left them. */
export interface Obeyed {
  /** Story of each item: that of the earlier run, unless an editor ruled otherwise. */
  readonly known: ReadonlyMap<string, string>;
  /** Stories an editor told apart from another one. */
  readonly settled: ReadonlySet<string>;
}

/**
 * Carries editors' rulings over to what the stories were before, so that the grouping has one thing to obey.
 *
 * @param itemIds those that are grouped, in order of time
 * @param rulings in any order; where they contradict each other, also by way of a third item, the newer one counts
 *
 * Items ruled together carry one story, items ruled apart two. A set of items that was in no story yet takes the id of
 * its first one. O(items + rulings × items ruled apart).
 */
export function obeyed(
  itemIds: readonly string[],
  known: ReadonlyMap<string, string>,
  rulings: readonly Ruling[],
): Obeyed {
  if (rulings.length === 0) return { known, settled: new Set() };
  const { rootOf, foes } = weigh(rulings);
  const place = new Map(itemIds.map((id, at) => [id, at]));
  const sets = new Map<string, string[]>();
  for (const id of new Set(rulings.flatMap(({ itemId, otherId }) => [itemId, otherId]))) {
    const root = rootOf(id);
    sets.set(root, [...(sets.get(root) ?? []), id]);
  }
  const at = (id: string): number => place.get(id) ?? Infinity;
  const byTime = (a: string, b: string): number => at(a) - at(b) || (a < b ? -1 : 1);
  for (const members of sets.values()) members.sort(byTime);
  const inOrder = [...sets].sort(([, a], [, b]) => byTime(a[0]!, b[0]!));
  const ruled = new Map(known);
  const storyOf = new Map<string, string>();
  const settled = new Set<string>();
  const taken = new Set(known.values());
  for (const [root, members] of inOrder) {
    const others = [...(foes.get(root) ?? [])].map((foe) => storyOf.get(foe));
    const before = members.flatMap((id) => known.get(id) ?? []).find((story) => !others.includes(story));
    const story = before ?? newStoryId(members, taken);
    taken.add(story);
    storyOf.set(root, story);
    for (const id of members) ruled.set(id, story);
    if (others.length > 0 || foes.has(root)) settled.add(story);
  }
  return { known: ruled, settled };
}

/**
 * The id of a story that begins with these items: that of its first item. Where a story that one of them left has that
 * id, the next one's; where all are taken, the first one's characters in reverse, which no item has.
 *
 * @param itemIds at least one, in order of time
 * @param taken ids of the other stories
 */
export function newStoryId(itemIds: readonly string[], taken: ReadonlySet<string>): string {
  return itemIds.find((id) => !taken.has(id)) ?? itemIds[0]!.split('').toReversed().join('');
}

interface Weighed {
  /** An item that stands for all those ruled together with this one. */
  readonly rootOf: (id: string) => string;
  /** By root: roots that are kept apart from it. */
  readonly foes: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The newest first: an older ruling that the newer ones rule out is passed over. */
function weigh(rulings: readonly Ruling[]): Weighed {
  const parent = new Map<string, string>();
  const foes = new Map<string, Set<string>>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    if (root !== id) parent.set(id, root);
    return root;
  };
  const part = (a: string, b: string): void => {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const row = foes.get(one);
      if (row === undefined) foes.set(one, new Set([other]));
      else row.add(other);
    }
  };
  for (const { itemId, otherId, together } of rulings.toSorted(newestFirst)) {
    const [a, b] = [rootOf(itemId), rootOf(otherId)];
    if (a === b) continue;
    if (!together) part(a, b);
    else if (foes.get(a)?.has(b) !== true) {
      parent.set(b, a);
      for (const foe of foes.get(b) ?? []) {
        foes.get(foe)?.delete(b);
        part(a, foe);
      }
      foes.delete(b);
    }
  }
  return { rootOf, foes };
}

function newestFirst(x: Ruling, y: Ruling): number {
  const key = ({ itemId, otherId }: Ruling): string => `${itemId} ${otherId}`;
  return y.at - x.at || (key(x) < key(y) ? -1 : 1);
}
