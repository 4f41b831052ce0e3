import assert from 'node:assert/strict';
import { test } from 'node:test';

import { changeOf, isPriceChange } from '../../src/facts/changes.ts';
import { quantitiesOf } from '../../src/facts/quantities.ts';
import { figuresIn } from './reading.ts';

const changes = (text: string): (string | null)[] => figuresIn(text).map(({ change }) => change);

test('growth has a direction and what it is measured against', () => {
  assert.deepEqual(changes('营收同比增长174.7%，环比下降6.4%。'), ['yoy+', 'qoq-']);
  assert.deepEqual(changes('2024年营收较2023年增幅为782.2%。'), ['yoy+']);
  assert.deepEqual(changes('亏损同比收窄31.9%。'), ['yoy-']);
  assert.deepEqual(changes('Revenue fell 8%, up 5% year on year.'), ['-', 'yoy+']);
});

test('the level reached is no change', () => {
  assert.deepEqual(changes('营收增长25%至3亿元。'), ['+', null]);
  assert.deepEqual(changes('亏损扩大至5.12亿美元。'), [null]);
  assert.deepEqual(changes('盘中最高895元。'), [null]);
});

test('an amount added is a change', () => {
  assert.deepEqual(changes('营收同比增加1.2亿元。'), ['yoy+']);
});

test('words of price are not words of growth', () => {
  assert.ok(isPriceChange('股价涨10%'));
  assert.ok(!isPriceChange('性能提升10倍'));
});

test('a clause is read from where it begins', () => {
  const text = '下降;占比20%';
  assert.equal(changeOf(text, quantitiesOf(text, [])[0]!, 3), null);
});

test('of two words for time the one before the number says which', () => {
  const changes = (text: string): (string | null)[] =>
    figuresIn(text)
      .filter(({ kind }) => kind === 'percent' || kind === 'multiple')
      .map(({ change }) => change);
  assert.deepEqual(changes('公司营收3亿元，同比增长10%、环比增长5%。'), ['yoy+', 'qoq+']);
  assert.deepEqual(changes('公司营收2.9亿元，按季增12%、按年增1.4倍。'), ['qoq+', 'yoy+']);
  assert.deepEqual(changes('毛利率由12.2%提升13.2个百分点至25.4%。'), [null, '+', null]);
});
