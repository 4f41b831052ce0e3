import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from 'cheerio/slim';
import fc from 'fast-check';

import { faultOfSelector } from '../../src/config/selector.ts';

const inside = { attribute: true, inside: true, counting: true };
const outside = { attribute: false, inside: false, counting: true };

test('selectors as people and sites write them are good', () => {
  for (const selector of [
    'ul.infinite-list li',
    'li:not(.ad):has(> a[href*="/p/"])',
    'div.info span:last',
    'h2 > a@title',
    '@data-url',
    '> a',
    'tr:nth-child(n+2) td:nth-of-type(2)',
    'a:contains("公告"), .标题',
    '.lg\\:flex',
    'span[data-ot]@data-ot',
  ])
    assert.equal(faultOfSelector(selector, inside), null, selector);
});

test('each fault says what to write instead', () => {
  const faults = ['..x', 'li >', 'a[href', 'a::text', 'a:visible', '//div/a', 'a:not(', 'a,', '', 'a:nth-child(x)'];
  assert.deepEqual(
    faults.map((selector) =>
      faultOfSelector(selector, inside)?.replace('; write a CSS selector such as ul.list > li', ''),
    ),
    [
      'cannot be understood at ".x"',
      'ends too early: "li >"',
      'cannot be understood at "[href"',
      'holds "::"; write selector@attribute to take an attribute',
      'holds :visible, which is not known here',
      'is XPath',
      'holds :not( without its closing bracket',
      'ends too early: "a,"',
      'is empty',
      'holds :nth-child(x)',
    ],
  );
});

test('an entry of a list is an element, neither an attribute nor a part of something else', () => {
  assert.match(faultOfSelector('li@id', outside) ?? '', /^takes no @attribute/);
  assert.match(faultOfSelector('> li', outside) ?? '', /^cannot be understood at "> li"/);
});

test('what passes here, cheerio takes', () => {
  const $ = load('<ul class="a"><li id="b"><a href="/p/1" title="x">沐曦</a></li></ul>');
  const piece = fc.constantFrom(
    ...'li a * .a #b [href] [href^="/p"] [a=b] :first :last-child :nth-child( :not( :has( :is( :contains( :eq( ) > + ~ , @title " \' \\ 2n+1 -n 3 even 沐 : :: | i ( [ ] = ^= .1 \\: '.split(
      ' ',
    ),
    ' ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const selector = pieces.join('');
      if (faultOfSelector(selector, { ...inside, attribute: false }) === null) $('ul').find(selector);
      if (faultOfSelector(selector, outside) === null) $(selector);
    }),
    { numRuns: 5000, seed: 7 },
  );
});

test('what only lists know is refused for pages', () => {
  const fault = faultOfSelector('div.info span:last', { attribute: true, inside: false, counting: false });
  assert.equal(fault, 'holds :last; write :first-of-type, :last-of-type or :nth-of-type(2)');
});
