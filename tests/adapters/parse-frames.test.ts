import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type Answer, answerFrame, AnswerReader, piecesOf } from '../../src/adapters/parse-frames.ts';
import type { Feed, FeedItem } from '../../src/model/feed.ts';

const anItem = (title: string, content: string): FeedItem => ({
  id: null,
  title,
  url: null,
  published: null,
  updated: null,
  summary: null,
  content,
  author: null,
  categories: [],
  enclosures: [],
  dateText: null,
  certainty: 'none',
  outlet: null,
});
const aFeed = (items: readonly FeedItem[]): Feed => ({
  feed: { title: '财经', link: null, language: null, format: 'rss', ttlMinutes: null },
  items,
});

const answers: readonly Answer[] = [
  { kind: 'loaded' },
  { kind: 'refused', code: 'FEED_EMPTY', details: { message: '空' } },
  { kind: 'read', reading: aFeed([anItem('甲', '摩'.repeat(3000))]) },
  { kind: 'broken', message: 'x', stack: '' },
];
const sent = Buffer.concat(answers.flatMap(answerFrame));

for (const length of [1, 3, 4, 5, 1000, sent.length])
  test(`answers that come in pieces of ${length} bytes are put together whole and in order`, () => {
    const reader = new AnswerReader();
    const came: Answer[] = [];
    for (let at = 0; at < sent.length; at += length) came.push(...reader.take(sent.subarray(at, at + length)));
    assert.deepEqual(came, answers);
  });

test('an answer stays what it was when the next one has come', () => {
  const reader = new AnswerReader();
  const [first] = reader.take(sent.subarray(0));
  const long: Answer = { kind: 'items', items: [anItem('乙', '线'.repeat(2_000_000))] };
  assert.deepEqual(reader.take(Buffer.concat(answerFrame(long))), [long]);
  assert.deepEqual(first, answers[0]);
});

test('a small feed goes in one piece, a large one in several that make it up again', () => {
  const small = aFeed([anItem('甲', '乙')]);
  assert.deepEqual(piecesOf(small), { pieces: [], last: small });
  const items = Array.from({ length: 50 }, (_, index) => anItem(`第${index}号`, '字'.repeat(40_000)));
  const { pieces, last } = piecesOf(aFeed(items));
  assert.ok(pieces.length >= 3, String(pieces.length));
  assert.deepEqual([...pieces.flat(), ...last.items], items);
});
