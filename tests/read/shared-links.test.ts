import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { FeedItem } from '../../src/model/feed.ts';
import { canonicalLink } from '../../src/read/link.ts';
import { sharedLinks } from '../../src/read/shared-links.ts';

const nothing = { published: null, updated: null, summary: null, content: null, author: null, dateText: null };
const anEntry = (title: string, url: string, id: string | null = null): FeedItem => ({
  ...{ ...nothing, certainty: 'none', outlet: null, categories: [], enclosures: [] },
  ...{ title, url, id },
});
const isShared = (...entries: readonly FeedItem[]): boolean[] => {
  const links = entries.map(({ url }) => canonicalLink(url));
  const test = sharedLinks(entries, links);
  return links.map((link) => link !== null && test(link));
};
const page = 'https://a.example/changelog';

test('a link with entries of different headlines and ids, or of different places on the page, is shared', () => {
  assert.deepEqual(isShared(anEntry('甲', page, '1'), anEntry('乙', page, '2')), [true, true]);
  assert.deepEqual(isShared(anEntry('甲', `${page}#1`), anEntry('乙', `${page}#2`)), [true, true]);
  assert.deepEqual(isShared(anEntry('甲', page), anEntry('乙', page), anEntry('丙', page)), [true, true, true]);
});

test('one article that was given another headline, or stands twice, shares its link with nobody', () => {
  assert.deepEqual(isShared(anEntry('甲', page, '1'), anEntry('甲（更新）', page, '1')), [false, false]);
  assert.deepEqual(isShared(anEntry('甲', page), anEntry('乙', page)), [false, false]);
  assert.deepEqual(isShared(anEntry('甲', page, '1'), anEntry('甲', page, '2')), [false, false]);
});

test('a front page names no article, not even of one entry', () => {
  assert.deepEqual(isShared(anEntry('甲', 'https://a.example/')), [true]);
  assert.deepEqual(isShared(anEntry('甲', 'https://a.example/?id=1')), [false]);
  assert.deepEqual(isShared(anEntry('甲', 'https://a.example/#/news/1')), [false]);
});
