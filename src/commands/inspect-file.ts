import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { openParser } from '../app.ts';
import { JianbaoError } from '../errors.ts';
import type { Parser } from '../ports/parser.ts';

/** What a row says under one key, as text; null where it says none. */
export function textOr(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The bytes of the file a row names. @throws JianbaoError INPUT_JSON, FILE_UNREADABLE */
export async function fileOf(row: Readonly<Record<string, unknown>>, cwd: string): Promise<Uint8Array> {
  const file = textOr(row['file']);
  if (file === null) throw new JianbaoError('INPUT_JSON', { message: 'Give a file: inspect does not fetch.' });
  try {
    return await readFile(resolve(cwd, file));
  } catch (error) {
    throw new JianbaoError('FILE_UNREADABLE', { path: file }, error);
  }
}

/**
 * A document above this many bytes is read as `collect` reads all of them: where it can be stopped. Below it nothing can
 * take long.
 */
const largeBytes = 200_000;

/** Keeps one large document from stopping a whole batch. */
export interface Guard {
  /** The parser that large documents are given to; opened with the first. */
  parserFor(bytes: Uint8Array): Promise<Parser> | null;
  close(): Promise<void>;
}

export function createGuard(): Guard {
  let opened: Promise<Parser> | null = null;
  return {
    parserFor: (bytes) => (bytes.length > largeBytes ? (opened ??= openParser()) : null),
    close: async () => (await opened)?.close(),
  };
}
