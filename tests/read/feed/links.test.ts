import assert from 'node:assert/strict';
import { test } from 'node:test';

import { enclosuresOf, idOf, linkOf } from '../../../src/read/feed/links.ts';
import { firstOf, readTree } from '../../../src/read/xml/tree.ts';
import { wordsIn } from '../../../src/read/feed/vocabulary.ts';

function read(xml: string, isAtom: boolean) {
  const tree = readTree(`<rss><item>${xml}</item></rss>`, '')!;
  const setting = { isAtom, base: 'https://news.example/feed.xml', entities: null };
  return { node: firstOf(tree.root, 'item')!, context: { setting, words: wordsIn(tree) } };
}

function linkIn(xml: string, isAtom = false): string | null {
  const { node, context } = read(xml, isAtom);
  return linkOf(node, context);
}

test('an empty link does not hide the next', () => {
  assert.equal(linkIn('<link/><link> /1 </link>'), 'https://news.example/1');
});

test('of several Atom links the page counts', () => {
  const links =
    '<link rel="self" href="/s"/><link type="application/json" href="/j"/><link type="text/html" href="/p"/>';
  assert.equal(linkIn(links, true), 'https://news.example/p');
});

test('a guid that says it is no permalink is none, however it spells that', () => {
  assert.equal(linkIn('<guid isPermaLink=" False ">https://a.example/1</guid>'), null);
  assert.equal(linkIn('<guid>https://a.example/1</guid>'), 'https://a.example/1');
});

test('an Atom id that is a path is resolved, any other stays', () => {
  const idIn = (xml: string): string | null => {
    const { node, context } = read(xml, true);
    return idOf(node, context);
  };
  assert.equal(idIn('<id>./1</id>'), 'https://news.example/1');
  assert.equal(idIn('<id>urn:1</id>'), 'urn:1');
});

test('enclosures are found as elements, as links and as media, each address once', () => {
  const { node, context } = read(
    '<enclosure url="/1.mp3"/><link rel="enclosure" href="/2.mp3"/><media:group><media:content url="/1.mp3"/><media:content url="/3.mp4" fileSize="9"/></media:group>',
    true,
  );
  assert.deepEqual(
    enclosuresOf(node, context).map(({ url, length }) => [url, length]),
    [
      ['https://news.example/1.mp3', null],
      ['https://news.example/2.mp3', null],
      ['https://news.example/3.mp4', '9'],
    ],
  );
});
