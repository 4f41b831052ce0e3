import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { command } from '../../src/commands/seeds.ts';
import { isConfirmed, parseSeedArticle } from '../../src/read/seed/article.ts';
import { aDigest } from './a-digest.ts';
import { aContext } from './context.ts';

const page =
  '存储\n\n冷数据 热生意\n\n三家公司同时出货。\n\n沐曦股份：先把盘做稳\n\n沐曦股份12月17日卖出三千台机器。\n\n江城晚报综合数据周刊、存储在线\n';

interface Printed {
  readonly articles: readonly Readonly<Record<string, unknown>>[];
}

test('import --json prints the articles and writes nothing', async () => {
  await using digest = await aDigest({ 'page.txt': page });
  const { context, output } = aContext({ cwd: digest.path });
  assert.equal(await command.run(['import', 'page.txt', '--json'], context), 0);
  const { articles } = JSON.parse(output()) as Printed;
  assert.deepEqual(Object.keys(articles[1]!).sort(), 'companies credit date outlet section text title'.split(' '));
  assert.deepEqual(articles[1]!['companies'], [{ id: 'metax', role: 'main' }]);
  assert.equal(articles[1]!['outlet'], '江城晚报');
  assert.equal((await readdir(join(digest.path, 'seeds'))).includes('articles'), false);
});

test('import writes articles that wait, and never over a file that is there', async () => {
  await using digest = await aDigest({ 'Page One.txt': page, 'seeds/articles/import-page-one-01.md': 'mine' });
  const mine = join(digest.path, 'seeds/articles/import-page-one-01.md');
  const first = aContext({ cwd: digest.path });
  await assert.rejects(command.run(['import', 'Page One.txt'], first.context), { code: 'SEED_INVALID' });
  await writeFile(mine, '---\ntitle: t\noutlet: o\ndate: 2025-12-22\n---\n\n正文。\n');
  const { context, output, complaints } = aContext({ cwd: digest.path });
  assert.equal(await command.run(['import', 'Page One.txt', '--published', '2025-12-24'], context), 0);
  assert.match(output(), /import-page-one-02\.md {2}no company[\s\S]*import-page-one-03\.md {2}metax/);
  assert.match(complaints(), /set confirmed: true/);
  assert.match(await digest.read('seeds/articles/import-page-one-01.md'), /title: t/);
  const article = parseSeedArticle(await digest.read('seeds/articles/import-page-one-03.md'), 'a.md');
  assert.equal(isConfirmed(article), false);
  assert.equal(article.wording, 'verbatim');
  assert.deepEqual([article.date.from, article.date.to], ['2025-12-24', '2025-12-24']);
});

test('importing a page again writes nothing again', async () => {
  await using digest = await aDigest({ 'page.txt': page });
  assert.equal(await command.run(['import', 'page.txt'], aContext({ cwd: digest.path }).context), 0);
  const { context, complaints } = aContext({ cwd: digest.path });
  assert.equal(await command.run(['import', 'page.txt'], context), 0);
  assert.match(complaints(), /2 of 2 articles were there already/);
  assert.equal((await readdir(join(digest.path, 'seeds/articles'))).length, 2);
});

test('list shows which articles are used and which wait', async () => {
  const front = (more: string): string =>
    `---\ntitle: 题\noutlet: 某报\ndate: 2025-12-22\ncompanies: [metax]\n${more}---\n\n正文。\n`;
  await using digest = await aDigest({
    'seeds/articles/a.md': front(''),
    'seeds/articles/b.md': front('confirmed: false\n'),
  });
  const { context, output } = aContext({ cwd: digest.path });
  assert.equal(await command.run(['list'], context), 0);
  const [first, second] = output().split('\n');
  assert.match(first!, /^a\.md +used +2025-12-22 +某报 +metax +题$/);
  assert.match(second!, /^b\.md +waits for confirmed: true/);
});

test('a file of another kind, one that is not there and an empty one are named', async () => {
  await using digest = await aDigest({ 'page.pdf': 'x', 'empty.txt': ' \n' });
  const run = (...args: readonly string[]): Promise<number> =>
    command.run(['import', ...args], aContext({ cwd: digest.path }).context);
  await assert.rejects(run('page.pdf'), { code: 'SEED_FORMAT' });
  await assert.rejects(run('missing.txt'), { code: 'FILE_UNREADABLE' });
  await assert.rejects(run('empty.txt'), { code: 'SEED_EMPTY' });
  await assert.rejects(run('empty.txt', '--published', '24.12.2025'), { code: 'USAGE' });
  await assert.rejects(run(), { code: 'USAGE' });
});
