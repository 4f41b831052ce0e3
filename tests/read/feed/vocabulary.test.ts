import assert from 'node:assert/strict';
import { test } from 'node:test';

import { wordsIn } from '../../../src/read/feed/vocabulary.ts';

test('only names that the document may hold are looked for, best first', () => {
  const words = wordsIn({ mayHold: (key) => ['dc:date', 'pubdate', 'title'].includes(key) });
  assert.deepEqual(words.published, ['pubdate', 'dc:date']);
  assert.deepEqual(words.title, ['title']);
  assert.deepEqual(words.enclosure, []);
});
