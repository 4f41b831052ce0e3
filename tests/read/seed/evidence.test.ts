import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Block } from '../../../src/read/seed/blocks.ts';
import { memoryOf, piecesOf } from '../../../src/read/seed/joints.ts';
import { beginningless, evidence, jointScore, mayGoOn } from '../../../src/read/seed/evidence.ts';
import type { Evidence } from '../../../src/read/seed/evidence.ts';

const namesIn = (text: string): readonly string[] => [...text.matchAll(/[甲乙]公司/g)].map(([name]) => name);
const body = (text: string): Block => ({ kind: 'body', text, level: null });
const heading = (text: string): Block => ({ kind: 'heading', text, level: null });

function between(before: string, after: string, others: readonly Block[] = []): Evidence {
  const blocks = [heading('甲公司：上篇'), body(before), heading('乙公司：下篇'), body(after), ...others];
  const [, head, , tail] = piecesOf(blocks, namesIn);
  return evidence(head!, tail!, memoryOf(blocks));
}

test('a run of characters that stands elsewhere on the page speaks for a joint', () => {
  const other = [body('公司推出全功能显卡策略。')];
  assert.equal(between('公司主打的全功能显卡', '策略打通两个市场。', other).longRun, 1);
  assert.equal(between('公司主打的全功能显卡', '策略打通两个市场。').run, 0);
});

test('a bracket that opens in one and closes in the other speaks for a joint, one that does not against it', () => {
  assert.equal(between('公司喊出“生态', '为王”的口号。').bracket, 2);
  assert.equal(between('公司喊出“生态', '为王的口号。').bracket, -1);
});

test('a unit goes on a number, and a per cent sign without one goes on nothing', () => {
  assert.equal(between('公司营收达到346', '万元。').number, 2);
  assert.equal(between('公司营收增长', '%左右。').number, -2);
});

test('a broken Latin word is known from the page or by its hyphen', () => {
  assert.equal(between('公司名叫Mini', 'Max，成立四年。', [body('MiniMax已经上市。')]).word, 3);
  assert.equal(between('公司名叫Mini-', 'max，成立四年。').word, 2);
});

test('a paragraph that cannot begin where it begins is known', () => {
  assert.equal(beginningless('，其中一半'), 4);
  assert.equal(beginningless('的订单'), 2);
  assert.ok(beginningless('目前公司') < 0);
});

test('a paragraph under the heading of the company it names is at home and goes on nothing else', () => {
  const blocks = [
    heading('甲公司：上篇'),
    body('甲公司去年卖出'),
    heading('乙公司：下篇'),
    body('去年乙公司卖出三台。'),
  ];
  const [, head, , tail] = piecesOf(blocks, namesIn);
  assert.equal(between('甲公司去年卖出', '去年乙公司卖出三台。').misplaced, -1);
  assert.equal(mayGoOn(head!, tail!), false);
});

test('the true half scores above another', () => {
  const blocks = [
    heading('甲公司：上篇'),
    body('公司的收入分为两种业'),
    body('务。其中一种增长较快。'),
    body('目前还没有新产品。'),
  ];
  const [, head, tail, other] = piecesOf(blocks, namesIn);
  const page = memoryOf(blocks);
  assert.ok(jointScore(head!, tail!, page) > jointScore(head!, other!, page));
});
