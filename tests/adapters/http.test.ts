import assert from 'node:assert/strict';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createPlainServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';

import { JianbaoError } from '../../src/errors.ts';
import { asking, aWeb, bodyOf, serving } from './web.ts';

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
  ['x-gzip', gzipSync(text)],
  ['br', brotliCompressSync(text)],
  ['zstd', zstdCompressSync(text)],
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
  ['401', 'FETCH_BLOCKED', (_, answer) => void answer.writeHead(401).end()],
  ['451', 'FETCH_BLOCKED', (_, answer) => void answer.writeHead(451).end()],
  ['412 of a firewall', 'FETCH_BLOCKED', (_, answer) => void answer.writeHead(412).end()],
  [
    'a challenge in the place of a page',
    'FETCH_BLOCKED',
    (_, answer) => void answer.writeHead(503, { 'cf-mitigated': 'challenge', 'retry-after': '1' }).end(),
  ],
  [
    'a good status over a page that asks for a human',
    'FETCH_BLOCKED',
    (_, answer) => void answer.end('<!doctype html><html><head><title>安全验证</title></head><body></body></html>'),
  ],
  ['304 that nobody asked for', 'FETCH_STATUS', (_, answer) => void answer.writeHead(304).end()],
  [
    'a gzip body that ends too early',
    'FETCH_BROKEN',
    (_, answer) =>
      void answer.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(5000)).subarray(0, 20)),
  ],
  [
    'a flood of headers',
    'FETCH_BROKEN',
    (_, answer) => {
      for (let n = 0; n < 40; n += 1) answer.setHeader(`x-${n}`, 'x'.repeat(1000));
      answer.end('<rss/>');
    },
  ],
  ['an answer that is not HTTP', 'FETCH_BROKEN', (asked) => void asked.socket.end('SSH-2.0-OpenSSH_9.2\r\n')],
  [
    'a redirect to a script',
    'FETCH_REFUSED',
    (_, answer) => void answer.writeHead(302, { location: 'javascript:alert(1)' }).end(),
  ],
  [
    'a redirect to data',
    'FETCH_REFUSED',
    (_, answer) => void answer.writeHead(301, { location: 'data:text/xml,<rss/>' }).end(),
  ],
  [
    'a redirect through too many places',
    'FETCH_REDIRECTS',
    (asked, answer) => void answer.writeHead(302, { location: `${asked.url}x` }).end(),
  ],
  [
    'a body without end',
    'FETCH_TOO_LARGE',
    (_, answer) => {
      const more = (): void => {
        while (!answer.destroyed && answer.write(Buffer.alloc(16_384, 'x')));
      };
      answer.on('drain', more);
      more();
    },
  ],
  ['410', 'FETCH_GONE', (_, answer) => void answer.writeHead(410).end()],
  ['a part that nobody asked for', 'FETCH_STATUS', (_, answer) => void answer.writeHead(206).end('<rss>')],
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

test('the status of a failure stands in its details and in its message', async () => {
  await using server = await serving((_, answer) => void answer.writeHead(500).end());
  await using web = aWeb();
  await assert.rejects(web.fetch(asking(server.origin)), {
    code: 'FETCH_STATUS',
    message: 'The server answered with an error. HTTP 500.',
    details: { url: `${server.origin}/`, status: 500, message: 'HTTP 500.' },
  });
});

test('a page is asked for as a page, a feed as a feed', async () => {
  const accepted: (string | undefined)[] = [];
  await using server = await serving((asked, answer) => {
    accepted.push(asked.headers.accept);
    answer.end('x');
  });
  await using web = aWeb();
  await web.fetch({ ...asking(server.origin), wants: 'page' });
  await web.fetch(asking(server.origin));
  assert.match(accepted[0] ?? '', /^text\/html,/);
  assert.match(accepted[1] ?? '', /^application\/atom\+xml,/);
});

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

