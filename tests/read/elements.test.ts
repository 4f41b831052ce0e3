import assert from 'node:assert/strict';
import { test } from 'node:test';

import { blockElements, voidElements } from '../../src/read/elements.ts';

test('an element that stands in a line is no block', () => {
  for (const name of ['a', 'span', 'strong', 'img', 'td']) assert.equal(blockElements.has(name), false, name);
});

test('paragraphs, headings and line breaks part what they stand between', () => {
  for (const name of ['p', 'h1', 'h6', 'li', 'br', 'figcaption']) assert.equal(blockElements.has(name), true, name);
});

test('what may hold words is not void', () => {
  for (const name of ['p', 'option', 'textarea', 'picture']) assert.equal(voidElements.has(name), false, name);
  for (const name of ['br', 'img', 'source']) assert.equal(voidElements.has(name), true, name);
});
