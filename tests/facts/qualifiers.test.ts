import assert from 'node:assert/strict';
import { test } from 'node:test';

import { quantitiesOf } from '../../src/facts/quantities.ts';
import { qualifierOf } from '../../src/facts/qualifiers.ts';
import { numbersOf } from '../../src/text/numbers.ts';

const qualifiers = (text: string): (string | null)[] => quantitiesOf(text, []).map(({ qualifier }) => qualifier);

test('bounds and guesses before and behind a number are kept', () => {
  assert.deepEqual(
    qualifiers('超3亿元;逾3亿元;突破3亿元;不足3亿元;不超过3亿元;约3亿元;近3亿元;3亿元以上;3亿元左右;300余家'),
    ['>', '>', '>', '<', '<', '~', '~', '>', '~', '>'],
  );
});

test('不低于 is a lower bound although 低于 stands in it', () => {
  assert.deepEqual(qualifiers('涨幅不低于30%;低于30%'), ['>', '<']);
});

test('上下文 is no 上下, and a price that something is above is no bound', () => {
  assert.deepEqual(qualifiers('20万词元上下文'), [null]);
  assert.deepEqual(qualifiers('低于116.20港元的发行价'), [null]);
});

test('one 约 before a list counts for all of it', () => {
  assert.deepEqual(qualifiers('占比分别约为19.2%、69.8%、73.1%'), ['~', '~', '~']);
});

test('a number without such words has none', () => {
  const text = '营收3亿元';
  const [number] = numbersOf(text);
  assert.equal(qualifierOf(text, 2, text.length, number!), null);
});
