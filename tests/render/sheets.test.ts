import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from 'cheerio';

import type { Citation, CitedItem } from '../../src/model/edition.ts';
import { renderMarkdown } from '../../src/render/plain.ts';
import { renderEditionPage } from '../../src/render/page.ts';
import { aCitation, aCitedItem, aContext, fig, line, published } from './editions.ts';

function sheetOf(citation: Partial<Citation>, item: Partial<CitedItem>) {
  const edition = published({
    headline: line(fig('a', '4661.89万元')),
    citations: { a: { ...aCitation({ id: 'a' }), ...citation } },
    items: { 'item-1': aCitedItem(item) },
  });
  const $ = load(renderEditionPage(edition, aContext()));
  return { $, sheet: $('#f01'), markdown: renderMarkdown(edition, aContext()) };
}

test('a sentence in its outlet’s own words is a quotation', () => {
  const { sheet, markdown } = sheetOf({}, { wording: 'verbatim' });
  assert.equal(sheet.find('blockquote').text(), '公司二季度实现营收4661.89万元。');
  assert.equal(sheet.find('mark').text(), '4661.89万元');
  assert.match(sheet.text(), /原句/);
  assert.match(markdown, /原句 “公司二季度实现营收\*\*4661\.89万元\*\*。”/);
});

test('retold text is nowhere a quotation', () => {
  const { sheet, markdown } = sheetOf({}, { wording: 'retold' });
  assert.equal(sheet.find('blockquote, q').length, 0);
  assert.match(sheet.find('.retold').text(), /转述 公司二季度实现营收4661\.89万元。/);
  assert.doesNotMatch(sheet.text(), /[“”「」]/);
  assert.match(markdown, /转述：公司二季度/);
});

test('a sheet names outlet, day and title and leads to the original', () => {
  const { sheet } = sheetOf({}, {});
  assert.match(sheet.find('.where').text(), /示例日报，12月17日 看原文 · 沐曦股份登陆科创板/);
  assert.equal(sheet.find('.where a').attr('href'), 'https://outlet.example/1?a=1&b=2');
});

test('a guessed date says why it is guessed', () => {
  const dateRange = { from: '2025-12-22', to: '2025-12-31', reason: '版面没有日期' };
  const { sheet } = sheetOf({}, { certainty: 'range', dateRange, url: null });
  assert.match(sheet.text(), /2025年12月下旬/);
  assert.match(sheet.text(), /版面没有日期/);
  assert.equal(sheet.find('.where a').length, 0);
});

test('what an editor vouches for says so and leads to the address given', () => {
  const byAddress = sheetOf({ editorNote: 'https://filing.example/1' }, {});
  assert.match(byAddress.sheet.text(), /编者补/);
  assert.equal(byAddress.sheet.find('.where a').attr('href'), 'https://filing.example/1');
  const byReason = sheetOf({ editorNote: '电话核实' }, {});
  assert.match(byReason.sheet.text(), /电话核实/);
  assert.equal(byReason.sheet.find('blockquote').length, 0);
});

test('the title of a report is called a title, not a sentence', () => {
  const { sheet } = sheetOf(aCitation({ id: 'a', field: 'title' }), {});
  assert.match(sheet.text(), /原题/);
});

test('figures of one sentence lead to one sheet, where each is marked', () => {
  const quote = '营收15亿元，利润2亿元。';
  const edition = published({
    headline: line('营收', fig('a', '15亿元'), '，利润', fig('b', '2亿元')),
    citations: {
      a: aCitation({ id: 'a', quote, raw: '15亿元' }),
      b: aCitation({ id: 'b', quote, raw: '2亿元', start: 8 }),
    },
    items: { 'item-1': aCitedItem() },
  });
  const $ = load(renderEditionPage(edition, aContext()));
  assert.equal($('.sources > ol > li').length, 1);
  assert.deepEqual(
    $('h1 a.fig')
      .toArray()
      .map((link) => $(link).attr('href')),
    ['#f01', '#f01'],
  );
  assert.deepEqual(
    $('#f01 mark')
      .toArray()
      .map((mark) => $(mark).text()),
    ['15亿元', '2亿元'],
  );
  assert.equal($('[id="r-f01"]').length, 1);
});

test('why a date is a guess is said once for each article', () => {
  const dateRange = { from: '2025-12-22', to: '2025-12-31', reason: '版面没有日期' };
  const edition = published({
    headline: line(fig('a', '15亿元'), fig('b', '2亿元')),
    citations: {
      a: aCitation({ id: 'a', quote: '营收15亿元。', raw: '15亿元' }),
      b: aCitation({ id: 'b', quote: '利润2亿元。', raw: '2亿元' }),
    },
    items: { 'item-1': aCitedItem({ certainty: 'range', dateRange }) },
  });
  const $ = load(renderEditionPage(edition, aContext()));
  assert.equal($('.sources .why').length, 1);
  assert.equal($('#f02').hasClass('again'), true);
  assert.equal($('#f02 time').attr('title'), '版面没有日期');
});
