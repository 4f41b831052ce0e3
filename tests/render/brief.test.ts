import assert from 'node:assert/strict';
import { test } from 'node:test';

import { shortened, tellingSentence } from '../../src/render/brief.ts';
import { lineText } from '../../src/render/ink.ts';
import { aCitation, aRow, aSection, anEntry, fig, line, published } from './editions.ts';

const told = (headline: string, ...summary: readonly string[]): string | null => {
  const sentence = tellingSentence(
    line(headline),
    summary.map((text) => line(text)),
    ['沐曦股份'],
  );
  return sentence === null ? null : lineText(sentence);
};

test('the sentence with the number of a title bears it out', () => {
  assert.equal(
    told('沐曦股份：营收5343.7万元', '沐曦股份披露资料。成立于2022年。', '2023年营收346万元。今年营收为5343.7万元。'),
    '今年营收为5343.7万元。',
  );
});

test('without a number it is the sentence that shares most words with the title, the company’s name aside', () => {
  const title = '沐曦股份：从第一天起三种模态一起做';
  assert.equal(
    told(title, '多数同行先做文本。沐曦股份从创立第一天起同时做三种模态。'),
    '沐曦股份从创立第一天起同时做三种模态。',
  );
  assert.equal(told(title, '多数同行先做文本。沐曦股份在上海。'), null);
});

test('figures of the kept sentence stay figures, those of others go', () => {
  const summary = [line('先亏', fig('a', '3亿元'), '。后来盈利', fig('b', '4661.89万元'), '。')];
  assert.deepEqual(tellingSentence(line('第二季度盈利4661.89万元'), summary, []), [
    { kind: 'text', text: '后来盈利' },
    { kind: 'figure', text: '4661.89万元', figure: 'b' },
    { kind: 'text', text: '。' },
  ]);
});

test('the row kept is what the headline tells, else a known value before a foretold one, never one that needs its sentence', () => {
  const citations = {
    time: aCitation({ id: 'time', metric: 'duration', scope: null, raw: '6个月', quote: '用时不足6个月。' }),
    plan: aCitation({ id: 'plan', metric: 'revenue', raw: '15亿元', quote: '预计全年营收15亿元。' }),
    profit: aCitation({ id: 'profit', metric: 'net_profit', raw: '4661.89万元', quote: '净利润4661.89万元。' }),
    cash: aCitation({ id: 'cash', metric: 'cash', raw: '2亿元', quote: '现金2亿元。' }),
  };
  const figures = Object.keys(citations).map((figure) => aRow({ figure }));
  const rowsOf = (headline: Parameters<typeof anEntry>[0]): readonly string[] =>
    shortened(published({ sections: [aSection()], entries: [anEntry({ figures, ...headline })], citations }), {
      rows: 1,
      isBrief: true,
    }).entries[0]!.figures.map(({ figure }) => figure);
  assert.deepEqual(rowsOf({}), ['profit']);
  assert.deepEqual(rowsOf({ headline: line('现金', fig('cash', '2亿元')) }), ['cash']);
});
