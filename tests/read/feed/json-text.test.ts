import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parseLenientJson } from '../../../src/read/feed/json-text.ts';

test('commas that nothing follows are no fault', () => {
  assert.deepEqual(parseLenientJson('{"items":[{"a":"x,]","b":1,},,{"a":"y"} , ],}'), {
    items: [{ a: 'x,]', b: 1 }, { a: 'y' }],
  });
});

test('line ends and unknown escapes in strings are mended', () => {
  assert.deepEqual(parseLenientJson('{"a":"one\ntwo \\\' \\u00e9 \\\\"}'), { a: "one\ntwo ' é \\" });
});

test('what stands behind the value is not looked at', () => {
  assert.deepEqual(parseLenientJson('{"a":1};'), { a: 1 });
});

test('a text that breaks off keeps its whole items', () => {
  const text = '{"version":"x","items":[{"id":"1","tags":["a"]},{"id":"2","title":"cut';
  assert.deepEqual(parseLenientJson(text), { version: 'x', items: [{ id: '1', tags: ['a'] }] });
});

test('what is no JSON gives nothing', () => {
  for (const text of ['{oops', '', '<rss/>', '{"a":"', '[}']) assert.equal(parseLenientJson(text), undefined);
});

test('nesting and numbers of values that no feed has are refused before they are built', () => {
  assert.throws(() => parseLenientJson('['.repeat(1_000_000)), { code: 'FEED_TOO_COMPLEX' });
  assert.throws(() => parseLenientJson(`[${'1,'.repeat(2_500_000)}1]`), { code: 'FEED_TOO_COMPLEX' });
});
