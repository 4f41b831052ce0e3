import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { test } from 'node:test';

import { command } from '../../src/commands/collect.ts';
import { aDigest } from './a-digest.ts';
import { aContext } from './context.ts';

const now = '2026-01-19T06:00:00+08:00';
const rss = `<rss version="2.0"><channel><title>示例</title><item><title>沐曦发布新品</title><link>https://a.example/1</link><pubDate>Thu, 15 Jan 2026 09:00:00 +0800</pubDate></item></channel></rss>`;

async function aServer(
  answer: RequestListener,
): Promise<AsyncDisposable & { readonly origin: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return {
    origin: `http://127.0.0.1:${address.port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function collected(cwd: string, ...args: readonly string[]) {
  const { context, output, complaints } = aContext({ cwd });
  const code = await command.run(['--now', now, ...args], context);
  return { code, output: output(), told: complaints() };
}

const sourcesAt = (origin: string, ...paths: readonly string[]): string =>
  `sources:\n${paths.map((path) => `  - {id: ${path}, outlet: 甲, url: "${origin}/${path}"}`).join('\n')}\n`;

test('collect asks at once, --due only whose time has come, and says how many were held back', async () => {
  await using server = await aServer((_, response) => response.setHeader('content-type', 'text/xml').end(rss));
  await using digest = await aDigest({ 'seeds/sources.yaml': sourcesAt(server.origin, 'a', 'b') });
  assert.match((await collected(digest.path)).told, /^2 of 2 sources answered, 0 are off; 1 new items, 0 changed$/m);
  assert.match((await collected(digest.path, '--due')).told, /^0 of 0 sources answered, 2 held back, 0 are off;/m);
  assert.equal(server.asked.length, 2);
  await collected(digest.path);
  assert.equal(server.asked.length, 4);
});

test('a source that asks to wait has not answered, and is named as what it is', async () => {
  await using server = await aServer((request, response) => {
    if (request.url === '/busy') response.writeHead(429, { 'retry-after': '3600' }).end();
    else if (request.url === '/ill') response.writeHead(500).end();
    else response.setHeader('content-type', 'text/xml').end(rss);
  });
  const list = sourcesAt(server.origin, 'a', 'busy', 'ill');
  await using digest = await aDigest({ 'seeds/sources.yaml': list });
  const first = await collected(digest.path);
  assert.match(first.told, /^1 of 3 sources answered, 0 are off;/m);
  assert.match(first.told, /^ {2}1 asked to be left alone for a while \(Retry-After\)\n {4}busy$/m);
  assert.match(first.told, /^ {4}ill: HTTP 500$/m);
  assert.match((await collected(digest.path)).told, /1 held back: asked to be left alone for a while/);
});

test('what is not due is counted, not named', async () => {
  await using server = await aServer((_, response) => response.setHeader('content-type', 'text/xml').end(rss));
  await using digest = await aDigest({ 'seeds/sources.yaml': sourcesAt(server.origin, 'a', 'b') });
  await collected(digest.path);
  assert.match((await collected(digest.path, '--due')).told, /^ {2}2 held back: not due yet$/m);
});

test('what refuses or is gone is held back with the reason until --all asks it', async () => {
  await using server = await aServer((request, response) =>
    response.writeHead(request.url === '/gone' ? 410 : 403).end(),
  );
  await using digest = await aDigest({ 'seeds/sources.yaml': sourcesAt(server.origin, 'gone', 'wall') });
  const first = await collected(digest.path, '--strict');
  assert.equal(first.code, 3);
  assert.match(first.told, /1 missing {2}FETCH_GONE.*\n {4}gone\n/);
  const second = await collected(digest.path, '--json', '--strict');
  assert.deepEqual([second.code, server.asked.length], [3, 2]);
  assert.match(second.told, /1 held back: gone for good[^\n]*\n {4}gone\n/);
  assert.match(second.told, /1 held back: refuse readers[^\n]*\n {4}wall\n/);
  const { sources } = JSON.parse(second.output) as { sources: readonly Record<string, unknown>[] };
  assert.deepEqual(
    sources.map(({ id, status, held }) => [id, status, held]),
    [
      ['gone', 'held', 'gone'],
      ['wall', 'held', 'blocked'],
    ],
  );
  await collected(digest.path, '--all');
  assert.equal(server.asked.length, 4);
});

test('pages behind items are counted, and those that could not be read by their code', async () => {
  await using server = await aServer((request, response) => {
    if (request.url === '/a')
      response.setHeader('content-type', 'text/xml').end(rss.replace('https://a.example', server.origin));
    else response.writeHead(404).end();
  });
  const list = sourcesAt(server.origin, 'a').replace('outlet:', 'readsPages: true, outlet:');
  await using digest = await aDigest({ 'seeds/sources.yaml': list });
  const { told, code } = await collected(digest.path, '--strict');
  assert.deepEqual(server.asked, ['/a', '/1']);
  assert.match(told, /^0 pages read, 1 not \(1 FETCH_STATUS\)$/m);
  assert.equal(code, 0);
});

test('--due and --all together are wrong use', async () => {
  await using digest = await aDigest();
  await assert.rejects(collected(digest.path, '--due', '--all'), { code: 'USAGE' });
});
