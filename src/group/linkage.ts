/** A scored pair of nodes, by their index. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

interface Waiting {
  readonly score: number;
  readonly a: number;
  readonly b: number;
  readonly sizeA: number;
  readonly sizeB: number;
}

/**
 * Joins nodes whose mean score over all pairs between two groups is above `threshold`, best pair of groups first.
 *
 * @param sizes how many items each node stands for
 * @param edges each pair at most once; a pair without an edge counts as `missing`
 * @param labels nodes of one label are joined before anything is weighed, nodes of two labels never; null: free. Where the groups of
 *   two labels are one by their scores, free nodes go to the one with the smaller nodes
 * @param settled labels whose groups somebody told apart: free nodes go to the nearer one
 * @returns for each node the smallest node of its group
 *
 * Mean link: nearest-neighbour chains run through commentary from one event to the next, and farthest link breaks a big
 * story at its oddest headline. Ties go to the smaller nodes, so the result depends on the order of nodes alone.
 * O(edges × log edges).
 */
export function meanLink(
  sizes: readonly number[],
  edges: readonly Edge[],
  {
    threshold,
    missing,
    labels,
    settled = new Set(),
  }: {
    readonly threshold: number;
    readonly missing: number;
    readonly labels: readonly (string | null)[];
    readonly settled?: ReadonlySet<string>;
  },
): number[] {
  const size = [...sizes];
  const groupOf = sizes.map((_, node) => node);
  const members = sizes.map((_, node) => [node]);
  // Sums above `missing`, weighted by how many items stand behind each pair: then a missing pair adds nothing.
  const sums: (Map<number, number> | null)[] = sizes.map(() => new Map<number, number>());
  for (const { a, b, score } of edges) {
    const sum = (score - missing) * size[a]! * size[b]!;
    sums[a]!.set(b, sum);
    sums[b]!.set(a, sum);
  }
  const mean = (a: number, b: number): number => (sums[a]!.get(b) ?? 0) / (size[a]! * size[b]!) + missing;
  const queue = new Heap();
  const label = [...labels];
  /** The group of each label. */
  const firstOf = new Map<string, number>();
  const offer = (x: number, y: number): void => {
    const a = Math.min(x, y);
    const b = Math.max(x, y);
    const areApart = label[a] !== null && label[b] !== null && label[a] !== label[b];
    const score = areApart ? missing : mean(a, b);
    if (!areApart && score > threshold) queue.push({ score, a, b, sizeA: size[a]!, sizeB: size[b]! });
  };
  const join = (a: number, b: number): void => {
    const into = sums[a]!;
    for (const [other, sum] of sums[b]!) {
      if (other === a) continue;
      const joined = (into.get(other) ?? 0) + sum;
      into.set(other, joined);
      const back = sums[other]!;
      back.set(a, joined);
      back.delete(b);
    }
    into.delete(b);
    sums[b] = null;
    size[a] = size[a]! + size[b]!;
    label[a] ??= label[b] ?? null;
    if (label[a] !== null) firstOf.set(label[a], a);
    for (const node of members[b]!) {
      groupOf[node] = a;
      members[a]!.push(node);
    }
    members[b] = [];
  };
  for (const [node, name] of labels.entries()) {
    if (name === null) continue;
    const first = firstOf.get(name);
    if (first === undefined) firstOf.set(name, node);
    else join(first, node);
  }
  // Groups of two labels that are one by their scores were told apart before; the younger grows no more.
  const elderOf = new Map<string, string>();
  for (const [a, row] of sums.entries()) {
    for (const b of row?.keys() ?? []) {
      if (a >= b) continue;
      offer(a, b);
      const [elder, younger] = [label[a]!, label[b]!];
      if (elder === null || younger === null || settled.has(younger)) continue;
      if (mean(a, b) > threshold && !elderOf.has(younger)) elderOf.set(younger, elderOf.get(elder) ?? elder);
    }
  }
  for (let best = queue.pop(); best !== undefined; best = queue.pop()) {
    const { a, b, sizeA, sizeB } = best;
    if (sums[a] === null || sums[b] === null || size[a] !== sizeA || size[b] !== sizeB) continue;
    if (label[a] !== null && label[b] !== null) continue;
    const free = label[a] === null ? a : b;
    const elder = elderOf.get(label[a] ?? label[b] ?? '');
    const taker = elder === undefined ? (free === a ? b : a) : firstOf.get(elder)!;
    const into = Math.min(free, taker);
    join(into, Math.max(free, taker));
    for (const other of sums[into]!.keys()) offer(into, other);
  }
  return groupOf;
}

/** Best score first, then the smaller nodes. */
class Heap {
  readonly #rows: Waiting[] = [];

  push(row: Waiting): void {
    const rows = this.#rows;
    let at = rows.push(row) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(rows[at]!, rows[parent]!)) break;
      [rows[at], rows[parent]] = [rows[parent]!, rows[at]!];
      at = parent;
    }
  }

  pop(): Waiting | undefined {
    const rows = this.#rows;
    const top = rows[0];
    const last = rows.pop();
    if (top === undefined || last === undefined || rows.length === 0) return top;
    rows[0] = last;
    for (let at = 0; ;) {
      let best = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < rows.length && isBefore(rows[child]!, rows[best]!)) best = child;
      if (best === at) return top;
      [rows[at], rows[best]] = [rows[best]!, rows[at]!];
      at = best;
    }
  }
}

function isBefore(x: Waiting, y: Waiting): boolean {
  return x.score > y.score || (x.score === y.score && (x.a < y.a || (x.a === y.a && x.b < y.b)));
}
