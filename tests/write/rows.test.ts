import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Figure } from '../../src/model/fact.ts';
import { buildBaseline } from '../../src/write/baseline.ts';
import { figureRows, tellingFigures } from '../../src/write/rows.ts';
import { aFigure, anItem } from '../makers.ts';
import { figureIn, someFacts } from './draft-input.ts';

function knowing(figures: readonly Figure[]) {
  const item = anItem({ id: 'seed', origin: 'seed' });
  return buildBaseline([], [item], new Map([['seed', someFacts(item, figures)]]));
}
const revenue = (id: string, changes: Partial<Figure>): Figure => aFigure({ id, kind: 'money', ...changes });

test('a value told again, if rounded, is the same and not changed', () => {
  const known = [revenue('old', { value: 53_437_000, period: '2025-01/2025-09' })];
  const now = revenue('now', { value: 53_400_000, period: '2025-01/2025-09' });
  const cite = { figure: () => undefined, known: () => undefined };
  assert.equal(figureRows([now], [now], knowing(known), cite)[0]?.relation, 'same');
  const other = revenue('other', { value: 60_000_000, period: '2025-01/2025-09' });
  assert.equal(figureRows([other], [other], knowing(known), cite)[0]?.relation, 'changed');
});

test('a table shows the latest period of each metric, at most six, those of the event first', () => {
  const figures = [
    revenue('users', { metric: 'users', period: null }),
    revenue('r2023', { period: '2023' }),
    revenue('r2024', { period: '2024' }),
    revenue('span', { metric: 'net_loss', period: '2022/2024' }),
    revenue('else', { metric: 'cash', company: 'biren' }),
    revenue('growth', { metric: 'arr', change: '+', kind: 'percent' }),
    revenue('none', { metric: null }),
  ];
  const ids = tellingFigures(figures, 'moore-threads', 'earnings', 'zh-CN').map((figure) => figure.id);
  assert.deepEqual(ids, ['r2024', 'users']);
});

test('a range stands in the table as one row, half of a range of growth in none', () => {
  const item = anItem({ text: '预计营收15亿元，同比增长230.70%至246.60%，净亏损9.50亿元至10.60亿元。' });
  const growth = { kind: 'percent', unit: '%', change: 'yoy+', period: '2025' } as const;
  const figures = [
    figureIn(item, '15亿元', { period: '2025' }),
    figureIn(item, '230.70%', growth),
    figureIn(item, '246.60%', growth),
    figureIn(item, '9.50亿元', { metric: 'net_loss', period: '2025' }),
    figureIn(item, '10.60亿元', { metric: 'net_loss', period: '2025' }),
  ];
  const telling = tellingFigures(figures, 'moore-threads', 'earnings', 'zh-CN');
  assert.deepEqual(
    telling.map(({ raw }) => raw),
    ['15亿元', '9.50亿元'],
  );
  const cite = { figure: () => undefined, known: () => undefined };
  assert.equal(figureRows(telling, figures, knowing([]), cite)[0]?.relation, 'first');
});

test('the last known value of a stock counts whatever its moment, that of a flow only for an equal period', () => {
  const seed = anItem({ id: 'seed', origin: 'seed', text: '市值超过3000亿元，营收15亿元。' });
  const cap = { metric: 'market_cap', unit: 'CNY' } as const;
  const old = figureIn(seed, '3000亿元', { ...cap, value: 3e11, qualifier: '>' });
  const revenue = figureIn(seed, '15亿元', { value: 15e8, period: '2025' });
  const baseline = buildBaseline([], [seed], new Map([[seed.id, someFacts(seed, [old, revenue])]]));
  const now = aFigure({ ...cap, id: 'now', asOf: 'close', period: '2026-01-21', value: 2948e8 });
  assert.equal(baseline.before(now)?.citation.figure.id, old.id);
  assert.equal(baseline.before({ ...now, asOf: 'high' }), null);
  const quarter = aFigure({ id: 'quarter', period: '2026-Q1', value: 4e8 });
  assert.equal(baseline.before(quarter), null);
  assert.equal(baseline.before({ ...quarter, period: '2026' })?.citation.figure.id, revenue.id);
  const rows = figureRows([now], [now], baseline, { figure: () => undefined, known: () => undefined });
  assert.deepEqual([rows[0]!.relation, rows[0]!.before], ['changed', old.id]);
});

test('a range is one row that stands before a rounded value', () => {
  const item = anItem({ id: 'paper', text: '营收约15亿元，即14.50亿元至15.20亿元。' });
  const about = figureIn(item, '15亿元', { value: 15e8, period: '2025', qualifier: '~' });
  const [from, to] = [
    figureIn(item, '14.50亿元', { value: 14.5e8, period: '2025' }),
    figureIn(item, '15.20亿元', { value: 15.2e8, period: '2025' }),
  ];
  const rows = tellingFigures([about, from, to], 'moore-threads', 'earnings', 'zh-CN');
  assert.deepEqual(
    rows.map(({ raw }) => raw),
    ['14.50亿元'],
  );
});

test('of one value the row shows the one that can be read, and a name with its scope once', () => {
  const [foreign, own] = [
    aFigure({ id: 'f', metric: 'raise', unit: 'HKD', value: 5_583_000_000, raw: 'HK$5.583 billion' }),
    aFigure({ id: 'o', metric: 'raise', unit: 'HKD', value: 5_583_000_000, raw: '55.83亿港元' }),
  ];
  const loss = aFigure({ id: 'l', metric: 'net_loss', value: 9.5e8, raw: '9.5亿元' });
  const scoped = { ...loss, id: 's', scope: '归母' };
  const rows = tellingFigures([foreign, own, loss, scoped], 'moore-threads', 'funding', 'zh-CN');
  assert.deepEqual(
    rows.map(({ id }) => id),
    ['o', 's'],
  );
});

test('a title and a sentence that give one market value are one row, the one that says when', () => {
  const value = { metric: 'market_cap', value: 760e8, unit: 'HKD' } as const;
  const title = aFigure({ id: 't', field: 'title', raw: '760亿港元', period: null, ...value });
  const close = aFigure({ id: 'c', raw: '760亿港元', period: '2026-03-17', asOf: 'close', ...value });
  for (const figures of [
    [title, close],
    [close, title],
  ])
    assert.deepEqual(
      tellingFigures(figures, 'moore-threads', 'market', 'zh-CN').map(({ id }) => id),
      ['c'],
    );
});
