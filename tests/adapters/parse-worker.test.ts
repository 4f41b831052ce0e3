import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';

import { createParser } from '../../src/adapters/parse-worker.ts';
import { someSelectors } from '../makers.ts';

const parser = createParser();
after(() => parser.close());

const base = 'https://a.example/news/';
const feedOf = (title: string, length = 1): Buffer =>
  Buffer.from(
    `<rss><channel><title>${title}</title>${`<item><title>甲</title></item>`.repeat(length)}</channel></rss>`,
  );
const good = feedOf('财经');
const selectors = someSelectors();

/** A selector that must try every way to step back over two thousand neighbours: nobody now alive sees its end. */
const row = Buffer.from(`<html><body>${'<p>x</p>'.repeat(2000)}<b>x</b>`);
const endless = someSelectors({ item: 'section ~ p ~ p ~ p ~ p ~ p ~ b' });
/** An article's words, no sentence twice. */
const words = Array.from(
  { length: 12 },
  (_, n) => `沐曦股份第${n}批晶圆在苏州厂区下线，良率比上一批高出${n + 3}个百分点。`,
).join('');

/** So much that what is read of it, and nothing besides, does not fit into the memory these tests give. */
const vast = Buffer.from(
  `<rss><channel>${Array.from({ length: 20_000 }, (_, n) => `<item><title>第${n}号公告</title><link>https://a.example/${n}</link><guid>g${n}</guid><description>${words.slice(0, 300)}${n}</description></item>`).join('')}</channel></rss>`,
);

const hasProc = existsSync('/proc/self/status');
const childrenOf = (pid: number): readonly number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

/** Whether a process still runs: one that has ended and that nobody has buried yet does not. */
function runs(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function gone(pid: number): Promise<void> {
  while (runs(pid)) await wait(10);
}

test('a feed is read in the other process as it is read in this one', async () => {
  const { feed, items } = await parser.parseFeed(good, { base });
  assert.deepEqual([feed.title, items[0]?.title], ['财经', '甲']);
});

test('a page, a list and what a page offers are read there too', async () => {
  const page = await parser.parsePage(
    Buffer.from(`<html><head><title>沐曦股份上市</title></head><body><article><p>${words}</p></article>`),
    { base },
  );
  assert.ok(page.text.includes('苏州厂区下线'));
  const list = Buffer.from(
    '<html><link rel="alternate" type="application/rss+xml" href="/rss.xml"><ul><li><a href="1.html">摩尔线程过会</a></ul>',
  );
  const { feed } = await parser.parseList(list, { base, selectors });
  assert.deepEqual(
    feed.items.map(({ url }) => url),
    ['https://a.example/news/1.html'],
  );
  const { feeds } = await parser.discover(list, { base });
  assert.equal(feeds[0]?.url, 'https://a.example/rss.xml');
});

test('a refusal keeps its code and what it says', async () => {
  const page = Buffer.from('<html><link rel="alternate" type="application/rss+xml" href="/rss.xml">');
  await assert.rejects(parser.parseFeed(page, { base }), (error: Error & { code?: string }) => {
    assert.equal(error.code, 'FEED_IS_HTML');
    assert.match(error.message, /a\.example\/rss\.xml/);
    return true;
  });
});

test('a fault of our own code is told as the document’s, and the next one is read', async () => {
  await assert.rejects(
    parser.parseList(good, { base, selectors: null as never }),
    (error: Error & { code?: string }) => {
      assert.equal(error.code, 'PAGE_UNKNOWN');
      assert.ok(error.cause instanceof Error);
      assert.match(error.cause.stack ?? '', /read\/list/);
      return true;
    },
  );
  assert.equal((await parser.parseFeed(good, {})).feed.title, '财经');
});

test('the bytes given stay the caller’s own', async () => {
  const bytes = feedOf('财经');
  await parser.parseFeed(bytes, {});
  assert.deepEqual(bytes, feedOf('财经'));
});

test('documents asked for at once are answered in their order, long ones before short ones', async () => {
  const titles = Array.from({ length: 20 }, (_, index) => `第${index}号`);
  const answered: (string | null)[] = [];
  await Promise.all(
    titles.map(async (title, index) => {
      const { feed } = await parser.parseFeed(feedOf(title, index % 3 === 0 ? 3000 : 1), {});
      answered.push(feed.title);
    }),
  );
  assert.deepEqual(answered, titles);
});

test('a feed longer than the limit is refused unread, and the refusal says both lengths', async () => {
  const short = createParser({ maxBytes: 10 });
  await assert.rejects(short.parseFeed(good, {}), {
    code: 'FEED_TOO_COMPLEX',
    details: { bytes: good.length, limitBytes: 10 },
  });
  await short.close();
});

test('of a page longer than three million bytes the beginning is read, no character cut in two', async () => {
  for (const pad of ['', 'x', 'xx']) {
    const page = Buffer.from(
      `<html><head><title>${pad}</title></head><body><article><p>${words}</p></article><script>${'"涨停"'.repeat(500_000)}</script>`,
    );
    assert.ok(page.length > 3_000_000);
    const { text } = await parser.parsePage(page, { base });
    assert.ok(text.startsWith('沐曦股份第0批晶圆'), pad);
  }
});

test('a document that takes too long is refused with the limit, and the one behind it is read', async () => {
  const brief = createParser({ deadlineMs: 300 });
  await brief.parseList(row, { base, selectors });
  const late = assert.rejects(brief.parseList(row, { base, selectors: endless }), {
    code: 'PAGE_TOO_COMPLEX',
    details: { bytes: row.length, limitMs: 300 },
  });
  const [, { feed }, { feed: again }] = await Promise.all([
    late,
    brief.parseFeed(good, {}),
    brief.parseFeed(feedOf('乙'), {}),
  ]);
  assert.deepEqual([feed.title, again.title], ['财经', '乙']);
  await brief.close();
});

test('a document that takes too much memory is refused with the limit, and the next one is read', async () => {
  const small = createParser({ heapMb: 24, residentMb: 10_000, deadlineMs: 30_000, maxBytes: vast.length });
  await assert.rejects(small.parseFeed(vast, {}), {
    code: 'FEED_TOO_COMPLEX',
    details: { bytes: vast.length, limitMb: 24 },
  });
  assert.equal((await small.parseFeed(good, {})).feed.title, '财经');
  await small.close();
});

test('memory outside the engine’s heap counts too, where the system tells it', { skip: !hasProc }, async () => {
  const small = createParser({ residentMb: 1 });
  await assert.rejects(small.parseList(row, { base, selectors: endless }), {
    code: 'PAGE_TOO_COMPLEX',
    details: { bytes: row.length, limitMb: 1 },
  });
  await small.close();
});

test('closing ends what is under way at once, and no process is left', async () => {
  const busy = createParser({ deadlineMs: 60_000 });
  await busy.parseList(row, { base, selectors });
  const before = hasProc ? childrenOf(process.pid).length : 0;
  const refused = [
    assert.rejects(busy.parseList(row, { base, selectors: endless }), { code: 'INTERRUPTED' }),
    assert.rejects(busy.parseFeed(good, {}), { code: 'INTERRUPTED' }),
  ];
  await busy.close();
  await Promise.all(refused);
  if (hasProc) assert.equal(childrenOf(process.pid).length, before - 1);
  await assert.rejects(busy.parseFeed(good, {}), { code: 'INTERRUPTED' });
});

test('closing a parser that was never asked, or twice, does nothing', async () => {
  const idle = createParser();
  await idle.close();
  await idle.close();
});

/** A program with a parser of its own; it prints the number of the process that reads for it. */
function program(work: string): ReturnType<typeof spawn> {
  const url = new URL('../../src/adapters/parse-worker.ts', import.meta.url).href;
  const code = `
    import { readFileSync } from 'node:fs';
    import { createParser } from ${JSON.stringify(url)};
    const parser = createParser({ deadlineMs: 700 });
    await parser.parseFeed(Buffer.from('<rss><channel><item><title>x</title></item></channel></rss>'), {});
    console.log(readFileSync('/proc/self/task/' + process.pid + '/children', 'utf8').trim());
    ${work}`;
  return spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, JIANBAO_SMTP_PASSWORD: 'a secret' },
  });
}

