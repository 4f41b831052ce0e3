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
    items: {
      'item-1': aCitedItem(),
      'item-2': aCitedItem({ id: 'item-2', outlet: '另一家', url: null }),
      'item-3': aCitedItem({ id: 'item-3', title: '开市稿' }),
    },
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
    ['约3320亿元 示例日报，12月17日收盘', '2800亿元 21经济网，12月18日报道，开盘'],
  );
  assert.equal(conflict?.closing, '各值取自不同时点，一并列出。');
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
    ['+13.1%', '约8.43%'],
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
  assert.equal(boxes[0]?.kind, '时点、取整');
  assert.deepEqual(boxes[0]?.rows, [
    '+31.54%（12月16日开盘）、+11.13%（12月16日盘中） 示例日报',
    '+31.5% 另一家，12月17日报道，开盘',
  ]);
  assert.equal(boxes[0]?.closing, '有的取自不同时点，有的取整不同，一并列出。');
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

test('a difference is laid on moments only where each value has its own', () => {
  const price = { kind: 'price', metric: 'share_price' } as const;
  const closing = (...moments: readonly Partial<Figure>[]) =>
    viewsOf(
      moments.map((moment, at) => ({
        id: `m${at}`,
        ...price,
        value: at + 1,
        raw: `${at + 1}元`,
        itemId: `item-${at + 1}`,
        ...moment,
      })),
      [['moment', 'm0', 'm1']],
    )[0]?.closing;
  assert.equal(closing({ asOf: 'open' }, { asOf: 'close' }), '各值取自不同时点，一并列出。');
  assert.match(closing({ asOf: 'open' }, { asOf: null }) ?? '', /不能断定差别只在时点/);
  assert.match(closing({ asOf: 'close' }, { asOf: 'close' }) ?? '', /不能断定差别只在时点/);
});

test('two articles of one outlet and day are told apart by their titles', () => {
  const rows = viewsOf(
    [
      { id: 'a', metric: 'investors', kind: 'count', value: 19, raw: '19家' },
      { id: 'b', metric: 'investors', kind: 'count', value: 18, raw: '18家', itemId: 'item-3' },
    ],
    [['conflict', 'a', 'b']],
  )[0]?.rows;
  assert.deepEqual(rows, [
    '19家 示例日报《沐曦股份登陆科创板，首日收于829.90元》，12月17日报道',
    '18家 示例日报《开市稿》，12月17日报道',
  ]);
});

test('values of one article that do not agree are not laid on its sources', () => {
  const [box] = viewsOf(
    [
      { id: 'a', kind: 'price', value: 1, raw: '1元', asOf: 'close' },
      { id: 'b', kind: 'price', value: 2, raw: '2元', asOf: 'close' },
    ],
    [['conflict', 'a', 'b']],
  );
  assert.match(box?.closing ?? '', /^同一篇里的数合不上/);
});

test('the period of what differs stands before its name, not in brackets behind brackets', () => {
  const [box] = viewsOf(
    [
      { id: 'a', metric: 'net_loss', value: 9e8, raw: '9亿元', period: '2025', quote: '预计2025年亏损9亿元。' },
      {
        id: 'b',
        metric: 'net_loss',
        value: 10e8,
        raw: '10亿元',
        period: '2025',
        itemId: 'item-2',
        quote: '预计2025年亏损10亿元。',
      },
    ],
    [['conflict', 'a', 'b']],
  );
  assert.equal(box?.title, '口径不一｜沐曦股份2025年净亏损（预计）');
});
