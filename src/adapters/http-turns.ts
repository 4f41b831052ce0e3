type InTurn = <Result>(host: string, work: () => Promise<Result>) => Promise<Result>;

/**
 * Lets at most `most` pieces of work go on at once, and of each host one.
 *
 * Whoever waits for a host holds no place, so a slow host keeps nobody else waiting.
 */
export function createTurns(most: number): InTurn {
  const lastOfHost = new Map<string, Promise<void>>();
  const waiting: (() => void)[] = [];
  let free = most;

  async function place(): Promise<void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((go) => void waiting.push(go));
  }

  function leave(): void {
    const next = waiting.shift();
    // The place goes from hand to hand; counting it as free in between would let a newcomer in first.
    if (next === undefined) free += 1;
    else next();
  }

  return async (host, work) => {
    const before = lastOfHost.get(host);
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    // Only that it ended is passed on, so that no answer is held for whoever comes next.
    lastOfHost.set(host, ended);
    try {
      await before;
      await place();
      try {
        return await work();
      } finally {
        leave();
      }
    } finally {
      end();
      if (lastOfHost.get(host) === ended) lastOfHost.delete(host);
    }
  };
}
