import assert from 'node:assert/strict';
import { test } from 'node:test';
import { constants, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';

import { readBody } from '../../src/adapters/http-body.ts';

const url = 'https://outlet.example/feed.xml';
const text = '<rss><channel><title>沐曦股份</title></channel></rss>'.repeat(20);

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const read = async (
  bytes: Uint8Array,
  coding: string | null,
  size = bytes.length,
  maxBytes = 1_000_000,
): Promise<string> => Buffer.from(await readBody(inPieces(bytes, size), coding, maxBytes, url)).toString('utf8');

test('a file that is gzip on the disk is read, though nobody says so', async () => {
  assert.equal(await read(gzipSync(text), null), text);
});

test('a plain body that is called gzip is read as it is', async () => {
  assert.equal(await read(Buffer.from(text), 'gzip'), text);
});

for (const [coding, bytes] of [
  ['gzip', gzipSync(text)],
  ['deflate', deflateRawSync(text)],
  [null, Buffer.from(text)],
] as const) {
  test(`a body coded as ${coding ?? 'nothing'} that comes byte by byte is read whole`, async () => {
    assert.equal(await read(bytes, coding, 1), text);
  });
}

test('a body of nothing is nothing, whatever its coding', async () => {
  for (const coding of [null, 'gzip', 'br', 'deflate', 'zstd', 'gzip, br']) {
    assert.equal(await read(new Uint8Array(0), coding), '');
  }
});

test('two gzip bodies in a row are read as one', async () => {
  assert.equal(await read(Buffer.concat([gzipSync('摩尔'), gzipSync('线程')]), 'gzip'), '摩尔线程');
});

test('three codings on one body are refused before a byte is read', async () => {
  let asked = 0;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    asked += 1;
    yield gzipSync(text);
  }
  await assert.rejects(readBody(pieces(), 'gzip, gzip, gzip', 1_000_000, url), { code: 'FETCH_BROKEN' });
  assert.equal(asked, 0);
});

test('a bomb is left in the middle: what lies behind the limit is never asked for', async () => {
  const bomb = gzipSync(Buffer.alloc(200_000_000), { level: 1 });
  let taken = 0;
  const left = Promise.withResolvers<void>();
  async function* pieces(): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of inPieces(bomb, 4096)) {
        taken += piece.length;
        yield piece;
      }
    } finally {
      left.resolve();
    }
  }
  await assert.rejects(readBody(pieces(), 'gzip', 1_000_000, url), { code: 'FETCH_TOO_LARGE' });
  assert.ok(taken < bomb.length / 4, `${taken} of ${bomb.length}`);
  await left.promise;
});

test('the limit holds between two codings too', async () => {
  const inner = gzipSync(Buffer.alloc(3_000_000, '\u0001\u0002\u0003'), { level: 0 });
  await assert.rejects(read(gzipSync(inner), 'gzip, gzip', 65_536, 1_000_000), { code: 'FETCH_TOO_LARGE' });
});

test('a zstd body that wants more window than the web allows is broken', async () => {
  const params = { [constants.ZSTD_c_windowLog]: 26, [constants.ZSTD_c_contentSizeFlag]: 0 };
  const bytes = zstdCompressSync(Buffer.alloc(20_000_000), { params });
  await assert.rejects(read(bytes, 'zstd', bytes.length, 50_000_000), { code: 'FETCH_BROKEN' });
});

test('what the connection fails with stays what it is, also inside a coding', async () => {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield gzipSync(text).subarray(0, 40);
    throw Object.assign(new Error('cut'), { code: 'UND_ERR_SOCKET' });
  }
  await assert.rejects(readBody(pieces(), 'gzip', 1_000_000, url), { code: 'UND_ERR_SOCKET' });
});
