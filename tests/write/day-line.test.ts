import assert from 'node:assert/strict';
import { test } from 'node:test';

import { dayLine } from '../../src/write/day-line.ts';
import { shown } from './draft-input.ts';

test('a day of another year brings its year along', () => {
  assert.equal(shown(dayLine('2024-12-05', '2025', 'zh-CN')), '{2024年12月5日}');
  assert.equal(shown(dayLine('2025-12-05', '2025', 'en')), '{5 December}');
  assert.deepEqual(dayLine('2025-12', '2025', 'zh-CN'), []);
});
