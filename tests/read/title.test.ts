import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { FeedItem } from '../../src/model/feed.ts';
import { lettersOf, repeatsTitle, shortened, titleAndOutlet, titleFrom } from '../../src/read/title.ts';

function anEntry(changes: Partial<FeedItem>): FeedItem {
  return {
    id: null,
    title: null,
    url: 'https://news.example/1.html',
    published: null,
    updated: null,
    summary: null,
    content: null,
    author: null,
    categories: [],
    enclosures: [],
    dateText: null,
    certainty: 'none',
    outlet: null,
    ...changes,
  };
}

test('two settings of one headline have the same letters', () => {
  assert.equal(lettersOf('“沐光” ＧＰＵ——量产！'), lettersOf('沐光gpu 量产'));
  assert.notEqual(lettersOf('沐光一季报'), lettersOf('沐光二季报'));
});

test('what is too long ends in dots, and no letter is cut in two', () => {
  assert.equal(shortened('沐光量产', 4), '沐光量产');
  assert.equal(shortened('沐光今日量产', 4), '沐光今…');
  assert.equal(shortened('𠮷𠮷𠮷', 3), '𠮷𠮷𠮷');
  assert.equal(shortened('𠮷𠮷𠮷𠮷', 3), '𠮷𠮷…');
});

test('a flash is called by its bracket, else by its first sentence', () => {
  assert.equal(titleFrom('【沐光科技量产】公司今日宣布。'), '沐光科技量产');
  assert.equal(titleFrom('沐光科技今日量产。首批客户已收货。\n第二段。'), '沐光科技今日量产');
});

test('a text that says the title and the outlet again says nothing', () => {
  assert.equal(repeatsTitle('沐光量产 - 示例日报', '沐光量产', '示例日报'), true);
  assert.equal(repeatsTitle('沐光量产，首批客户已收货', '沐光量产', '示例日报'), false);
});

test('an outlet behind the title is taken off where the feed names it, or is of Google News', () => {
  const named = titleAndOutlet('沐光量产 - 示例日报', anEntry({ outlet: '示例日报' }), null);
  assert.deepEqual(named, { title: '沐光量产', outlet: '示例日报' });
  const other = titleAndOutlet('沐光科技量产 - 首批交付', anEntry({}), null);
  assert.deepEqual(other, { title: '沐光科技量产 - 首批交付', outlet: null });
  const google = titleAndOutlet('沐光科技量产 - 示例日报', anEntry({}), 'https://news.google.com/rss/search?q=a');
  assert.deepEqual(google, { title: '沐光科技量产', outlet: '示例日报' });
});
