import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createNaming, declaredEntities } from '../../../src/read/xml/names.ts';

function keyOf(tag: string, declarations: string, root = 'rss'): string {
  const naming = createNaming();
  const scope = naming.scopeFor(null, declarations, null);
  naming.nameOf(root, scope);
  return naming.nameOf(tag, scope).key;
}

test('the address of a namespace counts, not its prefix', () => {
  assert.equal(keyOf('x:Creator', ' xmlns:x="http://purl.org/dc/elements/1.1/"'), 'dc:creator');
  assert.equal(keyOf('dc:creator', ' xmlns:dc="http://strange.example/"'), '?:creator');
});

test('elements of the vocabulary of the root need no prefix, whatever prefix they have', () => {
  assert.equal(keyOf('a:entry', ' xmlns:a="http://www.w3.org/2005/Atom"', 'a:feed'), 'entry');
  assert.equal(keyOf('item', ' xmlns="http://nobody.example/"'), 'item');
});

test('what an element declares holds inside it and nowhere else', () => {
  const naming = createNaming();
  const outer = naming.scopeFor(null, '', null);
  naming.nameOf('feed', outer);
  const inner = naming.scopeFor(outer, ' xmlns="http://www.w3.org/1999/xhtml"', null);
  assert.equal(naming.nameOf('title', inner).key, 'xhtml:title');
  assert.equal(naming.nameOf('title', outer).key, 'title');
  assert.equal(naming.scopeFor(outer, ' xmlns="http://www.w3.org/1999/xhtml"', null), inner);
});

test('entities are declared by the head of a document only', () => {
  assert.deepEqual(
    [...declaredEntities('<!DOCTYPE r [<!ENTITY a "x"><!ENTITY b \'y\'>]>')!],
    [
      ['a', 'x'],
      ['b', 'y'],
    ],
  );
  assert.equal(declaredEntities('<!DOCTYPE r>'), null);
});
