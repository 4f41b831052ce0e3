import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fixedClock, systemClock, wakeAtTicks } from '../../src/adapters/clock.ts';

test('it wakes at once and at each tick, until the signal ends it', async () => {
  const stop = new AbortController();
  let tick = (): void => undefined;
  let isStopped = false;
  let wakes = 0;
  const woken = Promise.withResolvers<void>();
  const done = wakeAtTicks(
    (given) => {
      tick = given;
      return () => {
        isStopped = true;
      };
    },
    async () => {
      wakes += 1;
      if (wakes === 1) queueMicrotask(() => queueMicrotask(woken.resolve));
    },
    stop.signal,
  );
  await woken.promise;
  tick();
  stop.abort();
  await done;
  tick();
  assert.equal(wakes, 2);
  assert.equal(isStopped, true);
});

test('a tick during a wake does not start a second one, and the end waits for the one at work', async () => {
  const stop = new AbortController();
  let tick = (): void => undefined;
  const work = Promise.withResolvers<void>();
  let wakes = 0;
  let ended = false;
  const done = wakeAtTicks(
    (given) => {
      tick = given;
      return () => undefined;
    },
    () => {
      wakes += 1;
      return work.promise;
    },
    stop.signal,
  ).finally(() => {
    ended = true;
  });
  tick();
  tick();
  stop.abort();
  await Promise.resolve();
  assert.deepEqual([wakes, ended], [1, false]);
  work.resolve();
  await done;
  assert.deepEqual([wakes, ended], [1, true]);
});

test('what a wake throws ends the ticking and comes out', async () => {
  let isStopped = false;
  const start = () => () => {
    isStopped = true;
  };
  const failing = wakeAtTicks(start, () => Promise.reject(new Error('broken')), new AbortController().signal);
  await assert.rejects(failing, /broken/);
  assert.equal(isStopped, true);
});

test('a signal given before the start keeps it from waking', async () => {
  let wakes = 0;
  const wake = async (): Promise<void> => {
    wakes += 1;
  };
  await wakeAtTicks(() => () => undefined, wake, AbortSignal.abort());
  await systemClock().everyMinute(wake, AbortSignal.abort());
  await fixedClock(1_000).everyMinute(wake, AbortSignal.abort());
  assert.equal(wakes, 0);
});

test('the clock of the machine wakes and stops with its signal', async () => {
  const stop = new AbortController();
  let wakes = 0;
  await systemClock().everyMinute(async () => {
    wakes += 1;
    stop.abort();
  }, stop.signal);
  assert.equal(wakes, 1);
});

test('a wait ends at once when its signal does', async () => {
  await systemClock().wait(3_600_000, AbortSignal.abort());
});

test('a fixed clock stands still', async () => {
  const clock = fixedClock(1_000);
  await clock.wait(3_600_000);
  assert.equal(clock.now(), 1_000);
});
