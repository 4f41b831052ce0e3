import assert from 'node:assert/strict';
import { test } from 'node:test';

import { metricNames, metricOf, takes } from '../../src/facts/metrics.ts';

test('the vocabulary is that of the design, each name once', () => {
  assert.equal(new Set(metricNames).size, metricNames.length);
  for (const name of [
    'revenue',
    'core_net_loss',
    'market_cap',
    'lottery_rate',
    'active_parameters',
    'duration',
  ] as const)
    assert.ok(metricNames.includes(name), name);
});

test('a metric takes values of its own kind only', () => {
  assert.ok(takes('revenue', 'money', 'CNY', 1e8));
  assert.ok(!takes('revenue', 'percent', '%', 20));
  assert.ok(takes('shipments', 'count', '片', 53_000));
  assert.ok(!takes('shipments', 'count', '人', 53_000));
});

test('eight experts are no active parameters, and a market value is no share price', () => {
  assert.ok(!takes('active_parameters', 'count', '个', 8));
  assert.ok(!takes('share_price', 'money', 'CNY', 3e11));
});

test('a price stands still and a market figure moves', () => {
  assert.equal(metricOf('issue_price').timing, 'deal');
  assert.equal(metricOf('market_cap').timing, 'market');
});
