import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { PublishedEdition } from '../../src/model/edition.ts';
import type { Item } from '../../src/model/item.ts';
import { approveEdition, publishEdition } from '../../src/write/approve.ts';
import { writeDraft, type DraftInput } from '../../src/write/draft.ts';
import { excludeEntry } from '../../src/write/edit.ts';
import { byLead, candidatesOf, mergeFigures } from '../../src/write/pool.ts';
import { anItem } from '../makers.ts';
import { aDraftInput, aStory, draftTime, figureIn, someFacts, week } from './draft-input.ts';

const day = 24 * 60 * 60 * 1000;
const idsIn = (input: DraftInput): readonly string[] => candidatesOf(input).map(({ story }) => story.id);

function told(changes: Partial<Item>): { item: Item } {
  return { item: anItem({ publishedAt: week.endsAt - day, firstSeenAt: week.endsAt - day, ...changes }) };
}

test('what was published in the week, or up to 14 days before its end, may be told', () => {
  const input = aDraftInput([
    told({ id: 'sunday', publishedAt: week.endsAt - 1 }),
    told({ id: 'monday', publishedAt: week.endsAt }),
    told({ id: 'old', publishedAt: week.endsAt - 14 * day }),
    told({ id: 'older', publishedAt: week.endsAt - 14 * day - 1 }),
    told({ id: 'late', firstSeenAt: draftTime + 1 }),
    told({ id: 'undated', publishedAt: null }),
    told({ id: 'seed', origin: 'seed' }),
  ]);
  assert.deepEqual(idsIn(input), ['sunday', 'old', 'undated']);
});

test('a story told for the first time brings its older reports along, a story without a fresh one is not told', () => {
  const old = told({ id: 'old', publishedAt: week.endsAt - 20 * day });
  const fresh = told({ id: 'fresh', publishedAt: week.endsAt - 2 * day });
  const lone = told({ id: 'lone', publishedAt: week.endsAt - 20 * day });
  const stories = [aStory([old.item, fresh.item]), aStory([lone.item])];
  const [candidate, ...others] = candidatesOf(aDraftInput([old, fresh, lone], { stories }));
  assert.deepEqual(candidate?.items.map(({ id }) => id).toSorted(), ['fresh', 'old']);
  assert.deepEqual(others, []);
});

test('a story without a followed company is no entry', () => {
  const one = told({ id: 'other' });
  const stories = [aStory([one.item], { companies: [] }), aStory([one.item], { companies: ['unknown'] })];
  assert.deepEqual(idsIn(aDraftInput([one], { stories })), []);
});

function publishedWith(input: DraftInput): PublishedEdition {
  return publishEdition(approveEdition(writeDraft(input), 'editor', draftTime, 'required'), draftTime);
}

const first = told({ id: 'first', text: '摩尔线程12月5日在科创板上市，发行价114.28元。' });
const next = { ...week, id: '2025-W50', startsAt: week.endsAt, endsAt: week.endsAt + 7 * day, to: '2025-12-14' };

function after(second: { item: Item; figures?: ReturnType<typeof figureIn>[] }): DraftInput {
  return aDraftInput([first, second], {
    week: next,
    now: draftTime + 7 * day,
    published: [publishedWith(aDraftInput([first]))],
    stories: [aStory([first.item, second.item])],
  });
}

test('a story told before comes back only with what is new', () => {
  const item = anItem({
    id: 'second',
    text: '摩尔线程公告，拟用不超过75亿元的闲置募集资金购买存款，期限十二个月。',
    publishedAt: week.endsAt + day,
    firstSeenAt: week.endsAt + day,
  });
  const input = after({ item, figures: [figureIn(item, '75亿元', { value: 7_500_000_000 })] });
  const [candidate] = candidatesOf(input);
  assert.equal(candidate?.followUp, true);
  assert.equal(candidate?.out, null);
  assert.deepEqual(
    candidate?.items.map(({ id }) => id),
    ['second'],
  );
});

test('a story told before that brings nothing new is a repeat', () => {
  const item = anItem({
    id: 'second',
    text: first.item.text,
    publishedAt: week.endsAt + day,
    firstSeenAt: week.endsAt + day,
  });
  assert.equal(candidatesOf(after({ item }))[0]?.out, 'repeat');
});

test('a story that an editor left out of a published edition stays out, with the editor’s words', () => {
  const second = told({ id: 'second' });
  const draft = excludeEntry(writeDraft(aDraftInput([first, second])), 'first', '只是传闻', 'li', draftTime);
  const published = publishEdition(approveEdition(draft, 'li', draftTime, 'required'), draftTime);
  const input = aDraftInput([first, second], { week: next, now: draftTime + 7 * day, published: [published] });
  const candidates = candidatesOf(input);
  assert.deepEqual(
    candidates.map(({ story, out }) => [story.id, out]),
    [['first', '只是传闻']],
  );
});

for (const [what, mute] of [
  ['an outlet', { outlets: ['示例日报'], words: [], addresses: [] }],
  ['a word of the title', { outlets: [], words: ['登陆'], addresses: [] }],
  ['a host', { outlets: [], words: [], addresses: ['outlet.example'] }],
] as const)
  test(`an item muted by ${what} is not told`, () => {
    assert.equal(candidatesOf(aDraftInput([first], { mute }))[0]?.out, 'muted');
  });

test('a muted item does not silence the others of its story', () => {
  const other = told({ id: 'other', outlet: '别家日报' });
  const stories = [aStory([first.item, other.item])];
  const mute = { outlets: ['示例日报'], words: [], addresses: [] };
  const [candidate] = candidatesOf(aDraftInput([first, other], { stories, mute }));
  assert.deepEqual([candidate?.out, candidate?.items.map(({ id }) => id)], [null, ['other']]);
});

test('the lead is in the digest’s language before it is the better source', () => {
  const items = [
    anItem({ id: 'en', language: 'en', tier: 'filing' }),
    anItem({ id: 'hant', language: 'zh-Hant', tier: 'company' }),
    anItem({ id: 'hans', language: 'zh-Hans', tier: 'press' }),
  ];
  assert.deepEqual(
    items.toSorted(byLead('zh-CN', 'en')).map(({ id }) => id),
    ['hans', 'hant', 'en'],
  );
  assert.deepEqual(
    items.toSorted(byLead('en', null)).map(({ id }) => id),
    ['en', 'hans', 'hant'],
  );
});

test('a value told by two items is one figure, from the better source', () => {
  const items = [anItem({ id: 'press' }), anItem({ id: 'filing', tier: 'filing' })];
  const facts = new Map(items.map((item) => [item.id, someFacts(item, [figureIn(item, '12月5日')])]));
  assert.deepEqual(
    mergeFigures(items, facts).map(({ itemId }) => itemId),
    ['filing'],
  );
});
