import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createPlainServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

import { createWeb } from '../../src/adapters/http.ts';
import type { WebOptions } from '../../src/adapters/http.ts';
import { JianbaoError } from '../../src/errors.ts';
import type { Fetched, Web } from '../../src/ports/web.ts';

function aWeb(changes: Partial<WebOptions> = {}): Web & AsyncDisposable {
  const web = createWeb({
    timeoutMs: 5_000,
    maxBytes: 100_000,
    redirects: 5,
    allowPrivate: true,
    userAgent: 'jianbao/0.1 (+https://digest.example)',
    concurrency: 4,
    ...changes,
  });
  return { ...web, [Symbol.asyncDispose]: () => web.close() };
}

interface Server extends AsyncDisposable {
  readonly origin: string;
}

async function serving(answer: RequestListener): Promise<Server> {
  const server = createServer(answer);
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => void server.close(closed));
    },
  };
}

const asking = (url: string, etag: string | null = null, lastModified: string | null = null) => ({
  url,
  etag,
  lastModified,
  wants: 'feed' as const,
});

function bodyOf(fetched: Fetched): string {
  assert.equal(fetched.kind, 'fresh');
  return fetched.kind === 'fresh' ? Buffer.from(fetched.body).toString('utf8') : '';
}

test('a fetch says honestly who asks and brings body, type, etag and date', async () => {
  let agent: string | undefined;
  await using server = await serving((asked, answer) => {
    agent = asked.headers['user-agent'];
    answer.setHeader('content-type', 'application/rss+xml');
    answer.setHeader('etag', '"7"');
    answer.setHeader('last-modified', 'Mon, 05 Jan 2026 00:00:00 GMT');
    answer.end('<rss/>');
  });
  await using web = aWeb();
  const fetched = await web.fetch(asking(`${server.origin}/feed.xml`));
  assert.equal(bodyOf(fetched), '<rss/>');
  assert.deepEqual(
    { ...fetched, body: null },
    {
      kind: 'fresh',
      body: null,
      contentType: 'application/rss+xml',
      etag: '"7"',
      lastModified: 'Mon, 05 Jan 2026 00:00:00 GMT',
      url: `${server.origin}/feed.xml`,
      maxAgeSeconds: null,
      movedTo: null,
    },
  );
  assert.equal(agent, 'jianbao/0.1 (+https://digest.example)');
});

test('what the server calls unchanged is unchanged, without a body', async () => {
  const seen: (string | undefined)[] = [];
  await using server = await serving((asked, answer) => {
    seen.push(asked.headers['if-none-match'], asked.headers['if-modified-since']);
    answer.writeHead(304).end();
  });
  await using web = aWeb();
  const date = 'Mon, 05 Jan 2026 00:00:00 GMT';
  assert.deepEqual(await web.fetch(asking(server.origin, '"7"', date)), {
    kind: 'unchanged',
    maxAgeSeconds: null,
    movedTo: null,
  });
  assert.deepEqual(seen, ['"7"', date]);
});

const text = '摩尔线程登陆科创板'.repeat(50);
for (const [coding, bytes] of [
  ['gzip', gzipSync(text)],
  ['br', brotliCompressSync(text)],
  ['deflate', deflateSync(text)],
  ['deflate', deflateRawSync(text)],
  ['gzip, br', brotliCompressSync(gzipSync(text))],
] as const) {
  test(`a body sent as ${coding} (${bytes.length} bytes) comes out as it went in`, async () => {
    await using server = await serving((_, answer) => {
      answer.setHeader('content-encoding', coding);
      answer.end(bytes);
    });
    await using web = aWeb();
    assert.equal(bodyOf(await web.fetch(asking(server.origin))), text);
  });
}

