import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from 'cheerio/slim';
import type { Element } from 'domhandler';

import { spellings } from '../../../src/read/list/names.ts';

const namesOf = (html: string, selector: string): readonly string[] =>
  spellings(load(html)<Element, string>(selector).toArray());

test('elements are called by their id, by classes all of them have, then by their tag', () => {
  assert.deepEqual(namesOf('<ul id="news" class="list"></ul>', 'ul'), ['#news', 'ul.list', 'ul']);
  assert.deepEqual(namesOf('<li class="item odd"></li><li class="item even big"></li>', 'li'), ['li.item', 'li']);
  assert.deepEqual(namesOf('<li class="item"></li><div class="item"></div>', '.item'), ['.item']);
  assert.deepEqual(namesOf('', 'li'), []);
});

test('classes of a build are called by what will stay of them', () => {
  const html = '<a class="Item_row__xYzWq"></a><a class="Item_row__aBcDe"></a>';
  assert.deepEqual(namesOf(html, 'a'), ['a[class*="Item_row__"]', 'a']);
});

test('an element whose name no selector can hold is called by its class, or not at all', () => {
  assert.deepEqual(namesOf('<ul><li&#27; class="item"></li&#27;></ul>', 'ul > *'), ['.item']);
  assert.deepEqual(namesOf('<ul><li&#27;></li&#27;></ul>', 'ul > *'), []);
});
