import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

function run(args: readonly string[]): string {
  const child = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (child.status !== 0) throw new Error(`${args.join(' ')} ended with ${child.status}\n${child.stderr}`);
  return child.stdout;
}

/** What a bench of its own printed: one line of JSON. */
function measure(...args: readonly string[]): unknown {
  return JSON.parse(run(args).trim().split('\n').at(-1) ?? '');
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

let failed = false;
function bar(name: string, value: number, limit: number, unit: string): void {
  const holds = value <= limit;
  if (!holds) failed = true;
  console.log(`${holds ? 'ok   ' : 'fails'} ${name}: ${value.toFixed(2)}${unit}, at most ${limit}${unit}`);
}

interface PipelineRow {
  readonly count: number;
  readonly matched: number;
  readonly stories: number;
  readonly factsMs: number;
  readonly groupMs: number;
  readonly draftMs: number;
  readonly totalMs: number;
  readonly peakMb: number;
}

function line(): void {
  console.log('match → facts → group → draft, a tenth of the items about a company, median of 3 runs');
  const pipeline = (count: number, days: number): PipelineRow =>
    [1, 2, 3]
      .map(() => measure('bench/pipeline.ts', String(count), String(days)) as PipelineRow)
      .toSorted((a, b) => a.totalMs - b.totalMs)[1]!;
  const small = pipeline(10_000, 7);
  const large = pipeline(100_000, 70);
  for (const row of [small, large]) {
    console.log(
      `  ${row.count} items (${row.matched} matched, ${row.stories} stories): match and facts ${row.factsMs} ms, group ${row.groupMs} ms, draft ${row.draftMs} ms, all ${row.totalMs} ms, peak ${row.peakMb} MB`,
    );
  }
  const perItem = (row: PipelineRow): number => row.totalMs / row.count;
  bar('cost per item, 100,000 against 10,000', perItem(large) / perItem(small), 1.3, ' times');
  bar('peak memory at 100,000 items', large.peakMb, 500, ' MB');
}

interface NamesRow {
  readonly names: number;
  readonly megabytes: number;
  readonly mbPerSecond: number;
  readonly ownListMbPerSecond: number;
  readonly buildMs: number;
  readonly peakMb: number;
}

function names(): void {
  const row = measure('bench/mentions.ts') as NamesRow;
  console.log(`${row.names} names in ${row.megabytes} MB of Chinese news, a dictionary in ${row.buildMs} ms`);
  console.log(`  ${row.mbPerSecond} MB/s; the six companies ${row.ownListMbPerSecond} MB/s`);
  bar('a megabyte of text', 1000 / row.mbPerSecond, 50, ' ms');
  bar('peak memory with the texts', row.peakMb, 500, ' MB');
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

function start(): void {
  console.log('start-up against `node -e 0`, median of 15');
  const nothing = startUp(['-e', '0']);
  const help = startUp(['bin/jianbao.js', '--help']);
  const list = startUp(['bin/jianbao.js', 'editions', 'list']);
  console.log(
    `  node -e 0: ${nothing.toFixed(0)} ms, --help: ${help.toFixed(0)} ms, editions list: ${list.toFixed(0)} ms`,
  );
  bar('--help', help / nothing, 1.6, ' times');
  bar('editions list', list / nothing, 5, ' times');
}

function feeds(): void {
  console.log('reading a feed of 200 items against plain rss-parser, by shape');
  const { shapes } = measure('bench/feeds.ts', '20') as {
    readonly shapes: Readonly<Record<string, { readonly ratio: number }>>;
  };
  for (const [shape, { ratio }] of Object.entries(shapes)) bar(shape, ratio, 1, ' times');
}

function pages(): void {
  console.log('reading a page against bare readability on linkedom; cleaning html');
  const { times, pages: count } = measure('bench/pages.ts') as { readonly times: number; readonly pages: number };
  bar(`${count} pages`, times, 1.5, ' times');
  const { articleUs, articleBytes } = measure('bench/clean.ts') as {
    readonly articleUs: number;
    readonly articleBytes: number;
  };
  bar(`cleaning ${articleBytes} bytes of article`, articleUs / 1000, 0.5, ' ms');
}

interface CollectRow {
  readonly feeds: number;
  readonly collect: { readonly ratio: number; readonly ms: number };
  readonly slow: { readonly ratio: number };
  readonly again: { readonly notModified: number; readonly ofReadable: number; readonly isWritten: boolean };
  readonly memory: { readonly peakMb: number };
}

function collect(): void {
  const row = measure('bench/collect.ts', '3') as CollectRow;
  const { again, memory } = row;
  console.log(`collecting ${row.feeds} feeds of a server on this machine, ${row.collect.ms} ms`);
  bar('against undici, plain rss-parser and the same inserts', row.collect.ratio, 2, ' times');
  bar('with slow feeds, against a bare loop of one request per host', row.slow.ratio, 1.2, ' times');
  bar('peak memory of all processes over seven rounds', memory.peakMb, 300, ' MB');
  bar('unchanged feeds of the second round that were not 304', again.ofReadable - again.notModified, 0, '');
  bar('items written in the second round', again.isWritten ? 1 : 0, 0, '');
}

function hostile(): void {
  console.log('documents of 15 MB made to hurt');
  const row = measure('bench/hostile.ts') as {
    readonly rows: readonly unknown[];
    readonly slowestMs: number;
    readonly peakMb: number;
  };
  bar(`the slowest of ${row.rows.length}`, row.slowestMs / 1000, 5, ' s');
  bar('peak memory of all processes', row.peakMb, 300, ' MB');
}

interface FuzzRow {
  readonly count: number;
  readonly seed: number;
  readonly crashes: number;
  readonly hangs: number;
}

function fuzz(): void {
  const row = measure('bench/fuzz.ts') as FuzzRow;
  console.log(`${row.count} mutated feeds and pages, seed ${row.seed}`);
  bar('crashes', row.crashes, 0, '');
  bar('hangs', row.hangs, 0, '');
}

interface StoriesRow {
  readonly skipped?: string;
  readonly items: number;
  readonly precision: number;
  readonly f1: number;
  readonly b3: number;
  readonly leftOut: { readonly precision: number; readonly f1: number };
  readonly itemsPerSecond: number;
}

function stories(): void {
  const row = measure('bench/stories.ts') as StoriesRow;
  if (row.skipped !== undefined) {
    console.log(`skipped, stories: ${row.skipped}`);
    return;
  }
  const { f1, precision, b3, leftOut } = row;
  console.log(`stories of ${row.items} labelled items: F1 ${f1}, precision ${precision}, B-cubed F1 ${b3}`);
  console.log(`  each company left out of the fit: F1 ${leftOut.f1}, precision ${leftOut.precision}`);
  bar('missing to F1 1', 1 - f1, 0.13, '');
  bar('missing to F1 1, companies left out', 1 - leftOut.f1, 0.15, '');
  bar('a thousand items', 1_000_000 / row.itemsPerSecond, 1000, ' ms');
}

const parts = { line, names, stories, start, feeds, pages, collect, hostile, fuzz };
const isPart = (name: string): name is keyof typeof parts => Object.hasOwn(parts, name);

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !isPart(name));
if (unknown !== undefined) {
  console.error(`${unknown} is no part of the bench; write ${Object.keys(parts).join(', ')}, or nothing for all.`);
  process.exitCode = 2;
} else {
  for (const name of asked.length > 0 ? asked.filter(isPart) : (Object.keys(parts) as (keyof typeof parts)[]))
    parts[name]();
  if (failed) process.exitCode = 1;
}
