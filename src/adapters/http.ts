import { Agent, request } from 'undici';
import type { Dispatcher } from 'undici';

import { JianbaoError } from '../errors.ts';
import type { FetchRequest, Fetched, Web } from '../ports/web.ts';
import { readBody } from './http-body.ts';
import { guardedConnector } from './http-guard.ts';
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

/** Longest pause a server can ask for: one that says "next year" is asked again after a day. */
const longestWaitSeconds = 24 * 60 * 60;

const accept =
  'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.5, */*;q=0.1';

/** One answer: what it comes to, or where it points. */
type Answer = { readonly kind: 'redirect'; readonly url: string; readonly isPermanent: boolean } | Fetched;

/**
 * Fetches over HTTP and HTTPS, without a proxy and without cookies.
 *
 * An address that asks to be left alone for a while (429 or 503 with Retry-After) gives `wait`; so does, with 0 seconds, a
 * fetch that its caller's signal ended: neither says anything against the source.
 */
export function createWeb(options: WebOptions): Web {
  const agent = new Agent({
    connect: guardedConnector(options.allowPrivate, options.timeoutMs),
    // A connection per request: one kept open may be closed by the server in the very moment it is used again.
    pipelining: 0,
    // One deadline for all stands in the signal.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const inTurn = createTurns(options.concurrency);

  async function fetch(asked: FetchRequest, signal?: AbortSignal): Promise<Fetched> {
    let url = checked(asked.url, asked.url);
    let leftMs = options.timeoutMs;
    let movedTo: string | null = null;
    let isMoving = true;
    for (let hop = 0; hop <= options.redirects; hop += 1) {
      const answer = await inTurn(url.host, async () => {
        if (signal?.aborted === true) return { kind: 'wait', seconds: 0 } as const;
        const startedAt = performance.now();
        try {
          return await ask(agent, url, asked, leftMs, options, signal);
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

  return { fetch, close: () => agent.destroy() };
}

function checked(address: string, asked: string): URL {
  const url = URL.parse(address);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new JianbaoError('FETCH_REFUSED', { url: asked, ...(address === asked ? {} : { redirect: address }) });
  }
  return url;
}

async function ask(
  agent: Agent,
  url: URL,
  asked: FetchRequest,
  leftMs: number,
  options: WebOptions,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const deadline = AbortSignal.timeout(Math.ceil(leftMs));
  try {
    const response = await request(url, {
      dispatcher: agent,
      signal: signal === undefined ? deadline : AbortSignal.any([deadline, signal]),
      headers: {
        'user-agent': options.userAgent,
        accept,
        'accept-encoding': 'gzip, deflate, br',
        ...(asked.etag === null ? {} : { 'if-none-match': asked.etag }),
        ...(asked.lastModified === null ? {} : { 'if-modified-since': asked.lastModified }),
      },
    });
    const answer = await answerOf(response, url, options.maxBytes);
    // What is left of a body nobody reads would hold the connection.
    response.body.on('error', () => undefined).destroy();
    return answer;
  } catch (error) {
    if (signal?.aborted === true) return { kind: 'wait', seconds: 0 };
    throw failureOf(error, url.href, deadline, options.timeoutMs);
  }
}

async function answerOf(response: Dispatcher.ResponseData, url: URL, maxBytes: number): Promise<Answer> {
  const { statusCode: status, body } = response;
  const header = (name: string): string | null => {
    const value = response.headers[name];
    return (Array.isArray(value) ? value[0] : value) ?? null;
  };
  const about = { url: url.href, status };
  const manners = { maxAgeSeconds: maxAgeOf(header('cache-control')), movedTo: null };
  if (status === 304) return { kind: 'unchanged', ...manners };
  if (status >= 200 && status < 300) {
    if (Number(header('content-length') ?? 0) > maxBytes) {
      throw new JianbaoError('FETCH_TOO_LARGE', { url: url.href, limitBytes: maxBytes });
    }
    return {
      kind: 'fresh',
      body: await readBody(body, header('content-encoding'), maxBytes, url.href),
      contentType: header('content-type'),
      etag: header('etag'),
      lastModified: header('last-modified'),
      url: url.href,
      ...manners,
    };
  }
  const location = header('location');
  if ([301, 302, 303, 307, 308].includes(status) && location !== null) {
    return {
      kind: 'redirect',
      url: URL.parse(location, url)?.href ?? location,
      isPermanent: [301, 308].includes(status),
    };
  }
  const seconds = secondsOf(header('retry-after'), header('date'));
  if ((status === 429 || status === 503) && seconds !== null) return { kind: 'wait', seconds };
  if (status === 410) throw new JianbaoError('FETCH_GONE', about);
  if ([401, 403, 406, 451].includes(status)) throw new JianbaoError('FETCH_BLOCKED', about);
  throw new JianbaoError('FETCH_STATUS', about);
}

/** RFC 9111; what a server says beyond a day is taken for a slip. */
function maxAgeOf(cacheControl: string | null): number | null {
  if (cacheControl === null || /\bno-(?:cache|store)\b/i.test(cacheControl)) return null;
  const seconds = /\bmax-age\s*=\s*"?(\d{1,10})/i.exec(cacheControl)?.[1];
  return seconds === undefined ? null : Math.min(Number(seconds), longestWaitSeconds);
}

/** Retry-After is a number of seconds or a date; a date is measured against the server's own clock where it tells it. */
function secondsOf(retryAfter: string | null, date: string | null): number | null {
  if (retryAfter === null) return null;
  const now = Date.parse(date ?? '') || Date.now();
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : Math.ceil((Date.parse(retryAfter) - now) / 1000);
  return Number.isNaN(seconds) ? null : Math.min(Math.max(seconds, 0), longestWaitSeconds);
}

function failureOf(error: unknown, url: string, deadline: AbortSignal, timeoutMs: number): JianbaoError {
  if (error instanceof JianbaoError) return error;
  const all = error instanceof AggregateError ? [error, ...error.errors] : [error];
  const codes = all.map((one) => (one as NodeJS.ErrnoException).code ?? '').filter((code) => code !== '');
  const reason = codes.at(-1) ?? (error instanceof Error ? error.message : String(error));
  const isLate = deadline.aborted || codes.some((code) => /TIMEOUT|TIMEDOUT/.test(code));
  if (isLate) return new JianbaoError('FETCH_TIMEOUT', { url, timeoutMs }, error);
  if (codes.some((code) => /^(?:ENOTFOUND|EAI_|ENODATA|ESERVFAIL)/.test(code))) {
    return new JianbaoError('FETCH_DNS', { url, reason }, error);
  }
  return new JianbaoError('FETCH_UNREACHABLE', { url, reason }, error);
}
