import assert from 'node:assert/strict';
import { test } from 'node:test';

import { stretchesOf } from '../../src/facts/stretches.ts';

const table: readonly (readonly [text: string, period: string])[] = [
  ['截至2025年9月30日止九个月', '2025-01/2025-09'],
  ['截至2025年12月31日止年度', '2025'],
  ['截至6月30日止六个月', '2025-H1'],
  ['截至去年底,截至12月底止六个月', '2025-H2'],
  ['for the nine months ended September 30, 2025', '2025-01/2025-09'],
  ['the six months to June', '2025-H1'],
  ['the year ended 31 December 2024', '2024'],
  ['the three months ended March 31', '2025-Q1'],
];

for (const [text, period] of table) {
  test(`a stretch told by its last day is a period: ${text}`, () => {
    assert.deepEqual(
      stretchesOf(text, '2025-12-31').map((found) => found.period),
      [period],
    );
  });
}

test('a business year that is no calendar year, and a year nobody names, are left out', () => {
  assert.deepEqual(stretchesOf('截至2025年3月31日止年度', '2025-12-21'), []);
  assert.deepEqual(stretchesOf('截至6月30日止六个月', null), []);
});
