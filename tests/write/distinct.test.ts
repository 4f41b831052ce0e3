import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Line } from '../../src/model/edition.ts';
import { distinctHeadline } from '../../src/write/distinct.ts';
import { plainText, widthOf } from '../../src/write/lines.ts';
import { shown } from './draft-input.ts';

const words = (text: string): Line => [{ kind: 'text', text }];
const day: Line = [{ kind: 'time', text: '12月4日', iso: '2025-12-04' }];
const rise = words('摩尔线程盘中大涨');

test('a headline that nobody has stays', () => {
  assert.deepEqual(distinctHeadline([rise, words('别的')], day, new Set(['壁仞科技盘中大涨'])), rise);
});

test('where the words are taken the next best stand, and where all are, the day behind the best', () => {
  assert.equal(
    plainText(distinctHeadline([rise, words('摩尔线程午后拉升')], day, new Set(['摩尔线程盘中大涨']))!),
    '摩尔线程午后拉升',
  );
  assert.equal(shown(distinctHeadline([rise], day, new Set(['摩尔线程盘中大涨']))!), '摩尔线程盘中大涨（{12月4日}）');
});

test('the same words of the same day are one matter', () => {
  assert.equal(distinctHeadline([rise], day, new Set(['摩尔线程盘中大涨', '摩尔线程盘中大涨（12月4日）'])), null);
  assert.equal(distinctHeadline([rise], [], new Set(['摩尔线程盘中大涨'])), null);
});

test('a day is added within the width of a headline', () => {
  const long = words('摩尔线程盘中大涨，带动同一板块里的许多家公司一起走强');
  const told = distinctHeadline([long], day, new Set([plainText(long)]))!;
  assert.ok(widthOf(plainText(told)) <= 28, plainText(told));
  assert.match(plainText(told), /（12月4日）$/);
});
