import assert from 'node:assert/strict';
import { test } from 'node:test';

import { lexicon } from '../../src/facts/lexicon.ts';
import { metricNames } from '../../src/facts/metrics.ts';

test('every word means metrics of the vocabulary, and every metric has words', () => {
  const meant = new Set(lexicon.flatMap(([names]) => names.split(' ').filter((name) => name !== '')));
  assert.deepEqual(
    [...meant].filter((name) => !metricNames.some((metric) => metric === name)),
    [],
  );
  assert.deepEqual(
    metricNames.filter((name) => !meant.has(name)),
    [],
  );
});

test('no words capture groups, for the place of a group tells the row', () => {
  for (const [, ...words] of lexicon)
    for (const text of words) assert.equal(new RegExp(`${text ?? ''}|`).exec('')!.length, 1, `groups in ${text}`);
});
