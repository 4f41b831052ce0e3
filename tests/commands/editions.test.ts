import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { command } from '../../src/commands/editions.ts';
import { command as publishing } from '../../src/commands/publish.ts';
import { command as running } from '../../src/commands/run.ts';
import type { Edition } from '../../src/model/edition.ts';
import { aDigest, type TestDigest } from './a-digest.ts';
import { aContext } from './context.ts';

const now = ['--now', '2026-01-19T06:00:00+08:00'];
const week = '2026-W03';
const article = (title: string, text: string): string =>
  `---\ntitle: ${title}\noutlet: 示例商报\ndate: 2025-12-22\nsection: 沐曦股份\ncompanies: [metax]\nwording: retold\n---\n${text}\n`;
const seeds = {
  'seeds/sources.yaml': 'sources: []\n',
  'seeds/articles/1.md': article('沐曦股份：第二季度单季盈利', '2025年第二季度，沐曦股份的归母净利润为4661.89万元。'),
  'seeds/articles/2.md': article('沐曦股份：预计全年营收', '沐曦股份预计2025年全年营收突破15亿元。'),
};

async function aDraft(): Promise<{
  digest: TestDigest;
  run: (...args: string[]) => Promise<{ out: string; err: string }>;
  edition: () => Promise<Edition>;
}> {
  const digest = await aDigest(seeds);
  await running.run(now, aContext({ cwd: digest.path }).context);
  const run = async (...args: string[]) => {
    const heard = aContext({ cwd: digest.path });
    await command.run(args, heard.context);
    return { out: heard.output(), err: heard.complaints() };
  };
  return { digest, run, edition: async () => JSON.parse((await run('show', week, '--json')).out) as Edition };
}

const idOf = (edition: Edition, n: number): string => edition.entries[n]!.storyId.replace(/^seed-/, '').slice(0, 8);

test('an entry is named by the first characters that show prints, and the draft page follows each change', async () => {
  const { digest, run, edition } = await aDraft();
  await using _ = digest;
  const id = idOf(await edition(), 0);
  assert.match((await run('show', week)).out, new RegExp(`✓ ${id} `));
  await run('set', week, id, 'headline', '沐曦股份单季转为盈利', '--by', 'editor:li');
  assert.match(readFileSync(join(digest.path, `output/drafts/${week}/index.html`), 'utf8'), /沐曦股份单季转为盈利/);
});

test('a number that no source holds is told at once and blocks the approval', async () => {
  const { digest, run, edition } = await aDraft();
  await using _ = digest;
  const id = idOf(await edition(), 0);
  assert.match((await run('set', week, id, 'headline', '沐曦股份盈利增长99%')).out, /no source: “99%?”/);
  await assert.rejects(run('approve', week), { code: 'DIGIT_WITHOUT_SOURCE' });
});

test('a change that changes nothing raises no version and keeps the approval', async () => {
  const { digest, run, edition } = await aDraft();
  await using _ = digest;
  await run('approve', week);
  const before = await edition();
  assert.match((await run('include', week, idOf(before, 0))).err, /Nothing to change/);
  assert.equal((await edition()).version, before.version);
  assert.equal((await edition()).state, 'approved');
});

test('an entry that is unknown or named by too few characters is told apart', async () => {
  const { digest, run, edition } = await aDraft();
  await using _ = digest;
  await assert.rejects(run('include', week, 'zzzz'), /No id begins so/);
  await assert.rejects(run('include', week, 'seed-'), /2 ids begin so/);
  await assert.rejects(run('include', week), { code: 'USAGE' });
  await assert.rejects(run('exclude', week, idOf(await edition(), 0)), /--because is missing/);
  await assert.rejects(run('show', '2026-W99'), { code: 'EDITION_UNKNOWN' });
});

test('a change of an edition that somebody else changed meanwhile is refused', async () => {
  const { digest, run, edition } = await aDraft();
  await using _ = digest;
  const { version } = await edition();
  await run('exclude', week, idOf(await edition(), 0), '--because', '重复');
  await assert.rejects(run('submit', week, '--version', String(version)), { code: 'EDITION_STALE' });
});

test('a published entry is corrected: the page says what it said before, and the version rises', async () => {
  const { digest, run, edition } = await aDraft();
  await using _ = digest;
  await run('approve', week);
  await publishing.run([week, ...now], aContext({ cwd: digest.path }).context);
  const before = await edition();
  assert.equal(existsSync(join(digest.path, `output/drafts/${week}/index.html`)), false);
  const entry = before.entries[0]!;
  await assert.rejects(run('set', week, idOf(before, 0), 'headline', '改'), { code: 'EDITION_STATE' });
  await run('correct', week, idOf(before, 0), 'headline', '沐曦股份：二季度单季盈利', '--by', 'editor:li');
  const after = await edition();
  assert.equal(after.state, 'published');
  assert.equal(after.version, before.version + 1);
  assert.equal(after.corrections.length, 1);
  assert.notDeepEqual(after.entries[0]!.headline, entry.headline);
  assert.match(readFileSync(join(digest.path, `output/editions/${week}/index.html`), 'utf8'), /更正/);
});
