import { runFuzz } from '../tests/read/fuzzing.ts';

/**
 * Reads mutated feeds and pages, nine to one, and prints what came of it as one line of JSON.
 *
 *   node bench/fuzz.ts [COUNT] [SEED]
 */
const count = Number(process.argv[2] ?? 300_000);
const seed = Number(process.argv[3] ?? 20261124);

const started = performance.now();
const { crashes, hangs, read, refused, slowestMs, slowest } = await runFuzz(seed, count);
process.stdout.write(
  `${JSON.stringify({
    seed,
    count,
    crashes: crashes.length,
    hangs: hangs.length,
    read,
    refused,
    slowestMs,
    slowest,
    seconds: Math.round((performance.now() - started) / 1000),
    // What failed, by number: `fuzzCase(seed, number)` makes it again.
    failed: [...hangs, ...crashes.map(({ number }) => number)].slice(0, 20),
  })}\n`,
);
process.exitCode = crashes.length + hangs.length === 0 ? 0 : 1;
