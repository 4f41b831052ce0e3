import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Figure } from '../../src/model/fact.ts';
import { startMarks } from '../../src/write/marks.ts';
import { mainPeriod, valuesOf } from '../../src/write/values.ts';
import { aCompany, aFigure, anItem } from '../makers.ts';
import { figureIn, shown } from './draft-input.ts';

const ties = { figures: [], names: [], published: null, zone: 'Asia/Shanghai' };

function values(figures: readonly Figure[], market: 'star' | 'hkex' | null = 'star') {
  const marks = startMarks();
  const of = valuesOf(figures, aCompany({ market }), { language: 'zh-CN', marks, useFigure: () => undefined });
  return { ...of, read: (text: string) => shown(marks.read(text, ties)) };
}

test('an amount in the currency of the company’s market goes before a converted one', () => {
  const dollars = aFigure({ id: 'usd', metric: 'raise', unit: 'USD', raw: '5.858亿美元' });
  const yuan = aFigure({ id: 'cny', metric: 'raise', unit: 'CNY', raw: '41.97亿元' });
  assert.equal(values([dollars, yuan]).pick({ metric: 'raise' })?.id, 'cny');
  assert.equal(values([dollars]).pick({ metric: 'raise' })?.id, 'usd');
});

test('figures of other firms, growths and figures that have no words here are not picked', () => {
  const figures = [
    aFigure({ id: 'other', company: 'biren', metric: 'raise' }),
    aFigure({ id: 'growth', metric: 'raise', change: 'yoy+', kind: 'percent' }),
    aFigure({ id: 'foreign', metric: 'raise', raw: 'US$1.1 billion', unit: 'USD' }),
  ];
  assert.equal(values(figures).pick({ metric: 'raise' }), null);
});

test('a range of growth is told with both ends', () => {
  const item = anItem({ text: '营收15亿元，同比增长230.70%至246.60%。' });
  const growth = { kind: 'percent', unit: '%', change: 'yoy+', period: '2025' } as const;
  const figures = [
    figureIn(item, '15亿元', { period: '2025' }),
    figureIn(item, '230.70%', growth),
    figureIn(item, '246.60%', growth),
  ];
  const of = values(figures);
  assert.equal(of.read(of.growth(figures[0]!)), '同比增长⟨230.70%⟩至⟨246.60%⟩');
});

test('the period of a report is the latest its revenue is told for', () => {
  const revenue = (period: string): Figure => aFigure({ period });
  assert.equal(mainPeriod([revenue('2024'), revenue('2025-01/2025-09'), revenue('2025-H1')]), '2025-01/2025-09');
  assert.equal(mainPeriod([revenue('2025-Q2'), revenue('2025')]), '2025');
  assert.equal(mainPeriod([aFigure({ metric: 'users' })]), null);
});

test('a value told with a word of doubt or cut short is told exactly where another report does', () => {
  const close = aFigure({
    id: 'c',
    kind: 'price',
    metric: 'share_price',
    asOf: 'close',
    period: null,
    raw: '345港元',
    quote: '收345港元，涨近110%',
  });
  const near = aFigure({
    ...close,
    id: 'n',
    kind: 'percent',
    unit: '%',
    change: '+',
    qualifier: '~',
    value: 110,
    raw: '110%',
    start: 30,
    end: 34,
  });
  const exact = aFigure({
    ...near,
    id: 'e',
    itemId: 'other',
    qualifier: null,
    value: 109.09,
    raw: '109.09%',
    quote: '涨109.09%',
  });
  const of = values([close, near, exact]);
  assert.equal(of.read(of.growth(close)), '上涨⟨109.09%⟩');
  const far = values([close, near, { ...exact, value: 102, raw: '102%' }]);
  assert.equal(far.read(far.growth(close)), '上涨近⟨110%⟩');
  const [cut, full] = [
    aFigure({ id: 'cut', metric: 'raise', value: 3_677_000_000, raw: '36.77亿元' }),
    aFigure({ id: 'full', metric: 'raise', value: 3_677_400_000, raw: '36.774亿元' }),
  ];
  const raised = values([cut, full]);
  assert.equal(raised.read(raised.put(cut)), '⟨36.774亿元⟩');
});

test('a value with over-allotment or of a tranche is never told as the plain one', () => {
  const scoped = aFigure({ metric: 'raise', scope: '含绿鞋' });
  assert.equal(values([scoped]).pick({ metric: 'raise' }), null);
  assert.equal(values([scoped]).pick({ metric: 'raise', scope: () => true }), scoped);
});

test('归母净亏损 takes the change that another report gives for the same 净亏损', () => {
  const own = aFigure({ id: 'own', metric: 'net_loss', scope: '归母', value: 9.5e8, raw: '9.50亿元', period: '2025' });
  const plain = aFigure({
    id: 'plain',
    itemId: 'b',
    metric: 'net_loss',
    value: 9.5e8,
    raw: '9.5億',
    period: '2025',
    quote: '淨虧損9.5億，較上年收窄34.5%',
  });
  const change = aFigure({
    ...plain,
    id: 'change',
    kind: 'percent',
    unit: '%',
    change: 'yoy-',
    value: 34.5,
    raw: '34.5%',
    start: 40,
    end: 45,
  });
  const of = values([own, plain, change]);
  assert.equal(of.read(of.growth(own)), '同比收窄⟨34.5%⟩');
});
