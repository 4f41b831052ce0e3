import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { openApp } from '../../src/app.ts';
import { scheduledJobs, scheduleOf } from '../../src/commands/schedule.ts';
import { approveEdition } from '../../src/write/approve.ts';
import { aDigest, oneSeed } from './a-digest.ts';
import { aContext } from './context.ts';

const dueAt = Date.parse('2026-01-19T06:00:00+08:00');

async function aScheduledDigest(review: string) {
  const digest = await aDigest({ ...oneSeed, 'jianbao.yaml': `review: ${review}\n` });
  const app = await openApp({ configPath: null, cwd: digest.path, env: {}, now: dueAt });
  const store = await app.openStore();
  const jobs = scheduledJobs(app, store, aContext({ cwd: digest.path }).context, false);
  const dispose = async (): Promise<void> => {
    await app.close();
    await digest[Symbol.asyncDispose]();
  };
  return { path: digest.path, app, store, jobs, [Symbol.asyncDispose]: dispose };
}

test('the unattended line drafts the week that ended, waits for an approval, then publishes and writes letters', async () => {
  await using scheduled = await aScheduledDigest('required');
  const { jobs, store, app, path } = scheduled;
  await jobs.collect(dueAt);
  assert.equal((await jobs.draft(dueAt, true)).detail, '2026-W03 drafted');
  assert.equal(await jobs.publish.waitsFor(dueAt), '2026-W03 is not approved');
  assert.equal(await jobs.deliver.waitsFor(dueAt), '2026-W03 is not published');
  const draft = await store.editionById('2026-W03');
  assert.ok(draft !== null && draft.late);
  await store.saveEdition(approveEdition(draft, 'editor:li', dueAt, 'required'), draft.version);
  assert.equal(await jobs.publish.waitsFor(dueAt), null);
  await jobs.publish.run(dueAt);
  await jobs.deliver.run(dueAt);
  assert.ok(existsSync(join(path, 'output/editions/2026-W03/index.html')));
  assert.ok(existsSync(join(path, 'output/outbox/2026-W03-edition-specimen.eml')));
  assert.equal(app.config.review, 'required');
});

test('under review: off an edition is approved by the schedule, and the record says so', async () => {
  await using scheduled = await aScheduledDigest('off');
  const { jobs, store } = scheduled;
  await jobs.collect(dueAt);
  await jobs.draft(dueAt, false);
  assert.equal(await jobs.publish.waitsFor(dueAt), null);
  await jobs.publish.run(dueAt);
  const edition = await store.editionById('2026-W03');
  assert.ok(edition?.state === 'published');
  assert.equal(edition.approval.by, 'schedule');
});

test('unattended, it is looked every 15 minutes whose time has come, however rarely sources are asked', async () => {
  await using digest = await aDigest({ ...oneSeed, 'jianbao.yaml': 'schedule: {collectEveryMinutes: 240}\n' });
  const app = await openApp({ configPath: null, cwd: digest.path, env: {}, now: dueAt });
  try {
    assert.equal(scheduleOf(app).collectEveryMinutes, 15);
  } finally {
    await app.close();
  }
});

test('unattended, a source that was asked just now is left alone', async () => {
  const list = 'sources:\n  - {id: a, outlet: 甲, url: "http://127.0.0.1:9/feed"}\n';
  await using digest = await aDigest({ ...oneSeed, 'seeds/sources.yaml': list });
  const app = await openApp({ configPath: null, cwd: digest.path, env: {}, now: dueAt });
  try {
    const jobs = scheduledJobs(app, await app.openStore(), aContext({ cwd: digest.path }).context, false);
    assert.match((await jobs.collect(dueAt)).detail, /1 of 1 sources failed$/);
    assert.match((await jobs.collect(dueAt)).detail, /0 of 0 sources failed$/);
  } finally {
    await app.close();
  }
});
