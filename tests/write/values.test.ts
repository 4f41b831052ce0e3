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
