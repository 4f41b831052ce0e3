import assert from 'node:assert/strict';
import { test } from 'node:test';

import { firmNames, group, somebody } from '../../src/facts/firm-names.ts';
import { matchesOf } from '../../src/text/matches.ts';

const names = (text: string): string[] =>
  matchesOf(text, firmNames).map((match) => match.slice(1).find((name) => name !== undefined)!);

test('firms are told by a list, by their ending and by an index', () => {
  assert.deepEqual(names('寒武纪一季度盈利,云脊科技营收2亿元,恒生指数收涨'), ['寒武纪', '云脊科技', '恒生指数']);
  assert.deepEqual(names('Cambricon and Lanto Technology'), ['Cambricon', 'Lanto Technology']);
});

test('words that end like a firm are none', () => {
  assert.deepEqual(names('注册资本5000万元,发行股份,国产半导体'), []);
});

test('who moves stands before its move, behind a time too', () => {
  assert.deepEqual(names('智谱跌4.1%,同日金山云跌3.3%').at(-1), '金山云');
});

test('groups and somebody without a name are told apart from firms', () => {
  assert.equal(matchesOf('四家公司', group).length, 1);
  assert.equal(matchesOf('某光伏企业营收', somebody).length, 1);
});
