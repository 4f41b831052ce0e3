import assert from 'node:assert/strict';
import { test } from 'node:test';

import { toldAt } from '../../src/text/told.ts';

test('an item was told when it was published, one without a date when it was first seen', () => {
  assert.equal(toldAt({ publishedAt: 1, firstSeenAt: 2 }), 1);
  assert.equal(toldAt({ publishedAt: null, firstSeenAt: 2 }), 2);
});
