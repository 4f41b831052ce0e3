import assert from 'node:assert/strict';
import { test } from 'node:test';

import { childrenOf, firstOf, isElement, readTree } from '../../../src/read/xml/tree.ts';

function rootOf(text: string, head = '') {
  const tree = readTree(text, head);
  assert.ok(tree);
  return tree.root;
}

test('elements are known by their namespace, whatever prefix the file uses', () => {
  const root = rootOf(
    '<rss xmlns:x="http://purl.org/dc/elements/1.1/"><channel><x:creator>a</x:creator></channel></rss>',
  );
  assert.ok(firstOf(firstOf(root, 'channel')!, 'dc:creator'));
});

test('a prefix that everybody knows needs no declaration', () => {
  assert.ok(firstOf(rootOf('<rss><content:encoded>a</content:encoded></rss>'), 'content:encoded'));
});

test('a vocabulary nobody knows cannot pass for the format', () => {
  const root = rootOf('<rss xmlns:s="http://strange.example/"><s:title>no</s:title><title>yes</title></rss>');
  assert.equal(childrenOf(root, 'title').length, 1);
});

test('an item that was not closed ends where the next begins', () => {
  const root = rootOf('<rss><channel><item><title>one<item><title>two</channel></rss>');
  assert.equal(childrenOf(firstOf(root, 'channel')!, 'item').length, 2);
});

test('a title that was not closed ends where the link begins', () => {
  const item = firstOf(rootOf('<rss><item><title>one<link>https://a.example/</link></item></rss>'), 'item')!;
  assert.ok(firstOf(item, 'link'));
});

test('what follows the end of the root is not part of it', () => {
  assert.equal(rootOf('<rss><a/></rss><rss><b/></rss>').children.length, 1);
});

test('half a million open elements are no feed and end no process', () => {
  let depth = 0;
  let at = rootOf('<rss>' + '<a>'.repeat(500_000));
  for (let inner = at.children[0]; inner !== undefined && isElement(inner); inner = at.children[0]) {
    at = inner;
    depth += 1;
  }
  assert.ok(depth <= 200);
});

test('entities of the DOCTYPE are taken as text, once', () => {
  const tree = readTree('<rss/>', '<!DOCTYPE rss [<!ENTITY a "x"><!ENTITY b "&a;&a;">');
  assert.deepEqual(
    [...tree!.entities!],
    [
      ['a', 'x'],
      ['b', '&a;&a;'],
    ],
  );
});

test('xml:base counts from the outermost element inwards', () => {
  const root = rootOf('<feed xml:base="http://a.example/x/"><entry xml:base="y/"/></feed>');
  assert.equal(firstOf(root, 'entry')!.baseFrom('http://b.example/'), 'http://a.example/x/y/');
});
