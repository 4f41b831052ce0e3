import assert from 'node:assert/strict';
import { test } from 'node:test';

import { momentBefore } from '../../src/facts/moments.ts';

const moment = (text: string): string | null => momentBefore(text, text.length);

test('the nearest moment before a place counts', () => {
  assert.equal(moment('开盘700元,盘中最高'), 'high');
  assert.equal(moment('盘中一度'), 'intraday');
  assert.equal(moment('截至收盘报1'), 'close');
  assert.equal(moment('截至上午10点15分报3'), 'intraday');
  assert.equal(moment('Shares opened at HK$35.70 and closed at'), 'close');
});

test('a sentence without a moment has none', () => {
  assert.equal(moment('市值超3000亿元'), null);
});
