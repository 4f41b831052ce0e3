import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * Collects 2,000 feeds of a farm on this machine and prints what it took, against a reference in the same run, as one line
 * of JSON. `node bench/collect.ts [REPETITIONS] [FEEDS]`.
 *
 * - `collect`: without delays. `ratio` is the product's time over that of undici, rss-parser and the same `addItems`.
 * - `slow`: a hundredth of the feeds answers late. `ratio` is over the same plain loop, asking each host one at a time.
 * - `rounds`: what the product takes and holds in later rounds; `peakMb` is all its processes together, at its highest.
 */
interface Round {
  readonly round: number;
  readonly ms: number;
  readonly cpuMs: number;
  readonly added: number;
  /** Whether any row of an item or a revision is not as it was before. */
  readonly isWritten: boolean;
  readonly statuses: Readonly<Record<string, number>>;
  readonly rssMb: number;
  readonly farm: {
    readonly statuses: Readonly<Record<string, number>>;
    readonly connections: number;
    readonly mostAtHost: number;
  };
}

interface Farm {
  readonly control: string;
  readonly readable: number;
  readonly urls: readonly string[];
}

const repetitions = Number(process.argv[2] ?? 3);
const feeds = Number(process.argv[3] ?? 2000);
const concurrency = 6;
const folder = mkdtempSync(join(tmpdir(), 'jianbao-bench-'));

function started(args: readonly string[]): ChildProcess {
  return spawn(
    process.execPath,
    args.map((arg, at) => (at === 0 ? join(import.meta.dirname, arg) : arg)),
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
}

async function withFarm<Result>(options: object, work: (farm: Farm) => Promise<Result>): Promise<Result> {
  const child = started(['farm.ts', JSON.stringify({ feeds, ...options })]);
  try {
    for await (const line of createInterface({ input: child.stdout! })) return await work(JSON.parse(line) as Farm);
    throw new Error('the farm does not start');
  } finally {
    child.stdin!.end();
  }
}

/**
 * Memory of a process and all below it, in MB of 2^20 bytes: pages that several processes share, such as Node's own code, count once in
 * all (PSS). 0 where the system does not tell.
 */
function memoryMb(pid: number): number {
  try {
    const own = /^Pss:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? '0';
    const below = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    );
    return below.reduce((sum, child) => sum + memoryMb(Number(child)), Number(own) / 1024);
  } catch {
    return 0;
  }
}

interface Run {
  readonly rounds: readonly Round[];
  readonly items: number;
  readonly peakMb: number;
  /** Highest of each round. */
  readonly peaksMb: readonly number[];
}

let runs = 0;
async function run(side: string, farm: Farm, rounds: readonly number[]): Promise<Run> {
  runs += 1;
  const jobFile = join(folder, `job-${runs}.json`);
  const database = join(folder, `${runs}.db`);
  writeFileSync(jobFile, JSON.stringify({ ...farm, database, concurrency, rounds }));
  const child = started(['collect-run.ts', side, jobFile]);
  child.stdin!.end();
  let highest = 0;
  const look = setInterval(() => (highest = Math.max(highest, memoryMb(child.pid!))), 100);
  const lines: unknown[] = [];
  const peaksMb: number[] = [];
  try {
    for await (const line of createInterface({ input: child.stdout! })) {
      lines.push(JSON.parse(line));
      peaksMb.push(Math.round(highest));
      highest = 0;
    }
  } finally {
    clearInterval(look);
  }
  rmSync(database, { force: true });
  const { items } = lines.at(-1) as { items: number };
  return { rounds: lines.slice(0, -1) as Round[], items, peakMb: Math.max(...peaksMb), peaksMb: peaksMb.slice(0, -1) };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Both sides in turns, so that a machine that is busy for a while is busy for both. */
async function compared(reference: string, farmOptions: object): Promise<{ product: Run; plain: Run; ratio: number }> {
  return withFarm(farmOptions, async (farm) => {
    const pairs: { product: Run; plain: Run; ratio: number }[] = [];
    for (let n = 0; n < repetitions; n += 1) {
      const plain = await run(reference, farm, [0]);
      const product = await run('product', farm, [0]);
      pairs.push({ product, plain, ratio: product.rounds[0]!.ms / plain.rounds[0]!.ms });
    }
    const middle = median(pairs.map(({ ratio }) => ratio));
    return pairs.find(({ ratio }) => ratio === middle)!;
  });
}

const told = ({ product, plain, ratio }: { product: Run; plain: Run; ratio: number }) => ({
  ratio: Number(ratio.toFixed(2)),
  ms: product.rounds[0]!.ms,
  referenceMs: plain.rounds[0]!.ms,
  items: product.items,
  referenceItems: plain.items,
  connections: product.rounds[0]!.farm.connections,
  mostAtHost: product.rounds[0]!.farm.mostAtHost,
  statuses: product.rounds[0]!.statuses,
});

try {
  const collect = told(await compared('plain', {}));
  const slow = told(await compared('bare', { slow: 0.01, slowMs: 2000, latencyMs: 20 }));
  const later = await withFarm({}, async (farm) => ({ farm, run: await run('product', farm, [0, 0, 1, 2, 3, 4, 5]) }));
  const [, again] = later.run.rounds;
  process.stdout.write(
    `${JSON.stringify({
      feeds,
      concurrency,
      collect,
      slow,
      again: {
        ms: again!.ms,
        notModified: again!.farm.statuses['304'] ?? 0,
        ofReadable: later.farm.readable,
        isWritten: again!.isWritten,
      },
      memory: {
        peakMb: later.run.peakMb,
        peaksMb: later.run.peaksMb,
        roundsMs: later.run.rounds.map(({ ms }) => ms),
        added: later.run.rounds.map(({ added }) => added),
      },
    })}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
