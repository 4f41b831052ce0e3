import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from 'cheerio/slim';

import { lastingOf, stableClasses, stableId } from '../../../src/read/list/classes.ts';

test('plain names last, names with a digit or of looks less, names of the moment or of a program not', () => {
  for (const name of ['news_list', 'card-list__title', 'newsListItem', 'gsgglb', 'time'])
    assert.equal(lastingOf(name), 2, name);
  for (const name of ['ch_type3_list', 'flex', 'items-center', 'col']) assert.equal(lastingOf(name), 1, name);
  for (const name of [
    'active',
    'first',
    'css-1x2y3z',
    'post-20251221',
    'Item_row__xYzWq',
    'sc-bdVaJa',
    '-x',
    'md:flex',
    'a',
  ])
    assert.equal(lastingOf(name), 0, name);
});

test('the lasting classes of an element are sorted and stand once', () => {
  const $ = load('<li class="odd  item item card css-1ab2" id="news"><b id="post-123"></b></li>');
  assert.deepEqual(stableClasses($('li')[0]!), ['card', 'item']);
  assert.equal(stableId($('li')[0]!), 'news');
  assert.equal(stableId($('b')[0]!), null);
});
