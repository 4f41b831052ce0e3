import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parseHTML } from 'linkedom';

import {
  isPageElement,
  isPageText,
  namesOf,
  oneLine,
  type PageElement,
  type PageNode,
  silentElements,
} from '../../../src/read/page/dom.ts';

function first(html: string): PageElement {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  return document.body.firstElementChild as PageElement;
}

test('of the nodes of a page elements and words are told apart, and comments are neither', () => {
  const [words, comment, element] = [...first('<p>甲<!-- 乙 --><b>丙</b></p>').childNodes] as [
    PageNode,
    PageNode,
    PageNode,
  ];
  assert.deepEqual([isPageText(words), isPageElement(words)], [true, false]);
  assert.deepEqual([isPageText(comment), isPageElement(comment)], [false, false]);
  assert.deepEqual([isPageText(element), isPageElement(element)], [false, true]);
});

test('an element goes by its classes and its id', () => {
  assert.equal(namesOf(first('<p class="time source" id="pub">')), 'time source pub');
  assert.equal(namesOf(first('<p>')), '');
});

test('words on one line have single blanks, whatever white space stood there', () => {
  assert.equal(oneLine('\n 来源：\u3000甲报\u00a0\t 10:00 '), '来源： 甲报 10:00');
  assert.equal(oneLine(null), '');
});

test('buttons and scripts say nothing of an article, links and tables do', () => {
  for (const name of ['button', 'script', 'svg']) assert.equal(silentElements.has(name), true, name);
  for (const name of ['a', 'table', 'label']) assert.equal(silentElements.has(name), false, name);
});