async function readerOf(child: ReturnType<typeof spawn>): Promise<number> {
  let said = '';
  for await (const piece of child.stdout!) {
    said += String(piece);
    if (said.includes('\n')) break;
  }
  const reader = Number(said);
  assert.ok(reader > 0, 'the program did not say who reads for it');
  return reader;
}

test('a parser that is never closed keeps no program alive, and its process ends', { skip: !hasProc }, async () => {
  const child = program('');
  const reader = await readerOf(child);
  const [code] = (await once(child, 'exit')) as [number | null];
  assert.equal(code, 0);
  await gone(reader);
});

for (const signal of ['SIGINT', 'SIGKILL'] as const)
  test(`a program ended by ${signal} leaves no idle process`, { skip: !hasProc }, async () => {
    const child = program('setInterval(() => undefined, 1000);');
    const reader = await readerOf(child);
    assert.doesNotMatch(readFileSync(`/proc/${reader}/environ`, 'utf8'), /a secret/);
    child.kill(signal);
    await gone(reader);
  });

// The engine needs a script of its own to break off a loop, and that is saved for short feeds only.
for (const length of [2_000, 10_000])
  test(
    `a process at something endless in ${length} tags ends when its program is killed`,
    { skip: !hasProc },
    async () => {
      const child = program(
        `setTimeout(() => process.kill(process.pid, 'SIGKILL'), 200);
       const html = Buffer.from('<html><body>' + '<p>x</p>'.repeat(${length}) + '<b>x</b>');
       await parser.parseList(html, { selectors: ${JSON.stringify(endless)} });`,
      );
      const reader = await readerOf(child);
      const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
      assert.equal(signal, 'SIGKILL');
      await gone(reader);
    },
  );
