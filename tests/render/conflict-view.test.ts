import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ShownConflict } from '../../src/model/edition.ts';
import type { ConflictKind, Figure } from '../../src/model/fact.ts';
import { conflictViews } from '../../src/render/conflict-view.ts';
import { startTelling } from '../../src/render/context.ts';
import { textInk } from '../../src/render/ink.ts';
import { siteLinks } from '../../src/render/links.ts';
import { numberIds } from '../../src/render/numbering.ts';
import { aCitation, aCitedItem, aContext, aDigest, published, week } from './editions.ts';

/** Boxes of conflicts between figures, by their ids. */
function viewsOf(given: readonly Partial<Figure>[], conflicts: readonly (readonly [ConflictKind, ...string[]])[]) {
  const citations = Object.fromEntries(
    given.map((changes) => {
      const { id = '' } = changes;
      return [
        id,
        aCitation({
          company: 'metax',
          metric: 'share_price',
          period: null,
          quote: `${id}：${changes.raw}。`,
          ...changes,
        }),
      ];
    }),
  );
  const edition = published({
    citations,
    items: { 'item-1': aCitedItem(), 'item-2': aCitedItem({ id: 'item-2', outlet: '另一家', url: null }) },
  });
  const shown = conflicts.map(([kind, ...figures]): ShownConflict => {
    const [first] = figures.map((id) => citations[id]!.figure);
    const { company, metric, period } = first!;
    return { conflict: { kind, company: company!, metric: metric!, period, figures: [] }, figures };
  });
  const numbering = numberIds(Object.keys(citations), edition);
  const telling = startTelling(edition, aContext(), textInk(), numbering, siteLinks(aDigest(), edition.id));
  return conflictViews(shown, telling).map(({ title, kind, values, closing }) => ({
    title,
    kind,
    rows: values.map(({ value, where }) => `${value} ${where}`),
    closing,
  }));
}

test('each value has its source, its moment, and the day of the report as what it is', () => {
  const edition = week();
  const telling = startTelling(
    edition,
    aContext(),
    textInk(),
    numberIds(['cap', 'capOpen'], edition),
    siteLinks(aDigest(), edition.id),
  );
  const [conflict] = conflictViews(edition.entries[1]!.conflicts, telling);
  assert.equal(conflict?.title, '口径不一｜沐曦股份的总市值');
  assert.equal(conflict?.kind, '时点');
  assert.deepEqual(
    conflict?.values.map(({ value, where }) => `${value} ${where}`),
    ['约3320亿元 示例日报，12月17日报道，收盘', '2800亿元 21经济网，12月18日报道，开盘'],
  );
  assert.match(conflict?.closing ?? '', /不取平均/);
});

test('a figure’s own day stands in place of the day of its report', () => {
  const [box] = viewsOf(
    [
      { id: 'a', kind: 'price', value: 1, raw: '1元', period: '2025-12-16', asOf: 'close' },
      { id: 'b', kind: 'price', value: 2, raw: '2元', itemId: 'item-2', asOf: 'close' },
    ],
    [['conflict', 'a', 'b']],
  );
  assert.deepEqual(box?.rows, ['1元 示例日报，12月16日收盘', '2元 另一家，12月17日报道，收盘']);
});

test('percentages of a price are called by their change and signed, apart from prices', () => {
  const growth = { kind: 'percent', unit: '%', change: '+' } as const;
  const boxes = viewsOf(
    [
      { id: 'a', ...growth, value: 13.1, raw: '13.1%' },
      { id: 'b', ...growth, value: 8.43, raw: '8.43%', qualifier: '~', itemId: 'item-2' },
      { id: 'c', kind: 'price', value: 126, raw: '126港元' },
      { id: 'd', kind: 'price', value: 131.5, raw: '131.5港元', itemId: 'item-2' },
    ],
    [
      ['conflict', 'a', 'b'],
      ['conflict', 'c', 'd'],
    ],
  );
  assert.deepEqual(
    boxes.map((box) => box.title),
    ['口径不一｜沐曦股份的涨跌幅', '口径不一｜沐曦股份的股价'],
  );
  assert.deepEqual(
    boxes[0]?.rows.map((row) => row.split(' ')[0]),
    ['+13.1%', '约+8.43%'],
  );
});

test('conflicts of one metric are one box, values of one article one row', () => {
  const growth = { kind: 'percent', unit: '%', change: '+' } as const;
  const boxes = viewsOf(
    [
      { id: 'a', ...growth, value: 31.54, raw: '31.54%', period: '2025-12-16', asOf: 'open' },
      { id: 'b', ...growth, value: 11.13, raw: '11.13%', period: '2025-12-16', asOf: 'intraday' },
      { id: 'c', ...growth, value: 31.5, raw: '31.5%', itemId: 'item-2', asOf: 'open' },
    ],
    [
      ['moment', 'b', 'c', 'a'],
      ['rounding', 'a', 'c'],
    ],
  );
  assert.equal(boxes.length, 1);
  assert.equal(boxes[0]?.kind, '时点、四舍五入');
  assert.deepEqual(boxes[0]?.rows, [
    '+11.13%（12月16日盘中）、+31.54%（12月16日开盘） 示例日报',
    '+31.5% 另一家，12月17日报道，开盘',
  ]);
  assert.equal(boxes[0]?.closing, '有的差在时点，有的只差在四舍五入。本刊各说并列，不取平均。');
});

test('a range is one value, and its two ends alone are no contradiction', () => {
  const quote = '营收14亿元至15亿元。';
  const range = { metric: 'revenue', kind: 'money', quote } as const;
  const figures = [
    { id: 'a', ...range, value: 14e8, raw: '14亿元' },
    { id: 'b', ...range, value: 15e8, raw: '15亿元' },
    { id: 'c', metric: 'revenue', value: 16e8, raw: '16亿元', itemId: 'item-2' },
  ];
  assert.deepEqual(viewsOf(figures, [['conflict', 'a', 'b', 'c']])[0]?.rows, [
    '14亿元至15亿元 示例日报，12月17日报道',
    '16亿元 另一家，12月17日报道',
  ]);
  assert.deepEqual(viewsOf(figures, [['conflict', 'a', 'b']]), []);
});
