import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parseHTML } from 'linkedom';

import type { PageRule } from '../../../src/model/source.ts';
import { bodiesOf, givenBy, removeBy } from '../../../src/read/page/rule.ts';

const { document } = parseHTML(
  '<html><body><h1> 甲 乙 </h1><i data-at="9:10"></i><div class="b"><p class="b">丙</p></div><p class="b">丁</p><u>尾</u></body></html>',
);

function aRule(changes: Partial<PageRule>): PageRule {
  return { host: 'x.example', body: null, title: null, date: null, author: null, remove: [], ...changes };
}

test('text is taken tidy, attributes behind an at sign', () => {
  assert.deepEqual(givenBy(document, aRule({ title: 'h1', date: 'i@data-at' })), {
    title: '甲 乙',
    author: null,
    date: '9:10',
  });
});

test('a selector that is none, and one that finds nothing, give null', () => {
  assert.deepEqual(givenBy(document, aRule({ title: 'h1[', date: 'i@none', author: '@' })), {
    title: null,
    author: null,
    date: null,
  });
});

test('no body stands inside another', () => {
  assert.deepEqual(
    bodiesOf(document, aRule({ body: '.b' })).map((body) => body.textContent),
    ['丙', '丁'],
  );
});

test('removing skips what is no selector', () => {
  removeBy(document, ['u[', '', 'u']);
  assert.equal(document.querySelector('u'), null);
});
