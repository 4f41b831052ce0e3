import assert from 'node:assert/strict';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { createLog } from '../../src/adapters/log.ts';
import type { LogLevel } from '../../src/adapters/log.ts';
import { aFolder } from './folder.ts';

function written(level: LogLevel): readonly Record<string, unknown>[] {
  using folder = aFolder();
  const path = join(folder.path, 'log');
  const file = openSync(path, 'w');
  const log = createLog(level, file);
  log.info('collected', { items: 3 });
  log.warn('source failed', { sourceId: 'source-1', code: 'FETCH_TIMEOUT' });
  log.error('store failed');
  closeSync(file);
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('a line is JSON with level, time, sentence and fields, written at once', () => {
  const [, line] = written('info');
  assert.match(String(line?.['time']), /^\d{4}-\d\d-\d\dT/);
  assert.deepEqual(
    { ...line, time: null },
    { level: 'warn', time: null, sourceId: 'source-1', code: 'FETCH_TIMEOUT', msg: 'source failed' },
  );
});

for (const [level, lines] of [
  ['info', 3],
  ['warn', 2],
  ['error', 1],
  ['silent', 0],
] as const) {
  test(`at level ${level} ${lines} of three lines are written`, () => assert.equal(written(level).length, lines));
}
