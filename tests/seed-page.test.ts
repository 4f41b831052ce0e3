import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { inspector } from '../src/commands/inspect-figures.ts';
import type { Figure } from '../src/model/fact.ts';
import { jianbao } from './program.ts';

const folder = join(import.meta.dirname, '../../shared/seed-articles');
const page = existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith('.txt')) : undefined;
const skip = page === undefined ? 'the newspaper page the first digest began with is not beside the project' : false;
const scratch = mkdtempSync(join(tmpdir(), 'jianbao-page-'));
after(() => rmSync(scratch, { recursive: true }));

test('the newspaper page: every figure has its company, value and unit, and no step is wrong', { skip }, async () => {
  await jianbao(['init', '.'], scratch);
  const { out } = await jianbao(['seeds', 'import', join(folder, page!), '--json'], scratch);
  const { articles } = JSON.parse(out) as { readonly articles: readonly { title: string; text: string }[] };
  const { each } = await inspector({
    companiesFile: null,
    context: {
      cwd: import.meta.dirname,
      env: {},
      out: () => {},
      err: () => {},
      input: async function* () {},
      isTerminal: false,
      signal: new AbortController().signal,
    },
  });
  const read = await Promise.all(
    articles.map(
      async ({ title, text }) =>
        (await each({ title, text, published: '2025-12-25' })) as {
          readonly figures: readonly Figure[];
          readonly events: readonly { readonly company: string | null; readonly stage: string | null }[];
        },
    ),
  );
  const figures = read.flatMap((one) => one.figures);
  assert.ok(figures.length >= 31, `${figures.length} figures`);
  assert.deepEqual(
    figures.filter(({ company, unit }) => company === null || unit === null).map(({ raw }) => raw),
    [],
  );
  assert.deepEqual(
    figures.filter(({ metric }) => metric === null).map(({ raw }) => raw),
    ['80%'],
  );
  assert.ok(figures.filter(({ period }) => period !== null).length >= 25);
  const steps = read.flatMap(({ events }) =>
    events.flatMap(({ company, stage }) => (stage === null ? [] : [`${company} ${stage}`])),
  );
  assert.deepEqual([...new Set(steps)].sort(), [
    'biren hearing',
    'iluvatar prospectus',
    'metax listed',
    'minimax hearing',
    'moore-threads listed',
  ]);
});
