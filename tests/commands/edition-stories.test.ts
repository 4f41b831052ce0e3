import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openApp } from '../../src/app.ts';
import { command as drafting } from '../../src/commands/draft.ts';
import { command } from '../../src/commands/editions.ts';
import { command as publishing } from '../../src/commands/publish.ts';
import { command as why } from '../../src/commands/why.ts';
import type { Edition } from '../../src/model/edition.ts';
import type { Item } from '../../src/model/item.ts';
import { anItem } from '../makers.ts';
import { aDigest, type TestDigest } from './a-digest.ts';
import { aContext } from './context.ts';

const now = ['--now', '2026-01-19T06:00:00+08:00'];
const week = '2026-W03';
const at = Date.parse('2026-01-14T10:00:00+08:00');
const told = (id: string, title: string, hours: number, outlet: string): Item =>
  anItem({
    id,
    title,
    text: `${title}。`,
    outlet,
    url: `https://outlet.example/${id}`,
    publishedAt: at + hours * 3_600_000,
    firstSeenAt: at + hours * 3_600_000,
  });
const patent = told('aaaa1111', '沐曦股份起诉某公司侵犯芯片专利', 0, '甲报');
const copy = told('bbbb2222', '沐曦股份起诉某公司侵犯芯片专利', 1, '乙报');
const order = told('cccc3333', '沐曦股份中标智算中心采购大单', 2, '甲报');

async function keep(digest: TestDigest, items: readonly Item[]): Promise<void> {
  const app = await openApp({ configPath: null, cwd: digest.path, env: {} });
  await (await app.openStore()).addItems(items, null);
  await app.close();
}

async function aWeek() {
  const digest = await aDigest({ 'seeds/sources.yaml': 'sources: []\n' });
  await keep(digest, [patent, copy, order]);
  const said = async (which: typeof command, args: readonly string[]): Promise<string> => {
    const heard = aContext({ cwd: digest.path });
    await which.run(args, heard.context);
    return heard.output();
  };
  const run = (...args: string[]) => said(command, args);
  await said(drafting, now);
  const edition = async () => JSON.parse(await run('show', week, '--json')) as Edition;
  const stories = async (): Promise<string[]> =>
    (await edition()).entries.map(({ storyId, itemIds }) => `${storyId}:${itemIds.toSorted().join('+')}`).sort();
  return { digest, run, edition, stories, said, [Symbol.asyncDispose]: () => digest[Symbol.asyncDispose]() };
}

test('merged entries are one story at once, in the next draft, and for what comes later', async () => {
  await using one = await aWeek();
  assert.deepEqual(await one.stories(), ['aaaa1111:aaaa1111+bbbb2222', 'cccc3333:cccc3333']);
  await one.run('merge', week, 'cccc', 'aaaa', '--by', 'editor:li');
  assert.deepEqual(await one.stories(), ['cccc3333:aaaa1111+bbbb2222+cccc3333']);
  const later = told('dddd4444', '沐曦股份起诉某公司侵犯芯片专利', 3, '丙报');
  await keep(one.digest, [later]);
  await one.said(drafting, now);
  assert.deepEqual(await one.stories(), ['cccc3333:aaaa1111+bbbb2222+cccc3333+dddd4444']);
  const { history } = await one.edition();
  assert.deepEqual(
    history.map(({ by, action, entry }) => [by, action, entry]),
    [
      ['jianbao', 'draft', null],
      ['editor:li', 'merge', 'cccc3333'],
      ['jianbao', 'draft', null],
    ],
  );
  assert.match(await one.said(why, ['aaaa1111']), /editor:li said on .* that the two are one event/);
});

test('why names the first report and what only repeats it', async () => {
  await using one = await aWeek();
  const text = await one.said(why, ['bbbb2222']);
  assert.match(text, /first {6}甲报 2026-01-14 10:00\n/);
  assert.match(text, /repeats: 乙报 2026-01-14 11:00 has the title of 甲报 2026-01-14 10:00\n/);
});

test('items split off stand in a story of their own, which a merge takes back', async () => {
  await using one = await aWeek();
  await one.run('split', week, 'aaaa', 'bbbb', '--by', 'editor:li');
  const apart = ['aaaa1111:aaaa1111', 'bbbb2222:bbbb2222', 'cccc3333:cccc3333'];
  assert.deepEqual(await one.stories(), apart);
  const { version } = await one.edition();
  await one.said(drafting, now);
  assert.deepEqual(await one.stories(), apart);
  assert.equal((await one.edition()).version, version);
  assert.match(await one.said(why, ['bbbb2222']), /editor:li said on .* that the two are different events/);
  await one.run('merge', week, 'aaaa', 'bbbb');
  assert.deepEqual(await one.stories(), ['aaaa1111:aaaa1111+bbbb2222', 'cccc3333:cccc3333']);
});

test('a story keeps its id when its first item leaves, and what left is found by its own', async () => {
  await using one = await aWeek();
  await one.run('split', week, 'aaaa', 'aaaa');
  assert.deepEqual(await one.stories(), ['1111aaaa:aaaa1111', 'aaaa1111:bbbb2222', 'cccc3333:cccc3333']);
  assert.match(await one.said(why, ['1111aaaa']), /item {7}aaaa1111/);
});

test('an edition somebody worked on keeps the rest as it is', async () => {
  await using one = await aWeek();
  await one.run('set', week, 'cccc', 'headline', '沐曦拿下大单');
  await one.run('exclude', week, 'cccc', '--because', '下期再说');
  await one.run('split', week, 'aaaa', 'bbbb');
  const entry = (await one.edition()).entries.find(({ storyId }) => storyId === 'cccc3333');
  assert.deepEqual(
    [entry?.leftOutBecause, entry?.headline.map(({ text }) => text).join('')],
    ['下期再说', '沐曦拿下大单'],
  );
  assert.equal((await one.stories()).length, 3);
});

test('what cannot be merged or split is refused with a reason', async () => {
  await using one = await aWeek();
  await assert.rejects(one.run('merge', week, 'aaaa', 'aaaa'), { code: 'ENTRY_STORY' });
  await assert.rejects(one.run('merge', week, 'aaaa'), { code: 'USAGE' });
  await assert.rejects(one.run('split', week, 'aaaa', 'aaaa', 'bbbb'), { code: 'ENTRY_STORY' });
  await assert.rejects(one.run('split', week, 'aaaa', 'cccc'), { code: 'ITEM_UNKNOWN' });
  await one.run('approve', week);
  await one.said(publishing, [week, ...now]);
  await assert.rejects(one.run('merge', week, 'aaaa', 'cccc'), { code: 'EDITION_STATE' });
  await assert.rejects(one.run('split', week, 'aaaa', 'bbbb'), { code: 'EDITION_STATE' });
});
