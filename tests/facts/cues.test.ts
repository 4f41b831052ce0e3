import assert from 'node:assert/strict';
import { test } from 'node:test';

import { cuesOf } from '../../src/facts/cues.ts';
import { metricNames } from '../../src/facts/metrics.ts';

const words = (text: string): string[] => cuesOf(text).map(({ metrics }) => metrics[0] ?? '-');

test('the special words win over the general ones inside them', () => {
  assert.deepEqual(words('毛利率、海外收入占比、扣非净利润、募集资金净额、可转换债券、累计亏损'), [
    'gross_margin',
    'overseas_share',
    'core_net_profit',
    'raise_net',
    'convertible_bond',
    'cumulative_loss',
  ]);
});

test('words for things outside the vocabulary are given without a metric', () => {
  assert.deepEqual(words('市净率85.49倍'), ['-']);
});

test('every metric has words in both languages', () => {
  const samples: Readonly<Record<string, readonly [string, string]>> = {
    revenue: ['营业收入', 'revenue'],
    net_loss: ['净亏损', 'net loss'],
    market_cap: ['总市值', 'market value'],
    raise: ['募资', 'raised'],
    users: ['月活用户', 'monthly users'],
    arr: ['年度经常性收入', 'ARR'],
    parameters: ['总参数', 'parameters'],
    employees: ['员工', 'employees'],
  };
  for (const [name, texts] of Object.entries(samples)) {
    assert.ok(metricNames.some((metric) => metric === name));
    for (const text of texts) assert.equal(words(text)[0], name, text);
  }
});

test('an abbreviation inside a word names nothing', () => {
  assert.ok(!words('the loss narrowed').includes('arr'));
});

test('the same sentence gives the same words twice: no state is kept between calls', () => {
  assert.deepEqual(cuesOf('营收与净利润'), cuesOf('营收与净利润'));
});