test('an address has moved only as far as every redirect from the first on is permanent', async () => {
  const ways: Readonly<Record<string, readonly [number, string]>> = {
    '/a': [301, '/b'],
    '/b': [308, '/c#top'],
    '/c': [302, '/d'],
    '/d': [301, '/e'],
    '/x': [302, '/a'],
  };
  await using server = await serving((asked, answer) => {
    const way = ways[asked.url ?? ''];
    if (way === undefined) answer.end('end');
    else answer.writeHead(way[0], { location: way[1] }).end();
  });
  await using web = aWeb();
  const movedTo = async (path: string): Promise<string | null | undefined> => {
    const fetched = await web.fetch(asking(`${server.origin}${path}`));
    return fetched.kind === 'wait' ? undefined : fetched.movedTo;
  };
  assert.equal(await movedTo('/a'), `${server.origin}/c`);
  assert.equal(await movedTo('/x'), null);
  assert.equal(await movedTo('/e'), null);
});

test('etag and date follow a redirect on their host, and go to no other', async () => {
  const seen: (string | undefined)[] = [];
  await using other = await serving((asked, answer) => {
    seen.push(asked.headers['if-none-match'] ?? asked.headers['if-modified-since']);
    answer.end('there');
  });
  await using server = await serving((asked, answer) => {
    seen.push(asked.headers['if-none-match']);
    const location = asked.url === '/1' ? '/2' : other.origin.replace('127.0.0.1', 'localhost');
    answer.writeHead(302, { location }).end();
  });
  await using web = aWeb();
  const fetched = await web.fetch(asking(`${server.origin}/1`, '"7"', 'Mon, 05 Jan 2026 00:00:00 GMT'));
  assert.equal(bodyOf(fetched), 'there');
  assert.deepEqual(seen, ['"7"', '"7"', undefined]);
});

test('a tag that no server would take back is neither kept nor sent', async () => {
  const heard: (string | undefined)[] = [];
  await using server = await serving((request, answer) => {
    heard.push(request.headers['if-none-match']);
    answer.setHeader('etag', request.url === '/long' ? `"${'x'.repeat(9_000)}"` : '');
    answer.end('feed');
  });
  await using web = aWeb();
  for (const path of ['/long', '/empty']) {
    const fetched = await web.fetch(asking(server.origin + path));
    assert.equal(fetched.kind === 'fresh' && fetched.etag, null);
  }
  // As an older version may have kept them.
  for (const kept of [`"${'x'.repeat(9_000)}"`, '', '"\u007f"', '"\r\nx: y"', '"中"'])
    await web.fetch(asking(`${server.origin}/`, kept, kept));
  assert.deepEqual(new Set(heard), new Set([undefined]));
});

test('a redirect whose address holds Chinese characters is followed', async () => {
  await using server = await serving((asked, answer) => {
    if (asked.url === '/') asked.socket.end('HTTP/1.1 302 Found\r\nLocation: /沐曦\r\nContent-Length: 0\r\n\r\n');
    else answer.end(decodeURI(asked.url ?? ''));
  });
  await using web = aWeb();
  assert.equal(bodyOf(await web.fetch(asking(`${server.origin}/`))), '/沐曦');
});

test('name and password of an address are neither sent nor told', async () => {
  let sent: string | undefined = 'nothing';
  await using server = await serving((asked, answer) => {
    sent = asked.headers.authorization;
    answer.writeHead(404).end();
  });
  await using web = aWeb();
  const url = server.origin.replace('http://', 'http://reader:secret@');
  await assert.rejects(web.fetch(asking(url)), (error: Error) => !JSON.stringify(error).includes('secret'));
  assert.equal(sent, undefined);
});

for (const [name, status, headers, seconds] of [
  ['429 with seconds', 429, { 'retry-after': '120' }, 120],
  [
    '503 with a date',
    503,
    { 'retry-after': 'Mon, 05 Jan 2026 00:10:00 GMT', date: 'Mon, 05 Jan 2026 00:00:00 GMT' },
    600,
  ],
  ['429 without a time', 429, {}, 3_600],
  ['429 with a time nobody can read', 429, { 'retry-after': 'soon' }, 3_600],
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
  const hosts = [
    '127.0.0.1',
    '127.1',
    'localhost',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '017700000001',
    '0177.0.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:0:127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '0.0.0.0',
    '①②⑦.0.0.1',
  ];
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
