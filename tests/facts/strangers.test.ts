import assert from 'node:assert/strict';
import { test } from 'node:test';

import { figuresIn } from './reading.ts';

const companies = (text: string): (string | null)[] => figuresIn(text).map(({ company }) => company);

test('a name nobody knows at the head of a sentence keeps its figures', () => {
  assert.deepEqual(companies('和而泰上半年净利润3.5亿元，公司参股摩尔线程。'), [null]);
  assert.deepEqual(companies('澜起科技上半年营收26亿元，为摩尔线程提供芯片。'), [null]);
  assert.deepEqual(companies('中际旭创股价大涨8%，带动摩尔线程走强。'), [null]);
  assert.deepEqual(companies('国产GPU厂商合计市占率不足两成，摩尔线程位列其中。'), [null]);
});

test('a sentence that begins with figures, time or 凭借 gives them to the firm it comes to', () => {
  for (const text of [
    '上半年营收增长142%，摩尔线程交出首份中报。',
    '海外收入占比超过七成，MiniMax靠的是应用。',
    '凭借3亿用户，MiniMax完成上市。',
    '首日大涨109%，MiniMax成为新股王。',
  ])
    assert.ok(
      companies(text).every((company) => company !== null),
      text,
    );
});

test('an English sentence about somebody unknown is so too', () => {
  assert.deepEqual(companies('Hillhouse, an early backer of MiniMax, raised US$5 billion for a new fund.'), [null]);
  assert.deepEqual(companies('A fund that owns a stake in MiniMax made US$300 million in profit.'), [null]);
  assert.deepEqual(companies('Revenue at MiniMax rose to US$79 million.'), ['minimax']);
});

test("what is told of a whole country is no firm's", () => {
  assert.deepEqual(companies('机构：一季度中国AI加速卡出货约95万张，摩尔线程出货2.4万张。'), [null, 'moore-threads']);
});

test('who is bought beside a followed firm has its own sum', () => {
  assert.deepEqual(companies('北水净买入MiniMax 2.1亿港元，净卖出腾讯9.8亿港元。'), ['minimax', null]);
});
