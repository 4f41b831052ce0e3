import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pageSource } from '../../../src/read/page/source.ts';

test('scripts are set apart, data for machines from the others', () => {
  const source = pageSource(
    '<script type="application/ld+json">{"a":1}</script><p>甲</p><script>var b = "</p>";</script><SCRIPT src="x.js"></SCRIPT >乙',
  );
  assert.deepEqual(source.data, ['{"a":1}']);
  assert.match(source.scripts, /var b/);
  assert.equal(source.html, '<p>甲</p>乙');
});

for (const [what, html, left] of [
  ['styles', '<style>p{}</style>甲', '甲'],
  ['comments', '甲<!-- <p>乙</p> -->丙', '甲丙'],
  ['a drawing', '<svg><title>x</title></svg>甲', '甲'],
  ['what stands for browsers without scripts', '<noscript><p>x</p></noscript>甲', '甲'],
] as const) {
  test(`${what} go with what they hold`, () => {
    assert.equal(pageSource(html).html, left);
  });
}

for (const [what, html, left] of [
  ['a comment that never ends', '<!-- 甲<p>乙</p>', ' 甲<p>乙</p>'],
  ['a script that never ends', '<script>甲<p>乙</p>', '甲<p>乙</p>'],
  ['a drawing that never ends', '<svg><g><p>乙</p>', '<g><p>乙</p>'],
  ['a drawing that a paragraph ends', '<svg><path><p>乙</p><svg></svg>', '<p>乙</p>'],
] as const) {
  test(`${what} hides no words behind it`, () => {
    assert.equal(pageSource(html).html, left);
  });
}

test('a tag ends behind its quoted values', () => {
  assert.equal(pageSource('<p class="a>b">甲</p>').html, '<p class="a>b">甲</p>');
});
