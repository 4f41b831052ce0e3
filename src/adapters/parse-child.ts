import { readSync, writeSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { Script } from 'node:vm';

import { JianbaoError } from '../errors.ts';
import type { Feed } from '../model/feed.ts';
import type { ListOptions, PageOptions, ParseOptions } from '../ports/parser.ts';
import { type Answer, answerFrame, type Job, jobHeadBytes, piecesOf, type Readings } from './parse-frames.ts';

/**
 * The program that reads what came over the network, in a process of its own: jobs come in at standard input, answers
 * go out at standard output, one after the other. It ends when its input does, which is also when its parent dies.
 */

type Kind = keyof Readings;
type Read = (bytes: Uint8Array, job: Job) => Readings[Kind] | Promise<Readings[Kind]>;

/** The engine's own time limit costs a thread for each document; a shorter feed hardly lasts. */
const harmlessBytes = 50_000;
/** After a longer one this process tidies up. */
const largeBytes = 1_000_000;

/** Each reader is loaded when it is first needed: most runs read no page. */
const readers: Readonly<Record<Kind, () => Promise<Read>>> = {
  async feed() {
    const { readFeed } = await import('../read/feed/feed.ts');
    return (bytes, { options }) => readFeed(bytes, options);
  },
  async page() {
    const [textOf, { readPage }] = await Promise.all([pageText(), import('../read/page/page.ts')]);
    return (bytes, { options }) => {
      const page = readPage(textOf(bytes, options), options.base ?? null, (options as PageOptions).rule ?? null);
      if (page.text === '') throw new JianbaoError('PAGE_EMPTY');
      return page;
    };
  },
  async list() {
    const [textOf, { readList }] = await Promise.all([pageText(), import('../read/list/list.ts')]);
    return (bytes, { options }) =>
      readList(textOf(bytes, options), options.base ?? null, (options as ListOptions).selectors);
  },
  async discover() {
    const [textOf, { discoverIn }] = await Promise.all([pageText(), import('../read/list/discover.ts')]);
    return (bytes, { options }) => discoverIn(textOf(bytes, options), options.base ?? null);
  },
};

async function pageText(): Promise<(bytes: Uint8Array, options: ParseOptions) => string> {
  const { decodeText } = await import('../read/charset.ts');
  return (bytes, { contentType = null, charset = null }) => decodeText(bytes, contentType, charset);
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

function sendFeed(feed: Feed): void {
  const { pieces, last } = piecesOf(feed);
  for (const items of pieces) send({ kind: 'items', items });
  send({ kind: 'read', reading: last });
}

/** Set while a document is read; a property of the global object, since only scripts can be given a time limit. */
let current: () => ReturnType<Read> = () => Promise.reject(new Error('there is no document'));
Object.defineProperty(globalThis, 'readDocument', { value: () => current() });
const script = new Script('readDocument()');

/**
 * @param limitMs after which the document is given up even if nobody is left to end this process from outside: a loop
 * that never ends hears no signal and no timer, only the engine can break it off
 */
async function answerTo(job: Job, bytes: Uint8Array, read: Read, limitMs: number): Promise<Answer> {
  current = () => read(bytes, job);
  try {
    // Of a list, which selectors decide how long it takes, no length is harmless.
    const isGuarded = job.kind !== 'feed' || bytes.length > harmlessBytes;
    const reading = isGuarded ? script.runInThisContext({ timeout: limitMs }) : current();
    return { kind: 'read', reading: await (reading as ReturnType<Read>) };
  } catch (error) {
    if (error instanceof JianbaoError) return { kind: 'refused', code: error.code, details: error.details };
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'broken', message, stack };
  } finally {
    current = () => Promise.reject(new Error('there is no document'));
  }
}

async function readerFor(kind: Kind, loaded: Map<Kind, Read>): Promise<Read> {
  const known = loaded.get(kind);
  if (known !== undefined) return known;
  const read = await readers[kind]();
  loaded.set(kind, read);
  send({ kind: 'loaded' });
  return read;
}

/** Gives back the memory that is free: the plain collection keeps it for the next document. */
async function tidyUp(): Promise<void> {
  // Buffers go when the engine comes round to it.
  await new Promise<void>((go) => void setImmediate(go));
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

/** One job, if there is one. @returns false at the end of the input */
async function workOnce(loaded: Map<Kind, Read>, limitMs: number): Promise<boolean> {
  const head = readExactly(jobHeadBytes);
  const description = head === null ? null : readExactly(head.readUInt32LE(0));
  let bytes = head === null ? null : readExactly(head.readUInt32LE(4));
  if (description === null || bytes === null) return false;
  const job = deserialize(description) as Job;
  const isLarge = bytes.length > largeBytes;
  const answer = await answerTo(job, bytes, await readerFor(job.kind, loaded), limitMs);
  bytes = null;
  // The program grows by the answer as this process sends it, so what is no longer needed goes first.
  if (isLarge) await tidyUp();
  if (answer.kind === 'read' && 'items' in answer.reading) sendFeed(answer.reading);
  else send(answer);
  return true;
}

const loaded = new Map<Kind, Read>();
const limitMs = Number(process.argv[2]);
while (await workOnce(loaded, limitMs));
