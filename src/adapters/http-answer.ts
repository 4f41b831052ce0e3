import { isUtf8 } from 'node:buffer';

import type { Dispatcher } from 'undici';

import { JianbaoError } from '../errors.ts';
import type { Fetched } from '../ports/web.ts';
import { readBody } from './http-body.ts';
import { maxAgeOf, politeSeconds, retryAfterOf, validatorFrom } from './http-manners.ts';
import { isChallenge, isRefusal } from './http-wall.ts';

/** One answer: what it comes to, or where it points. */
export type Answer = { readonly kind: 'redirect'; readonly url: string; readonly isPermanent: boolean } | Fetched;

const redirects: ReadonlyMap<number, { readonly isPermanent: boolean }> = new Map([
  [301, { isPermanent: true }],
  [302, { isPermanent: false }],
  [303, { isPermanent: false }],
  [307, { isPermanent: false }],
  [308, { isPermanent: true }],
]);

/**
 * What an answer means. The only place that knows HTTP status.
 *
 * @param isConditional whether it was asked with an etag or a date
 * @throws JianbaoError FETCH_BLOCKED, FETCH_GONE, FETCH_STATUS, FETCH_TOO_LARGE, FETCH_BROKEN; what reading the body throws
 */
export async function answerOf(
  response: Dispatcher.ResponseData,
  url: URL,
  isConditional: boolean,
  maxBytes: number,
): Promise<Answer> {
  const { statusCode: status, body } = response;
  const header = (name: string): string | null => {
    const value = response.headers[name];
    // Lists may be sent as one header or as many; of the others the first counts.
    if (!Array.isArray(value)) return value ?? null;
    return name === 'cache-control' || name === 'content-encoding' ? value.join(', ') : (value[0] ?? null);
  };
  const about = { url: url.href, status, message: `HTTP ${status}.` };
  const manners = { maxAgeSeconds: maxAgeOf(header), movedTo: null };
  if (isRefusal(status, header)) throw new JianbaoError('FETCH_BLOCKED', about);
  if (status === 304 && isConditional) return { kind: 'unchanged', ...manners };
  // Nobody asked for a part: as a whole it would lose the rest, and its etag would hide that.
  if (status === 206) throw new JianbaoError('FETCH_STATUS', about);
  if (status >= 200 && status < 300) {
    if (Number(header('content-length') ?? 0) > maxBytes) {
      throw new JianbaoError('FETCH_TOO_LARGE', { url: url.href, limitBytes: maxBytes });
    }
    const bytes = await readBody(body, header('content-encoding'), maxBytes, url.href);
    if (isChallenge(bytes)) {
      throw new JianbaoError('FETCH_BLOCKED', { ...about, message: 'It shows a page that asks for a human.' });
    }
    return {
      kind: 'fresh',
      body: bytes,
      contentType: header('content-type'),
      etag: validatorFrom(header('etag')),
      lastModified: validatorFrom(header('last-modified')),
      url: url.href,
      ...manners,
    };
  }
  const redirect = redirects.get(status);
  const location = header('location');
  if (redirect !== undefined && location !== null) {
    const address = inUtf8(location);
    return { kind: 'redirect', url: URL.parse(address, url)?.href ?? address, ...redirect };
  }
  const seconds = retryAfterOf(header);
  if (status === 429) return { kind: 'wait', seconds: seconds ?? politeSeconds };
  if (status === 503 && seconds !== null) return { kind: 'wait', seconds };
  if (status === 410) throw new JianbaoError('FETCH_GONE', about);
  throw new JianbaoError('FETCH_STATUS', about);
}

/** Headers are read as Latin-1; servers write addresses with Chinese characters into them as UTF-8. */
function inUtf8(header: string): string {
  const bytes = Buffer.from(header, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : header;
}
