import { Agent, errors, request } from 'undici';
import type { Dispatcher } from 'undici';

import { JianbaoError } from '../errors.ts';
import type { FetchRequest, Fetched, Web } from '../ports/web.ts';
import { answerOf } from './http-answer.ts';
import type { Answer } from './http-answer.ts';
import { acceptedCodings } from './http-body.ts';
import { guardedConnections } from './http-guard.ts';
import { validatorFrom } from './http-manners.ts';
import { createTurns } from './http-turns.ts';

export interface WebOptions {
  /** For one address from first connection to last byte, all redirects together; waiting for a turn does not count. */
  readonly timeoutMs: number;
  /** After decompression. */
  readonly maxBytes: number;
  /** Followed at most. */
  readonly redirects: number;
  readonly allowPrivate: boolean;
  /** `jianbao/0.1.0 (+https://digest.example)`. */
  readonly userAgent: string;
  /** Requests at the same time; to one host always one. */
  readonly concurrency: number;
}

const accept = {
  feed: 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.5, */*;q=0.1',
  page: 'text/html, application/xhtml+xml, application/xml;q=0.5, */*;q=0.1',
} as const;

/** How long a connection waits for the next question to the same host. */
const idleMs = 4_000;

/** Longest head of an answer; what is longer floods. */
const maxHeaderBytes = 32_768;

/**
 * Fetches over HTTP and HTTPS, without a proxy and without cookies.
 *
 * An address that asks to be left alone for a while gives `wait`: 503 with Retry-After, and 429 for the time it names, or
 * for an hour. So does, with 0 seconds, a fetch that its caller's signal ended. None says anything against the source.
 *
 * Etag and date go along with a redirect only on the same host: another host may use the same tag for something else, and
 * its 304 would hide what is new there.
 */
export function createWeb(options: WebOptions): Web {
  const connections = guardedConnections(options.allowPrivate);
  const agent = new Agent({
    connect: connections.connect,
    // One host is asked one thing at a time, over a connection that is kept for a moment: a new one costs more than a feed.
    connections: 1,
    pipelining: 1,
    keepAliveTimeout: idleMs,
    keepAliveMaxTimeout: idleMs,
    maxHeaderSize: maxHeaderBytes,
    // One deadline for all stands in the signal.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const inTurn = createTurns(options.concurrency);

  async function fetch(request: FetchRequest, signal?: AbortSignal): Promise<Fetched> {
    const { etag, lastModified } = request;
    const asked = { ...request, etag: validatorFrom(etag), lastModified: validatorFrom(lastModified) };
    const first = checked(asked.url, asked.url);
    const been = new Set<string>();
    let url = first;
    let leftMs = options.timeoutMs;
    let movedTo: string | null = null;
    let isMoving = true;
    for (let hop = 0; hop <= options.redirects && !been.has(url.href); hop += 1) {
      been.add(url.href);
      const question = isSameHost(first, url) ? asked : { ...asked, etag: null, lastModified: null };
      const answer = await inTurn(url.host, async () => {
        if (signal?.aborted === true) return { kind: 'wait', seconds: 0 } as const;
        const startedAt = performance.now();
        try {
          return await ask(url, question, leftMs, signal);
        } finally {
          leftMs = Math.max(1, leftMs - (performance.now() - startedAt));
        }
      });
      if (answer.kind === 'wait') return answer;
      if (answer.kind !== 'redirect') return { ...answer, movedTo };
      url = checked(answer.url, asked.url);
      isMoving &&= answer.isPermanent;
      if (isMoving) movedTo = url.href;
    }
    throw new JianbaoError('FETCH_REDIRECTS', { url: asked.url, limit: options.redirects });
  }

  /** One question and its answer, before `leftMs` are over. */
  async function ask(url: URL, asked: FetchRequest, leftMs: number, signal?: AbortSignal): Promise<Answer> {
    const stop = new AbortController();
    let isLate = false;
    const end = (): void => {
      stop.abort();
      connections.abandon(url.origin);
    };
    const timer = setTimeout(() => {
      isLate = true;
      end();
    }, leftMs);
    signal?.addEventListener('abort', end);
    let response: Dispatcher.ResponseData | null = null;
    try {
      response = await send(url, asked, stop.signal);
      return await answerOf(response, url, asked.etag !== null || asked.lastModified !== null, options.maxBytes);
    } catch (error) {
      if (signal?.aborted === true) return { kind: 'wait', seconds: 0 };
      if (isLate) throw new JianbaoError('FETCH_TIMEOUT', { url: url.href, timeoutMs: options.timeoutMs }, error);
      throw failureOf(error, url.href, response !== null);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      // What is left of a body nobody reads would hold the connection.
      response?.body.on('error', () => undefined).destroy();
    }
  }

  async function send(url: URL, asked: FetchRequest, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    const made = connections.made(url.origin);
    const go = (): Promise<Dispatcher.ResponseData> =>
      request(url, {
        dispatcher: agent,
        signal,
        headers: {
          'user-agent': options.userAgent,
          accept: accept[asked.wants],
          'accept-encoding': acceptedCodings,
          ...(asked.etag === null ? {} : { 'if-none-match': asked.etag }),
          ...(asked.lastModified === null ? {} : { 'if-modified-since': asked.lastModified }),
        },
      });
    try {
      return await go();
    } catch (error) {
      // A kept connection may be closed by the server in the very moment it is used again: that is nobody's fault, and the
      // question is asked once more over a new one.
      if (signal.aborted || made === 0 || connections.made(url.origin) !== made || !isClosed(error)) throw error;
      return go();
    }
  }

  async function close(): Promise<void> {
    connections.abandon();
    await agent.destroy();
  }

  return { fetch, close };
}

/** `www.` and the scheme part no two hosts that answer with the same tags. */
function isSameHost(a: URL, b: URL): boolean {
  const bare = ({ hostname }: URL): string => hostname.replace(/^www\./, '');
  return bare(a) === bare(b);
}

/** @returns the address without name, password and fragment: none of them is sent, and the first two are secrets */
function checked(address: string, asked: string): URL {
  const url = URL.parse(address);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new JianbaoError('FETCH_REFUSED', { url: asked, ...(address === asked ? {} : { redirect: address }) });
  }
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

function codesOf(error: unknown): readonly string[] {
  const all: readonly unknown[] = error instanceof AggregateError ? [error, ...error.errors] : [error];
  return all.map((one) => (one as NodeJS.ErrnoException).code ?? '').filter((code) => code !== '');
}

function isClosed(error: unknown): boolean {
  return codesOf(error).some((code) => ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(code));
}

function failureOf(error: unknown, url: string, isAnswered: boolean): JianbaoError {
  if (error instanceof JianbaoError) return error;
  const codes = codesOf(error);
  const reason = codes.at(-1) ?? (error instanceof Error ? error.message : String(error));
  const details = { url, reason, message: `${reason}.` };
  // The head of the answer, or what came behind it, is not what HTTP allows, or stops too early.
  if (isAnswered || error instanceof errors.HTTPParserError || codes.includes('UND_ERR_HEADERS_OVERFLOW')) {
    return new JianbaoError('FETCH_BROKEN', details, error);
  }
  if (codes.some((code) => /TIMEDOUT/.test(code))) return new JianbaoError('FETCH_TIMEOUT', details, error);
  const isUnknown = codes.some((code) => /^(?:ENOTFOUND|EAI_|ENODATA|ESERVFAIL)/.test(code));
  return new JianbaoError(isUnknown ? 'FETCH_DNS' : 'FETCH_UNREACHABLE', details, error);
}
