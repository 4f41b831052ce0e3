import { relative } from 'node:path';

import type { App } from '../app.ts';
import { pathIn } from '../config.ts';
import { appendEntry } from '../config/append.ts';
import type { NewEntry } from '../config/append.ts';
import { JianbaoError } from '../errors.ts';

interface ListFile {
  /** As the folder of the digest names it. */
  readonly inside: string;
  readonly path: string;
  readonly text: string;
}

/** @throws JianbaoError FILE_UNREADABLE, OUTPUT_UNWRITABLE where it lies outside the folder of the digest */
async function readList(app: App, file: string): Promise<ListFile> {
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
  return { inside, path, text: new TextDecoder().decode(bytes) };
}

/** Says of a fault that it stands in what was to be written: nobody finds its line in the file. */
function unwritten(error: unknown): unknown {
  if (!(error instanceof JianbaoError)) return error;
  const said = error.details['message'];
  const words = 'Nothing was written: it stands in what was to be added.';
  const message = said === undefined ? words : `${String(said)}\n  ${words}`;
  return new JianbaoError(error.code, { ...error.details, message }, error);
}

/**
 * Changes a list of the digest's folder, once the list as it shall be has been checked.
 *
 * @param file as the configuration names it
 * @param change gives the new text, the same one where nothing is to be written, null where the file holds no such list
 * @param check is given the text before and after and the file's whole path; what it throws is the answer, and nothing
 * is written
 * @throws JianbaoError FILE_UNREADABLE, OUTPUT_UNWRITABLE, OUTPUT_FULL
 */
export async function changeList(
  app: App,
  file: string,
  change: (text: string, path: string) => string | null,
  check: (text: string, path: string) => void,
): Promise<void> {
  const { inside, path, text } = await readList(app, file);
  // A file with faults of its own is told as such before anything is added to it.
  check(text, path);
  const changed = change(text, path);
  if (changed === null) throw new JianbaoError('FILE_UNREADABLE', { path, message: 'It holds no list to add to.' });
  if (changed === text) return;
  try {
    check(changed, path);
  } catch (error) {
    throw unwritten(error);
  }
  await app.folder.write(inside, changed);
}

/** Adds an entry to a list of the digest's folder, as `changeList` changes it. */
export function addToList(
  app: App,
  file: string,
  list: { readonly key: string; readonly entry: NewEntry; readonly isOneLine: boolean },
  check: (text: string, path: string) => void,
): Promise<void> {
  return changeList(app, file, (text) => appendEntry(text, list.key, list.entry, list.isOneLine), check);
}
