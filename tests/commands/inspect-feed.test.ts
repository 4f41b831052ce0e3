import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { command } from '../../src/commands/inspect.ts';
import { aContext } from './context.ts';

interface Answer {
  readonly error?: { readonly code: string };
  readonly feed?: { readonly title: string | null };
  readonly text?: string;
}

/** What `inspect` answers to files of a folder of their own. */
async function answersTo(what: string, files: readonly string[], urls: readonly string[] = []): Promise<Answer[]> {
  const cwd = await mkdtemp(join(tmpdir(), 'jianbao-inspect-'));
  try {
    const rows = files.map((_, at) => JSON.stringify({ file: `${at}.txt`, url: urls[at] ?? null }));
    for (const [at, text] of files.entries()) await writeFile(join(cwd, `${at}.txt`), text);
    const { context, output } = aContext({
      cwd,
      async *input() {
        yield* rows;
      },
    });
    assert.equal(await command.run([what], context), 0);
    return output()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer);
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}

const feed = '<rss version="2.0"><channel><title>财经</title><item><title>甲</title></item></channel></rss>';

test('a feed beyond any limit is a named error, and the next line is answered', async () => {
  const [huge, plain] = await answersTo('feed', [`<rss><channel>${'<'.repeat(11_000_000)}`, feed]);
  assert.equal(huge?.error?.code, 'FEED_TOO_COMPLEX');
  assert.equal(plain?.feed?.title, '财经');
});

test('a large feed is read as a small one is', async () => {
  const padding = `<!--${'x'.repeat(300_000)}-->`;
  const [small, large] = await answersTo('feed', [feed, feed.replace('</channel>', `${padding}</channel>`)]);
  assert.deepEqual(large, small);
});

test('a large page is read as a small one is', async () => {
  const article = `<html><head><title>沐曦股份上市</title></head><body><article>${'<p>沐曦股份今天在科创板上市，首日收报八百多元，公司表示将继续投入研发。</p>'.repeat(8)}</article></body></html>`;
  const padding = `<script>${'x'.repeat(300_000)}</script>`;
  const urls = ['https://a.example/1', 'https://a.example/1'];
  const [small, large] = await answersTo('page', [article, article.replace('</body>', `${padding}</body>`)], urls);
  assert.ok((small?.text ?? '').length > 100);
  assert.deepEqual(large, small);
});
