import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readAttributes } from '../../../src/read/xml/attributes.ts';

test('attributes are read quoted, bare, alone and without their last quote', () => {
  assert.deepEqual(readAttributes(` A="1 > 2" b='x' c=http://a.example/?q=1 d e="cut`, null), {
    a: '1 > 2',
    b: 'x',
    c: 'http://a.example/?q=1',
    d: '',
    e: 'cut',
  });
});

test('references in values are decoded and the first of a name counts', () => {
  assert.deepEqual(readAttributes(' t="a&amp;b" t="c"', null), { t: 'a&b' });
});

test('a million attributes are not all kept', () => {
  assert.equal(Object.keys(readAttributes(' a="1" b'.repeat(500_000), null)).length, 2);
  const many = Array.from({ length: 5000 }, (_, n) => ` a${n}="1"`).join('');
  assert.equal(Object.keys(readAttributes(many, null)).length, 200);
});
