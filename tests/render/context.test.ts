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
  return startTelling(edition, aContext(), ink, numberIds(['a']), pageLinks(''));
};

test('a figure is tied only to a sentence that holds its digits', () => {
  const edition = published({ citations: { a: aCitation({ raw: '53,000片', quote: '出货超过53,000片。' }) } });
  const tie = tieOf(edition, numberIds(['a']));
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
  assert.equal(writeValue('a', telling({ qualifier: '>', raw: '15亿元' })), '超15亿元');
  assert.equal(writeValue('a', telling({ qualifier: '>', raw: '超15亿元' })), '超15亿元');
  assert.equal(writeValue('nobody', telling()), '');
});

test('a scope stands behind its metric', () => {
  assert.equal(writeMetric({ metric: 'net_profit', scope: '归母' }, telling()), '净利润（归母）');
});

test('a date is as exact as it is known, and a guess says why', () => {
  const dateRange = { from: '2025-12-22', to: '2025-12-31', reason: '版面没有日期' };
  assert.equal(
    writeItemDate(aCitedItem({ certainty: 'range', dateRange }), telling({}, pageInk())),
    '<time datetime="2025-12" title="版面没有日期">约2025年12月下旬</time>',
  );
  assert.equal(writeItemDate(aCitedItem(), telling()), '12月17日');
  assert.equal(writeItemDate(aCitedItem({ publishedAt: null, certainty: 'none' }), telling()), '日期不详');
});

test('a period without a year is a name, so that its digits stay tied', () => {
  assert.equal(writeWhen({ period: 'FY25', asOf: null }, telling({}, pageInk())), '<span data-name>FY25</span>');
  assert.equal(writeWhen({ period: null, asOf: 'close' }, telling({}, pageInk())), '收盘');
});
