import { createHash } from 'node:crypto';
import { resolve } from 'node:path';

import { readText, readTree } from '../adapters/disk.ts';

/** Folder of the program, where its own templates lie. */
export const home = resolve(import.meta.dirname, '../..');

/** The zones whose code decides what is found in an item, and those that decide what an edition says. */
const zones = {
  facts: ['text', 'match', 'facts'],
  rules: ['text', 'match', 'facts', 'group', 'write', 'render'],
} as const;

/** The program's own source by path: a rule that changes is noticed without anybody raising a number. */
export function sourceOf(part: keyof typeof zones): (readonly [path: string, text: string])[] {
  const files = zones[part].flatMap((zone) => [...readTree(resolve(home, 'src', zone), '.ts')]);
  return [...files, ['pipeline.ts', readText(resolve(home, 'src/pipeline.ts'))]];
}

/** A short SHA-256 of named texts. */
export function hashOf(texts: Iterable<readonly [string, string]>): string {
  const hash = createHash('sha256');
  for (const [name, text] of texts) hash.update(`${name}\n${text.length}\n`).update(text);
  return hash.digest('hex').slice(0, 16);
}
