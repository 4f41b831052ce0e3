/**
 * Reading a page against bare readability on linkedom, in one process and turn by turn; one line of JSON.
 *
 *   node bench/pages.ts [FOLDER] [ROUNDS]
 *
 * FOLDER holds saved pages (.html, .html.gz), at any depth; without one the pages of the tests are taken.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

import { decodeText } from '../src/read/charset.ts';
import { readPage } from '../src/read/page/page.ts';

const development = join(import.meta.dirname, '../../shared/bench/pages/html');
const fixtures = join(import.meta.dirname, '../tests/fixtures/pages');
const folder =
  process.argv[2] ?? (statSync(development, { throwIfNoEntry: false }) === undefined ? fixtures : development);
const rounds = Number(process.argv[3] ?? 5);

const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.html?(?:\.gz)?$/.test(name))
  .toSorted()
  .map((name) => {
    const bytes = readFileSync(join(folder, name));
    return decodeText(name.endsWith('.gz') ? gunzipSync(bytes) : bytes, null, null);
  });

function bare(html: string): void {
  const { document } = parseHTML(html);
  try {
    new Readability(document).parse();
  } catch {
    // It throws on pages without a body; its time counts all the same.
  }
}

function took(read: (html: string) => void, html: string): number {
  const started = performance.now();
  read(html);
  return performance.now() - started;
}

const own = (html: string): void => {
  readPage(html, null);
};

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const times = pages.map(() => ({ bare: [] as number[], own: [] as number[] }));
// The first round warms both up. Who goes first changes, so that neither always pays for the other's garbage.
for (let round = 0; round <= rounds; round += 1)
  for (const [at, html] of pages.entries()) {
    const isOwnFirst = (round + at) % 2 === 0;
    const first = isOwnFirst ? took(own, html) : took(bare, html);
    const second = isOwnFirst ? took(bare, html) : took(own, html);
    if (round === 0) continue;
    times[at]!.own.push(isOwnFirst ? first : second);
    times[at]!.bare.push(isOwnFirst ? second : first);
  }

const sum = (of: (time: (typeof times)[number]) => readonly number[]): number =>
  times.reduce((total, time) => total + median(of(time)), 0);
const bareMs = sum((time) => time.bare);
const ownMs = sum((time) => time.own);
console.log(
  JSON.stringify({
    pages: pages.length,
    rounds,
    bareMs: Math.round(bareMs),
    ownMs: Math.round(ownMs),
    times: Math.round((ownMs / bareMs) * 1000) / 1000,
  }),
);
