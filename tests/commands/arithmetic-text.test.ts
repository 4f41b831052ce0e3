import assert from 'node:assert/strict';
import { test } from 'node:test';

import { mismatchLines } from '../../src/commands/arithmetic-text.ts';
import { checkArithmetic } from '../../src/facts/arithmetic.ts';
import { figuresIn } from '../facts/reading.ts';

test('a line says which figure does not follow, from what, and what the others give', () => {
  const figures = figuresIn('毛利率由2023年的49.5%提升至2024年的52.1%，上升3.6个百分点。');
  assert.deepEqual(mismatchLines(checkArithmetic(figures)), [
    'gross_margin 3.6个百分点 does not follow: the difference of 49.5% and 52.1% is 2.6 pp',
  ]);
});
