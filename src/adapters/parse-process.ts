import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { getCompileCacheDir } from 'node:module';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { type Answer, AnswerReader, type Job, jobFrame, type Readings } from './parse-frames.ts';

export interface ProcessLimits {
  /** V8's old generation; what the document and its text take outside of it comes on top. */
  readonly heapMb: number;
  /** The child gives itself up after so long at one document, should its parent be gone. */
  readonly orphanMs: number;
}

/** The young generation takes three times this. A quarter of the default costs a tenth more time, and saves 36 MB. */
const semiSpaceMb = 4;
/** What is kept of the child's last words. */
const wordsKept = 2000;
/** An idle child ends with its input; longer than this nobody waits for it. */
const farewellMs = 1000;

/** Nothing else of the environment, which may hold secrets, goes to the process that handles what strangers wrote. */
const passedOn = new Set([
  'PATH',
  'TMPDIR',
  'TMP',
  'TEMP',
  'SystemRoot',
  'NODE_COMPILE_CACHE',
  'NODE_DISABLE_COMPILE_CACHE',
]);

function environment(): NodeJS.ProcessEnv {
  const given = Object.fromEntries(Object.entries(process.env).filter(([name]) => passedOn.has(name)));
  // Its own start is half as long, and 25 MB smaller, when nothing must be taken out of TypeScript first. Node puts the
  // version below the folder by itself; without one of the program's, it is the folder Node would choose.
  const cache = getCompileCacheDir();
  return { NODE_COMPILE_CACHE: cache === undefined ? join(tmpdir(), 'node-compile-cache') : dirname(cache), ...given };
}

/**
 * One process that reads documents. It is waited for only while it works: an idle one keeps no program alive, and it
 * ends by itself when its parent does.
 */
export class ParseProcess {
  /** Readers that are there; the first document of each kind waits for its reader, which is not its fault. */
  readonly loaded = new Set<keyof Readings>();
  /** Settles when the process is gone and everything it said was heard. */
  readonly ended: Promise<void>;
  isDying = false;
  private words = '';
  private readonly child: ChildProcess;
  private readonly handles: readonly { ref(): void; unref(): void }[];

  constructor({ heapMb, orphanMs }: ProcessLimits, onAnswer: (answer: Answer) => void) {
    const flags = ['--expose-gc', `--max-old-space-size=${heapMb}`, `--max-semi-space-size=${semiSpaceMb}`];
    const program = fileURLToPath(new URL('parse-child.ts', import.meta.url));
    const child = spawn(process.execPath, [...flags, program, String(orphanMs)], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: environment(),
      // A group of its own: Ctrl-C at the terminal is for the parent to handle, which then ends the child.
      detached: true,
      windowsHide: true,
    });
    this.child = child;
    // Node gives its pipes as sockets, though it promises streams only.
    const pipes = [child.stdin, child.stdout, child.stderr].filter((pipe) => pipe instanceof Socket);
    this.handles = [child, ...pipes];
    const reader = new AnswerReader();
    child.stdout.on('data', (piece: Buffer) => {
      for (const answer of reader.take(piece)) onAnswer(answer);
    });
    child.stderr.on('data', (piece: Buffer) => {
      this.words = (this.words + piece.toString()).slice(-wordsKept);
    });
    // A child that died takes no more; `close` tells of it.
    child.stdin.on('error', () => undefined);
    const killOnExit = (): void => void child.kill('SIGKILL');
    process.once('exit', killOnExit);
    this.ended = new Promise((resolve) => {
      const end = (): void => {
        process.off('exit', killOnExit);
        this.isDying = true;
        resolve();
      };
      child.once('close', end);
      child.once('error', (error) => {
        this.words += error.message;
        if (child.pid === undefined) end();
      });
    });
    this.release();
  }

  get lastWords(): string {
    return this.words.trim();
  }

  /** Memory the process has now; null where the system does not tell (no /proc) or it is gone. */
  residentMb(): number | null {
    try {
      const status = readFileSync(`/proc/${this.child.pid}/status`, 'latin1');
      const kb = /^VmRSS:\s+(\d+)/m.exec(status)?.[1];
      return kb === undefined ? null : (Number(kb) * 1024) / 1e6;
    } catch {
      return null;
    }
  }

  send(job: Job, bytes: Uint8Array): void {
    this.child.stdin?.write(jobFrame(job, bytes.length));
    if (bytes.length > 0) this.child.stdin?.write(bytes);
  }

  /** From here on the program waits for this process. */
  hold(): void {
    for (const handle of this.handles) handle.ref();
  }

  release(): void {
    for (const handle of this.handles) handle.unref();
  }

  /** SIGKILL: whatever it is at, its memory is free when `ended` settles. */
  kill(): void {
    this.isDying = true;
    this.hold();
    this.child.kill('SIGKILL');
  }

  /** Lets an idle process end by itself, so that it keeps its compile cache. */
  async leave(): Promise<void> {
    this.isDying = true;
    this.hold();
    this.child.stdin?.end();
    const timer = setTimeout(() => this.kill(), farewellMs);
    await this.ended;
    clearTimeout(timer);
  }
}
