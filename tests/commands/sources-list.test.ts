import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openApp } from '../../src/app.ts';
import { command as check } from '../../src/commands/check.ts';
import { command } from '../../src/commands/sources.ts';
import type { SourceState } from '../../src/model/source.ts';
import { aSourceState } from '../makers.ts';
import { aDigest, type TestDigest } from './a-digest.ts';
import { aContext } from './context.ts';

const day = 24 * 60 * 60_000;
/** Noon of a day in the digest's zone, counted from today: the command's clock is the machine's. */
const daysAgo = (days: number): number =>
  Temporal.Now.zonedDateTimeISO('Asia/Shanghai')
    .subtract({ days })
    .with({ hour: 12, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 }).epochMilliseconds;
const label = (days: number): string =>
  Temporal.Now.zonedDateTimeISO('Asia/Shanghai').subtract({ days }).toPlainDate().toString();

const ids = ['good', 'late', 'wall', 'gone', 'quiet', 'undated', 'busy', 'moved', 'new'] as const;
const urlOf = (id: string): string => `https://${id}.example/feed`;
const list = `sources:
${ids.map((id) => `  - {id: ${id}, outlet: 甲, url: "${urlOf(id)}"}`).join('\n')}
  - {id: hub, outlet: 财联社, url: "{rsshub}/cls"}
  - {id: page, outlet: 智东西, kind: page, url: "https://zhidx.example/"}
  - {id: off, outlet: 乙, url: "https://a.example/feed", enabled: false, why: 地址未核实}
`;

const heard = { checkedAt: daysAgo(1), succeededAt: daysAgo(1), newItemAt: daysAgo(1), newestAt: daysAgo(1) };
const failing = { ...heard, status: 'failed', succeededAt: daysAgo(2), failures: 3 } as const;

const states: Readonly<Record<string, Partial<SourceState>>> = {
  good: heard,
  late: { ...failing, code: 'FETCH_TIMEOUT', nextAt: daysAgo(-1) },
  wall: {
    ...failing,
    code: 'FETCH_BLOCKED',
    reason: 'The server refuses readers like this one. HTTP 403.',
    nextAt: daysAgo(-2),
  },
  gone: { ...failing, code: 'FETCH_GONE', failures: 1 },
  quiet: { ...heard, newestAt: daysAgo(20), newItemAt: daysAgo(20), habitMs: 3 * day },
  undated: { ...heard, items: 5, undated: 5 },
  busy: { ...heard, waitUntil: daysAgo(-1) },
  moved: { ...heard, movedTo: 'https://new.example/feed', movedTimes: 3 },
};

async function aFilledDigest(): Promise<TestDigest> {
  const digest = await aDigest({ 'seeds/sources.yaml': list });
  const app = await openApp({ configPath: null, cwd: digest.path, env: {} });
  const store = await app.openStore();
  await store.saveSourceStates(
    Object.entries(states).map(([id, state]) => aSourceState({ sourceId: id, url: urlOf(id), ...state })),
  );
  await app.close();
  return digest;
}

async function listed(digest: TestDigest, ...args: readonly string[]): Promise<string> {
  const { context, output } = aContext({ cwd: digest.path });
  assert.equal(await command.run(['list', ...args], context), 0);
  return output();
}

