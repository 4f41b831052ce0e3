import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test } from 'node:test';

import { seeded } from '../bench/items.ts';
import { aFolder } from './adapters/folder.ts';
import { hashesOf, jianbao } from './program.ts';

const root = join(import.meta.dirname, '..');
const now = ['--now', '2026-01-19T06:00:00+08:00'];
const week = '2026-W03';

const item = (n: number, title: string, text: string): string =>
  `<item><title>${title}</title><link>https://outlet.example/${n}</link><description>${text}</description><pubDate>Thu, 15 Jan 2026 0${n}:00:00 +0800</pubDate></item>`;
const feed = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>示例</title><link>https://outlet.example/</link><description>x</description>
${item(1, '摩尔线程预计2025年营收14.50亿元至15.20亿元', '摩尔线程预计2025年营业收入14.50亿元至15.20亿元，同比增长230.7%至246.6%。')}
${item(2, '壁仞科技与运营商签署合同，金额1.2亿元', '壁仞科技1月15日公告，与运营商签署算力合同，金额1.2亿元。')}
${item(3, '某地举行灯会', '灯会持续三天，免费开放。')}
</channel></rss>`;

const server = createServer((request, response) => {
  if (request.url === '/feed.xml') response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed);
  else if (request.url === '/page')
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>x</title><p>x');
  else response.writeHead(500).end();
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

/** A digest's folder with one good source, one that is a page and one that always fails. */
function aDigestIn(folder: string, changes: Readonly<Record<string, string>> = {}): void {
  const source = (id: string, path: string): string =>
    `  - {id: ${id}, outlet: 示例${id}报, kind: feed, url: "${origin}${path}", tier: press, language: zh-Hans}\n`;
  const files = {
    'jianbao.yaml': 'limits: {allowPrivateAddresses: true, fetchTimeoutMs: 5000}\n',
    'seeds/companies.yaml': readFileSync(join(root, 'seeds/companies.yaml'), 'utf8'),
    'seeds/sources.yaml': `sources:\n${source('good', '/feed.xml')}${source('page', '/page')}${source('broken', '/500')}`,
    ...Object.fromEntries(
      readdirSync(join(root, 'seeds/articles')).map((name) => [
        `seeds/articles/${name}`,
        readFileSync(join(root, 'seeds/articles', name), 'utf8'),
      ]),
    ),
    ...changes,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

test('a run publishes one edition, names what was missing, and a second run says it is published', async () => {
  using folder = aFolder();
  aDigestIn(folder.path);
  const first = await jianbao(['run', '--publish', ...now], folder.path);
  assert.equal(first.code, 0, first.err);
  assert.match(first.err, /1 of 3 sources answered/);
  assert.match(first.err, /FEED_IS_HTML[\s\S]*page/);
  assert.match(first.err, /FETCH_STATUS[\s\S]*broken/);
  const page = readFileSync(join(folder.path, `output/editions/${week}/index.html`), 'utf8');
  assert.match(page, /摩尔线程/);
  assert.doesNotMatch(page, /灯会/);
  const second = await jianbao(['run', '--publish', ...now], folder.path);
  assert.equal(second.code, 0, second.err);
  assert.match(second.err, /published already/);
});

test('--strict ends with 3 when a source was missing and the edition is made all the same', async () => {
  using folder = aFolder();
  aDigestIn(folder.path);
  const ended = await jianbao(['run', '--strict', ...now], folder.path);
  assert.equal(ended.code, 3, ended.err);
  assert.ok(existsSync(join(folder.path, `output/drafts/${week}/index.html`)));
});

test('without --publish the draft waits, and publishing it is refused until it is approved', async () => {
  using folder = aFolder();
  aDigestIn(folder.path);
  assert.equal((await jianbao(['run', ...now], folder.path)).code, 0);
  assert.equal(existsSync(join(folder.path, 'output/editions')), false);
  const refused = await jianbao(['publish', week, ...now], folder.path);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /NOT_APPROVED/);
  assert.equal((await jianbao(['editions', 'approve', week, '--by', 'editor:li'], folder.path)).code, 0);
  assert.equal((await jianbao(['publish', week, ...now], folder.path)).code, 0);
  const shown = await jianbao(['editions', 'show', week], folder.path);
  assert.match(shown.out, /editor:li {2}approve/);
});

test('under two-person run --publish is refused and nothing is published', async () => {
  using folder = aFolder();
  aDigestIn(folder.path, { 'jianbao.yaml': 'review: two-person\nlimits: {allowPrivateAddresses: true}\n' });
  const ended = await jianbao(['run', '--publish', ...now], folder.path);
  assert.equal(ended.code, 1);
  assert.match(ended.err, /APPROVAL_REFUSED/);
  assert.equal(existsSync(join(folder.path, 'output/editions')), false);
});

test('an edit after the approval takes it back, with both in the history', async () => {
  using folder = aFolder();
  aDigestIn(folder.path);
  await jianbao(['run', ...now], folder.path);
  await jianbao(['editions', 'approve', week, '--by', 'editor:li'], folder.path);
  const list = JSON.parse((await jianbao(['editions', 'show', week, '--json'], folder.path)).out) as {
    entries: { storyId: string; kind: string }[];
  };
  const entry = list.entries.find(({ kind }) => kind === 'news')?.storyId ?? '';
  const edited = await jianbao(
    ['editions', 'set', week, entry, 'headline', '摩尔线程营收增长99%', '--by', 'editor:wang'],
    folder.path,
  );
  assert.match(edited.out, /review/);
  const refused = await jianbao(['editions', 'approve', week], folder.path);
  assert.match(refused.err, /DIGIT_WITHOUT_SOURCE[\s\S]*99%?/);
  const shown = await jianbao(['editions', 'show', week], folder.path);
  assert.match(shown.out, /editor:li {2}approve[\s\S]*editor:wang {2}set/);
});

test('killed at 20 random moments and started again, a run ends with the same bytes', async () => {
  using whole = aFolder();
  aDigestIn(whole.path);
  const started = performance.now();
  assert.equal((await jianbao(['run', '--publish', ...now], whole.path)).code, 0);
  const took = performance.now() - started;
  const wanted = hashesOf(join(whole.path, 'output'));

  using folder = aFolder();
  aDigestIn(folder.path);
  const chance = seeded(7);
  let killed = 0;
  for (let n = 0; n < 20; n += 1) {
    const ended = await jianbao(['run', '--publish', ...now], folder.path, (child) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), chance() * took);
      child.once('exit', () => clearTimeout(timer));
    });
    if (ended.signal === 'SIGKILL') killed += 1;
    else assert.equal(ended.code, 0, ended.err);
    // Begin anew from time to time, so that kills fall into every part of a run and not only into its end.
    if (n % 4 === 3)
      for (const name of ['data', 'output']) rmSync(join(folder.path, name), { recursive: true, force: true });
  }
  assert.ok(killed >= 5, `only ${killed} kills fell into a run`);
  const last = await jianbao(['run', '--publish', ...now], folder.path);
  assert.equal(last.code, 0, last.err);
  const found = hashesOf(join(folder.path, 'output'));
  assert.deepEqual([...found.keys()], [...wanted.keys()]);
  assert.deepEqual(
    [...found].filter(([path, hash]) => wanted.get(path) !== hash),
    [],
  );
});

test('of two runs at once the second says who holds the lock', async () => {
  using folder = aFolder();
  aDigestIn(folder.path);
  const both = await Promise.all([
    jianbao(['run', '--publish', ...now], folder.path),
    jianbao(['run', '--publish', ...now], folder.path),
  ]);
  const refused = both.filter((ended) => ended.code === 1);
  assert.equal(refused.length, 1, both.map((ended) => ended.err).join('\n'));
  assert.match(refused[0]?.err ?? '', /RUN_LOCKED[\s\S]*\d+/);
});

const faults: readonly (readonly [name: string, changes: Readonly<Record<string, string>>, wanted: RegExp])[] = [
  ['a broken yaml', { 'jianbao.yaml': 'digest: {title: "x\n' }, /CONFIG_INVALID[\s\S]*jianbao\.yaml:\d+:\d+/],
  ['an unknown key', { 'jianbao.yaml': 'digset: {title: x}\n' }, /CONFIG_INVALID[\s\S]*1:1[\s\S]*digest/],
  [
    'a company without names',
    { 'seeds/companies.yaml': '- {id: nobody}\n' },
    /COMPANIES_INVALID[\s\S]*companies\.yaml:1/,
  ],
  [
    'two companies with one alias',
    { 'seeds/companies.yaml': '- {id: a, name: 甲公司, aliases: [同名]}\n- {id: b, name: 乙公司, aliases: [同名]}\n' },
    /COMPANIES_INVALID[\s\S]*同名/,
  ],
  ['an empty seed article', { 'seeds/articles/empty.md': '' }, /SEED_EMPTY[\s\S]*empty\.md/],
  ['a template with an unknown name', { 'templates/site/archive.hbs': '{{nope}}' }, /TEMPLATE_UNKNOWN_NAME[\s\S]*nope/],
  [
    'a template that cannot be parsed',
    { 'templates/site/archive.hbs': '{{#if}}' },
    /TEMPLATE_BROKEN[\s\S]*archive\.hbs/,
  ],
  ['an output folder that is a file', { output: 'in the way' }, /OUTPUT_UNWRITABLE/],
  ['a database that is none', { 'data/jianbao.db': 'x'.repeat(5000) }, /STORE_BROKEN[\s\S]*jianbao\.db/],
];

for (const [name, changes, wanted] of faults) {
  test(`${name} is a clear error with what to do, and no half edition`, async () => {
    using folder = aFolder();
    aDigestIn(folder.path, changes);
    const ended = await jianbao(['run', '--publish', ...now], folder.path);
    assert.equal(ended.code, 1, ended.err);
    assert.match(ended.err, wanted);
    assert.match(ended.err, /fix: /);
    assert.doesNotMatch(ended.err, /^\s+at /m);
    assert.equal(existsSync(join(folder.path, `output/editions/${week}/index.html`)), false);
  });
}

test('a locked store is named, and what was collected before stays', async () => {
  using folder = aFolder();
  aDigestIn(folder.path);
  assert.equal((await jianbao(['collect', ...now], folder.path)).code, 0);
  const database = new DatabaseSync(join(folder.path, 'data/jianbao.db'));
  database.exec('begin exclusive');
  const ended = await jianbao(['run', ...now], folder.path);
  database.exec('rollback');
  database.close();
  assert.equal(ended.code, 1);
  assert.match(ended.err, /STORE_LOCKED/);
  assert.equal((await jianbao(['run', ...now], folder.path)).code, 0);
});

test('a week that has not ended is refused', async () => {
  using folder = aFolder();
  aDigestIn(folder.path);
  const ended = await jianbao(['run', '--period', '2026-W04', ...now], folder.path);
  assert.equal(ended.code, 1);
  assert.match(ended.err, /WEEK_NOT_OVER/);
});
