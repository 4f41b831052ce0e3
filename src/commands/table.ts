/** Columns a terminal gives a character: Han and full-width ones take two. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]/.test(
      character,
    )
      ? 2
      : 1;
  return width;
}

/**
 * Rows as lines whose columns begin below each other; the last column is as long as it likes. Empty for no rows.
 *
 * @param firstWidth of the first column at least, for tables of one answer to begin their second at one place
 */
export function table(rows: readonly (readonly string[])[], firstWidth = 0): string {
  const widths = [firstWidth];
  for (const row of rows) {
    for (const [at, cell] of row.slice(0, -1).entries()) widths[at] = Math.max(widths[at] ?? 0, widthOf(cell));
  }
  const pad = (cell: string, at: number, row: readonly string[]): string =>
    at === row.length - 1 ? cell : cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell) + 2);
  return rows.map((row) => `${row.map(pad).join('').trimEnd()}\n`).join('');
}
