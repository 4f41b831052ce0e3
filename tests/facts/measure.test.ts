import assert from 'node:assert/strict';
import { test } from 'node:test';

import { figuresIn, said } from './reading.ts';

test('the word right behind a number says what it is', () => {
  assert.deepEqual(said('公司有23家基石投资者，获5亿元B轮融资，签下6.6亿元算力集群采购合同。'), [
    'investors 23 家',
    'raise 500000000 CNY',
    'order_value 660000000 CNY',
  ]);
});

test('words for something outside the vocabulary keep a number without metric', () => {
  assert.deepEqual(said('成交额3.2亿元，市净率12.3倍，股息率1.2%。'), [
    'turnover 320000000 CNY',
    'null 12.3 倍',
    'null 1.2 %',
  ]);
});

test('a clause with words of its own does not inherit the metric before it', () => {
  assert.deepEqual(said('公司营收3亿元，另向供应商预付货款2亿元。'), ['revenue 300000000 CNY', 'null 200000000 CNY']);
});

test('the topic at the head of a sentence holds for its values', () => {
  assert.deepEqual(said('毛利率方面，公司从2023年的-24.7%快速转正，于2024年达到12.2%。'), [
    'gross_margin -24.7 %',
    'gross_margin 12.2 %',
  ]);
});

test('a topic before a comma holds where only periods and verbs follow it', () => {
  assert.deepEqual(said('MiniMax的海外收入占比，2023年约为19.2%，2024年约为69.8%。'), [
    'overseas_share 19.2 %',
    'overseas_share 69.8 %',
  ]);
  assert.deepEqual(said('股价一度跌破发行价，某机构另购入126港元的产品。'), ['null 126 HKD']);
});

test('growth goes to what grew, and a rise above the issue price to the share', () => {
  assert.deepEqual(said('收盘600.50元，较114.28元的发行价上涨425.46%。'), [
    'share_price 600.5 CNY',
    'issue_price 114.28 CNY',
    'share_price 425.46 %',
  ]);
});

test('a share of revenue told of research is the research ratio', () => {
  assert.deepEqual(said('研发费用为12.3亿元，占营业收入的比例为45.6%。'), ['rnd 1230000000 CNY', 'rnd_ratio 45.6 %']);
});

test('a lot of shares to trade in is no issue, and says so', () => {
  assert.deepEqual(said('发行2500万股，每手100股。'), ['shares 25000000 股', 'shares 100 股']);
  assert.deepEqual(
    figuresIn('发行2500万股，每手100股。').map(({ scope }) => scope),
    [null, '每手'],
  );
});

test('three years added up are a cumulative loss', () => {
  assert.deepEqual(
    said('2022年至2023年净亏损分别为18.40亿元和16.73亿元，合计35.13亿元。').at(-1),
    'cumulative_loss 3513000000 CNY',
  );
});

test('a price per share that is issued at is the issue price, and what a lot gains is not the price', () => {
  assert.deepEqual(said('公司以每股19.60港元发行2.4769亿股H股。'), ['issue_price 19.6 HKD', 'shares 247690000 股']);
  assert.deepEqual(said('该股中一签（500股）浮盈最高可达39.5万元。'), ['shares 500 股', 'lot_profit 395000 CNY']);
});

test('the amount told behind a contract is what it is worth', () => {
  assert.deepEqual(said('公司签订算力服务合同，总金额约3.5亿元。'), ['order_value 350000000 CNY']);
});

test('定价 and 最高 are of shares only where shares are spoken of', () => {
  assert.deepEqual(said('公司新款显示器定价为1799元。'), ['product_price 1799 CNY']);
  assert.deepEqual(said('新股定价为19.6港元，明日上市。'), ['issue_price 19.6 HKD']);
  assert.deepEqual(said('配送费分四档，最高88元。'), ['null 88 CNY']);
});

test('what a value is said to come from is measured like it', () => {
  assert.deepEqual(said("Overseas markets contributed 73% of MiniMax's revenue, up from 70% a year ago."), [
    'overseas_share 73 %',
    'overseas_share 70 %',
  ]);
});

test('the market value that shrank is no price, the part of it that is set free none of it', () => {
  assert.deepEqual(said('公司市值超过3000亿元，较前一日缩水约120亿元。'), [
    'market_cap 300000000000 CNY',
    'market_cap 12000000000 CNY',
  ]);
  assert.deepEqual(said('公司解禁市值约160亿港元。'), ['null 16000000000 HKD']);
});

test('one plan after another has its price, whatever the verb', () => {
  assert.deepEqual(said('公司再提价：Lite版月费由49元升至69元，Pro版升至199元。'), [
    'product_price 49 CNY',
    'product_price 69 CNY',
    'product_price 199 CNY',
  ]);
});

test('money of the firm’s own is nothing that it raised, nor a use of what it raised', () => {
  assert.deepEqual(said('此前已用自筹资金先行投入1.79亿元。'), ['null 179000000 CNY']);
  assert.deepEqual(said('公司以自有资金投入2亿元建设项目，募集资金置换1.2亿元。'), [
    'null 200000000 CNY',
    'raise 120000000 CNY',
  ]);
});

test('a Series C round is money raised', () => {
  assert.deepEqual(said('It has closed a $120 million Series C round at a valuation of $1.1 billion.'), [
    'raise 120000000 USD',
    'valuation 1100000000 USD',
  ]);
});

test('what a bank lends is the value of no order', () => {
  for (const text of ['智谱签署5亿元银行贷款合同。', '智谱获3亿元授信协议。', '智谱与银行签订2亿元借款协议。'])
    assert.match(said(text).join(), /^null /);
});