test('the list says how each source stands, since when, and what to do', async () => {
  await using digest = await aFilledDigest();
  const rows = (await listed(digest)).split('\n').map((row) => row.split(/ {2,}/));
  const row = (id: string): string[] => rows.find(([first]) => first === id)?.slice(2) ?? [];
  const [yesterday, before] = [`${label(1)} 12:00`, `${label(2)} 12:00`];
  assert.deepEqual(rows[0], ['source', 'outlet', 'status', 'last read', 'last new', 'failed', 'why, and what to do']);
  assert.deepEqual(row('good'), ['ok', yesterday, yesterday]);
  assert.deepEqual(row('late').slice(0, 4), ['failed', before, yesterday, '3x']);
  assert.match(
    row('late')[4] ?? '',
    /^The server did not answer in time\. It is asked again .* 12:00\. Raise limits\.fetchTimeoutMs/,
  );
  assert.match(
    row('wall').join(' '),
    /^blocked .*refuses readers like this one\. \(HTTP 403\) It is asked again .*\. Ask the outlet for a feed/,
  );
  assert.match(row('gone').join(' '), /^gone .*gone for good\. Take the source out/);
  assert.match(
    row('quiet').join(' '),
    new RegExp(`^silent .*has had nothing new since ${label(20)}; Open its address`),
  );
  assert.match(row('undated').join(' '), /^undated .*gives no item a date; .*readsPages/);
  assert.match(row('busy').join(' '), /^waiting .*asked to be left alone until/);
  assert.match(
    row('moved').join(' '),
    /^ok .*has moved to https:\/\/new\.example\/feed; Put the new address into the list/,
  );
  assert.deepEqual(row('new'), ['on', 'never', 'never']);
  assert.match(row('hub').join(' '), /^off needs an RSSHub; Set sources\.rsshubUrl/);
  assert.match(
    row('page').join(' '),
    /^off is a page of links nobody has said how to read; .*discover https:\/\/zhidx\.example\/`/,
  );
  assert.match(row('off').join(' '), /^off is switched off: 地址未核实/);
  assert.equal(
    rows.at(-2)?.join(),
    '12 sources: 9 on (1 failed, 1 blocked, 1 gone, 1 waiting, 1 silent, 1 undated), 3 off.',
  );
});

test('--off leaves out what needs nobody', async () => {
  await using digest = await aFilledDigest();
  const rows = JSON.parse(await listed(digest, '--off', '--json')) as readonly { id: string }[];
  assert.deepEqual(
    rows.map(({ id }) => id),
    ['late', 'wall', 'gone', 'quiet', 'undated', 'moved', 'hub', 'page', 'off'],
  );
});

test('--ill leaves out those that are off as well', async () => {
  await using digest = await aFilledDigest();
  const rows = JSON.parse(await listed(digest, '--ill', '--json')) as readonly { id: string }[];
  assert.deepEqual(
    rows.map(({ id }) => id),
    ['late', 'wall', 'gone', 'quiet', 'undated', 'moved'],
  );
});

test('as JSON each source has its times, its failures in a row, and the same words', async () => {
  await using digest = await aFilledDigest();
  const rows = JSON.parse(await listed(digest, '--json')) as readonly Record<string, unknown>[];
  const quiet = rows.find((row) => row['id'] === 'quiet');
  assert.deepEqual(
    [quiet?.['status'], quiet?.['detail'], quiet?.['newestAt'], quiet?.['failures']],
    ['silent', label(20), daysAgo(20), 0],
  );
  assert.equal(rows.find((row) => row['id'] === 'moved')?.['movedTo'], 'https://new.example/feed');
});

test('check names the sources that are ill alike together, with what to do', async () => {
  await using digest = await aFilledDigest();
  const { context, output } = aContext({ cwd: digest.path });
  await check.run(['--json'], context);
  const rows = (JSON.parse(output()) as readonly { area: string; level: string; says: string }[])
    .filter(({ area }) => area === 'sources')
    .map(({ level, says }) => `${level} ${says}`);
  for (const said of [
    'warning late: failed last time: The server did not answer in time. (FETCH_TIMEOUT)',
    `warning quiet (${label(20)}): silent for longer than is their habit`,
    'warning undated: give no item a date',
    'warning moved (https://new.example/feed): have moved for good',
    `ok busy (${label(-1)} 12:00): asked to be left alone for a while`,
  ]) {
    assert.ok(rows.includes(said), `${said}\n${rows.join('\n')}`);
  }
});

test('check names twenty sources of one illness and counts the rest', async () => {
  const many = Array.from({ length: 25 }, (_, n) => `s${n}`);
  const text = `sources:\n${many.map((id) => `  - {id: ${id}, outlet: 甲, url: "${urlOf(id)}"}`).join('\n')}\n`;
  await using digest = await aDigest({ 'seeds/sources.yaml': text });
  const app = await openApp({ configPath: null, cwd: digest.path, env: {} });
  const failed = many.map((id) => aSourceState({ sourceId: id, url: urlOf(id), ...failing, code: 'FETCH_DNS' }));
  await (await app.openStore()).saveSourceStates(failed);
  await app.close();
  const { context, output } = aContext({ cwd: digest.path });
  await check.run([], context);
  assert.match(output(), /s18, s19 and 5 more \(all: jianbao sources list\): failed last time/);
});
