import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node, Tags } from 'yaml';
import { z } from 'zod';

import { JianbaoError } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';

// Each schema is used once per run: compiling a checker for it costs more than it saves (8 ms against 5 for the settings).
z.config({ jitless: true });

/** One thing wrong in a file, where it stands, and what to write instead. */
export interface Fault {
  readonly line: number;
  readonly col: number;
  /** `limits.concurrency`, `companies[2].aliases[0]`; empty for the file as a whole. */
  readonly key: string;
  readonly says: string;
}

export type KeyPath = readonly (string | number)[];

/** A yaml file as values that remember where they stood. */
export interface Reading {
  readonly path: string;
  /** Undefined when the file could not be parsed. */
  readonly value: unknown;
  /** Grows while the file is checked. */
  readonly faults: Fault[];
  /** Adds a fault at the value under these keys, or at the nearest thing above that is there. */
  readonly blame: (keys: KeyPath, says: string, at?: 'key' | 'value') => void;
  /** Whether something stands under these keys. */
  readonly isThere: (keys: KeyPath) => boolean;
  /** The characters of a plain value as written (`06082`, which yaml reads as a number); null when it is none. */
  readonly written: (keys: KeyPath) => string | null;
}

/** A file of ours needs no aliases at all; a hundred keep an honest anchor working and a bomb from going off. */
const maxAliases = 100;

/** Names and tickers are text: 06082 without quotes must not become 6082, nor a company called True a truth. */
const textOnly = (tags: Tags): Tags =>
  tags.filter((tag) => typeof tag === 'string' || !/:(?:int|float|bool)$/.test(tag.tag));

function nameOf(keys: KeyPath): string {
  return keys.reduce<string>((name, key) => {
    if (typeof key === 'number') return `${name}[${key}]`;
    return name === '' ? key : `${name}.${key}`;
  }, '');
}

/** The deepest nodes that are there on the way along `keys`: the value, and the key it stands behind. */
function walk(document: Document, keys: KeyPath): { value: Node | null; key: Node | null; isWhole: boolean } {
  let value: Node | null = document.contents;
  let key: Node | null = null;
  for (const step of keys) {
    const here: Node | null | undefined = isAlias(value) ? value.resolve(document) : value;
    if (isMap(here)) {
      const pair = here.items.find((item) => isScalar(item.key) && item.key.value === step);
      if (pair === undefined) return { value, key, isWhole: false };
      key = isNode(pair.key) ? pair.key : null;
      value = isNode(pair.value) ? pair.value : key;
    } else {
      const item: unknown = isSeq(here) && typeof step === 'number' ? here.items[step] : undefined;
      if (!isNode(item)) return { value, key, isWhole: false };
      value = item;
      key = item;
    }
  }
  return { value, key, isWhole: true };
}

/**
 * Parses yaml 1.2 and keeps where each value stands.
 *
 * @param path only for messages
 * @param plain `text`: whatever stands without quotes is text, but for `null` and nothing at all
 * @returns syntax errors and keys that stand twice are in `faults` already; an empty file is `null`
 */
