import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { withHeads } from '../../src/text/heads.ts';

const headOf = (source: string): string => /^\(\?=\[(.*?)\]\)\(\?:/.exec(withHeads(source))![1]!;

test('the head of a list of words is the first character of each', () => {
  assert.equal(headOf('营收|净?利润|(亏损)'), '营净利亏');
});

test('what need not be there lets the next begin: an optional group, a star, a count from none', () => {
  assert.equal(headOf('(?:归母)?净'), '归净');
  assert.equal(headOf('[a-c]*d'), 'a-cd');
  assert.equal(headOf('x{0,3}?y{2}z'), 'xy');
});

test('what looks around takes no character, and neither does the edge of a word', () => {
  assert.equal(headOf('(?<!不)(?=超)\\b超|^(?<=约)\\d'), '超\\d');
});

test('signs that mean something in a class are written as signs', () => {
  assert.equal(headOf('-|\\]|[-+]|[至-]'), '\\-\\]\\-+至\\-');
});

for (const source of ['.营', '[^,]营', '营?', '营|(?:)', '(?:营|收*)']) {
  test(`${source} can begin with anything and is refused`, () => {
    assert.throws(() => withHeads(source), /can begin with anything/);
  });
}

const atom = fc.constantFrom('营', '收', 'a', '\\d', '[a-c]', '[-+]', '(?:营收|b)', '(?<=营)收', '\\bb', '(?!收)\\w');
const piece = fc.tuple(atom, fc.constantFrom('', '?', '*', '+', '{0,2}', '{2}?')).map((parts) => parts.join(''));
// A plain character at the end: what may be empty is refused.
const sequence = fc.array(piece, { maxLength: 3 }).map((pieces) => `${pieces.join('')}x`);
const sources = fc.array(sequence, { minLength: 1, maxLength: 3 }).map((all) => all.map((one) => `(${one})`).join('|'));
const texts = fc.array(fc.constantFrom('营', '收', 'a', 'b', 'X', 'x', '1', '-', ' ')).map((all) => all.join(''));

test('a pattern with its heads in front finds the same, group by group', () => {
  fc.assert(
    fc.property(sources, texts, (source, text) => {
      const found = (pattern: string): unknown => [...text.matchAll(new RegExp(pattern, 'gi'))];
      assert.deepEqual(found(withHeads(source)), found(source));
    }),
    { seed: 20261123, numRuns: 500 },
  );
});
