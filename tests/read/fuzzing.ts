import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

import { JianbaoError } from '../../src/errors.ts';
import { decodeText } from '../../src/read/charset.ts';
import { readFeed } from '../../src/read/feed/feed.ts';
import { readPage } from '../../src/read/page/page.ts';
import { type FuzzCase, fuzzCase } from './mutations.ts';

interface Order {
  readonly seed: number;
  readonly from: number;
  readonly until: number;
  /** One number: the case that is being read. */
  readonly progress: SharedArrayBuffer;
}

export interface Crash {
  readonly number: number;
  readonly message: string;
}

interface Outcome {
  readonly read: number;
  readonly refused: number;
  readonly crashes: readonly Crash[];
  readonly slowestMs: number;
  readonly slowest: number;
}

export interface FuzzReport extends Outcome {
  readonly seed: number;
  readonly count: number;
  /** Numbers of the cases that did not end. */
  readonly hangs: readonly number[];
}

/** No case is larger than some thousand characters; a hundred times what the slowest takes. */
const hangMs = 8000;
const maxCrashes = 50;

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** @throws what reading it throws, and an Error where the answer breaks its own promise */
async function readCase({ kind, bytes, contentType, base }: FuzzCase): Promise<void> {
  if (kind === 'page') {
    const page = readPage(decodeText(bytes, contentType, null), base, null);
    if (typeof page.text !== 'string') throw new Error('a page without text');
    return;
  }
  const { items } = await readFeed(bytes, { contentType, base });
  for (const { published, updated, title, url } of items) {
    for (const date of [published, updated])
      if (date !== null && !instant.test(date)) throw new Error(`no instant: ${date}`);
    // oxlint-disable-next-line no-control-regex
    if (/[\u0000-\u0008]/.test(`${title}${url}`)) throw new Error('a control character was left');
  }
}

async function work({ seed, from, until, progress }: Order): Promise<Outcome> {
  const current = new Int32Array(progress);
  const crashes: Crash[] = [];
  let [read, refused, slowestMs, slowest] = [0, 0, 0, 0];
  for (let number = from; number < until; number += 1) {
    Atomics.store(current, 0, number);
    const made = fuzzCase(seed, number);
    const started = performance.now();
    try {
      await readCase(made);
      read += 1;
    } catch (error) {
      if (error instanceof JianbaoError) refused += 1;
      else if (crashes.length < maxCrashes)
        crashes.push({ number, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    const took = performance.now() - started;
    if (took > slowestMs) [slowestMs, slowest] = [took, number];
  }
  return { read, refused, crashes, slowestMs: Math.round(slowestMs), slowest };
}

const port = isMainThread ? null : parentPort;
port?.postMessage(await work(workerData as Order));

/** Cases one after the other in a thread of their own; the number of the one it hangs on, or dies of, else the outcome. */
async function part(seed: number, from: number, until: number): Promise<Outcome | { readonly stuckAt: number }> {
  const progress = new SharedArrayBuffer(4);
  const current = new Int32Array(progress);
  const worker = new Worker(new URL(import.meta.url), { workerData: { seed, from, until, progress } satisfies Order });
  let seen = -1;
  let watch: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve) => {
      worker.on('message', (outcome: Outcome) => resolve(outcome));
      worker.on('error', () => resolve({ stuckAt: Atomics.load(current, 0) }));
      watch = setInterval(() => {
        const now = Atomics.load(current, 0);
        if (now === seen) resolve({ stuckAt: now });
        seen = now;
      }, hangMs);
    });
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
}

const nothing: Outcome = { read: 0, refused: 0, crashes: [], slowestMs: 0, slowest: 0 };

/** Reads that many mutated feeds and pages. A case that hangs is noted, and the rest goes on behind it. */
export async function runFuzz(seed: number, count: number): Promise<FuzzReport> {
  const hangs: number[] = [];
  const outcomes: Outcome[] = [];
  const size = 5000;
  for (let from = 0; from < count;) {
    const until = Math.min(count, from + size);
    const outcome = await part(seed, from, until);
    if ('stuckAt' in outcome) {
      hangs.push(outcome.stuckAt);
      from = outcome.stuckAt + 1;
    } else {
      outcomes.push(outcome);
      from = until;
    }
  }
  const slowest = outcomes.reduce((one, other) => (other.slowestMs > one.slowestMs ? other : one), nothing);
  return {
    seed,
    count,
    hangs,
    read: outcomes.reduce((sum, outcome) => sum + outcome.read, 0),
    refused: outcomes.reduce((sum, outcome) => sum + outcome.refused, 0),
    crashes: outcomes.flatMap(({ crashes }) => crashes),
    slowestMs: slowest.slowestMs,
    slowest: slowest.slowest,
  };
}
