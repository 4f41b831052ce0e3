type InTurn = <Result>(host: string, work: () => Promise<Result>) => Promise<Result>;

/**
 * Lets at most `most` pieces of work go on at once, and of each host one.
 *
 * Whoever waits for a host holds no place, so a slow host keeps nobody else waiting.
 */
export function createTurns(most: number): InTurn {
  const lastOfHost = new Map<string, Promise<unknown>>();
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
    const turn = (async () => {
      await before?.catch(() => undefined);
      await place();
      try {
        return await work();
      } finally {
        leave();
      }
    })();
    lastOfHost.set(host, turn);
    try {
      return await turn;
    } finally {
      if (lastOfHost.get(host) === turn) lastOfHost.delete(host);
    }
  };
}
