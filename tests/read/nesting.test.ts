import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isTooDeep, withoutTags } from '../../src/read/nesting.ts';

test('a long article is not deep, however many paragraphs it leaves open', () => {
  assert.equal(isTooDeep('<div><p>甲<br>'.repeat(900) + '<p>乙'.repeat(20_000)), false);
  assert.equal(isTooDeep('<div><b>甲</b></div>'.repeat(5000)), false);
});

test('a hundred thousand open elements are too deep', () => {
  assert.equal(isTooDeep('<b>'.repeat(100_000)), true);
});

test('what closes itself only innermost is deep when two take turns', () => {
  assert.equal(isTooDeep('<li><p>'.repeat(10_000)), true);
  assert.equal(isTooDeep(`<table>${'<tr><td>甲'.repeat(10_000)}`), false);
});

test('words are left when tags go', () => {
  assert.equal(withoutTags('<b>甲<i x="1">乙').trim(), '甲 乙');
});
