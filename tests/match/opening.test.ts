import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type OpeningReason, openingReasons } from '../../src/match/opening.ts';
import type { Mention } from '../../src/model/fact.ts';

const names = ['沐曦', '壁仞', '智谱', 'MiniMax'];

function reasonsIn(text: string): Record<string, OpeningReason> {
  const inText = names.flatMap((alias): Mention[] => {
    const found: Mention[] = [];
    for (let start = text.indexOf(alias); start >= 0; start = text.indexOf(alias, start + 1))
      found.push({ company: alias, alias, field: 'text', start, end: start + alias.length });
    return found;
  });
  const sorted = inText.sort((one, other) => one.start - other.start);
  const reasons = openingReasons(text, sorted);
  return Object.fromEntries(sorted.map(({ company }) => [company, reasons(company)]));
}

const long = '公司表示，后续安排将按规定披露，市场对此反应平稳，成交与前一周相当。';
const rows: readonly (readonly [string, string, Record<string, OpeningReason>])[] = [
  ['the firm that opens a text is its subject', `智谱今天在港上市。${long}`, { 智谱: 'opening' }],
  ['one named late is not', `${long}${long}沐曦也在其中。`, { 沐曦: 'late' }],
  ['a text that looks back first is about another matter', `此前沐曦88天完成上市。${long}`, { 沐曦: 'late' }],
  ['a teaser says too little', '沐曦代表一种路。', { 沐曦: 'thin' }],
  ['a teaser with a figure is a report', '智谱今日挂牌，开盘报120港元。', { 智谱: 'opening' }],
  ['one of a list is not the subject', `寒武纪、海光、沐曦薪酬居前。${long}`, { 沐曦: 'listed' }],
  [
    'two that share the opening are the subject together',
    `智谱与MiniMax获调入港股通。${long}`,
    { 智谱: 'opening', MiniMax: 'opening' },
  ],
  [
    'two that stand behind the first sentence are not',
    `制度实施满一年。近期过聆讯的智谱、MiniMax以此申报。${long}`,
    { 智谱: 'outnumbered', MiniMax: 'not-first' },
  ],
  [
    'one that is named much more often stands alone',
    `智谱与MiniMax先后上市。智谱说，智谱会继续投入，智谱的收入来自企业。${long}`,
    { 智谱: 'opening', MiniMax: 'not-first' },
  ],
];
for (const [says, text, expected] of rows) test(says, () => assert.deepEqual(reasonsIn(text), expected));
