import { Document, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { YAMLSeq } from 'yaml';

type Value = string | boolean | readonly Value[] | { readonly [key: string]: Value };

/** The list itself, or the one below `key`. */
function listIn(document: Document, key: string): YAMLSeq | null {
  if (isSeq(document.contents)) return document.contents;
  const below = isMap(document.contents) ? document.contents.get(key, true) : null;
  return isSeq(below) ? below : null;
}

/** One entry as lines: its own keys one per line, what stands in them on that line; or all of it on one line. */
function write(entry: Readonly<Record<string, Value>>, isOneLine: boolean): string {
  const document = new Document([entry]);
  const item = isSeq(document.contents) ? document.contents.items[0] : null;
  if (isMap(item)) {
    if (isOneLine) item.flow = true;
    for (const pair of item.items) {
      if (isSeq(pair.value) || isMap(pair.value)) pair.value.flow = true;
    }
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/**
 * Adds an entry at the end of a list in yaml and leaves every other character as it was: comments, order and the
 * editor's way of writing stay.
 *
 * @param key of the list, where the file is not a list itself
 * @param isOneLine `- {id: a, …}` instead of a line per key
 * @returns the new text; null when the text holds no such list or is no yaml
 */
export function appendEntry(
  text: string,
  key: string,
  entry: Readonly<Record<string, Value>>,
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
    list.add(parseDocument(write(entry, isOneLine).replace(/^- /, '  ')).contents);
    return document.toString({ lineWidth: 0, flowCollectionPadding: false });
  }
  const start = list.range[0];
  const margin = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  let end = range[1];
  while (end > 0 && /\s/.test(text[end - 1] ?? '')) end -= 1;
  const lineEnd = text.indexOf('\n', end);
  const head = lineEnd === -1 ? `${text}${lineBreak}` : text.slice(0, lineEnd + 1);
  const lines = write(entry, isOneLine).trimEnd().split('\n');
  const added = lines.map((line) => `${margin}${line}${lineBreak}`).join('');
  return head + added + (lineEnd === -1 ? '' : text.slice(lineEnd + 1));
}
