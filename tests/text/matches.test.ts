import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { groupOf, matchesOf } from '../../src/text/matches.ts';

const patterns = [/\d+/g, /a|(?:)/g, /(?<=营)收|x*/gu, /(同比|环比)?增/gi];

for (const pattern of patterns) {
  test(`${pattern.source}: what is found is what matchAll finds`, () => {
    const texts = fc
      .array(fc.constantFrom('a', 'x', '7', '营', '收', '同比', '增', '😀', ' '))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(texts, (text) => assert.deepEqual(matchesOf(text, pattern), [...text.matchAll(pattern)])),
      { seed: 20261123 },
    );
  });
}

test('a pattern used a second time starts at the head of the text again', () => {
  const digits = /\d/g;
  assert.equal(matchesOf('1a2', digits).length, 2);
  assert.equal(matchesOf('3', digits).length, 1);
});

test('a pattern that is not global is refused instead of matching for ever', () => {
  assert.throws(() => matchesOf('a', /a/), /Not a global pattern/);
});

test('the row of a table is told by the group that matched, a row that took no character too', () => {
  const table = /(增)|(?:(减)|(?=(平)))/;
  assert.deepEqual(
    ['增', '减', '平'].map((text) => groupOf(table.exec(text)!)),
    [0, 1, 2],
  );
});
