import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { CitedItem } from '../../src/model/edition.ts';
import type { Figure } from '../../src/model/fact.ts';
import { startTelling } from '../../src/render/context.ts';
import { textInk } from '../../src/render/ink.ts';
import { pageLinks } from '../../src/render/links.ts';
import { dayOfFigure, writeMoment } from '../../src/render/moments.ts';
import { numberIds } from '../../src/render/numbering.ts';
import { aFigure } from '../makers.ts';
import { aCitedItem, aContext, aSection, published } from './editions.ts';

const listed = { company: 'metax', stage: 'listed', date: '2025-12-16', itemId: 'item-1', quote: '' } as const;

function momentOf(figure: Partial<Figure>, item: Partial<CitedItem> = {}, always = false): string {
  const edition = published({
    sections: [aSection({ road: [listed] })],
    items: { 'item-1': aCitedItem({ title: '沐曦股份收于829.90元', ...item }) },
  });
  const telling = startTelling(edition, aContext(), textInk(), numberIds([], edition), pageLinks(''));
  const whole = aFigure({
    company: 'metax',
    metric: 'share_price',
    period: null,
    asOf: 'close',
    quote: '收于5元。',
    ...figure,
  });
  return writeMoment(whole, telling, always);
}

test('a value of the market has the day it names, else the day of its report', () => {
  assert.equal(momentOf({ period: '2025-12-15' }), '12月15日收盘');
  assert.equal(momentOf({}), '收盘，12月17日报道');
  assert.equal(momentOf({ asOf: null, period: '2025-12-15' }), '12月15日');
  assert.equal(momentOf({ metric: 'raise', asOf: null }), '');
});

test('the first day is the day of listing, and a sentence about another day is not', () => {
  assert.equal(momentOf({ quote: '首日收于5元。' }), '12月16日收盘');
  assert.equal(momentOf({ quote: 'It closed at 5.' }, { title: 'MetaX debut in numbers' }), '12月16日收盘');
  assert.equal(momentOf({ quote: '次日收于5元。' }, { title: '沐曦首日大涨' }), '收盘，12月17日报道');
});

test('without a listing on the road a first day has no date', () => {
  const edition = published({ sections: [aSection()], items: { 'item-1': aCitedItem() } });
  const figure = aFigure({
    company: 'metax',
    metric: 'share_price',
    period: null,
    asOf: 'close',
    quote: '首日收于5元。',
  });
  assert.equal(dayOfFigure(figure, { edition }), null);
});

test('where a page lives long, any figure without a time says when it was reported', () => {
  const dateRange = { from: '2025-12-22', to: '2025-12-31', reason: '' };
  const told = { certainty: 'range', dateRange } as const;
  assert.equal(momentOf({ metric: 'shipments', asOf: null }, told, true), '2025年12月下旬报道');
  assert.equal(momentOf({ metric: 'revenue', asOf: null, period: '2025-Q2' }, told, true), '2025年第二季度');
});
