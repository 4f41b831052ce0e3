import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

import { JianbaoError } from '../errors.ts';
import type { Files } from '../ports/files.ts';
import { isAlive } from './process.ts';

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

const isAbsent = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '');

/** What an error while writing means to the user. */
export function asOutputError(error: unknown, path: string): unknown {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new JianbaoError('OUTPUT_FULL', { path }, error);
  return code === undefined ? error : new JianbaoError('OUTPUT_UNWRITABLE', { path, reason: code }, error);
}

/** `.index.html.1234-9f2c1a.jianbao`: says whose it is, so that the file of a killed run can be told from one at work. */
const temporaryName = /^\..+\.(?<pid>\d+)-[0-9a-f]+\.jianbao$/;

/**
 * Files below one folder, which need not exist yet.
 *
 * @param root paths are relative to it, with `/`
 *
 * A path that leads out of the folder is a fault of ours, not of the user's: a plain Error.
 */
export function createFiles(root: string): Files {
  const base = resolve(root);
  const cleaned = new Map<string, Promise<void>>();

  function inside(path: string): string {
    const whole = resolve(base, path);
    if (whole !== base && !whole.startsWith(base.endsWith(sep) ? base : base + sep)) {
      throw new Error(`${path} leads out of its folder`);
    }
    return whole;
  }

  async function content(path: string): Promise<Uint8Array | null> {
    try {
      return await readFile(path);
    } catch (error) {
      if (isAbsent(error)) return null;
      throw new JianbaoError('FILE_UNREADABLE', { path, reason: codeOf(error) ?? '' }, error);
    }
  }

  /** Once per folder: a run killed between writing and renaming has left a file behind. */
  function clean(folder: string): Promise<void> {
    const done = cleaned.get(folder) ?? removeLeftOvers(folder);
    cleaned.set(folder, done);
    return done;
  }

  return {
    async write(path, given) {
      const whole = inside(path);
      const bytes = typeof given === 'string' ? Buffer.from(given) : given;
      // What did not change keeps its time: web servers answer 304 by it, and a second run touches nothing.
      const before = await content(whole).catch(() => null);
      if (before !== null && Buffer.compare(before, bytes) === 0) return;
      const folder = dirname(whole);
      const beside = join(folder, `.${basename(whole)}.${process.pid}-${randomBytes(6).toString('hex')}.jianbao`);
      try {
        await mkdir(folder, { recursive: true });
        await clean(folder);
        await writeSynced(beside, bytes);
        await rename(beside, whole);
        await syncFolder(folder);
      } catch (error) {
        await rm(beside, { force: true }).catch(() => undefined);
        throw asOutputError(error, whole);
      }
    },
    read: async (path) => content(inside(path)),
    async list(path) {
      const folder = inside(path);
      try {
        const entries = await readdir(folder, { recursive: true, withFileTypes: true });
        return entries
          .filter((entry) => entry.isFile() && !temporaryName.test(entry.name))
          .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
          .sort();
      } catch (error) {
        if (isAbsent(error)) return [];
        throw new JianbaoError('FILE_UNREADABLE', { path: folder, reason: codeOf(error) ?? '' }, error);
      }
    },
    async remove(path) {
      const whole = inside(path);
      try {
        await rm(whole, { force: true });
      } catch (error) {
        if (!isAbsent(error)) throw asOutputError(error, whole);
      }
      await removeEmptyFolders(dirname(whole), base);
    },
  };
}

async function removeLeftOvers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = temporaryName.exec(name)?.groups?.['pid'];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(folder, name), { force: true });
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  await using file = await open(path, 'wx');
  await file.writeFile(bytes);
  // Without it a rename can reach the disk before the bytes do, and a power cut leaves an empty file.
  await file.sync();
}

async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}

/** @throws JianbaoError FILE_UNREADABLE: a file saved as GBK would else show as broken characters on every page */
function decoded(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new JianbaoError('FILE_UNREADABLE', { path, message: 'It is not UTF-8: save it as UTF-8.' }, error);
  }
}

/**
 * Texts of all files below a folder, by their path in it (`letter/edition.hbs`), sorted; empty when there is no folder.
 *
 * @param suffix only files whose name ends so; `''` for all
 * @throws JianbaoError FILE_UNREADABLE
 */
export function readTree(folder: string, suffix = ''): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  let path = folder;
  try {
    const names = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && entry.name.endsWith(suffix))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .sort();
    for (const name of names) {
      path = join(folder, name);
      texts.set(name.replaceAll(sep, '/'), decoded(readFileSync(path), path));
    }
  } catch (error) {
    if (path === folder && isAbsent(error)) return texts;
    if (error instanceof JianbaoError) throw error;
    throw new JianbaoError('FILE_UNREADABLE', { path, reason: codeOf(error) ?? '' }, error);
  }
  return texts;
}

/** Text of one file the user named. @throws JianbaoError FILE_UNREADABLE */
export function readText(path: string): string {
  try {
    return decoded(readFileSync(path), path);
  } catch (error) {
    if (error instanceof JianbaoError) throw error;
    throw new JianbaoError('FILE_UNREADABLE', { path, reason: codeOf(error) ?? '' }, error);
  }
}

/** Takes away the folders from `folder` up to `base` that hold nothing any more; `base` itself stays. */
async function removeEmptyFolders(folder: string, base: string): Promise<void> {
  for (let at = folder; at !== base && at.startsWith(base); at = dirname(at)) {
    try {
      await rmdir(at);
    } catch {
      // It holds something, or is gone: either way there is nothing to do above it.
      return;
    }
  }
}
