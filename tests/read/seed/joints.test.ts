import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

import { cutBlocks } from '../../../src/read/seed/blocks.ts';
import type { Block } from '../../../src/read/seed/blocks.ts';
import { findJoints, joinedText } from '../../../src/read/seed/joints.ts';
import { tear } from './tear.ts';

const folder = resolve(import.meta.dirname, '../../fixtures/seed-pages');
const pages = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
const names = readFileSync(join(folder, '../seed-page-names.txt'), 'utf8').trim().split('\n');
const pattern = new RegExp(names.join('|'), 'g');
const namesIn = (text: string): readonly string[] => [...text.matchAll(pattern)].map(([name]) => name);

const body = (text: string): Block => ({ kind: 'body', text, level: null });
const heading = (text: string): Block => ({ kind: 'heading', text, level: null });

test('at least fourteen pages of our own words are torn', () => {
  assert.ok(pages.length >= 14);
});

test('a page that is not torn is joined nowhere', () => {
  for (const { name, text } of pages) assert.deepEqual(findJoints(cutBlocks(text, 'txt'), namesIn), [], name);
});

test('nine of ten torn sentences are whole again, and not one is joined with another', () => {
  let torn = 0;
  let joined = 0;
  const wrong: string[] = [];
  for (const { name, text } of pages) {
    for (let seed = 1; seed <= 10; seed++) {
      const page = tear(text, seed);
      const blocks = cutBlocks(page.text, 'txt');
      const whole = new Set(page.tears.map(({ before, after }) => `${before}|${after}`));
      const found = findJoints(blocks, namesIn).map(({ head, tail }) => `${blocks[head]!.text}|${blocks[tail]!.text}`);
      torn += whole.size;
      joined += found.filter((pair) => whole.has(pair)).length;
      wrong.push(...found.filter((pair) => !whole.has(pair)).map((pair) => `${name} ${seed}: ${pair}`));
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(torn >= 150, `${torn} tears`);
  assert.ok(joined / torn >= 0.9, `${joined} of ${torn}`);
});

test('a word broken between two paragraphs is joined', () => {
  const blocks = [
    heading('甲公司：做两种业务'),
    body('公司的收入分为订阅和云端两种业'),
    body('务。云端业务增长较快，占到七成。'),
  ];
  assert.deepEqual(
    findJoints(blocks, () => []),
    [{ head: 1, tail: 2 }],
  );
  assert.equal(joinedText(blocks, [1, 2]), '公司的收入分为订阅和云端两种业务。云端业务增长较快，占到七成。');
});

test('an open end without anything that could follow it stays as it is', () => {
  const blocks = [
    body('甲公司去年卖出三千台机器，其中一半'),
    heading('乙公司：另有打算'),
    body('乙公司今年没有新产品。'),
    body('丙公司明年迁往新址。'),
  ];
  assert.deepEqual(
    findJoints(blocks, (text) => [...text.matchAll(/[甲乙丙]公司/g)].map(([name]) => name)),
    [],
  );
});

test('a text without any full stop is left alone', () => {
  const lines = Array.from({ length: 80 }, (_, at) =>
    body(`第${at}行是一句没有标点的诗它写得很长很长很长很长很长很长`),
  );
  assert.deepEqual(
    findJoints(lines, () => []),
    [],
  );
});

test('a file of thousands of headings is no torn page', () => {
  const torn = [body('甲公司去年的营收达到了大约12'), body('亿元，比前一年增长了两倍还多。')];
  const headings = Array.from({ length: 3000 }, () => heading('甲公司发布'));
  const page = [heading('题'), torn[0]!, heading('乙'), torn[1]!];
  assert.equal(findJoints(page, () => []).length, 1);
  assert.deepEqual(
    findJoints([...page, ...headings], () => []),
    [],
  );
});
