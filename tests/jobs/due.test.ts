import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openSqlite } from '../../src/adapters/store/sqlite.ts';
import { createWaker, type Outcome, type Schedule, type ScheduledJobs } from '../../src/jobs/due.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Store } from '../../src/ports/store.ts';

const hour = 3_600_000;
const minute = 60_000;
const at = (text: string): number => Date.parse(text);

const schedule: Schedule = {
  zone: 'Europe/Berlin',
  collectEveryMinutes: 60,
  draft: { weekday: 1, hour: 6, minute: 0 },
  publish: { weekday: 1, hour: 9, minute: 0 },
  draftLateMs: hour,
  publishGraceMs: 3 * hour,
  deliverGraceMs: 3 * hour,
  deliverRetryMs: 48 * hour,
};
const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const done: Outcome = { kind: 'done', detail: '' };

interface Diary {
  readonly collected: number[];
  readonly drafted: { readonly dueAt: number; readonly late: boolean }[];
  readonly published: number[];
  readonly delivered: number[];
}

function diary(): Diary {
  return { collected: [], drafted: [], published: [], delivered: [] };
}

function jobsWriting(to: Diary, changes: Partial<ScheduledJobs> = {}): ScheduledJobs {
  return {
    collect: async (dueAt) => (to.collected.push(dueAt), done),
    draft: async (dueAt, late) => (to.drafted.push({ dueAt, late }), done),
    publish: { waitsFor: async () => null, run: async (dueAt) => (to.published.push(dueAt), done) },
    deliver: { waitsFor: async () => null, run: async (dueAt) => (to.delivered.push(dueAt), done) },
    ...changes,
  };
}

function wakerOn(store: Store, jobs: ScheduledJobs, owner = 'one', log: Log = quiet) {
  return createWaker({ store, log, owner }, schedule, jobs);
}

test('over a year with two changes of summer time, 20 outages and two schedulers, 52 weeks are drafted once each', async () => {
  await using store = await openSqlite(':memory:');
  const book = diary();
  const wakers = [wakerOn(store, jobsWriting(book), 'one'), wakerOn(store, jobsWriting(book), 'two')];
  const start = at('2026-01-05T06:30:00+01:00');
  const end = start + 364 * 24 * hour;
  // Outages of 1 to 172 hours, one every 18 days, at ever other hours of the week.
  const outages = Array.from({ length: 20 }, (_, n) => {
    const from = start + (n * 18 + 3) * 24 * hour + n * 97 * minute;
    return { from, to: from + (1 + n * 9) * hour };
  });
  for (let now = start; now <= end; now += minute) {
    if (outages.some(({ from, to }) => now >= from && now < to)) continue;
    for (const waker of wakers) await waker.wake(now);
  }
  const dueTimes = book.drafted.map(({ dueAt }) => dueAt);
  assert.equal(book.drafted.length, 52);
  assert.equal(new Set(dueTimes).size, 52);
  assert.deepEqual(
    dueTimes,
    dueTimes.toSorted((a, b) => a - b),
  );
  assert.ok(book.drafted.some(({ late }) => late) && book.drafted.some(({ late }) => !late));
  const isMonday6 = (dueAt: number): boolean =>
    Temporal.Instant.fromEpochMilliseconds(dueAt).toZonedDateTimeISO('Europe/Berlin').toPlainTime().toString() ===
    '06:00:00';
  assert.ok(dueTimes.every(isMonday6));
  assert.equal(new Set(book.published).size, book.published.length);
  assert.ok(book.published.length < 52, 'an hour that passed asleep is not made up for');
});

test('a schedule that begins owes no slot of before', async () => {
  await using store = await openSqlite(':memory:');
  const book = diary();
  await wakerOn(store, jobsWriting(book)).wake(at('2026-01-07T12:00:00+01:00'));
  assert.deepEqual(book.drafted, []);
  assert.deepEqual(book.published, []);
  assert.equal(book.collected.length, 1);
});

test('after three weeks of sleep each missed draft is made once and marked late, and one collection is enough', async () => {
  await using store = await openSqlite(':memory:');
  const book = diary();
  await wakerOn(store, jobsWriting(diary())).wake(at('2026-01-05T12:00:00+01:00'));
  await wakerOn(store, jobsWriting(book)).wake(at('2026-01-27T12:00:00+01:00'));
  assert.deepEqual(
    book.drafted,
    ['2026-01-12', '2026-01-19', '2026-01-26'].map((day) => ({ dueAt: at(`${day}T06:00:00+01:00`), late: true })),
  );
  assert.equal(book.collected.length, 1);
  assert.deepEqual(book.published, []);
});

