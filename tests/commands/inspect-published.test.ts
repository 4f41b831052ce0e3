import assert from 'node:assert/strict';
import { test } from 'node:test';

import { instantOf } from '../../src/commands/inspect-published.ts';

test('a day begins in Shanghai, a time with its offset is that instant', () => {
  assert.equal(instantOf('2026-01-08'), Date.parse('2026-01-07T16:00:00Z'));
  assert.equal(instantOf('2026-01-08T10:00:00+08:00'), Date.parse('2026-01-08T02:00:00Z'));
});

test('what is no date, or one no news is from, is null', () => {
  for (const published of [null, 12, '', 'gestern', '+275760-09-13T00:00:00Z', '-271821-04-20', '0001-01-01'])
    assert.equal(instantOf(published), null, String(published));
});
