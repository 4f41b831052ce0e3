import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  digitsOf,
  figureText,
  startTelling,
  tieOf,
  writeItemDate,
  writeMetric,
  writeValue,
  writeWhen,
} from '../../src/render/context.ts';
import { pageInk, textInk } from '../../src/render/ink.ts';
import { pageLinks } from '../../src/render/links.ts';
import { numberIds } from '../../src/render/numbering.ts';
import { aFigure } from '../makers.ts';
import { aCitation, aCitedItem, aContext, published } from './editions.ts';

const telling = (figure: Parameters<typeof aCitation>[0] = {}, ink = textInk()) => {
  const edition = published({ citations: { a: aCitation({ id: 'a', ...figure }) } });
  return startTelling(edition, aContext(), ink, numberIds(['a'], edition), pageLinks(''));
};

test('a figure is tied only to a sentence that holds its digits', () => {
  const edition = published({ citations: { a: aCitation({ raw: '53,000片', quote: '出货超过53,000片。' }) } });
  const tie = tieOf(edition, numberIds(['a'], edition));
  assert.equal(tie('a', '超53000片')?.place.key, 'f01');
  assert.equal(tie('a', '５３０００片')?.itemId, 'item-1');
  assert.equal(tie('a', '54,000片'), null);
  assert.equal(tie('b', '53,000片'), null);
});

test('digits are compared without spaces, thousands signs and width', () => {
  assert.equal(digitsOf('５3，000 片'), '53000片');
});

test('a figure longer than a page may show is cut', () => {
  assert.equal(Array.from(figureText(aFigure({ raw: '1'.repeat(60) }))).length, 24);
});

test('a word of doubt is added where the printed figure has none', () => {
  assert.equal(writeValue('a', telling({ qualifier: '>', raw: '15亿元' })), '逾15亿元');
  assert.equal(writeValue('a', telling({ qualifier: '>', raw: '逾15亿元' })), '逾15亿元');
  assert.equal(writeValue('nobody', telling()), '');
});

test('a currency sign in front does not take the place of a word of doubt, a word in the figure does', () => {
  assert.equal(writeValue('a', telling({ qualifier: '~', raw: 'HK$345' })), '约HK$345');
  assert.equal(writeValue('a', telling({ qualifier: '>', raw: '460多家' })), '460多家');
});

test('a growth has a sign of one style, whatever its source wrote, and none beside an arrow', () => {
  const growth = { kind: 'percent', metric: 'share_price', change: '+', value: 75.82, raw: '+75.82%' } as const;
  assert.equal(writeValue('a', telling(growth)), '+75.82%');
  assert.equal(writeValue('a', telling({ ...growth, raw: '75.82%' })), '+75.82%');
  assert.equal(writeValue('a', telling({ ...growth, change: '-', raw: '-75.82%' })), '−75.82%');
  assert.equal(writeValue('a', telling(growth), false), '75.82%');
  assert.equal(writeValue('a', telling({ ...growth, metric: 'gross_margin', change: null, raw: '-24.7%' })), '-24.7%');
});

test('a word of doubt and its figure stay on one line', () => {
  const value = writeValue('a', telling({ qualifier: '~', raw: '408.7亿港元', quote: '约408.7亿港元。' }, pageInk()));
  assert.match(value, /^<span class="nowrap">约<a class="fig"[^>]*>408\.7亿港元<\/a><\/span>$/);
});

test('a range of one sentence is one value', () => {
  const quote = '预计营收14.50亿元至15.20亿元，净亏损9.50亿元。';
  const citations = {
    a: aCitation({ id: 'a', raw: '14.50亿元', quote }),
    b: aCitation({ id: 'b', raw: '15.20亿元', quote, value: 2 }),
    c: aCitation({ id: 'c', raw: '9.50亿元', quote, metric: 'net_loss' }),
  };
  const edition = published({ citations });
  const numbering = numberIds(['a', 'b', 'c'], edition);
  const told = startTelling(edition, aContext(), textInk(), numbering, pageLinks(''));
  assert.equal(writeValue('a', told), '14.50亿元至15.20亿元');
  assert.equal(writeValue('b', told), '15.20亿元');
  assert.equal(writeValue('c', told), '9.50亿元');
});

test('a scope stands behind its metric', () => {
  assert.equal(writeMetric(aFigure({ metric: 'net_profit', scope: '归母' }), telling()), '净利润（归母）');
});

test('a date is as exact as it is known, and a guess says why', () => {
  const dateRange = { from: '2025-12-22', to: '2025-12-31', reason: '版面没有日期' };
  assert.equal(
    writeItemDate(aCitedItem({ certainty: 'range', dateRange }), telling({}, pageInk())),
    '<time datetime="2025-12" title="版面没有日期">2025年12月下旬</time>',
  );
  assert.equal(writeItemDate(aCitedItem(), telling()), '12月17日');
  assert.equal(writeItemDate(aCitedItem({ publishedAt: null, certainty: 'none' }), telling()), '日期不详');
});

test('a period without a year is a name, so that its digits stay tied', () => {
  assert.equal(writeWhen({ period: 'FY25', asOf: null }, telling({}, pageInk())), '<span data-name>FY25</span>');
  assert.equal(writeWhen({ period: null, asOf: 'close' }, telling({}, pageInk())), '收盘');
});

test('a figure is shown in the digest’s words where the edition has them with the same digits', () => {
  const citation = { ...aCitation({ id: 'a', raw: 'HK$34.6', quote: 'It closed at HK$34.6.' }), shown: '34.6港元' };
  const edition = published({ citations: { a: citation } });
  const told = startTelling(edition, aContext(), textInk(), numberIds(['a'], edition), pageLinks(''));
  assert.equal(String(writeValue('a', told)), '34.6港元');
});

test('what a source says a value comes near is called near, not below', () => {
  const citations = {
    near: aCitation({ id: 'near', raw: '600亿港元', qualifier: '~', quote: '市值接近600亿港元。' }),
    below: aCitation({ id: 'below', raw: '700亿港元', qualifier: '<', quote: '市值不到700亿港元。' }),
  };
  const told = startTelling(
    published({ citations }),
    aContext(),
    textInk(),
    numberIds(['near', 'below'], { citations }),
    pageLinks(''),
  );
  assert.equal(writeValue('near', told), '近600亿港元');
  assert.equal(writeValue('below', told), '不足700亿港元');
});
