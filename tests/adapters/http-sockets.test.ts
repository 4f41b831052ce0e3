import assert from 'node:assert/strict';
import { createServer as createPlainServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { test } from 'node:test';

import { asking, aWeb, bodyOf, serving } from './web.ts';

/** Speaks HTTP by hand, so that it can be impolite. */
async function speaking(
  answer: (socket: Socket, asked: number) => void,
): Promise<{ readonly origin: string } & AsyncDisposable> {
  const sockets = new Set<Socket>();
  let asked = 0;
  const server = createPlainServer((socket) => {
    sockets.add(socket);
    socket.on('data', () => answer(socket, (asked += 1))).on('error', () => undefined);
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => void server.close(closed));
    },
  };
}

test('questions to one host go over one connection', async () => {
  await using server = await serving((asked, answer) => {
    if (asked.url === '/304') answer.writeHead(304).end();
    else answer.end(asked.url);
  });
  await using web = aWeb();
  for (const path of ['/1', '/304', '/2', '/3']) await web.fetch(asking(`${server.origin}${path}`, '"1"'));
  assert.equal(server.connections.made, 1);
});

test('a kept connection that the server closes as it is used again is made anew, without a failure', async () => {
  await using server = await speaking((socket, asked) => {
    if (asked === 2) socket.destroy();
    else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx');
  });
  await using web = aWeb();
  assert.equal(bodyOf(await web.fetch(asking(server.origin))), 'x');
  assert.equal(bodyOf(await web.fetch(asking(server.origin))), 'x');
});

test('a server that closes every connection without a word is asked once and is unreachable', async () => {
  let questions = 0;
  await using server = await speaking((socket) => {
    questions += 1;
    socket.destroy();
  });
  await using web = aWeb();
  await assert.rejects(web.fetch(asking(server.origin)), { code: 'FETCH_UNREACHABLE' });
  assert.equal(questions, 1);
});

test('an answer left over on a kept connection is not taken for the next', async () => {
  await using server = await speaking((socket, asked) => {
    const body = asked === 1 ? 'first' : 'second';
    socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
    if (asked === 1) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged');
  });
  await using web = aWeb();
  assert.equal(bodyOf(await web.fetch(asking(server.origin))), 'first');
  assert.equal(bodyOf(await web.fetch(asking(server.origin))), 'second');
});

const failures: readonly (readonly [string, Parameters<typeof serving>[0]])[] = [
  ['an error with a long body', (_, answer) => void answer.writeHead(500).end('x'.repeat(2_000_000))],
  ['an error with a body without end', (_, answer) => void answer.writeHead(404).write('x')],
  [
    'a redirect with a body without end',
    (asked, answer) => void answer.writeHead(302, { location: `${asked.url}x` }).write('x'),
  ],
  ['a body over the limit', (_, answer) => void answer.writeHead(200).write(Buffer.alloc(200_000))],
  [
    'a body that is announced too large',
    (_, answer) => void answer.writeHead(200, { 'content-length': '9000000' }).write('x'),
  ],
  [
    'a coding that breaks',
    (_, answer) => void answer.writeHead(200, { 'content-encoding': 'br' }).write('garbage, garbage'),
  ],
  ['silence', () => undefined],
  ['half a head', (asked) => void asked.socket.write('HTTP/1.1 200 OK\r\nX-Half')],
  ['a body that stops', (_, answer) => void answer.writeHead(200, { 'content-length': '100' }).write('x')],
];
for (const [name, answer] of failures) {
  test(`${name} leaves no connection behind`, async () => {
    await using server = await serving(answer);
    await using web = aWeb({ timeoutMs: 200, redirects: 2 });
    await assert.rejects(web.fetch(asking(`${server.origin}/`)));
    await server.left();
    assert.equal(server.connections.open, 0);
  });
}

test('closing leaves no connection behind, neither a kept one nor one in use', async () => {
  await using server = await serving((asked, answer) => {
    if (asked.url === '/kept') answer.end('x');
  });
  const { origin } = server;
  const web = aWeb();
  await web.fetch(asking(`${origin}/kept`));
  assert.equal(server.connections.open, 1);
  const hanging = assert.rejects(web.fetch(asking(`${origin}/hanging`)));
  await web.close();
  await hanging;
  await server.left();
  assert.equal(server.connections.open, 0);
});

test('a caller that gives up leaves no connection behind', async () => {
  const stop = new AbortController();
  await using server = await serving(() => stop.abort());
  await using web = aWeb();
  assert.deepEqual(await web.fetch(asking(server.origin), stop.signal), { kind: 'wait', seconds: 0 });
  await server.left();
  assert.equal(server.connections.open, 0);
});

test('a server that never ends its greeting is given up at the deadline, and its connection with it', async () => {
  const left = Promise.withResolvers<void>();
  const server = createPlainServer((socket) => {
    socket.once('close', () => left.resolve()).on('error', () => undefined);
    socket.resume();
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  await using web = aWeb({ timeoutMs: 200 });
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await assert.rejects(web.fetch(asking(url)), { code: 'FETCH_TIMEOUT' });
  await left.promise;
  server.close();
});
