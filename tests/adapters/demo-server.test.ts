import assert from 'node:assert/strict';
import { test } from 'node:test';

import { feedUntil, serveDemo } from '../../src/adapters/demo-server.ts';

const rss = `<?xml version="1.0" encoding="GBK"?><rss><channel><title>x</title>
<item><title>early</title><pubDate>Thu, 08 Jan 2026 09:00:00 +0800</pubDate></item>
<item><title>late</title><pubDate>Fri, 30 Jan 2026 09:00:00 +0800</pubDate></item></channel></rss>`;
const until = Date.parse('2026-01-19T06:00:00+08:00');

test('an item from the future of the demonstration is not served, the rest stays byte for byte', () => {
  const bytes = Buffer.concat([Buffer.from(rss), Buffer.from([0xc4, 0xa6, 0xb6, 0xfb])]);
  const kept = feedUntil('a.xml', bytes, until).toString('latin1');
  assert.match(kept, /early/);
  assert.doesNotMatch(kept, /late/);
  assert.ok(kept.endsWith('\u00c4\u00a6\u00b6\u00fb'));
});

test('a day without a time is served from its first minute in China on', () => {
  const feed = Buffer.from(
    JSON.stringify({
      items: [
        { id: '1', date_published: '2026-01-19T00:00:00+08:00' },
        { id: '2', date_published: '2026-01-20T00:00:00+08:00' },
      ],
    }),
  );
  const { items } = JSON.parse(feedUntil('a.json', feed, until).toString()) as { items: { id: string }[] };
  assert.deepEqual(
    items.map((item) => item.id),
    ['1'],
  );
});

test('an unchanged feed is answered with 304, an unknown name with 404', async () => {
  const server = await serveDemo(new Map([['a.xml', Buffer.from(rss)]]), () => until);
  try {
    const first = await fetch(`${server.origin}/a.xml`);
    const again = await fetch(`${server.origin}/a.xml`, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    assert.equal(first.headers.get('content-type'), 'application/xml');
    assert.equal(again.status, 304);
    assert.equal((await fetch(`${server.origin}/b.xml`)).status, 404);
  } finally {
    await server.close();
  }
});
