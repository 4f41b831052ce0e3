import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { acquireLock } from '../../src/adapters/lock.ts';
import { isAlive, startMark } from '../../src/adapters/process.ts';
import { aFolder } from './folder.ts';

const now = Date.parse('2026-01-05T06:00:00Z');
const lockModule = join(import.meta.dirname, '../../src/adapters/lock.ts');

/** A process that takes the lock, says so, and then does what `afterwards` says. */
function locker(folder: string, afterwards: string) {
  const program = `
    const { acquireLock } = await import(${JSON.stringify(lockModule)});
    const lock = await acquireLock(${JSON.stringify(folder)}, 'run', ${now}).catch((error) => error.code);
    console.log(typeof lock === 'string' ? lock : 'held');
    ${afterwards}`;
  return spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function said(child: ReturnType<typeof locker>): Promise<string> {
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return chunk.toString().trim();
}

test('a second run is told who holds the lock and since when, and may go on when it is released', async () => {
  using folder = aFolder();
  const lock = await acquireLock(folder.path, 'run --publish', now);
  await assert.rejects(acquireLock(folder.path, 'collect', now + 1), {
    code: 'RUN_LOCKED',
    details: { command: 'run --publish', pid: process.pid, host: hostname(), since: '2026-01-05T06:00:00.000Z' },
  });
  await lock.release();
  await lock.release();
  await (await acquireLock(folder.path, 'collect', now)).release();
  assert.deepEqual(readdirSync(folder.path), []);
});

test('of many that ask at once one gets the lock', async () => {
  using folder = aFolder();
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => acquireLock(folder.path, 'run', now)));
  const held = tries.filter((result) => result.status === 'fulfilled');
  assert.equal(held.length, 1);
  for (const result of held) await result.value.release();
});

test('the lock of a process killed in the middle is taken over; while it lived it was not', async () => {
  using folder = aFolder();
  const child = locker(folder.path, 'setInterval(() => {}, 1000);');
  assert.equal(await said(child), 'held');
  await assert.rejects(acquireLock(folder.path, 'run', now), { code: 'RUN_LOCKED' });
  child.kill('SIGKILL');
  await once(child, 'exit');
  assert.ok(existsSync(join(folder.path, 'run.lock')));
  await (await acquireLock(folder.path, 'run', now)).release();
  assert.deepEqual(readdirSync(folder.path), []);
});

test('a process that ends without releasing leaves no lock', async () => {
  using folder = aFolder();
  const child = locker(folder.path, 'process.exit(1);');
  await once(child, 'exit');
  assert.deepEqual(readdirSync(folder.path), []);
});

test('of several runs that find an abandoned lock one takes it over', async () => {
  using folder = aFolder();
  const dead = locker(folder.path, 'process.kill(process.pid, "SIGKILL");');
  await once(dead, 'exit');
  const children = Array.from({ length: 4 }, () => locker(folder.path, 'setInterval(() => {}, 1000);'));
  const answers = await Promise.all(children.map(said));
  for (const child of children) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  assert.deepEqual(answers.toSorted(), ['RUN_LOCKED', 'RUN_LOCKED', 'RUN_LOCKED', 'held']);
});

function abandoned(folder: string, changes: Readonly<Record<string, unknown>>): string {
  const path = join(folder, 'run.lock');
  const holder = { pid: process.pid, host: hostname(), command: 'run', since: '2026-01-01T00:00:00.000Z' };
  writeFileSync(path, JSON.stringify({ ...holder, started: startMark(process.pid), token: 'other', ...changes }));
  return path;
}

test(
  'a process that only has the number of a dead one does not hold its lock',
  { skip: startMark(process.pid) === null },
  async () => {
    using folder = aFolder();
    abandoned(folder.path, { started: 'an earlier boot/1' });
    await (await acquireLock(folder.path, 'run', now)).release();
  },
);

test('a lock of another machine is kept until nobody has touched it for ten minutes', async () => {
  using folder = aFolder();
  const path = abandoned(folder.path, { host: 'another-machine', pid: 1 });
  await assert.rejects(acquireLock(folder.path, 'run', now), { code: 'RUN_LOCKED' });
  const then = new Date(Date.now() - 11 * 60_000);
  utimesSync(path, then, then);
  await (await acquireLock(folder.path, 'run', now)).release();
});

test('releasing does not take away the lock of whoever took it over', async () => {
  using folder = aFolder();
  const lock = await acquireLock(folder.path, 'run', now);
  const path = abandoned(folder.path, { token: 'somebody else' });
  await lock.release();
  assert.match(readFileSync(path, 'utf8'), /somebody else/);
});

test('a data folder that cannot be made is OUTPUT_UNWRITABLE', async () => {
  using folder = aFolder();
  writeFileSync(join(folder.path, 'data'), 'a file');
  await assert.rejects(acquireLock(join(folder.path, 'data'), 'run', now), { code: 'OUTPUT_UNWRITABLE' });
});

test('a process that is there is alive, one that was is not', async () => {
  assert.equal(isAlive(process.pid), true);
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  assert.equal(isAlive(Number(child.pid)), false);
});
