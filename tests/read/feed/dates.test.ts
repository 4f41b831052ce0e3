import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readFeedDate } from '../../../src/read/feed/dates.ts';

test('a month names no day, so it stands as undated', () => {
  assert.deepEqual(readFeedDate(['2003-12']), { iso: '2003-12-01T00:00:00.000Z', text: '2003-12', certainty: 'none' });
});

test('nothing that needs the present is read', () => {
  assert.equal(readFeedDate(['刚刚', '12月21日', '']), null);
});

test('a whole date goes before a shortened one', () => {
  assert.equal(readFeedDate(['2003', '2004-01-02T03:04:05Z'])?.iso, '2004-01-02T03:04:05.000Z');
});
