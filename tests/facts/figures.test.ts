import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { figuresIn, said } from './reading.ts';

test('a figure carries metric, base value, period, company and the sentence it stands in', () => {
  const [figure] = figuresIn('导语。摩尔线程2025年第二季度实现归母净利润4661.89万元。');
  assert.deepEqual(
    { ...figure },
    {
      id: 'item-1:text:23',
      itemId: 'item-1',
      revision: 'revision-1',
      field: 'text',
      start: 23,
      end: 32,
      company: 'moore-threads',
      kind: 'money',
      metric: 'net_profit',
      value: 46_618_900,
      unit: 'CNY',
      period: '2025-Q2',
      qualifier: null,
      change: null,
      scope: '归母',
      asOf: null,
      raw: '4661.89万元',
      quote: '摩尔线程2025年第二季度实现归母净利润4661.89万元。',
    },
  );
});

test('dates, names, models, tickers and list numbers are no figures', () => {
  assert.deepEqual(said('1、12月5日，摩尔线程（688795）的MTT S80接近英伟达RTX3060，采用7nm工艺，对标GLM-4.5。'), []);
});

test('an amount whose sentence does not say what it is has no metric', () => {
  assert.deepEqual(said('摩尔线程向其支付了1.2亿元。'), ['null 120000000 CNY']);
});

test('a scaled number takes its unit from what it measures', () => {
  assert.deepEqual(said('摩尔线程以超3000亿市值登陆科创板，视频播放量破3亿。'), [
    'market_cap 300000000000 CNY',
    'views 300000000 次',
  ]);
});

test('a figure in traditional script and full-width digits keeps its own characters', () => {
  const [figure] = figuresIn('摩爾線程預計２０２５年營收14.5億元。');
  assert.equal(figure?.raw, '14.5億元');
  assert.equal(figure?.value, 1_450_000_000);
  assert.equal(figure?.period, '2025');
});

test('every raw and quote is a slice of the field, whatever the text', () => {
  const pieces = [
    '营收',
    '12.3亿元',
    '，',
    '。',
    '同比增长',
    '5%',
    '至',
    '摩尔线程',
    '2024年',
    '\n',
    '（',
    '−3',
    '萬',
    '分别为',
    '、',
    '1,142人',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
      const text = parts.join('');
      for (const figure of figuresIn(text)) {
        assert.equal(text.slice(figure.start, figure.end), figure.raw);
        assert.ok(text.includes(figure.quote) && figure.quote.includes(figure.raw));
        assert.ok(Number.isFinite(figure.value));
      }
    }),
    { numRuns: 300 },
  );
});

test('half sentences inherit subject, period and metric', () => {
  const figures = figuresIn('摩尔线程2025年前三季度营收12.36亿元，同比增长453.52%；净亏损3亿元。毛利率为45%。');
  assert.deepEqual(
    figures.map(({ company, metric, period, change }) => [company, metric, period, change]),
    [
      ['moore-threads', 'revenue', '2025-01/2025-09', null],
      ['moore-threads', 'revenue', '2025-01/2025-09', 'yoy+'],
      ['moore-threads', 'net_loss', '2025-01/2025-09', null],
      ['moore-threads', 'gross_margin', '2025-01/2025-09', null],
    ],
  );
});
