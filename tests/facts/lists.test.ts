import assert from 'node:assert/strict';
import { test } from 'node:test';

import { listOf, twinOf } from '../../src/facts/lists.ts';
import { passagesOf } from '../../src/facts/passages.ts';
import { quantitiesOf } from '../../src/facts/quantities.ts';
import { figuresIn, said } from './reading.ts';

test('a list has a first member and a size, and the two ends of a range are no list', () => {
  assert.deepEqual(listOf(quantitiesOf('18.40亿元、16.73亿元和14.92亿元', []), 2), {
    first: 0,
    size: 3,
    isRange: false,
    values: 3,
  });
  assert.equal(listOf(quantitiesOf('14.5亿至15.2亿元', []), 0).isRange, true);
});

test('two ranges for two firms are a value each', () => {
  assert.deepEqual(
    figuresIn('摩尔线程、MiniMax的营收预告分别为14.5亿至15.2亿元和16亿至17亿元。').map(({ company }) => company),
    ['moore-threads', 'moore-threads', 'minimax', 'minimax'],
  );
});

test('plain values told one by one take growths in their order', () => {
  assert.deepEqual(said('总资产112.6亿元，净资产46.8亿元，较上年末分别增长85.3%和212%。'), [
    'total_assets 11260000000 CNY',
    'net_assets 4680000000 CNY',
    'total_assets 85.3 %',
    'net_assets 212 %',
  ]);
});

test('years in a range are handed out one by one to as many values', () => {
  assert.deepEqual(
    figuresIn('2022年至2024年净亏损分别为18.40亿元、16.73亿元和14.92亿元。').map(({ period }) => period),
    ['2022', '2023', '2024'],
  );
});

test('several metrics in a row share out the values, and the growth behind them too', () => {
  assert.deepEqual(
    figuresIn('公司营收和净利润分别为3.2亿元、0.8亿元，同比分别增长25%、下降10%。').map(({ metric, change }) => [
      metric,
      change,
    ]),
    [
      ['revenue', null],
      ['net_profit', null],
      ['revenue', 'yoy+'],
      ['net_profit', 'yoy-'],
    ],
  );
});

test('a list without one before it is not read to its end for each of its values', () => {
  const [passage] = passagesOf({ title: '', text: '增长1%'.repeat(300) }, []);
  let reads = 0;
  const quantities = quantitiesOf(passage!.text, []).map(({ end, ...quantity }) => ({
    ...quantity,
    get end() {
      reads++;
      return end;
    },
  }));
  const inherited = { day: null, period: null, last: null, product: null };
  const view = { passage: passage!, firms: [], periods: [], quantities, cues: [], speaking: undefined, inherited };
  assert.equal(quantities.length, 300);
  for (let index = 0; index < 300; index++) assert.equal(twinOf(view, index, []), null);
  assert.ok(reads <= 4 * 300, `${reads} reads`);
});