test('publishing waits for an approval, says so once, and goes on when it comes', async () => {
  await using store = await openSqlite(':memory:');
  const book = diary();
  const said: string[] = [];
  let missing: string | null = '2026-W02 is not approved';
  const publish = { waitsFor: async () => missing, run: async (dueAt: number) => (book.published.push(dueAt), done) };
  const log: Log = {
    ...quiet,
    info: (message, fields) =>
      void (message === 'slot waits' && fields?.job === 'publish' && said.push(String(fields.waitsFor))),
  };
  const waker = wakerOn(store, jobsWriting(book, { publish }), 'one', log);
  await waker.wake(at('2026-01-05T12:00:00+01:00'));
  for (const time of ['09:00', '09:01', '09:02']) await waker.wake(at(`2026-01-12T${time}:00+01:00`));
  assert.deepEqual(said, ['2026-W02 is not approved']);
  assert.deepEqual(book.published, []);
  missing = null;
  await waker.wake(at('2026-01-12T09:03:00+01:00'));
  assert.deepEqual(book.published, [at('2026-01-12T09:00:00+01:00')]);
});

test('an approval that comes after the grace publishes nothing by itself', async () => {
  await using store = await openSqlite(':memory:');
  const book = diary();
  let missing: string | null = 'not approved';
  const publish = { waitsFor: async () => missing, run: async (dueAt: number) => (book.published.push(dueAt), done) };
  const waker = wakerOn(store, jobsWriting(book, { publish }));
  await waker.wake(at('2026-01-05T12:00:00+01:00'));
  await waker.wake(at('2026-01-12T09:00:00+01:00'));
  await waker.wake(at('2026-01-12T12:01:00+01:00'));
  missing = null;
  await waker.wake(at('2026-01-12T12:02:00+01:00'));
  assert.deepEqual(book.published, []);
  assert.equal((await store.slots('publish', 1))[0]?.state, 'skipped');
});

test('a draft that failed is tried again after half an hour and not every minute', async () => {
  await using store = await openSqlite(':memory:');
  let tries = 0;
  const draft = async (): Promise<Outcome> => {
    tries += 1;
    if (tries === 1) throw new Error('disk full');
    return done;
  };
  const waker = wakerOn(store, jobsWriting(diary(), { draft }));
  await waker.wake(at('2026-01-05T12:00:00+01:00'));
  for (let n = 0; n < 29; n += 1) await waker.wake(at('2026-01-12T06:00:00+01:00') + n * minute);
  assert.equal(tries, 1);
  for (let n = 29; n < 40; n += 1) await waker.wake(at('2026-01-12T06:00:00+01:00') + n * minute);
  assert.equal(tries, 2);
  assert.equal((await store.slots('draft', 1))[0]?.state, 'done');
});

test('a slot whose scheduler died in the middle is taken over by the other one', async () => {
  await using store = await openSqlite(':memory:');
  const due = at('2026-01-12T06:00:00+01:00');
  const book = diary();
  const waker = wakerOn(store, jobsWriting(book), 'two');
  await waker.wake(at('2026-01-05T12:00:00+01:00'));
  assert.ok(await store.claimSlot('draft', due, 'one', due, due - hour));
  await waker.wake(due + minute);
  assert.deepEqual(book.drafted, []);
  await waker.wake(due + 40 * minute);
  assert.equal(book.drafted.length, 1);
});

test('letters that a server put off are gone on with after the grace, until 48 hours have passed', async () => {
  await using store = await openSqlite(':memory:');
  const tries: number[] = [];
  let now = at('2026-01-05T12:00:00+01:00');
  const run = async (): Promise<Outcome> => (tries.push(now), { kind: 'failed', detail: '1 open' });
  const waker = wakerOn(store, jobsWriting(diary(), { deliver: { waitsFor: async () => null, run } }));
  await waker.wake(now);
  const due = at('2026-01-12T09:00:00+01:00');
  for (now = due; now <= due + 60 * hour; now += 10 * minute) await waker.wake(now);
  assert.ok(tries.length > 50);
  const last = tries.at(-1) ?? 0;
  assert.ok(last > due + 47 * hour && last <= due + 48 * hour);
  assert.equal((await store.slots('deliver', 1))[0]?.state, 'skipped');
});
