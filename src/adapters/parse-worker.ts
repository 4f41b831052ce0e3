import { type ErrorDetails, errorCatalogue, JianbaoError } from '../errors.ts';
import type { FeedItem } from '../model/feed.ts';
import type { Parser } from '../ports/parser.ts';
import type { Answer, Job, Readings } from './parse-frames.ts';
import { ParseProcess } from './parse-process.ts';

export interface ParserLimits {
  /** Longest time one document may take. A feed of a thousand items takes a tenth of a second. */
  readonly deadlineMs: number;
  /** Memory for what is built of a document: a full-text feed of 15 MB needs 40, a page of 3 MB 60. */
  readonly heapMb: number;
  /** The process as a whole, where the system tells; the engine's own limit does not count what lies outside its heap. */
  readonly residentMb: number;
  /** Longer feeds are refused unread: what the fetch limit lets through unless somebody raises it. */
  readonly maxBytes: number;
  /** Of a longer page so much is read: what an article or a list needs stands in far less, scripts make the rest. */
  readonly pageBytes: number;
}

/** With a program of 115 MB all together stay below 300 MB, and within 5 seconds even where the process must start. */
const usualLimits: ParserLimits = {
  deadlineMs: 4000,
  heapMb: 64,
  residentMb: 180,
  maxBytes: 10_000_000,
  pageBytes: 3_000_000,
};

/** Starting the process and loading a reader is not the document's fault. */
const startMs = 30_000;
/** How often memory is looked at, once a document takes longer than nearly all do. */
const lookMs = 10;
const soonMs = 50;
/** Two, so that the process has the next document at hand when it is done with one. */
const mostUnderWay = 2;

const tooComplex = {
  feed: 'FEED_TOO_COMPLEX',
  page: 'PAGE_TOO_COMPLEX',
  list: 'PAGE_TOO_COMPLEX',
  discover: 'PAGE_TOO_COMPLEX',
} as const;

interface Pending {
  readonly job: Job;
  readonly bytes: Uint8Array;
  /** Of a feed: what has come of it so far. */
  readonly items: FeedItem[];
  readonly resolve: (reading: Readings[keyof Readings]) => void;
  readonly reject: (error: Error) => void;
}

const endOfTag = 0x3e;

/** Cut behind a tag, so that no character is cut in two: `>` is no part of one in any charset of the web but UTF-16. */
function beginningOf(bytes: Uint8Array, limit: number): Uint8Array {
  if (bytes.length <= limit) return bytes;
  const end = bytes.lastIndexOf(endOfTag, limit - 1) + 1;
  return bytes.subarray(0, end === 0 ? limit : end);
}

type LastAnswer = Exclude<Answer, { kind: 'loaded' | 'items' }>;

/** A fault of ours that one document brings to light must not stop the others: it is told as that document's. */
function unreadable({ kind }: Job): 'FEED_UNKNOWN' | 'PAGE_UNKNOWN' {
  return kind === 'feed' ? 'FEED_UNKNOWN' : 'PAGE_UNKNOWN';
}

function settle({ job, items, resolve, reject }: Pending, answer: LastAnswer): void {
  switch (answer.kind) {
    case 'read': {
      const { reading } = answer;
      resolve(items.length > 0 && 'items' in reading ? { ...reading, items: [...items, ...reading.items] } : reading);
      return;
    }
    case 'refused':
      reject(new JianbaoError(answer.code in errorCatalogue ? answer.code : unreadable(job), answer.details));
      return;
    case 'broken': {
      const cause = Object.assign(new Error(answer.message), { stack: answer.stack });
      reject(new JianbaoError(unreadable(job), { message: `Reading it failed: ${answer.message}` }, cause));
      return;
    }
    default:
      answer satisfies never;
  }
}

/** Documents in the order they were asked for, and the one process that reads them. */
class Queue {
  private readonly limits: ParserLimits;
  private readonly waiting: Pending[] = [];
  /** Sent and not answered; the process is at the first. */
  private readonly underWay: Pending[] = [];
  private process: ParseProcess | null = null;
  private timer: NodeJS.Timeout | undefined;
  private verdict: ErrorDetails | null = null;
  private isClosed = false;

  constructor(limits: ParserLimits) {
    this.limits = limits;
  }

  ask(job: Job, bytes: Uint8Array): Promise<Readings[keyof Readings]> {
    return new Promise((resolve, reject) => {
      if (this.isClosed) return reject(new JianbaoError('INTERRUPTED'));
      this.waiting.push({ job, bytes, items: [], resolve, reject });
      this.send();
    });
  }

