import { relative } from 'node:path';

import type { App } from '../app.ts';
import { pathIn } from '../config.ts';
import { appendEntry } from '../config/append.ts';
import { JianbaoError } from '../errors.ts';

type Entry = Parameters<typeof appendEntry>[2];

/**
 * Adds an entry to a list of the digest's folder, once the list with it has been checked.
 *
 * @param file as the configuration names it
 * @param check is given the new text and the file's whole path; what it throws is the answer, and nothing is written
 * @throws JianbaoError FILE_UNREADABLE, OUTPUT_UNWRITABLE, OUTPUT_FULL
 */
export async function addToList(
  app: App,
  file: string,
  list: { readonly key: string; readonly entry: Entry; readonly isOneLine: boolean },
  check: (text: string, path: string) => void,
): Promise<void> {
  const path = pathIn(app.config, file);
  const inside = relative(app.config.root, path);
  if (inside.startsWith('..')) {
    throw new JianbaoError('OUTPUT_UNWRITABLE', {
      path,
      message: 'It lies outside the folder of the digest: edit it by hand.',
    });
  }
  const bytes = await app.folder.read(inside);
  if (bytes === null) throw new JianbaoError('FILE_UNREADABLE', { path });
  const text = new TextDecoder().decode(bytes);
  // A file with faults of its own is told as such before anything is added to it.
  check(text, path);
  const longer = appendEntry(text, list.key, list.entry, list.isOneLine);
  if (longer === null) throw new JianbaoError('FILE_UNREADABLE', { path, message: `It holds no list of ${list.key}.` });
  check(longer, path);
  await app.folder.write(inside, longer);
}
