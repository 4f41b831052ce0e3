import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { openParser } from '../app.ts';
import { JianbaoError } from '../errors.ts';
import type { FeedItem } from '../model/feed.ts';
import type { Parser } from '../ports/parser.ts';
import { readFeed } from '../read/feed.ts';
import type { InspectOptions, Inspector } from './inspect.ts';

function textOr(value: unknown): string | null {
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

/** What DESIGN promises of an entry, without what only the next step needs. */
function shown(item: FeedItem): Omit<FeedItem, 'dateText' | 'certainty' | 'outlet'> {
  const { dateText: _date, certainty: _certainty, outlet: _outlet, ...rest } = item;
  return rest;
}

/** A document above this many bytes is read as `collect` reads all of them: where it can be stopped. Below it nothing can take long. */
const largeBytes = 200_000;

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

export async function inspector({ context }: InspectOptions): Promise<Inspector> {
  const guard = createGuard();
  return {
    async each(row) {
      const bytes = await fileOf(row, context.cwd);
      const options = {
        contentType: textOr(row['contentType']),
        base: textOr(row['base']) ?? textOr(row['url']),
        charset: textOr(row['charset']),
      };
      const parser = await guard.parserFor(bytes);
      const { feed, items } = await (parser === null ? readFeed(bytes, options) : parser.parseFeed(bytes, options));
      return { feed, items: items.map(shown) };
    },
    close: () => guard.close(),
  };
}