  private send(): void {
    if (this.waiting.length === 0) return;
    this.process ??= this.start();
    // Its successor starts when it is gone: two at once would need the memory of two.
    if (this.process.isDying) return;
    const wasIdle = this.underWay.length === 0;
    while (this.underWay.length < mostUnderWay) {
      const next = this.waiting.shift();
      if (next === undefined) break;
      this.process.send(next.job, next.bytes);
      this.underWay.push(next);
    }
    if (wasIdle) {
      this.process.hold();
      this.watch();
    }
  }

  private start(): ParseProcess {
    const { deadlineMs, heapMb } = this.limits;
    const started = new ParseProcess({ heapMb, orphanMs: deadlineMs * 2 }, (answer) => this.take(started, answer));
    void started.ended.then(() => this.bury(started));
    return started;
  }

  /** Gives the first document under way its time and its memory. */
  private watch(): void {
    clearTimeout(this.timer);
    const first = this.underWay[0];
    const { process } = this;
    const { deadlineMs, residentMb } = this.limits;
    if (first === undefined || process === null || process.isDying) return;
    if (!process.loaded.has(first.job.kind)) {
      this.timer = setTimeout(() => process.kill(), startMs);
      return;
    }
    const since = performance.now();
    const end = (verdict: ErrorDetails): void => {
      if (this.underWay[0] !== first || process.isDying) return;
      this.verdict = verdict;
      process.kill();
    };
    const look = (): void => {
      const left = since + deadlineMs - performance.now();
      // Where this program itself was held up, the answer may lie in the pipe: it is looked for once more.
      if (left <= 0) return void setImmediate(end, { limitMs: deadlineMs });
      if ((process.residentMb() ?? 0) > residentMb) return end({ limitMb: residentMb });
      this.timer = setTimeout(look, Math.min(lookMs, left));
    };
    this.timer = setTimeout(look, Math.min(soonMs, deadlineMs));
  }

  private take(from: ParseProcess, answer: Answer): void {
    const first = this.underWay[0];
    if (first === undefined || from.isDying) return;
    if (answer.kind === 'items') {
      for (const item of answer.items) first.items.push(item);
      return;
    }
    if (answer.kind === 'loaded') {
      from.loaded.add(first.job.kind);
    } else {
      this.underWay.shift();
      settle(first, answer);
      this.send();
    }
    this.watch();
    if (this.underWay.length === 0) from.release();
  }

  /** Tells the document it died of, gives back the one that had not begun, and goes on. */
  private bury(dead: ParseProcess): void {
    clearTimeout(this.timer);
    const verdict = this.verdict ?? { limitMb: this.limits.heapMb };
    this.verdict = null;
    this.process = null;
    const first = this.underWay.shift();
    this.waiting.unshift(...this.underWay.splice(0));
    if (first !== undefined) {
      const { job, bytes, reject } = first;
      if (dead.loaded.has(job.kind))
        reject(new JianbaoError(tooComplex[job.kind], { bytes: bytes.length, ...verdict }, new Error(dead.lastWords)));
      else reject(new Error(`The process that reads documents does not start. ${dead.lastWords}`));
    }
    this.send();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    const left = [...this.underWay.splice(0), ...this.waiting.splice(0)];
    const { process } = this;
    const isBusy = left.length > 0;
    for (const { reject } of left) reject(new JianbaoError('INTERRUPTED'));
    if (process === null) return;
    if (isBusy) process.kill();
    if (process.isDying) await process.ended;
    else await process.leave();
  }
}

/**
 * A parser in a process of its own, which is used again and again. A document that takes too long or too much memory
 * ends its process, not the program; the next one gets a new process. Documents asked for at once are read one after
 * the other, each with its full time.
 *
 * A process and no thread: a thread cannot be ended inside a long regular expression or a collection of garbage, one
 * that runs out of memory can take the program with it, and what it held comes back late.
 */
export function createParser(limits: Partial<ParserLimits> = {}): Parser {
  const own = { ...usualLimits, ...limits };
  const queue = new Queue(own);

  const read = async <Kind extends keyof Readings>(
    job: Job & { readonly kind: Kind },
    bytes: Uint8Array,
  ): Promise<Readings[Kind]> => {
    const isFeed = job.kind === 'feed';
    if (isFeed && bytes.length > own.maxBytes)
      throw new JianbaoError('FEED_TOO_COMPLEX', { bytes: bytes.length, limitBytes: own.maxBytes });
    const document = isFeed ? bytes : beginningOf(bytes, own.pageBytes);
    // Answers come in the order of the jobs, so this is the reading of the kind that was asked for.
    return (await queue.ask(job, document)) as Readings[Kind];
  };

  return {
    parseFeed: (bytes, options) => read({ kind: 'feed', options }, bytes),
    parsePage: (bytes, options) => read({ kind: 'page', options }, bytes),
    parseList: (bytes, options) => read({ kind: 'list', options }, bytes),
    discover: (bytes, options) => read({ kind: 'discover', options }, bytes),
    close: () => queue.close(),
  };
}
