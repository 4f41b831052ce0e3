import assert from 'node:assert/strict';
import { test } from 'node:test';

import { momentBefore } from '../../src/facts/moments.ts';
import { figuresIn } from './reading.ts';

const moment = (text: string): string | null => momentBefore(text, text.length);

test('the nearest moment before a place counts', () => {
  assert.equal(moment('开盘700元,盘中最高'), 'high');
  assert.equal(moment('盘中一度'), 'intraday');
  assert.equal(moment('截至收盘报1'), 'close');
  assert.equal(moment('截至上午10点15分报3'), 'intraday');
  assert.equal(moment('10时15分市值约'), 'intraday');
  assert.equal(moment('Shares opened at HK$35.70 and closed at'), 'close');
});

test('最终 and 收在 are a close, the final offer price is none', () => {
  assert.equal(moment('盘中触及116.1港元,最终约'), 'close');
  assert.equal(moment('盘中触及116.1港元,收在'), 'close');
  assert.equal(moment('最终发售价为'), null);
  assert.equal(moment('发稿时涨'), 'intraday');
});

test('a close and the change told with it share their moment, and each keeps its 约', () => {
  assert.deepEqual(
    figuresIn('摩尔线程盘中触及116.1港元，文章称最终约126港元、上涨约8.43%。').map(({ metric, asOf, qualifier }) => [
      metric,
      asOf,
      qualifier,
    ]),
    [
      ['share_price', 'intraday', null],
      ['share_price', 'close', '~'],
      ['share_price', 'close', '~'],
    ],
  );
});

test('a sentence without a moment has none', () => {
  assert.equal(moment('市值超3000亿元'), null);
});

test('a bare 报 goes on with the moment told before it, a new time ends that', () => {
  assert.equal(moment('首日收盘大涨109.09%,报3'), 'close');
  assert.equal(moment('开盘涨3.27%,报1'), 'open');
  assert.equal(moment('昨日收盘100元,今日报1'), 'intraday');
  assert.equal(moment('开盘涨3.27%,午后回落,报1'), 'intraday');
  assert.equal(moment('股价报1'), 'intraday');
});
