import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { errorCatalogue, JianbaoError } from '../src/errors.ts';
import { explain } from '../src/main.ts';

const root = join(import.meta.dirname, '..');

test('the manual lists every code with its sentence and its cure, and no other', () => {
  const manual = readFileSync(join(root, 'docs/errors.md'), 'utf8');
  const rows = [...manual.matchAll(/^\| `([A-Z_]+)` \| (.*?) \| (.*?) \|$/gm)].map(([, code, says, fix]) => [
    code,
    says,
    fix,
  ]);
  const catalogue = Object.entries(errorCatalogue).map(([code, { says, fix }]) => [
    code,
    says,
    fix.replaceAll('|', '\\|'),
  ]);
  assert.deepEqual(rows, catalogue);
});

test('every code of the catalogue is thrown somewhere', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && name !== 'errors.ts',
  );
  const source = files.map((name) => readFileSync(join(root, 'src', name), 'utf8')).join('\n');
  const unused = Object.keys(errorCatalogue).filter((code) => !source.includes(`'${code}'`));
  assert.deepEqual(unused, []);
});

test('an error says what happened, what it is about and what to do', () => {
  const text = explain(new JianbaoError('FEED_EMPTY', { sourceId: 'ithome', message: 'Got 0 bytes.' }));
  assert.equal(
    text,
    'FEED_EMPTY  The answer holds nothing. Got 0 bytes.\n  sourceId: ithome\n  fix: Leave it to the next run; if it stays, switch the source off.\n',
  );
});
