import { readSync, writeSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { Script } from 'node:vm';

import { JianbaoError } from '../errors.ts';
import type { ListOptions, PageOptions, ParseOptions } from '../ports/parser.ts';
import { type Answer, answerFrame, type Job, jobHeadBytes, type Readings } from './parse-frames.ts';

/**
 * The program that reads what came over the network, in a process of its own: jobs come in at standard input, answers
 * go out at standard output, one after the other. It ends when its input does, which is also when its parent dies.
 */

type Kind = keyof Readings;
type Read = (bytes: Uint8Array, job: Job) => Readings[Kind] | Promise<Readings[Kind]>;

/** Of a longer page only so much is read: what an article or a list needs stands in far less, scripts make the rest. */
const pageBytes = 3_000_000;
const endOfTag = 0x3e;
/** The engine's own time limit costs a thread for each document; a shorter one hardly lasts. */
const harmlessBytes = 50_000;

/** Cut behind a tag, so that no character is cut in two: `>` is no part of one in any charset of the web but UTF-16. */
function withinLimit(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= pageBytes) return bytes;
  const end = bytes.lastIndexOf(endOfTag, pageBytes - 1) + 1;
  return bytes.subarray(0, end === 0 ? pageBytes : end);
}

/** Each reader is loaded when it is first needed: most runs read no page. */
const readers: Readonly<Record<Kind, () => Promise<Read>>> = {
  async feed() {
    const { readFeed } = await import('../read/feed.ts');
    return (bytes, { options }) => readFeed(bytes, options);
  },
  async page() {
    const [textOf, { readPage }] = await Promise.all([pageText(), import('../read/page.ts')]);
    return (bytes, { options }) => {
      const page = readPage(textOf(bytes, options), options.base ?? null, (options as PageOptions).rule ?? null);
      if (page.text === '') throw new JianbaoError('PAGE_EMPTY');
      return page;
    };
  },
  async list() {
    const [textOf, { readList }] = await Promise.all([pageText(), import('../read/list.ts')]);
    return (bytes, { options }) =>
      readList(textOf(bytes, options), options.base ?? null, (options as ListOptions).selectors);
  },
  async discover() {
    const [textOf, { discoverIn }] = await Promise.all([pageText(), import('../read/discover.ts')]);
    return (bytes, { options }) => discoverIn(textOf(bytes, options), options.base ?? null);
  },
};

async function pageText(): Promise<(bytes: Uint8Array, options: ParseOptions) => string> {
  const { decodeText } = await import('../read/charset.ts');
  return (bytes, { contentType = null, charset = null }) => decodeText(withinLimit(bytes), contentType, charset);
}

/** @returns null at the end of the input */
function readExactly(length: number): Buffer | null {
  const bytes = Buffer.allocUnsafeSlow(length);
  for (let at = 0; at < length;) {
    const count = readSync(0, bytes, at, length - at, null);
    if (count === 0) return null;
    at += count;
  }
  return bytes;
}

function send(answer: Answer): void {
  for (const part of answerFrame(answer)) for (let at = 0; at < part.length;) at += writeSync(1, part, at);
}

async function answerTo(read: () => ReturnType<Read>): Promise<Answer> {
  try {
    return { kind: 'read', reading: await read() };
  } catch (error) {
    if (error instanceof JianbaoError) return { kind: 'refused', code: error.code, details: error.details };
    // Nobody outside ended this process in time: it ends itself.
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'broken', message, stack };
  }
}

/** @param limitMs after which a document is given up even if nobody is left to end this process from outside */
async function work(limitMs: number): Promise<void> {
  const loaded = new Map<Kind, Read>();
  let current: () => ReturnType<Read> = () => Promise.reject(new Error('there is no job'));
  // A loop that never ends hears no signal and no timer; only the engine can break it off.
  Object.defineProperty(globalThis, 'readDocument', { value: () => current() });
  const script = new Script('readDocument()');
  for (;;) {
    const head = readExactly(jobHeadBytes);
    const description = head === null ? null : readExactly(head.readUInt32LE(0));
    const bytes = head === null ? null : readExactly(head.readUInt32LE(4));
    if (description === null || bytes === null) return;
    const job = deserialize(description) as Job;
    let read = loaded.get(job.kind);
    if (read === undefined) {
      read = await readers[job.kind]();
      loaded.set(job.kind, read);
      send({ kind: 'loaded' });
    }
    const chosen = read;
    current = () => chosen(bytes, job);
    const isGuarded = bytes.length > harmlessBytes;
    const guarded = (): ReturnType<Read> => script.runInThisContext({ timeout: limitMs }) as ReturnType<Read>;
    const answer = await answerTo(isGuarded ? guarded : current);
    current = () => Promise.reject(new Error('there is no job'));
    send(answer);
  }
}

await work(Number(process.argv[2]));
