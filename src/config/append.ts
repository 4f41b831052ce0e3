import { Document, isMap, isScalar, isSeq, parse, parseDocument } from 'yaml';
import type { YAMLSeq } from 'yaml';

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

export type NewEntry = Readonly<Record<string, Value>>;

export interface NewGroup {
  /** On a line of its own above the entries. */
  readonly comment: string | null;
  readonly entries: readonly NewEntry[];
}

/** The list itself, or the one below `key`. */
function listIn(document: Document, key: string): YAMLSeq | null {
  if (isSeq(document.contents)) return document.contents;
  const below = isMap(document.contents) ? document.contents.get(key, true) : null;
  return isSeq(below) ? below : null;
}

/** Entries as lines: the keys of each one per line, what stands in them on that line; or all of an entry on one line. */
function write(entries: readonly NewEntry[], isOneLine: boolean): string {
  const document = new Document(entries);
  for (const item of isSeq(document.contents) ? document.contents.items : []) {
    if (!isMap(item)) continue;
    if (isOneLine) item.flow = true;
    for (const pair of item.items) {
      if (isSeq(pair.value) || isMap(pair.value)) pair.value.flow = true;
    }
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** Puts lines behind the block that ends at `end`, indented like it. */
function insert(text: string, start: number, end: number, lines: readonly string[]): string {
  const margin = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  let last = end;
  while (last > 0 && /\s/.test(text[last - 1] ?? '')) last -= 1;
  const lineEnd = text.indexOf('\n', last);
  const head = lineEnd === -1 ? `${text}${lineBreak}` : text.slice(0, lineEnd + 1);
  const added = lines.map((line) => (line === '' ? lineBreak : `${margin}${line}${lineBreak}`)).join('');
  return head + added + (lineEnd === -1 ? '' : text.slice(lineEnd + 1));
}

/**
 * Adds entries at the end of a list in yaml and leaves every other character as it was: comments, order and the
 * editor's way of writing stay.
 *
 * @param key of the list, where the file is not a list itself
 * @param isOneLine `- {id: a, …}` instead of a line per key
 * @returns the new text; null when the text holds no such list or is no yaml
 */
export function appendEntries(
  text: string,
  key: string,
  groups: readonly NewGroup[],
  isOneLine: boolean,
): string | null {
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent' });
  const list = document.errors.length > 0 ? null : listIn(document, key);
  if (list === null) return null;
  const last = list.items.at(-1);
  const range = isMap(last) || isSeq(last) || isScalar(last) ? last.range : null;
  if (list.flow === true || !range || !list.range) {
    // `sources: []`: a list on one line is written anew, as a list of lines.
    list.flow = false;
    for (const { comment, entries } of groups) {
      const added = parseDocument(write(entries, isOneLine)).contents;
      const [first, ...rest] = isSeq(added) ? added.items : [];
      if (isMap(first) && comment !== null) first.commentBefore = ` ${comment}`;
      list.items.push(...(first === undefined ? [] : [first, ...rest]));
    }
    return document.toString({ lineWidth: 0, flowCollectionPadding: false });
  }
  const lines = groups.flatMap(({ comment, entries }) => [
    ...(comment === null ? [] : ['', `# ${comment}`]),
    ...write(entries, isOneLine).trimEnd().split('\n'),
  ]);
  return insert(text, list.range[0], range[1], lines);
}

/** Adds one entry as `appendEntries` adds many. */
export function appendEntry(text: string, key: string, entry: NewEntry, isOneLine: boolean): string | null {
  return appendEntries(text, key, [{ comment: null, entries: [entry] }], isOneLine);
}

/**
 * Adds keys to a group of keys, or the group at the end of the file where there is none; what is there stays.
 *
 * @param pairs by key, each not in the group yet
 * @returns the new text; null when something else stands under the key or the text is no yaml
 */
export function appendPairs(text: string, key: string, pairs: NewEntry): string | null {
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent' });
  if (document.errors.length > 0 || !isMap(document.contents)) return null;
  const lines = write([pairs], false)
    .trimEnd()
    .split('\n')
    .map((line) => line.slice(2));
  const group = document.contents.get(key, true);
  if (group === undefined) {
    const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
    return [text.trimEnd(), '', `${key}:`, ...lines.map((line) => `  ${line}`), ''].join(lineBreak);
  }
  if (!isMap(group)) return null;
  const value = group.items.at(-1)?.value;
  const range = isMap(value) || isSeq(value) || isScalar(value) ? value.range : null;
  if (group.flow === true || !range || !group.range) {
    for (const [name, pair] of Object.entries(pairs)) document.setIn([key, name], pair);
    return document.toString({ lineWidth: 0, flowCollectionPadding: false });
  }
  return insert(text, group.range[0], range[1], lines);
}

export type WrittenSource = NewEntry & { readonly id: string; readonly url: string };

/** A list of sources as its editor wrote it, without defaults and with templates not filled. */
export interface WrittenSources {
  readonly sources: readonly WrittenSource[];
  /** Words to search by, per company. */
  readonly queries: Readonly<Record<string, readonly string[]>>;
}

/** @param text that `parseSources` has found without fault */
export function writtenSources(text: string): WrittenSources {
  const value: unknown = parse(text, { logLevel: 'silent' });
  const whole = typeof value === 'object' && value !== null ? (value as Partial<WrittenSources>) : {};
  return { sources: whole.sources ?? [], queries: whole.queries ?? {} };
}
