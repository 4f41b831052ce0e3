import { setTimeout as sleep } from 'node:timers/promises';

import type { Clock } from '../ports/clock.ts';

/** Calls `tick` from time to time; what it returns ends that. */
export type Ticker = (tick: () => void) => () => Promise<void> | void;

/**
 * Wakes at once, then at each tick. A tick that comes while the last wake is still at work is dropped: whoever wakes
 * looks at a table of what is due, so nothing is lost by it.
 *
 * @returns resolves when the signal has ended it and the wake at work has finished
 * @throws what `wake` throws, after the ticking has ended
 */
export async function wakeAtTicks(start: Ticker, wake: () => Promise<void>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { promise: ended, resolve: end, reject: fail } = Promise.withResolvers<void>();
  let atWork = Promise.resolve();
  let isAtWork = false;
  const tick = (): void => {
    if (isAtWork || signal.aborted) return;
    isAtWork = true;
    atWork = wake()
      .catch(fail)
      .finally(() => {
        isAtWork = false;
      });
  };
  signal.addEventListener('abort', () => end(), { once: true });
  const stop = start(tick);
  try {
    tick();
    await ended;
    await atWork;
  } finally {
    await stop();
  }
}

export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    async wait(ms, signal) {
      await sleep(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    },
    async everyMinute(wake, signal) {
      const { schedule } = await import('node-cron');
      // Only a wake-up: node-cron drops late ticks and forgets what it missed, so it decides nothing.
      const everyMinute: Ticker = (tick) => {
        const task = schedule('* * * * *', tick, { suppressMissedWarning: true });
        return () => task.destroy();
      };
      await wakeAtTicks(everyMinute, wake, signal);
    },
  };
}

/** A clock that stands still: no wait takes time, and it wakes once, for nothing more can become due. */
export function fixedClock(at: number): Clock {
  return {
    now: () => at,
    wait: () => Promise.resolve(),
    everyMinute: (wake, signal) => (signal.aborted ? Promise.resolve() : wake()),
  };
}
