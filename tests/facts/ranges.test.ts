import assert from 'node:assert/strict';
import { test } from 'node:test';

import { canAgree, isRange, readingsOf } from '../../src/facts/ranges.ts';
import type { Figure } from '../../src/model/fact.ts';
import { aFigure } from '../makers.ts';
import { figuresIn } from './reading.ts';

const single = (value: number, raw: string): Figure => aFigure({ itemId: 'other', value, raw });

test('two values joined by 至 or a dash are one reading, two in a list are two', () => {
  const sizes = (text: string): number[] => readingsOf(figuresIn(text)).map(({ figures }) => figures.length);
  assert.deepEqual(sizes('摩尔线程预计2025年营收14.50亿元至15.20亿元。'), [2]);
  assert.deepEqual(sizes('摩爾線程預計2025年營收14.5億 - 15.2億元。'), [2]);
  assert.deepEqual(sizes('摩尔线程2024年、2025年营收分别为4.38亿元、15.05亿元。'), [1, 1]);
});

test('the ends of a loss stand in order below zero', () => {
  const [reading] = readingsOf(figuresIn('摩尔线程预计2025年净亏损9.50亿元至10.60亿元。'));
  assert.deepEqual([reading?.low, reading?.high], [-10.6e8, -9.5e8]);
});

test('the same words twice in a sentence do not hide which two are joined', () => {
  const figures = figuresIn('摩尔线程2025年营收4亿元，预告为4亿元至5亿元。');
  assert.equal(isRange(figures[0]!, figures.at(-1)!), false);
  assert.equal(isRange(figures.at(-2)!, figures.at(-1)!), true);
});

test('a value in a range or rounding to one of its ends agrees with it, one outside does not', () => {
  const [range] = readingsOf(figuresIn('摩尔线程预计2025年营收14.50亿元至15.20亿元。'));
  const agrees = (value: number, raw: string): boolean => canAgree(range!, readingsOf([single(value, raw)])[0]!);
  assert.ok(agrees(15e8, '15亿元'));
  assert.ok(!agrees(15.25e8, '15.25亿元'));
  assert.ok(agrees(14e8, '14亿元'));
  assert.ok(!agrees(11e8, '11亿元'));
});
