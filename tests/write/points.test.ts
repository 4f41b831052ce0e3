import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Entry, FigureRow, Line } from '../../src/model/edition.ts';
import { plainText, tieLine } from '../../src/write/lines.ts';
import { backgroundPoint, factsOf, named } from '../../src/write/points.ts';
import { writeDraft } from '../../src/write/draft.ts';
import { aFigure } from '../makers.ts';
import { listingInput } from './draft-input.ts';

const raws = ['14.50亿元', '15.20亿元', '9.50亿元', '75.76亿元', '2948亿元', '346万美元', '5343.7万美元', '1.8亿元'];
const figures = raws.map((raw) => aFigure({ id: raw, raw }));
const published = Date.parse('2026-01-22');
const line = (text: string): Line => tieLine(text, { figures, names: [], published, zone: 'UTC' });
const row = (figure: string, metric: string, relation: FigureRow['relation'] = 'first'): FigureRow => ({
  figure,
  metric,
  before: null,
  relation,
  growth: null,
});
const late = { kind: 'time', text: '2025年12月下旬', iso: '2025-12' } as const;
function anEntry(changes: Partial<Entry>): Entry {
  const [entry] = writeDraft(listingInput()).entries;
  return { ...(entry as Entry), stage: null, ...changes };
}
const background = (paragraphs: readonly string[], rows: readonly FigureRow[] = []): Entry =>
  anEntry({ kind: 'background', reportedIn: late, summary: paragraphs.map(line), figures: rows });

test('one entry gives up to three facts, each with its company and period, what changed before what is new', () => {
  const summary = [
    line(
      '摩尔线程预计2025年营收14.50亿元至15.20亿元；归母净亏损9.50亿元。首发募资净额75.76亿元；1月21日收盘市值2948亿元。',
    ),
  ];
  const entry = anEntry({ summary, figures: [row('2948亿元', 'market_cap', 'changed')] });
  assert.deepEqual(factsOf(entry, '摩尔线程').map(plainText), [
    '摩尔线程预计2025年营收14.50亿元至15.20亿元',
    '摩尔线程预计2025年归母净亏损9.50亿元',
    '摩尔线程1月21日收盘市值2948亿元',
  ]);
});

test('background tells the figure of the newest period in a whole sentence, and when it was told', () => {
  const entry = background(
    ['MiniMax做模型。', '2023年，MiniMax的营收为346万美元。2025年前三季度，MiniMax的营收为5343.7万美元。'],
    [row('5343.7万美元', 'revenue')],
  );
  const point = backgroundPoint([entry], 'MiniMax', null, 'zh-CN');
  assert.equal(plainText(point?.line ?? []), '2025年前三季度，MiniMax的营收为5343.7万美元（2025年12月下旬）');
});

test('the figure that tells most is kept although it stands at the end of its sentence', () => {
  const text = '2024年，壁仞科技与三大电信运营商建立合作，交付了一个智能计算集群，金额为1.8亿元。';
  const point = backgroundPoint([background([text], [row('1.8亿元', 'order_value')])], '壁仞科技', null, 'zh-CN');
  assert.match(plainText(point?.line ?? []), /金额为1\.8亿元/);
});

test('a step told as the present one is no key point once the company has gone further', () => {
  const entry = background(['壁仞科技刚刚通过港交所聆讯，有望成为港股第一家国产GPU公司。', '壁仞科技做千卡级集群。']);
  const pointAt = (stage: 'hearing' | 'listed') =>
    plainText(backgroundPoint([entry], '壁仞科技', stage, 'zh-CN')?.line ?? []);
  assert.match(pointAt('hearing'), /刚刚通过港交所聆讯/);
  assert.equal(pointAt('listed'), '壁仞科技做千卡级集群（2025年12月下旬）');
});

test('a sentence that names no company is no key point', () => {
  assert.equal(backgroundPoint([background(['四家公司走法不同。'])], '壁仞科技', null, 'zh-CN'), null);
});

test('a part of a sentence is told of the company only where it can be its own', () => {
  const told = (text: string): readonly string[] =>
    factsOf(anEntry({ summary: [line(text)] }), '摩尔线程').map(plainText);
  assert.deepEqual(told('公司拟募资75.76亿元。'), ['摩尔线程拟募资75.76亿元']);
  assert.deepEqual(told('募资75.76亿元。'), ['摩尔线程募资75.76亿元']);
  assert.deepEqual(told('样例网报道称，三年共亏损14.50亿元。'), ['摩尔线程：样例网报道称，三年共亏损14.50亿元']);
  assert.deepEqual(told('样例公司也买了1.8亿元。'), ['摩尔线程：样例公司也买了1.8亿元']);
});

test('what was announced on a day is told with the day and the year it is about', () => {
  const text = '摩尔线程1月21日公告，预计2025年营收14.50亿元；归母净亏损9.50亿元。';
  assert.deepEqual(factsOf(anEntry({ summary: [line(text)] }), '摩尔线程').map(plainText), [
    '摩尔线程1月21日公告，预计2025年营收14.50亿元',
    '摩尔线程1月21日公告，预计2025年归母净亏损9.50亿元',
  ]);
});

test('a headline that calls the company by its short name names it', () => {
  const headline = line('沐曦签下新订单');
  assert.equal(plainText(named(headline, '沐曦股份')), '沐曦签下新订单');
  assert.equal(plainText(named(headline, '摩尔线程')), '摩尔线程：沐曦签下新订单');
});
