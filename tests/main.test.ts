import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, openSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { JianbaoError } from '../src/errors.ts';
import { explain } from '../src/main.ts';
import { aDigest } from './commands/a-digest.ts';
import { jianbao } from './program.ts';

const bin = join(import.meta.dirname, '../bin/jianbao.js');
const now = ['--now', '2026-01-19T06:00:00+08:00'];
const feed = `<rss version="2.0"><channel><title>示例</title><link>https://outlet.example/</link><description>x</description>
<item><title>沐曦股份签署合同，金额1.2亿元</title><link>https://outlet.example/1</link><description>沐曦股份1月15日公告，签署算力合同，金额1.2亿元。</description><pubDate>Thu, 15 Jan 2026 01:00:00 +0800</pubDate></item>
</channel></rss>`;

/** What happens when the slow source is asked; it answers nothing until its caller has gone. */
let whenAsked: (() => void) | null = null;
const server = createServer((request, response) => {
  if (request.url !== '/slow') response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed);
  else if (whenAsked === null) response.writeHead(500).end();
  else whenAsked();
});
let origin = '';
before(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  origin = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const sources = (): string =>
  `sources:\n  - {id: good, outlet: 示例甲报, url: "${origin}/feed"}\n  - {id: slow, outlet: 示例乙报, url: "${origin}/slow"}\n`;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} while sources are asked publishes nothing, frees the lock, and the next run goes on`, async () => {
    await using digest = await aDigest({ 'seeds/sources.yaml': sources() });
    let child: ChildProcess | null = null;
    whenAsked = () => void child?.kill(signal);
    const stopped = await jianbao(['run', '--publish', ...now], digest.path, (process) => (child = process));
    whenAsked = null;
    assert.equal(stopped.code, 1, stopped.err);
    assert.match(stopped.err, /^INTERRUPTED/m);
    assert.equal(existsSync(join(digest.path, 'output/editions')), false);
    assert.deepEqual(
      readdirSync(join(digest.path, 'data')).filter((name) => name.startsWith('run.lock')),
      [],
    );
    const next = await jianbao(['run', '--publish', ...now], digest.path);
    assert.equal(next.code, 0, next.err);
    assert.ok(existsSync(join(digest.path, 'output/editions/2026-W03/index.html')));
  });
}

test('standard output on a full disk ends with 1 and one sentence', { skip: !existsSync('/dev/full') }, async () => {
  await using digest = await aDigest();
  const child = spawn(process.execPath, [bin, 'sources', 'list'], {
    cwd: digest.path,
    stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
  });
  let err = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
  const code = await new Promise((done) => child.on('close', done));
  assert.equal(code, 1);
  assert.match(err, /^OUTPUT_UNWRITABLE /);
  assert.doesNotMatch(err, /^\s+at /m);
});

test('a command whose complaints nobody reads any more does its work', async () => {
  await using digest = await aDigest({ 'seeds/sources.yaml': sources() });
  const ended = await jianbao(['run', '--publish', ...now], digest.path, (child) => child.stderr?.destroy());
  assert.equal(ended.code, 0);
  assert.ok(existsSync(join(digest.path, 'output/editions/2026-W03/index.html')));
});

test('what strangers wrote cannot command the terminal on which an error is told', () => {
  const told = explain(new JianbaoError('FETCH_REFUSED', { redirect: 'http://\u001b]0;x\u009b31m\u202e/' }));
  assert.match(told, / {2}redirect: http:\/\/\\u\{1b\}\]0;x\\u\{9b\}31m\\u\{202e\}\/\n/);
});