export function readYaml(text: string, path: string, plain: 'typed' | 'text' = 'typed'): Reading {
  const lines = new LineCounter();
  const options = { lineCounter: lines, prettyErrors: false, logLevel: 'error' } as const;
  const document = parseDocument(text, plain === 'typed' ? options : { ...options, customTags: textOnly });
  const faults: Fault[] = [];
  const place = (offset: number): { line: number; col: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), col: Math.max(col, 1) };
  };
  for (const error of document.errors) {
    const isTwice = error.code === 'DUPLICATE_KEY';
    const says = isTwice
      ? 'this key stands twice; write it once'
      : `this is not yaml: ${error.message.replace(/\.$/, '')}; write KEY: VALUE with two spaces per level`;
    faults.push({ ...place(error.pos[0]), key: '', says });
    // What follows a broken line is read in the light of it: one missing quote would be told as hundreds of faults.
    if (!isTwice) break;
  }
  let value: unknown;
  if (faults.length === 0) {
    try {
      value = document.toJS({ maxAliasCount: maxAliases });
    } catch (error) {
      const says = error instanceof Error ? error.message : String(error);
      faults.push({ line: 1, col: 1, key: '', says: `${says}; write the values out instead of &anchors and *aliases` });
    }
  }
  return {
    path,
    value,
    faults,
    blame: (keys, says, at = 'value') => {
      const found = walk(document, keys);
      const node = at === 'key' && found.isWhole ? (found.key ?? found.value) : found.value;
      faults.push({ ...place(node?.range?.[0] ?? 0), key: nameOf(keys), says });
    },
    isThere: (keys) => walk(document, keys).isWhole,
    written: (keys) => {
      const { value: node, isWhole } = walk(document, keys);
      return isWhole && isScalar(node) ? (node.source ?? null) : null;
    },
  };
}

/** What the schema says of one place, as far as a message needs it. */
interface Wanted {
  readonly properties?: Readonly<Record<string, Wanted>>;
  readonly additionalProperties?: Wanted | boolean;
  readonly items?: Wanted;
  readonly anyOf?: readonly Wanted[];
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
}

const isWanted = (json: unknown): json is Wanted => typeof json === 'object' && json !== null;

function wantedAt(schema: Wanted, keys: KeyPath): Wanted {
  let here: Wanted | undefined = schema;
  for (const key of keys) {
    const options: readonly Wanted[] = here?.anyOf ?? (here === undefined ? [] : [here]);
    const next: readonly (Wanted | undefined)[] = options.map((option) => {
      const other = typeof option.additionalProperties === 'object' ? option.additionalProperties : undefined;
      return typeof key === 'number' ? option.items : (option.properties?.[key] ?? other);
    });
    here = next.find((option) => option !== undefined);
  }
  const real: Wanted | undefined = here?.anyOf?.find((option) => option.type !== 'null');
  return real === undefined ? (here ?? {}) : { ...here, ...real };
}

/** Keys worth naming: one that takes anything is room for the editor's notes. */
function knownKeys({ properties = {} }: Wanted): readonly string[] {
  return Object.keys(properties).filter((key) => Object.keys(properties[key] ?? {}).length > 0);
}

/** `write 20000`, `write a number from 100 to 120000`, from the schema alone. */
function cure(wanted: Wanted): string {
  const example = wanted.examples?.[0] ?? wanted.default;
  const isPlain = typeof example === 'string' || typeof example === 'number' || typeof example === 'boolean';
  if (wanted.enum !== undefined) return `write ${wanted.enum.join(' or ')}`;
  if (wanted.minimum !== undefined && wanted.maximum !== undefined) {
    const hint = isPlain ? `, such as ${String(example)}` : '';
    return `write a number from ${wanted.minimum} to ${wanted.maximum}${hint}`;
  }
  if (isPlain && example !== '') return `write it like this: ${String(example)}`;
  const known = knownKeys(wanted);
  if (known.length > 0) return `write these keys below it: ${known.join(', ')}`;
  if (wanted.items !== undefined) return 'write a list: [one, two], or [] for none';
  return 'write text';
}

const words: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
};

/** Steps from one word to another: letters put in, left out, changed, or two neighbours swapped. */
function distance(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      let steps = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + (isSame ? 0 : 1));
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwap) steps = Math.min(steps, rows[i - 2]![j - 2]! + 1);
      row.push(steps);
    }
    rows.push(row);
  }
  return rows[one.length]![other.length]!;
}

