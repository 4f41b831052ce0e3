/** Units of names as a tree, so that a thousand names that begin with 上海 cost no more than one. */
export interface Trie {
  /** Child nodes by open addressing: `parents` and `units` are the key, 0 in `children` is a free place. */
  readonly parents: Uint32Array;
  readonly units: Uint16Array;
  readonly children: Uint32Array;
  readonly mask: number;
  /** One byte per hash of two units: 0 means that no name starts so. Spares most walks. */
  readonly startSeen: Uint8Array;
  readonly nodes: number;
}

export const root = 1;
/** No such child. */
export const nowhere = 0;

const startBits = 18;
export const startHash = (first: number, second: number): number =>
  Math.imul((first << 16) | second, 0x9e3779b1) >>> (32 - startBits);

const placeOf = (parent: number, unit: number, mask: number): number => {
  const mixed = Math.imul(parent, 0x9e3779b1) ^ Math.imul(unit + 1, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & mask;
};

/** The node behind `unit` below `parent`, or `nowhere`. */
export function childOf({ parents, units, children, mask }: Trie, parent: number, unit: number): number {
  let place = placeOf(parent, unit, mask);
  while (children[place] !== nowhere) {
    if (parents[place] === parent && units[place] === unit) return children[place]!;
    place = (place + 1) & mask;
  }
  return nowhere;
}

/**
 * Builds the tree of some names of two or more units each.
 *
 * @returns the tree, and the node at which each name ends, in their order; equal names end at one node
 *
 * O(units); 14 bytes a place at half load.
 */
export function buildTrie(names: readonly Uint16Array[]): { readonly trie: Trie; readonly ends: Uint32Array } {
  let room = 16;
  while (room < 2 * names.reduce((sum, name) => sum + name.length, 1)) room *= 2;
  const trie = {
    parents: new Uint32Array(room),
    units: new Uint16Array(room),
    children: new Uint32Array(room),
    mask: room - 1,
    startSeen: new Uint8Array(1 << startBits),
    nodes: root + 1,
  };
  const ends = new Uint32Array(names.length);
  for (const [at, name] of names.entries()) {
    trie.startSeen[startHash(name[0]!, name[1]!)] = 1;
    let node = root;
    for (const unit of name) {
      let place = placeOf(node, unit, trie.mask);
      while (trie.children[place] !== nowhere && (trie.parents[place] !== node || trie.units[place] !== unit))
        place = (place + 1) & trie.mask;
      if (trie.children[place] === nowhere) {
        trie.parents[place] = node;
        trie.units[place] = unit;
        trie.children[place] = trie.nodes++;
      }
      node = trie.children[place]!;
    }
    ends[at] = node;
  }
  return { trie, ends };
}
