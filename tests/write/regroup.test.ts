import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Edition } from '../../src/model/edition.ts';
import { excludeEntry, moveEntry, setField } from '../../src/write/edit.ts';
import { writeDraft } from '../../src/write/draft.ts';
import { plainText } from '../../src/write/lines.ts';
import { redrafted, regroup } from '../../src/write/regroup.ts';
import { anItem } from '../makers.ts';
import { aDraftInput, aStory, draftTime } from './draft-input.ts';

const items = ['a', 'b', 'c', 'd'].map((id) => anItem({ id, title: `消息${id}`, url: `https://outlet.example/${id}` }));
/** The draft with these items in each story. */
function draftOf(...stories: readonly string[]): Edition {
  const told = items.map((item) => ({ item }));
  const made = stories.map((ids) => aStory(items.filter(({ id }) => ids.includes(id))));
  return writeDraft(aDraftInput(told, { stories: made }));
}
const merge = { action: 'merge', entry: 'a', gone: 'b', born: null, detail: '+ b' } as const;
const split = { action: 'split', entry: 'a', gone: null, born: 'b', detail: '− b' } as const;
const at = draftTime + 1;
const told = (edition: Edition): readonly string[] =>
  edition.entries.map(({ storyId, itemIds }) => `${storyId}:${itemIds.join('')}`);

test('a merge takes the second entry out and gives its items to the first; the others stay', () => {
  const merged = regroup(draftOf('a', 'b', 'c', 'd'), draftOf('ab', 'c', 'd'), merge, 'li', at);
  assert.deepEqual(told(merged), ['a:ab', 'c:c', 'd:d']);
  assert.deepEqual(merged.history.at(-1), { at, by: 'li', version: 2, action: 'merge', entry: 'a', detail: '+ b' });
  assert.ok(merged.items['b'] !== undefined);
});

test('a split puts what leaves right after the story it left, and cites it', () => {
  const before = moveEntry(draftOf('ab', 'c', 'd'), 'd', 1, 'li', at);
  const parted = regroup(before, draftOf('a', 'b', 'c', 'd'), split, 'li', at);
  assert.deepEqual(told(parted), ['d:d', 'a:a', 'b:b', 'c:c']);
  assert.equal(parted.entries[2]?.included, true);
});

test('the words an editor set and the entries an editor left out outlive a merge', () => {
  const set = setField(draftOf('a', 'b', 'c', 'd'), 'a', 'headline', '编者的标题', 'li', at);
  const before = excludeEntry(set, 'c', '与读者无关', 'li', at);
  const merged = regroup(before, draftOf('ab', 'c', 'd'), merge, 'wang', at);
  assert.equal(plainText(merged.entries.find(({ storyId }) => storyId === 'a')!.headline), '编者的标题');
  assert.equal(merged.entries.find(({ storyId }) => storyId === 'c')?.leftOutBecause, '与读者无关');
});

test('a story that was left out is in when the other one was in, unless an editor left it out', () => {
  const stories = draftOf('a', 'b', 'c', 'd');
  const full = { ...stories, entries: stories.entries.map((one) => (one.storyId === 'a' ? capped(one) : one)) };
  const fresh = draftOf('ab', 'c', 'd');
  const entryA = (edition: Edition) => edition.entries.find(({ storyId }) => storyId === 'a');
  assert.equal(entryA(regroup(full, fresh, merge, 'li', at))?.included, true);
  const excluded = excludeEntry(stories, 'a', '传闻', 'wang', at);
  assert.equal(entryA(regroup(excluded, fresh, merge, 'li', at))?.leftOutBecause, '传闻');
});
const capped = (entry: Edition['entries'][number]) => ({ ...entry, included: false, leftOutBecause: 'cap' });

test('nobody worked on it: the draft made anew takes its place and keeps the history', () => {
  const before = draftOf('a', 'b', 'c', 'd');
  const merged = redrafted(before, draftOf('ab', 'c', 'd'), merge, 'li', at);
  assert.deepEqual(told(merged), ['a:ab', 'c:c', 'd:d']);
  assert.equal(merged.version, 2);
  assert.deepEqual(
    merged.history.map((change) => change.action),
    ['draft', 'merge'],
  );
});
