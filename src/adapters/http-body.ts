import { pipeline } from 'node:stream/promises';
import type { Duplex } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';

import { JianbaoError } from '../errors.ts';

/** Codings a server may use; said to it. */
export const acceptedCodings = 'gzip, deflate, br, zstd';

/** More than two codings on one answer is nobody's feed, but a well-known way to make a small bomb. */
const mostCodings = 2;

type Pieces = AsyncIterable<Uint8Array>;

/**
 * Reads a body whole. It is decoded as it comes in: what is held is what came out, never more than the limit, and the
 * last piece of what went in.
 *
 * @param contentEncoding as the server sent it, null when it did not
 * @param maxBytes for what comes over the wire, and for what comes out of each coding
 * @throws JianbaoError FETCH_TOO_LARGE as soon as a byte more has come; FETCH_BROKEN when a coding cannot be undone or
 * ends too early: the tag of a body that was cut would hide for ever what was lost of it; else what `pieces` throws
 */
export async function readBody(
  pieces: Pieces,
  contentEncoding: string | null,
  maxBytes: number,
  url: string,
): Promise<Uint8Array> {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity' && name !== 'none' && name !== 'utf-8');
  const unknown = codings.find((name) => !known.has(name));
  if (unknown !== undefined || codings.length > mostCodings) throw broken(url, codings.join(', '));
  let decoded = limited(pieces, maxBytes, url);
  // Some servers send a file that is gzip on the disk without saying so, others say gzip and send plain text.
  for (const coding of codings.length === 0 ? ['gzip'] : codings.reverse()) {
    decoded = limited(decode(decoded, coding, url), maxBytes, url);
  }
  const whole: Uint8Array[] = [];
  for await (const piece of decoded) whole.push(piece);
  return whole.length === 1 ? whole[0]! : Buffer.concat(whole);
}

async function* limited(pieces: Pieces, maxBytes: number, url: string): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.byteLength;
    if (bytes > maxBytes) throw new JianbaoError('FETCH_TOO_LARGE', { url, limitBytes: maxBytes });
    yield piece;
  }
}

const chunkSize = 65_536;
/** RFC 9659: no more than 8 MB of window on the web. */
const zstdOptions = { chunkSize, params: { [constants.ZSTD_d_windowLogMax]: 23 } };

const known = new Set(['gzip', 'x-gzip', 'deflate', 'br', 'zstd']);

/** @returns null when the bytes show that they are not coded at all */
function decoderOf(coding: string, start: Uint8Array): Duplex | null {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return start[0] === 0x1f && start[1] === 0x8b ? createGunzip({ chunkSize }) : null;
    case 'br':
      return createBrotliDecompress({ chunkSize });
    case 'zstd':
      return createZstdDecompress(zstdOptions);
    default:
      // RFC 9110 means zlib by `deflate`; half the servers send it without the zlib header.
      return ((start[0] ?? 0) & 0x0f) === 8 ? createInflate({ chunkSize }) : createInflateRaw({ chunkSize });
  }
}

async function* decode(pieces: Pieces, coding: string, url: string): AsyncGenerator<Uint8Array> {
  const rest = pieces[Symbol.asyncIterator]();
  const start = await atLeast(2, rest);
  const decoder = start.length === 0 ? null : decoderOf(coding, start);
  if (decoder === null) {
    if (start.length > 0) yield start;
    yield* { [Symbol.asyncIterator]: () => rest };
    return;
  }
  // Its failure is the decoder's, and so comes out of the loop below.
  pipeline(async function* () {
    yield start;
    yield* { [Symbol.asyncIterator]: () => rest };
  }, decoder).catch(() => undefined);
  try {
    for await (const piece of decoder) yield piece as Uint8Array;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw /^(?:Z_|ERR__?ERROR_|ERR_BROTLI|ERR_ZSTD|ZSTD_|BROTLI_)/.test(code ?? '')
      ? broken(url, coding, error)
      : error;
  }
}

/** The first bytes of a body, so many if there are so many. */
async function atLeast(bytes: number, pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let start: Uint8Array = new Uint8Array(0);
  while (start.length < bytes) {
    const next = await pieces.next();
    if (next.done === true) break;
    start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
  }
  return start;
}

function broken(url: string, coding: string, cause?: unknown): JianbaoError {
  return new JianbaoError('FETCH_BROKEN', { url, message: `It is coded as ${coding} and cannot be decoded.` }, cause);
}
