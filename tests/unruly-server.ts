import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import { seededChance } from '../src/adapters/chance.ts';
import { createWeb } from '../src/adapters/http.ts';
import { openSqlite } from '../src/adapters/store/sqlite.ts';
import { collect } from '../src/jobs/collect.ts';
import type { Collected, CollectOptions } from '../src/jobs/collect.ts';
import type { Item } from '../src/model/item.ts';
import type { Source, SourceState } from '../src/model/source.ts';
import type { Parser } from '../src/ports/parser.ts';
import type { Web } from '../src/ports/web.ts';
import { aSource } from './makers.ts';

/** What stands under a path: a body, or whatever the server does. */
export type Answer =
  | string
  | Uint8Array
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | Uint8Array;
    }
  | ((request: IncomingMessage, response: ServerResponse) => void);

export interface Unruly extends AsyncDisposable {
  readonly origin: string;
  /** Paths asked for, in order. */
  readonly asked: readonly string[];
  /** Connections that are open on the server's side. */
  readonly sockets: ReadonlySet<Socket>;
  /** Ends once no more than so many connections are open. */
  letGo(most: number): Promise<void>;
}

function give(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  if (typeof answer === 'function') return answer(request, response);
  const plain = typeof answer === 'string' || answer instanceof Uint8Array ? { body: answer } : answer;
  response.writeHead(plain.status ?? 200, { 'content-type': 'text/xml', ...plain.headers });
  response.end(plain.body ?? '');
}

const running = new Set<() => void>();

/** Hangs up on whoever still waits: a test that ran out of time leaves its server behind, which would keep all others. */
export function hangUp(): void {
  for (const stop of running) stop();
}

/** A server on this machine that answers each path as a test says. */
export async function unruly(answers: Readonly<Record<string, Answer>>): Promise<Unruly> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    give(answers[path] ?? { status: 404 }, request, response);
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = (): void => {
    running.delete(stop);
    server.closeAllConnections();
    server.close();
  };
  running.add(stop);
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    sockets,
    async letGo(most) {
      while (sockets.size > most) await Promise.race([...sockets].map((socket) => once(socket, 'close')));
    },
    async [Symbol.asyncDispose]() {
      stop();
      await once(server, 'close');
    },
  };
}

export interface Reader extends AsyncDisposable {
  readonly web: Web;
  readonly parser: Parser;
  /** One round over these sources; the clock stands where `at` last put it. */
  readonly round: (sources: readonly Source[], pace?: CollectOptions['pace']) => Promise<Collected>;
  readonly at: (now: number) => void;
  /** All that is kept, by title. */
  readonly items: () => Promise<readonly Item[]>;
  readonly state: (id: string) => Promise<SourceState>;
}

export const startedAt = Date.parse('2026-01-19T06:00:00+08:00');

/** The program's own web and store with a clock that a test sets; the parser's process is one for all. */
export async function aReader(parser: Parser, timeoutMs = 5000): Promise<Reader> {
  let now = startedAt;
  const store = await openSqlite(':memory:');
  const web = createWeb({
    timeoutMs,
    maxBytes: 2_000_000,
    redirects: 5,
    allowPrivate: true,
    userAgent: 'jianbao/0.1 (+https://digest.example)',
    concurrency: 4,
  });
  const nothing = (): void => undefined;
  const parts = {
    store,
    web,
    parser,
    clock: { now: () => now, wait: async () => undefined, everyMinute: async () => undefined },
    chance: seededChance('unruly'),
    log: { info: nothing, warn: nothing, error: nothing },
  };
  return {
    web,
    parser,
    round: (sources, pace) =>
      collect(parts, { sources, seeds: [], concurrency: 4, ...(pace === undefined ? {} : { pace }) }),
    at: (next) => void (now = next),
    async items() {
      const all: Item[] = [];
      for await (const some of store.itemsSince(0, now + 1)) all.push(...some);
      return all.sort((a, b) => (a.title < b.title ? -1 : 1));
    },
    async state(id) {
      const state = (await store.sourceStates()).get(id);
      if (state === undefined) throw new Error(`nothing is remembered of ${id}`);
      return state;
    },
    async [Symbol.asyncDispose]() {
      await web.close();
      await store.close();
    },
  };
}

/** A source at a path of the server; its id is the path. */
export function at(server: Unruly, path: string, changes: Partial<Source> = {}): Source {
  return aSource({ id: path.replaceAll(/\W+/g, '-').replaceAll(/^-|-$/g, ''), url: server.origin + path, ...changes });
}

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** Text in a charset of two bytes: the platform only decodes those, so its table is turned round. */
export function encoded(text: string, charset: 'gbk' | 'big5'): Uint8Array {
  let table = tables.get(charset);
  if (table === undefined) {
    const decoder = new TextDecoder(charset);
    const pairs = new Map<string, readonly number[]>();
    for (let first = 0x81; first < 0xff; first += 1)
      for (let second = 0x40; second < 0xff; second += 1) {
        const character = decoder.decode(Uint8Array.of(first, second));
        if (character.length === 1 && character !== '\ufffd' && !pairs.has(character))
          pairs.set(character, [first, second]);
      }
    table = pairs;
    tables.set(charset, pairs);
  }
  const bytes = Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    const pair = code < 128 ? [code] : table.get(character);
    if (pair === undefined) throw new Error(`${character} is no character of ${charset}`);
    return pair;
  });
  return Uint8Array.from(bytes.flat());
}
