import { isMainThread, parentPort, Worker } from 'node:worker_threads';

import { type ErrorCode, type ErrorDetails, errorCatalogue, JianbaoError } from '../errors.ts';
import type { Feed } from '../model/feed.ts';
import type { Page } from '../model/page.ts';
import type { PageOptions, Parser, ParseOptions } from '../ports/parser.ts';

/** Longest time one feed may take. A feed of a thousand items takes a tenth of a second. */
const deadlineMs = 5000;
/** Starting the thread loads the parsers: that is not the feed's fault. */
const startMs = 30_000;
/** With the rest of a thread this stays below 300 MB. */
const limits = { maxOldGenerationSizeMb: 200, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };

type Job =
  | { readonly kind: 'feed'; readonly bytes: Uint8Array; readonly options: ParseOptions }
  | { readonly kind: 'page'; readonly bytes: Uint8Array; readonly options: PageOptions };

const tooComplex = { feed: 'FEED_TOO_COMPLEX', page: 'PAGE_TOO_COMPLEX' } as const;

type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'feed'; readonly feed: Feed }
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly details: ErrorDetails }
  | { readonly kind: 'broken'; readonly message: string };

/** The thread's side: one feed at a time, in order. */
async function work(port: NonNullable<typeof parentPort>): Promise<void> {
  const { readFeed } = await import('../read/feed.ts');
  const read = async (job: Job): Promise<Answer> => {
    if (job.kind === 'feed') return { kind: 'feed', feed: await readFeed(job.bytes, job.options) };
    // Loaded late: most runs read no page.
    const [{ decodeText }, { readPage }] = await Promise.all([import('../read/charset.ts'), import('../read/page.ts')]);
    const { contentType = null, charset = null, base = null, rule = null } = job.options;
    const page = readPage(decodeText(job.bytes, contentType, charset), base, rule);
    if (page.text === '') throw new JianbaoError('PAGE_EMPTY');
    return { kind: 'page', page };
  };
  const answer = async (job: Job): Promise<Answer> => {
    try {
      return await read(job);
    } catch (error) {
      if (error instanceof JianbaoError) return { kind: 'refused', code: error.code, details: error.details };
      return { kind: 'broken', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
  port.on('message', (job: Job) => {
    void answer(job).then((reply) => port.postMessage(reply));
  });
  port.postMessage({ kind: 'ready' } satisfies Answer);
}

if (!isMainThread && parentPort !== null) await work(parentPort);

/** A thread that is waited for only while it works: an idle one keeps no process alive. */
class Thread {
  private readonly worker = new Worker(new URL(import.meta.url), { resourceLimits: limits });
  private waiting: { done: (answer: Answer) => void; failed: (error: unknown) => void } | null = null;
  private isReady = false;
  isGone = false;

  constructor() {
    this.worker.on('message', (answer: Answer) => this.waiting?.done(answer));
    this.worker.on('error', (error) => this.fail(error));
    this.worker.on('exit', () => this.fail(new Error('the thread ended')));
  }

  private fail(error: unknown): void {
    this.isGone = true;
    this.waiting?.failed(error);
  }

  /** The next message, or null when it does not come in time. @throws what ended the thread */
  private async next(limitMs: number): Promise<Answer | null> {
    if (this.isGone) throw new Error('the thread ended');
    let timer: NodeJS.Timeout | undefined;
    this.worker.ref();
    try {
      return await new Promise<Answer | null>((resolve, reject) => {
        this.waiting = { done: resolve, failed: reject };
        timer = setTimeout(() => resolve(null), limitMs);
      });
    } finally {
      clearTimeout(timer);
      this.waiting = null;
      this.worker.unref();
    }
  }

  async ask(job: Job): Promise<Answer | null> {
    if (!this.isReady) {
      if ((await this.next(startMs)) === null) throw new Error('the parsing thread does not start');
      this.isReady = true;
    }
    // A copy, not `slice`: on a Buffer that gives a view of a pool, which cannot be handed over.
    const bytes = new Uint8Array(job.bytes);
    this.worker.postMessage({ ...job, bytes }, [bytes.buffer]);
    return this.next(deadlineMs);
  }

  /** A thread short of memory can take long to end, so only `close` waits for it. */
  async stop(): Promise<void> {
    this.isGone = true;
    await this.worker.terminate();
  }
}

/** @throws JianbaoError what the reader refused with */
function taken(answer: Answer): Exclude<Answer, { kind: 'refused' | 'broken' | 'ready' }> {
  switch (answer.kind) {
    case 'feed':
    case 'page':
      return answer;
    case 'refused':
      throw new JianbaoError(answer.code in errorCatalogue ? answer.code : 'FEED_UNKNOWN', answer.details);
    case 'broken':
      // A fault of ours that one feed brings to light must not stop the others: it is told like any unreadable feed.
      throw new JianbaoError('FEED_UNKNOWN', { message: `Reading it failed: ${answer.message}` });
    case 'ready':
      throw new Error('the parsing thread answered out of turn');
    default:
      return answer satisfies never;
  }
}

/**
 * A parser in a thread of its own, which is used again and again. A feed that takes too long or too much memory ends
 * its thread, not the program; the next one gets a new thread.
 *
 * Feeds asked for at once are read one after the other, each with its full time.
 */
export function createParser(): Parser {
  let thread: Thread | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const parse = async (job: Job): Promise<ReturnType<typeof taken>> => {
    thread = thread === null || thread.isGone ? new Thread() : thread;
    const mine = thread;
    let answer: Answer | null;
    try {
      answer = await mine.ask(job);
    } catch (error) {
      void mine.stop();
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
      throw new JianbaoError(tooComplex[job.kind], { bytes: job.bytes.length }, error);
    }
    if (answer !== null) return taken(answer);
    void mine.stop();
    throw new JianbaoError(tooComplex[job.kind], { bytes: job.bytes.length, limitMs: deadlineMs });
  };

  const inTurn = (job: Job): ReturnType<typeof parse> => {
    const turn = last.then(() => parse(job));
    last = turn.catch(() => null);
    return turn;
  };

  return {
    async parseFeed(bytes, options) {
      const answer = await inTurn({ kind: 'feed', bytes, options });
      if (answer.kind !== 'feed') throw new Error('the parsing thread answered out of turn');
      return answer.feed;
    },
    async parsePage(bytes, options) {
      const answer = await inTurn({ kind: 'page', bytes, options });
      if (answer.kind !== 'page') throw new Error('the parsing thread answered out of turn');
      return answer.page;
    },
    async close() {
      await last;
      await thread?.stop();
      thread = null;
    },
  };
}
