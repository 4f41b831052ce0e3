/** What a statement takes. Booleans and lists have no common form in the two stores: lists go in as JSON text. */
export type Value = string | number | null;

export type Row = Readonly<Record<string, unknown>>;

/** One connection inside one transaction. Statements are written once, in the part of SQL that both stores take. */
export interface Connection {
  all(sql: string, values: readonly Value[]): Promise<readonly Row[]>;
  /** @returns how many rows changed */
  run(sql: string, values: readonly Value[]): Promise<number>;
  /** Runs one statement for many rows, in order. */
  runEach(sql: string, rows: Iterable<readonly Value[]>): Promise<void>;
}

/** `placeholders(2, 3)` is `$2, $3, $4`. */
export function placeholders(first: number, count: number): string {
  return Array.from({ length: count }, (_, at) => `$${first + at}`).join(', ');
}

/** How many values one `in (…)` of our statements takes. Lists have no common form in the two stores, a fixed count has. */
export const inListSize = 100;

/** Cuts a list into pieces for `in ($1, …, $100)`; the last piece is filled up by repeating its last value. */
export function* inLists(values: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < values.length; at += inListSize) {
    const piece = values.slice(at, at + inListSize);
    const missing = inListSize - piece.length;
    yield [...piece, ...Array.from({ length: missing }, () => piece.at(-1) ?? '')];
  }
}

/**
 * Turns `$1 … $n` into SQLite's `?`, with the number of the value for each `?`.
 *
 * @throws Error when a number between 1 and the highest is left out
 *
 * SQLite takes `$1` for a name and numbers it in order of appearance, PostgreSQL binds it by its number: bound by
 * position, `$2 … $1` would mean different things in the two stores.
 */
export function numbered(sql: string): {
  readonly sql: string;
  readonly order: readonly number[];
  readonly count: number;
} {
  const order: number[] = [];
  const text = sql.replaceAll(/\$(\d+)/g, (_, digits: string) => {
    order.push(Number(digits) - 1);
    return '?';
  });
  const known = new Set(order);
  const count = known.size;
  if (order.some((at) => at < 0 || at >= count)) throw new Error(`parameters are not numbered 1 to ${count}: ${sql}`);
  return { sql: text, order, count };
}

export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new Error(`column ${column} holds no text`);
  return value;
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : textOf(row, column);
}

/** A `bigint` column: a number from SQLite, text from PostgreSQL. All of ours are milliseconds and counts, far below 2^53. */
export function integerOf(row: Row, column: string): number {
  const value = row[column];
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) throw new Error(`column ${column} holds no integer`);
  return number;
}

export function integerOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : integerOf(row, column);
}

/** A column whose values a check constraint limits to `names`. */
export function oneOf<const Name extends string>(row: Row, column: string, names: readonly Name[]): Name {
  const value = textOf(row, column);
  const name = names.find((known) => known === value);
  if (name === undefined) throw new Error(`column ${column} holds ${value}, which is none of ${names.join(', ')}`);
  return name;
}

/** A column of JSON text that only this store writes: what comes out has the type that went in, and its reader says which. */
export function jsonOf(row: Row, column: string): unknown {
  return JSON.parse(textOf(row, column));
}
