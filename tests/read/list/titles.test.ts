import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from 'cheerio/slim';

import { headingIn, headlineIn, headlineOf, isHeadline, isTitled, unitsOf } from '../../../src/read/list/titles.ts';

test('a text is as long as the room it takes: Latin letters count less than half', () => {
  assert.equal(unitsOf('沐曦上市'), 4);
  assert.equal(unitsOf('MetaX'), 2);
});

test('headlines are told from names of sections and from summaries', () => {
  assert.ok(isHeadline('沐曦股份科创板上市'));
  assert.ok(isHeadline('MetaX shares soar on first day'));
  assert.ok(!isHeadline('关于我们'));
  assert.ok(!isHeadline('Privacy policy'));
  assert.ok(!isHeadline('2025-12-21 08:30:15'));
  assert.ok(isHeadline('688802首日上市涨近7倍'));
  assert.ok(!isHeadline('沐'.repeat(80)));
});

test('the headline of a card is its heading, or what is called a title', () => {
  const $ = load(
    '<a href="/1"><i>科技</i><p class="item-title">沐曦上市</p><p>首日大涨</p></a><b class="subtitles">x</b>',
  );
  assert.equal(headlineOf($('a')[0]!), '沐曦上市');
  assert.equal(headingIn($('a')[0]!)?.attribs['class'], 'item-title');
  assert.ok(!isTitled($('b')[0]!));
});

test('a link that only says 阅读全文 takes the heading of its entry', () => {
  const $ = load('<li><h3>沐曦股份科创板上市</h3><a href="/1">阅读全文</a></li>');
  assert.equal(headlineIn($('li')[0]!, $('a')[0]!), '沐曦股份科创板上市');
});

test('a headline cut with dots is whole in its title', () => {
  const $ = load('<a href="/1" title="沐曦股份科创板上市">沐曦股份…</a>');
  assert.equal(headlineOf($('a')[0]!), '沐曦股份科创板上市');
});
