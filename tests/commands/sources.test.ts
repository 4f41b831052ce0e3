import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';

import { command } from '../../src/commands/sources.ts';
import { aDigest } from './a-digest.ts';
import { aContext } from './context.ts';

const sources = `sources:
  - {id: ithome, outlet: IT之家, url: "https://www.ithome.com/rss/"}
  - {id: hub, outlet: 财联社, url: "{rsshub}/cls"}
  - {id: page, outlet: 智东西, kind: page, url: "https://zhidx.com/"}
  - {id: off, outlet: 甲, url: "https://a.example/feed", enabled: false, why: 地址未核实}
`;

test('an added address gets an id from its host and can be read back', async () => {
  await using digest = await aDigest();
  const { context, output } = aContext({ cwd: digest.path });
  await command.run(['add', 'https://www.ithome.com/other.xml', '--tier', 'company'], context);
  assert.match(output(), /^ithome-2 stands at the end/);
  assert.match(
    await digest.read('seeds/sources.yaml'),
    /\{id: ithome-2, outlet: www\.ithome\.com, url: .*tier: company/,
  );
});

test('an address that is no web address is refused and nothing is written', async () => {
  await using digest = await aDigest();
  const before = await digest.read('seeds/sources.yaml');
  const { context } = aContext({ cwd: digest.path });
  await assert.rejects(command.run(['add', 'ithome'], context), { code: 'SOURCES_INVALID' });
  await assert.rejects(command.run(['add', 'https://www.ithome.com/rss/'], context), /ithome has this address already/);
  assert.equal(await digest.read('seeds/sources.yaml'), before);
});

const rss = `<rss version="2.0"><channel><title>示例</title>
<item><title>沐曦发布新品</title><link>https://a.example/1</link><pubDate>Mon, 16 Nov 2026 08:00:00 +0800</pubDate></item>
<item><title>天气</title><link>https://a.example/2</link></item></channel></rss>`;

async function aServer(body: string, type: string): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((_, response) => response.setHeader('content-type', type).end(body));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return {
    url: `http://127.0.0.1:${address.port}/feed.xml`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

test('try fetches an address and shows what would be read, and whom it names', async () => {
  await using digest = await aDigest();
  await using server = await aServer(rss, 'application/rss+xml');
  const { context, output } = aContext({ cwd: digest.path });
  assert.equal(await command.run(['try', server.url], context), 0);
  assert.match(output(), /^示例 \(rss, \d+ bytes\)\n2 items, 1 name a followed company\./);
  assert.match(output(), /2026-11-16 {2}沐曦发布新品 {2}\[metax\]/);
  assert.match(output(), /no date {5}天气\n/);
});

test('try says so when the address is a web page', async () => {
  await using digest = await aDigest();
  await using server = await aServer('<!doctype html><html><body>Hello</body></html>', 'text/html');
  await assert.rejects(command.run(['try', server.url], aContext({ cwd: digest.path }).context), {
    code: 'FEED_IS_HTML',
  });
});

test('try of a word that is no source, or of one that needs an RSSHub, is wrong use', async () => {
  await using digest = await aDigest({ 'seeds/sources.yaml': sources });
  const { context } = aContext({ cwd: digest.path });
  await assert.rejects(command.run(['try', 'nothing'], context), /neither a source of the list nor a web address/);
  await assert.rejects(command.run(['try', 'hub'], context), /Set sources\.rsshubUrl/);
});