/** The known word that was probably meant; null when none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[-_]/g, '').slice(0, 64);
  const ranked = known.map((name) => ({ name, steps: distance(plain(word), plain(name)) }));
  ranked.sort((a, b) => a.steps - b.steps);
  const best = ranked[0];
  return best !== undefined && best.steps <= Math.max(1, Math.floor(plain(best.name).length / 3)) ? best.name : null;
}

function blameUnknownKeys(keys: readonly string[], path: KeyPath, wanted: Wanted, reading: Reading): void {
  const known = knownKeys(wanted);
  for (const key of keys) {
    const near = nearest(key, known);
    const hint = near === null ? `write one of ${known.join(', ')}, or take it out` : `write ${near}`;
    // {en: Acme Co., Ltd.} is en "Acme Co." and a key "Ltd." of no value.
    const isTorn = near === null && reading.written([...path, key]) === key;
    const torn = `was parted by a comma; write the whole text in quotes, such as "Acme Co., Ltd."`;
    reading.blame([...path, key], isTorn ? torn : `is not a key of jianbao; ${hint}`, 'key');
  }
}

const shortened = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 60)} …`);

function sayWrongType(issue: z.core.$ZodIssueInvalidType, path: KeyPath, wanted: Wanted, reading: Reading): string {
  const expected = words[issue.expected] ?? issue.expected;
  const written = reading.written(path);
  // A whole file, or an address with a password in it, that stands where keys belong is not repeated.
  if (written === null || issue.expected === 'object') return `must be ${expected}; ${cure(wanted)}`;
  if (written === '' || written === '~' || written === 'null') return `has no value; ${cure(wanted)}`;
  if (issue.expected === 'string' && wanted.pattern === undefined)
    return `must be text, yaml reads this as something else; write "${shortened(written)}"`;
  return `must be ${expected}, not ${shortened(written)}; ${cure(wanted)}`;
}

/**
 * Checks a value against a schema and adds a fault for each thing that does not fit.
 *
 * @param under keys above `value` in the file
 * @returns the parsed value with defaults, or null when there is a fault
 */
export function checkShape<T extends z.ZodType>(
  schema: T,
  value: unknown,
  reading: Reading,
  under: KeyPath = [],
): z.output<T> | null {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const json: unknown = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const shape = isWanted(json) ? json : {};
  for (const issue of result.error.issues) {
    const inside = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
    const path = [...under, ...inside];
    const wanted = wantedAt(shape, inside);
    if (issue.code === 'unrecognized_keys') blameUnknownKeys(issue.keys, path, wanted, reading);
    else if (issue.code === 'invalid_type') {
      const isMissing = !reading.isThere(path);
      reading.blame(path, isMissing ? `is missing; ${cure(wanted)}` : sayWrongType(issue, path, wanted, reading));
    } else if (issue.code === 'custom') reading.blame(path, issue.message);
    else if (issue.code === 'too_small' && (issue.origin === 'string' || issue.origin === 'array')) {
      reading.blame(path, `is empty or too short; ${cure(wanted)}`);
    } else if (issue.code === 'too_big' && (issue.origin === 'string' || issue.origin === 'array')) {
      reading.blame(path, `is too long; write at most ${String(issue.maximum)}`);
    } else reading.blame(path, `cannot be ${shortened(reading.written(path) ?? 'this')}; ${cure(wanted)}`);
  }
  return null;
}

/** More than this nobody mends at one sitting, and a terminal keeps no more. */
const mostRows = 100;

/** @throws JianbaoError with all faults, in the order of the file, when there is one; else nothing */
export function refuseFaults(code: ErrorCode, reading: Reading): void {
  if (reading.faults.length === 0) return;
  const sorted = [...reading.faults].sort((a, b) => a.line - b.line || a.col - b.col);
  const rows = sorted.map(
    ({ line, col, key, says }) => `${reading.path}:${line}:${col}  ${key === '' ? '' : `${key}  `}${says}`,
  );
  const left = rows.length - mostRows;
  if (left > 0) rows.splice(mostRows, left, `and ${left} more`);
  throw new JianbaoError(code, { faults: sorted.length, message: `\n  ${rows.join('\n  ')}` });
}
