import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

interface Row {
  readonly count: number;
  readonly matched: number;
  readonly stories: number;
  readonly factsMs: number;
  readonly groupMs: number;
  readonly draftMs: number;
  readonly totalMs: number;
  readonly peakMb: number;
}

function run(args: readonly string[]): string {
  const child = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (child.status !== 0) throw new Error(`${args.join(' ')} ended with ${child.status}\n${child.stderr}`);
  return child.stdout;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Median of so many starts, in milliseconds; the first is thrown away, it fills the caches. */
function startUp(args: readonly string[], times = 15): number {
  const took: number[] = [];
  for (let n = 0; n <= times; n += 1) {
    const started = performance.now();
    run(args);
    if (n > 0) took.push(performance.now() - started);
  }
  return median(took);
}

function pipeline(count: number, days: number): Row {
  const rows = [1, 2, 3].map(() => JSON.parse(run(['bench/pipeline.ts', String(count), String(days)])) as Row);
  return rows.toSorted((a, b) => a.totalMs - b.totalMs)[1]!;
}

let failed = false;
function bar(name: string, value: number, limit: number, unit: string): void {
  const holds = value <= limit;
  if (!holds) failed = true;
  console.log(`${holds ? 'ok   ' : 'fails'} ${name}: ${value.toFixed(2)}${unit}, at most ${limit}${unit}`);
}

console.log('match → facts → group → draft, a tenth of the items about a company, median of 3 runs');
const small = pipeline(10_000, 7);
const large = pipeline(100_000, 70);
for (const row of [small, large]) {
  console.log(
    `  ${row.count} items (${row.matched} matched, ${row.stories} stories): match and facts ${row.factsMs} ms, group ${row.groupMs} ms, draft ${row.draftMs} ms, all ${row.totalMs} ms, peak ${row.peakMb} MB`,
  );
}
bar(
  'cost per item, 100,000 against 10,000',
  large.totalMs / large.count / (small.totalMs / small.count),
  1.3,
  ' times',
);
bar('peak memory at 100,000 items', large.peakMb, 500, ' MB');

console.log('start-up against `node -e 0`, median of 15');
const nothing = startUp(['-e', '0']);
const help = startUp(['bin/jianbao.js', '--help']);
const list = startUp(['bin/jianbao.js', 'editions', 'list']);
console.log(
  `  node -e 0: ${nothing.toFixed(0)} ms, --help: ${help.toFixed(0)} ms, editions list: ${list.toFixed(0)} ms`,
);
bar('--help', help / nothing, 1.6, ' times');
bar('editions list', list / nothing, 5, ' times');
process.exitCode = failed ? 1 : 0;
