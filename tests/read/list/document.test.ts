import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from 'cheerio/slim';

import { openPage, sizeOf, takeOut, wordsOf } from '../../../src/read/list/document.ts';

test('the words of an element stand on one line, without scripts, and end at the limit', () => {
  const $ = load('<div>沐曦 \n <b>发布</b><script>var x</script><p>新品</p><style>b{}</style></div>');
  assert.equal(wordsOf($('div')[0]!, 100), '沐曦 发布 新品');
  assert.equal(wordsOf($('div')[0]!, 4), '沐曦');
});

test('counting a tree ends soon after its limit', () => {
  const $ = load(`<div>${'<p>x</p>'.repeat(1000)}</div>`);
  assert.equal(sizeOf($('div')[0]!, 10_000), 2000);
  assert.ok(sizeOf($('div')[0]!, 50) <= 1000);
});

test('what is taken out leaves its neighbours side by side', () => {
  const $ = load('<ul><li>1</li><li class="ad">2</li><li>3</li></ul>');
  takeOut($('.ad').toArray());
  assert.equal($('li').length, 2);
  assert.equal($('li + li').text(), '3');
});

test('a page with thousands of elements on top is put into a body, where they are found', () => {
  const $ = openPage('<a href="/1">沐曦</a>'.repeat(1000));
  assert.equal($('body > a').length, 1000);
  assert.equal(openPage('<p>1</p><p>2</p>')('body').length, 0);
});

test('a page nested as none is, is refused', () => {
  assert.throws(() => openPage('<div>'.repeat(30_000)), { code: 'PAGE_TOO_COMPLEX' });
});
