/**
 * The best assignment of rows to columns, each column at most once, by successive shortest augmenting paths
 * (the Hungarian method: Kuhn 1955, doi:10.1002/nav.3800020109, in the form of Jonker and Volgenant 1987).
 *
 * @param gain rows × columns, rows not more than columns; a row may also stay out for a gain of 0
 * @returns the column of each row, null where it stays out. O(rows² × columns)
 */
export function assign(gain: readonly (readonly number[])[]): readonly (number | null)[] {
  const rows = gain.length;
  const real = gain[0]?.length ?? 0;
  // One column more per row: to stay out.
  const columns = real + rows;
  const cost = (row: number, column: number): number =>
    column < real ? -gain[row]![column]! : column - real === row ? 0 : 1e9;
  const rowPrice: number[] = Array.from({ length: rows + 1 }, () => 0);
  const columnPrice: number[] = Array.from({ length: columns + 1 }, () => 0);
  const rowOf: number[] = Array.from({ length: columns + 1 }, () => 0);
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row;
    let column = 0;
    const from: number[] = Array.from({ length: columns + 1 }, () => 0);
    const slack: number[] = Array.from({ length: columns + 1 }, () => Infinity);
    const isUsed: boolean[] = Array.from({ length: columns + 1 }, () => false);
    do {
      isUsed[column] = true;
      const here = rowOf[column]!;
      let least = Infinity;
      let next = 0;
      for (let other = 1; other <= columns; other++) {
        if (isUsed[other]!) continue;
        const reduced = cost(here - 1, other - 1) - rowPrice[here]! - columnPrice[other]!;
        if (reduced < slack[other]!) {
          slack[other] = reduced;
          from[other] = column;
        }
        if (slack[other]! < least) {
          least = slack[other]!;
          next = other;
        }
      }
      for (let other = 0; other <= columns; other++) {
        if (isUsed[other]!) {
          rowPrice[rowOf[other]!]! += least;
          columnPrice[other]! -= least;
        } else slack[other]! -= least;
      }
      column = next;
    } while (rowOf[column] !== 0);
    for (; column !== 0; column = from[column]!) rowOf[column] = rowOf[from[column]!]!;
  }
  const found: (number | null)[] = Array.from({ length: rows }, () => null);
  for (let column = 1; column <= real; column++) if (rowOf[column] !== 0) found[rowOf[column]! - 1] = column - 1;
  return found;
}

/** What an assignment is worth. */
export function gainOf(gains: readonly (readonly number[])[], chosen: readonly (number | null)[]): number {
  return chosen.reduce<number>((sum, column, row) => sum + (column === null ? 0 : gains[row]![column]!), 0);
}
