import assert from 'node:assert/strict';
import { test } from 'node:test';

import { cuesOf } from '../../src/facts/cues.ts';
import { marketWords } from '../../src/facts/lexicon-market.ts';

const words = (text: string): string[] => cuesOf(text).map(({ metrics }) => metrics[0] ?? '-');

test('prices paid for shares are share prices, the cap of a buyback is none', () => {
  assert.deepEqual(words('每股回购价、减持均价、成交均价'), ['share_price', 'share_price', 'share_price']);
  assert.deepEqual(words('回购价格不超过720元'), ['-']);
});

test('orders worth something are no market value', () => {
  assert.deepEqual(words('binding orders worth 821.8 million yuan'), ['order_value']);
});

test('what clients spend each is told in many ways', () => {
  for (const text of ['平均每家客户贡献收入', '付费用户月均支出', '客均收入'])
    assert.deepEqual(words(text), ['arpu'], text);
});

test('the rows are of the vocabulary', () => {
  assert.ok(marketWords.length > 10);
});