const failing: readonly (readonly [string, string, (asked: IncomingMessage, answer: ServerResponse) => void])[] = [
  ['403', 'FETCH_BLOCKED', (_, answer) => void answer.writeHead(403).end('no')],
  ['406', 'FETCH_BLOCKED', (_, answer) => void answer.writeHead(406).end()],
  ['404', 'FETCH_STATUS', (_, answer) => void answer.writeHead(404).end('x'.repeat(300_000))],
  ['410', 'FETCH_GONE', (_, answer) => void answer.writeHead(410).end()],
  ['500', 'FETCH_STATUS', (_, answer) => void answer.writeHead(500).end()],
  ['503 without a time', 'FETCH_STATUS', (_, answer) => void answer.writeHead(503).end()],
  ['a redirect to nowhere', 'FETCH_STATUS', (_, answer) => void answer.writeHead(302).end()],
  [
    'a redirect to a file',
    'FETCH_REFUSED',
    (_, answer) => void answer.writeHead(302, { location: 'file:///etc/hosts' }).end(),
  ],
  ['a redirect in a circle', 'FETCH_REDIRECTS', (_, answer) => void answer.writeHead(301, { location: '/' }).end()],
  [
    'a coding nobody knows',
    'FETCH_BROKEN',
    (_, answer) => void answer.writeHead(200, { 'content-encoding': 'lzw' }).end('x'),
  ],
  [
    'a coding that is a lie',
    'FETCH_BROKEN',
    (_, answer) => void answer.writeHead(200, { 'content-encoding': 'br' }).end('<rss/>'),
  ],
  ['a body over the limit', 'FETCH_TOO_LARGE', (_, answer) => void answer.end(Buffer.alloc(100_001))],
  [
    'a body over the limit in pieces',
    'FETCH_TOO_LARGE',
    (_, answer) => {
      answer.write(Buffer.alloc(60_000));
      answer.end(Buffer.alloc(60_000));
    },
  ],
  [
    'a gzip bomb',
    'FETCH_TOO_LARGE',
    (_, answer) => {
      answer.writeHead(200, { 'content-encoding': 'gzip' });
      answer.end(gzipSync(Buffer.alloc(50_000_000)));
    },
  ],
  [
    'a bomb in a bomb',
    'FETCH_TOO_LARGE',
    (_, answer) => {
      answer.writeHead(200, { 'content-encoding': 'gzip, gzip' });
      answer.end(gzipSync(gzipSync(Buffer.alloc(50_000_000))));
    },
  ],
  [
    'a connection cut in the middle',
    'FETCH_BROKEN',
    (_, answer) => {
      answer.writeHead(200, { 'content-length': '1000' });
      answer.write('half', () => answer.destroy());
    },
  ],
];
for (const [name, code, answer] of failing) {
  test(`${name} is ${code}`, async () => {
    await using server = await serving(answer);
    await using web = aWeb();
    await assert.rejects(web.fetch(asking(`${server.origin}/`)), (error) => {
      assert.ok(error instanceof JianbaoError);
      return error.code === code;
    });
  });
}

test('a body of exactly the limit is taken', async () => {
  await using server = await serving((_, answer) => void answer.end(Buffer.alloc(100_000)));
  await using web = aWeb();
  assert.equal(bodyOf(await web.fetch(asking(server.origin))).length, 100_000);
});

test('redirects are followed, and the address they end at is told', async () => {
  await using other = await serving((_, answer) => void answer.end('there'));
  await using server = await serving((asked, answer) => {
    const location = asked.url === '/1' ? '/2' : `${other.origin}/3`;
    answer.writeHead(asked.url === '/1' ? 301 : 307, { location }).end();
  });
  await using web = aWeb();
  const fetched = await web.fetch(asking(`${server.origin}/1`));
  assert.equal(bodyOf(fetched), 'there');
  assert.equal(fetched.kind === 'fresh' && fetched.url, `${other.origin}/3`);
});

for (const [name, status, headers, seconds] of [
  ['429 with seconds', 429, { 'retry-after': '120' }, 120],
  [
    '503 with a date',
    503,
    { 'retry-after': 'Mon, 05 Jan 2026 00:10:00 GMT', date: 'Mon, 05 Jan 2026 00:00:00 GMT' },
    600,
  ],
  ['429 with a year', 429, { 'retry-after': '31536000' }, 86_400],
] as const) {
  test(`${name} asks to wait ${seconds} s`, async () => {
    await using server = await serving((_, answer) => void answer.writeHead(status, headers).end());
    await using web = aWeb();
    assert.deepEqual(await web.fetch(asking(server.origin)), { kind: 'wait', seconds });
  });
}

test('a server that drips a byte now and then meets the one deadline', async () => {
  await using server = await serving((_, answer) => {
    const drip = setInterval(() => answer.write('.'), 20);
    answer.on('close', () => clearInterval(drip));
  });
  await using web = aWeb({ timeoutMs: 150 });
  await assert.rejects(web.fetch(asking(server.origin)), { code: 'FETCH_TIMEOUT' });
});

