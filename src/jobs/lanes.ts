interface Lane<Work> {
  readonly waiting: Work[];
  /** First of its works in the order given: decides between lanes of one length. */
  readonly place: number;
}

/** Work handed out so that no two works of one lane are under way at once. */
export interface Lanes<Work> {
  /** The next work; waits while all lanes that have any are at work; null when none is left. */
  next(): Promise<Work | null>;
  /** To be called for each work that was handed out, however it ended. */
  done(work: Work): void;
}

/**
 * Spreads work over workers lane by lane (of sources: by their host, which is asked for one thing at a time). A worker
 * that took the next work in order would often stand in a queue before one slow host.
 *
 * The lane with the most left comes first: a slow one falls behind the others and is then never kept waiting, so it
 * does not stand alone at the end. Cost: works × lanes.
 */
export function createLanes<Work>(works: Iterable<Work>, laneOf: (work: Work) => string): Lanes<Work> {
  const lanes = new Map<string, Lane<Work>>();
  let place = 0;
  for (const work of works) {
    const name = laneOf(work);
    const lane = lanes.get(name);
    if (lane === undefined) lanes.set(name, { waiting: [work], place });
    else lane.waiting.push(work);
    place += 1;
  }
  for (const lane of lanes.values()) lane.waiting.reverse();
  const free = new Set(lanes.keys());
  const idle: ((work: Work | null) => void)[] = [];
  let left = place;

  function take(): Work | undefined {
    let best: { readonly name: string; readonly lane: Lane<Work> } | null = null;
    for (const name of free) {
      const lane = lanes.get(name);
      if (lane === undefined) continue;
      const more = lane.waiting.length - (best?.lane.waiting.length ?? 0);
      if (best === null || more > 0 || (more === 0 && lane.place < best.lane.place)) best = { name, lane };
    }
    if (best === null) return undefined;
    free.delete(best.name);
    left -= 1;
    return best.lane.waiting.pop();
  }

  return {
    async next() {
      if (left === 0) return null;
      return take() ?? new Promise((go) => void idle.push(go));
    },
    done(work) {
      const name = laneOf(work);
      if ((lanes.get(name)?.waiting.length ?? 0) > 0) free.add(name);
      else lanes.delete(name);
      while (idle.length > 0) {
        const next = left === 0 ? null : take();
        if (next === undefined) return;
        idle.shift()?.(next);
      }
    },
  };
}
