import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Edition } from '../../src/model/edition.ts';
import { approveEdition, publishEdition } from '../../src/write/approve.ts';
import { writeDraft } from '../../src/write/draft.ts';
import {
  confirmDigit,
  excludeEntry,
  includeEntry,
  moveEntry,
  setField,
  unsourcedPlaces,
} from '../../src/write/edit.ts';
import { figuresOf, plainText } from '../../src/write/lines.ts';
import { anItem } from '../makers.ts';
import { aDraftInput, aListing, draftTime, listingInput, shown } from './draft-input.ts';

const at = draftTime + 1;
const draft = (): Edition => writeDraft(listingInput());
const listed = aListing();

function three(): Edition {
  return writeDraft(aDraftInput(['a', 'b', 'c'].map((id) => ({ item: anItem({ id, title: `消息${id}` }) }))));
}
const order = (edition: Edition): readonly string[] => edition.entries.map(({ storyId }) => storyId);

test('every edit raises the version and stands in the history', () => {
  const edited = excludeEntry(draft(), 'listing', '只是传闻', 'li', at);
  assert.equal(edited.version, 2);
  assert.deepEqual(edited.history.at(-1), {
    at,
    by: 'li',
    version: 2,
    action: 'exclude',
    entry: 'listing',
    detail: '只是传闻',
  });
  assert.equal(edited.entries[0]?.changedBy, 'li');
});

test('an entry that is left out leaves key points, headline and 较上期, and comes back with them', () => {
  const edited = excludeEntry(draft(), 'listing', '只是传闻', 'li', at);
  assert.deepEqual(edited.keyPoints, []);
  assert.equal(plainText(edited.headline), '本期没有大新闻');
  assert.deepEqual(edited.sections[0]?.delta.added, []);
  const back = includeEntry(edited, 'listing', 'li', at);
  assert.deepEqual(back.keyPoints, draft().keyPoints);
  assert.deepEqual(back.sections, draft().sections);
  assert.equal(back.entries[0]?.leftOutBecause, null);
});

test('an entry moves to a place among those of its company', () => {
  assert.deepEqual(order(three()), ['a', 'b', 'c']);
  assert.deepEqual(order(moveEntry(three(), 'c', 1, 'li', at)), ['c', 'a', 'b']);
  assert.deepEqual(order(moveEntry(three(), 'a', 2, 'li', at)), ['b', 'a', 'c']);
  assert.deepEqual(order(moveEntry(three(), 'a', 99, 'li', at)), ['b', 'c', 'a']);
  assert.deepEqual(order(moveEntry(three(), 'b', -3, 'li', at)), ['b', 'a', 'c']);
});

test('an editor’s text is tied to what its sources say', () => {
  const edited = setField(draft(), 'listing', 'headline', '12月5日收于600.50元，涨425.46%', 'li', at);
  assert.equal(shown(edited.entries[0]?.headline ?? []), '{12月5日}收于⟨600.50元⟩，涨⟨425.46%⟩');
  assert.deepEqual(unsourcedPlaces(edited), []);
});

test('a figure that only the sources know becomes a citation', () => {
  const before = draft();
  const unused = listed.figures.find(({ raw }) => raw === '153.07亿元')!;
  const bare = { ...before, citations: {} };
  const edited = setField(bare, 'listing', 'summary', '成交153.07亿元。', 'li', at, { figures: [unused], names: [] });
  assert.deepEqual(figuresOf(edited.entries[0]?.summary[0] ?? []), [unused.id]);
  assert.deepEqual(edited.citations[unused.id]?.figure, unused);
});

test('a digit without a source is named with its place', () => {
  const edited = setField(draft(), 'listing', 'summary', '首日大涨。\n市值2823亿元。', 'li', at);
  assert.deepEqual(unsourcedPlaces(edited), [{ entry: 'listing', field: 'summary', text: '2823亿元' }]);
  assert.equal(edited.entries[0]?.summary.length, 2);
});

test('a left-out entry blocks nothing', () => {
  const edited = setField(draft(), 'listing', 'summary', '市值2823亿元。', 'li', at);
  assert.deepEqual(unsourcedPlaces(excludeEntry(edited, 'listing', '重复', 'li', at)), []);
});

test('a digit that an editor vouches for becomes a figure of the editor’s', () => {
  const edited = setField(draft(), 'listing', 'summary', '市值2823亿元。', 'li', at);
  const [place] = unsourcedPlaces(edited);
  const confirmed = confirmDigit(edited, place!, '按收盘价与总股本计算', 'li', at);
  assert.deepEqual(unsourcedPlaces(confirmed), []);
  const [id] = figuresOf(confirmed.entries[0]?.summary[0] ?? []);
  const citation = confirmed.citations[id ?? ''];
  assert.equal(citation?.editorNote, '按收盘价与总股本计算');
  assert.equal(citation?.figure.quote, '市值2823亿元。');
  assert.ok(confirmed.items[citation?.itemId ?? '']);
  assert.throws(() => confirmDigit(confirmed, place!, '再来一次', 'li', at), { code: 'NUMBER_UNKNOWN' });
  assert.throws(() => confirmDigit(edited, place!, ' ', 'li', at), { code: 'ENTRY_FIELD' });
});

test('an edit of an approved edition takes it back to review', () => {
  const approved = approveEdition(draft(), 'chief', at, 'required');
  const edited = setField(approved, 'listing', 'headline', '首日大涨', 'li', at);
  assert.equal(edited.state, 'review');
  assert.ok(!('approval' in edited));
});

test('what does not exist cannot be edited', () => {
  assert.throws(() => includeEntry(draft(), 'nobody', 'li', at), { code: 'ENTRY_UNKNOWN' });
  assert.throws(() => setField(draft(), 'listing', 'score', '99', 'li', at), { code: 'ENTRY_FIELD' });
  assert.throws(() => setField(draft(), 'listing', 'headline', ' \n', 'li', at), { code: 'ENTRY_FIELD' });
});

test('a published edition cannot be edited', () => {
  const published = publishEdition(approveEdition(draft(), 'chief', at, 'required'), at);
  assert.throws(() => excludeEntry(published, 'listing', '太晚', 'li', at), { code: 'EDITION_STATE' });
});

test('an edit that changes nothing makes no new version', () => {
  const before = draft();
  assert.equal(includeEntry(before, 'listing', 'li', at), before);
  assert.equal(moveEntry(before, 'listing', 1, 'li', at), before);
  const headline = plainText(before.entries[0]!.headline);
  assert.equal(setField(before, 'listing', 'headline', headline, 'li', at), before);
  const out = excludeEntry(before, 'listing', '重复', 'li', at);
  assert.equal(excludeEntry(out, 'listing', '重复', 'li', at), out);
  assert.notEqual(excludeEntry(out, 'listing', '传闻', 'li', at), out);
});

test('in an edition whose headline is Latin the words around it are still Chinese', () => {
  const named = setField(draft(), 'listing', 'headline', 'MUSA', 'li', at);
  assert.equal(plainText(excludeEntry(named, 'listing', '重复', 'li', at).headline), '本期没有大新闻');
});
