import assert from 'node:assert/strict';
import { test } from 'node:test';

import { tieLine } from '../../src/write/lines.ts';
import { withoutTold } from '../../src/write/once.ts';
import { plainText } from '../../src/write/lines.ts';
import { aFigure } from '../makers.ts';

const arr = aFigure({ id: 'arr', raw: '5亿元', metric: 'arr', value: 5e8 });
const high = aFigure({ id: 'high', raw: '135港元', metric: 'share_price', kind: 'price', value: 135 });
const cap = aFigure({ id: 'cap', raw: '600亿港元', metric: 'market_cap', value: 6e10 });
const figures = [arr, high, cap];
const text = '年度经常性收入超过5亿元；盘中最高135港元，市值接近600亿港元。';
const cited = { line: tieLine(text, { figures, names: [], published: null, zone: 'UTC' }), figures };

test('a part behind a semicolon whose values were all told before is left out', () => {
  const told = withoutTold(cited, [high, { ...cap, id: 'other', value: 5.9e10 }]);
  assert.equal(plainText(told.line), '年度经常性收入超过5亿元。');
  assert.deepEqual(told.figures, [arr]);
});

test('a part with one value that is new stays, and so does what stands first', () => {
  assert.equal(withoutTold(cited, [high]), cited);
  assert.equal(withoutTold(cited, [arr]), cited);
});

test('a value without a metric was never told', () => {
  const unnamed = [arr, { ...high, metric: null }, { ...cap, metric: null }];
  assert.equal(plainText(withoutTold({ ...cited, figures: unnamed }, [high, cap]).line), text);
});
