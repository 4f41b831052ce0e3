import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';

import { JianbaoError } from '../errors.ts';

/** More than two codings on one answer is nobody's feed, but a well-known way to make a small bomb. */
const mostCodings = 2;

/**
 * Reads a body whole.
 *
 * @param contentEncoding as the server sent it, null when it did not
 * @param maxBytes for what comes over the wire and for what comes out of it
 * @throws JianbaoError FETCH_TOO_LARGE as soon as a byte more has come; FETCH_STATUS when the coding cannot be undone
 */
export async function readBody(
  chunks: AsyncIterable<Uint8Array>,
  contentEncoding: string | null,
  maxBytes: number,
  url: string,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let received = 0;
  for await (const chunk of chunks) {
    received += chunk.byteLength;
    if (received > maxBytes) throw tooLarge(url, maxBytes);
    parts.push(chunk);
  }
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (codings.length > mostCodings) throw undecodable(url, codings.join(', '));
  let body: Uint8Array = Buffer.concat(parts);
  for (const coding of codings.reverse()) body = await decode(body, coding, maxBytes, url);
  return body;
}

const decoders: Readonly<
  Record<string, (body: Uint8Array, limit: { maxOutputLength: number }) => Promise<Uint8Array>>
> = {
  gzip: promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip),
  'x-gzip': promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip),
  br: promisify<Uint8Array, { maxOutputLength: number }, Buffer>(brotliDecompress),
  zlib: promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflate),
  raw: promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflateRaw),
};

async function decode(body: Uint8Array, coding: string, maxBytes: number, url: string): Promise<Uint8Array> {
  // RFC 9110 means zlib by `deflate`; half the servers send it without the zlib header.
  const hasZlibHeader = ((body[0] ?? 0) & 0x0f) === 8;
  const name = coding === 'deflate' ? (hasZlibHeader ? 'zlib' : 'raw') : coding;
  const decoder = Object.hasOwn(decoders, name) ? decoders[name] : undefined;
  if (decoder === undefined) throw undecodable(url, coding);
  try {
    return await decoder(body, { maxOutputLength: maxBytes });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(url, maxBytes);
    throw undecodable(url, coding, error);
  }
}

function tooLarge(url: string, limitBytes: number): JianbaoError {
  return new JianbaoError('FETCH_TOO_LARGE', { url, limitBytes });
}

function undecodable(url: string, coding: string, cause?: unknown): JianbaoError {
  return new JianbaoError('FETCH_STATUS', { url, reason: `content-encoding ${coding}` }, cause);
}