test('redirects share one deadline', async () => {
  await using server = await serving((asked, answer) => {
    const next = `/${Number(asked.url?.slice(1)) + 1}`;
    setTimeout(() => answer.writeHead(302, { location: next }).end(), 60);
  });
  await using web = aWeb({ timeoutMs: 150, redirects: 20 });
  await assert.rejects(web.fetch(asking(`${server.origin}/1`)), { code: 'FETCH_TIMEOUT' });
});

test('a server that accepts and says nothing meets the deadline', async () => {
  const server = createPlainServer();
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  await using web = aWeb({ timeoutMs: 100 });
  const { port } = server.address() as AddressInfo;
  await assert.rejects(web.fetch(asking(`http://127.0.0.1:${port}/`)), { code: 'FETCH_TIMEOUT' });
  server.close();
});

test('a port where nobody listens is FETCH_UNREACHABLE, with the reason', async () => {
  const server = await serving((_, answer) => void answer.end());
  const { origin } = server;
  await server[Symbol.asyncDispose]();
  await using web = aWeb();
  await assert.rejects(web.fetch(asking(origin)), {
    code: 'FETCH_UNREACHABLE',
    details: { url: `${origin}/`, reason: 'ECONNREFUSED', message: 'ECONNREFUSED.' },
  });
});

for (const url of ['not an address', 'ftp://outlet.example/', 'file:///etc/passwd', 'javascript:alert(1)']) {
  test(`${url} is refused`, async () => {
    await using web = aWeb();
    await assert.rejects(web.fetch(asking(url)), { code: 'FETCH_REFUSED' });
  });
}

test('a private address is refused before anything is sent, however it is written', async () => {
  let asked = 0;
  await using server = await serving((_, answer) => {
    asked += 1;
    answer.end();
  });
  const { port } = new URL(server.origin);
  await using web = aWeb({ allowPrivate: false });
  const hosts = ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0'];
  for (const host of hosts) {
    await assert.rejects(web.fetch(asking(`http://${host}:${port}/`)), { code: 'FETCH_REFUSED' }, host);
  }
  assert.equal(asked, 0);
});

test('one host is asked one thing at a time, different hosts at once', async () => {
  const open = new Map<string, number>();
  let most = 0;
  const waiting = new Map<string, () => void>();
  // Each answer is held back until the other host was asked the same: only if both are asked at once does this end.
  const pairing: RequestListener = (asked, answer) => {
    const host = asked.headers['host'] ?? '';
    open.set(host, (open.get(host) ?? 0) + 1);
    most = Math.max(most, open.get(host) ?? 0);
    const end = (): void => {
      open.set(host, (open.get(host) ?? 0) - 1);
      answer.end('x');
    };
    const other = waiting.get(asked.url ?? '');
    if (other === undefined) waiting.set(asked.url ?? '', end);
    else {
      other();
      end();
    }
  };
  await using first = await serving(pairing);
  await using second = await serving(pairing);
  await using web = aWeb();
  const urls = [1, 2, 3].flatMap((n) => [`${first.origin}/${n}`, `${second.origin}/${n}`]);
  const kinds = (await Promise.all(urls.map((url) => web.fetch(asking(url))))).map(({ kind }) => kind);
  assert.deepEqual(
    kinds,
    Array.from({ length: 6 }, () => 'fresh'),
  );
  assert.equal(most, 1);
});

test('waiting for a turn does not count against the deadline', async () => {
  await using server = await serving((_, answer) => void setTimeout(() => answer.end('x'), 250));
  await using web = aWeb({ timeoutMs: 1_000 });
  const urls = [1, 2, 3, 4, 5].map((n) => `${server.origin}/${n}`);
  const kinds = (await Promise.all(urls.map((url) => web.fetch(asking(url))))).map(({ kind }) => kind);
  assert.deepEqual(kinds, ['fresh', 'fresh', 'fresh', 'fresh', 'fresh']);
});

test('a fetch that its caller ends is no failure of the source', async () => {
  const stop = new AbortController();
  await using server = await serving(() => stop.abort());
  await using web = aWeb();
  assert.deepEqual(await web.fetch(asking(server.origin), stop.signal), { kind: 'wait', seconds: 0 });
  assert.deepEqual(await web.fetch(asking(server.origin), stop.signal), { kind: 'wait', seconds: 0 });
});
