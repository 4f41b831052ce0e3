import { randomBytes } from 'node:crypto';
import { mkdirSync, linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { JianbaoError } from '../errors.ts';
import type { Lock } from '../ports/files.ts';
import { isAlive, startMark } from './process.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly command: string;
  /** UTC, ISO 8601. */
  readonly since: string;
  /** See `startMark`: another process of the same number has another one. */
  readonly started: string | null;
  readonly token: string;
}

/** A lock is touched this often; one of another host that was not touched for ten times as long has lost its holder. */
const touchMs = 60_000;
const abandonedMs = 10 * touchMs;

/**
 * Takes the lock of a data folder: one run at a time works on it.
 *
 * @param folder is made when there is none
 * @param now UTC milliseconds, for the message
 * @throws JianbaoError RUN_LOCKED with who holds it and since when; OUTPUT_UNWRITABLE, OUTPUT_FULL
 *
 * A killed run leaves its file behind. The next one sees that its process is gone and takes the lock over.
 */
export async function acquireLock(folder: string, command: string, now: number): Promise<Lock> {
  const path = join(folder, 'run.lock');
  const mine: Holder = {
    pid: process.pid,
    host: hostname(),
    command,
    since: new Date(now).toISOString(),
    started: startMark(process.pid),
    token: randomBytes(12).toString('hex'),
  };
  try {
    mkdirSync(folder, { recursive: true });
    if (!create(path, mine)) takeOver(path, mine);
  } catch (error) {
    if (error instanceof JianbaoError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC') throw new JianbaoError('OUTPUT_FULL', { path }, error);
    throw new JianbaoError('OUTPUT_UNWRITABLE', { path, reason: code ?? '' }, error);
  }
  return held(path, mine);
}

function held(path: string, mine: Holder): Lock {
  const touch = setInterval(() => {
    const now = new Date();
    try {
      if (read(path)?.token === mine.token) utimesSync(path, now, now);
    } catch {
      // A full or read-only disk is told by the work in hand, not by this mark.
    }
  }, touchMs);
  touch.unref();
  const letGo = (): void => {
    clearInterval(touch);
    process.removeListener('exit', letGo);
    if (read(path)?.token === mine.token) rmSync(path, { force: true });
  };
  process.once('exit', letGo);
  return {
    release: async () => letGo(),
  };
}

/**
 * @returns false when somebody else's file is there
 *
 * The record is written beside and linked to its name, so that nobody ever reads half of it.
 */
function create(path: string, holder: Holder): boolean {
  const beside = besideOf(path, holder);
  try {
    writeFileSync(beside, textOf(holder), { flush: true });
    linkSync(beside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}

const besideOf = (path: string, holder: Holder): string => `${path}.${holder.token}`;

const textOf = (holder: Holder): string => `${JSON.stringify(holder)}\n`;

/**
 * Replaces a lock whose holder is gone. Of several that try at once only the one that makes the guard file goes on, and
 * it replaces the lock by renaming: there is no moment without one, in which a third could slip in.
 */
function takeOver(path: string, mine: Holder): void {
  const guard = `${path}.takeover`;
  const holder = read(path);
  if (!isAbandoned(path, holder)) throw lockedBy(holder);
  if (isAbandoned(guard, read(guard))) rmSync(guard, { force: true });
  if (!create(guard, mine)) throw lockedBy(read(guard) ?? holder);
  try {
    const still = read(path);
    if (still?.token !== holder?.token) throw lockedBy(still);
    const beside = besideOf(path, mine);
    writeFileSync(beside, textOf(mine), { flush: true });
    renameSync(beside, path);
  } finally {
    rmSync(guard, { force: true });
  }
}

function isAbandoned(path: string, holder: Holder | null): boolean {
  if (holder === null) return isOld(path);
  if (holder.host !== hostname()) return isOld(path);
  if (!isAlive(holder.pid)) return true;
  const started = startMark(holder.pid);
  return started !== null && holder.started !== null && started !== holder.started;
}

function isOld(path: string): boolean {
  const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  return age > abandonedMs;
}

/** Null when there is none, or when it holds no record of ours. */
function read(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

function lockedBy(holder: Holder | null): JianbaoError {
  if (holder === null) return new JianbaoError('RUN_LOCKED');
  const { pid, host, command, since } = holder;
  return new JianbaoError('RUN_LOCKED', { command, pid, host, since });
}
