import assert from 'node:assert/strict';
import { test } from 'node:test';

import { metricNames as found } from '../../src/facts/metrics.ts';
import { metricNames } from '../../src/render/metric-names.ts';

/** DESIGN section 5. */
const vocabulary = `revenue net_profit net_loss core_net_profit core_net_loss cumulative_loss gross_profit gross_margin
rnd rnd_ratio rnd_staff_share operating_cash_flow cash total_assets net_assets eps roe inventory market_cap valuation
share_price issue_price target_price turnover shares shareholding net_buying raise raise_net use_of_proceeds
oversubscription lottery_rate issue_share cornerstone lot_profit convertible_bond registered_capital incentive investors
order_value order_volume shipments customers top5_share users countries arr arpu revenue_share overseas_share market_size
cagr views daily_tokens parameters active_parameters context cluster_size compute memory bandwidth uptime product_price
employees patents developers duration`;

test('every metric of the vocabulary has a Chinese and an English name', () => {
  const missing = vocabulary.split(/\s+/).filter((name) => !Object.hasOwn(metricNames, name));
  assert.deepEqual(missing, []);
  for (const [zh, en] of Object.values(metricNames)) assert.ok(/\p{Script=Han}/u.test(zh) && /^[A-Z]/.test(en), zh);
});

test('every metric that facts find has a name for readers', () => {
  assert.deepEqual(
    found.filter((name) => !Object.hasOwn(metricNames, name)),
    [],
  );
});
