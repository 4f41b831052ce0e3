import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Edition } from '../../src/model/edition.ts';
import { writeDraft } from '../../src/write/draft.ts';
import { confirmDigit, setField, unsourcedPlaces } from '../../src/write/edit.ts';
import { figuresOf } from '../../src/write/lines.ts';
import { draftTime, listingInput, shown } from './draft-input.ts';

const at = draftTime + 1;
const withHeadline = (text: string): Edition =>
  setField(writeDraft(listingInput()), 'listing', 'headline', text, 'li', at);
const confirmed = (text: string, given: string): Edition =>
  confirmDigit(withHeadline(text), { entry: 'listing', field: 'headline', text: given }, '按公告计算', 'li', at);

for (const given of ['12', '12%', '约12%', ' 12% '])
  test(`“${given}” names the place of 12%, and the figure holds the percent sign`, () => {
    const { entries, citations } = confirmed('摩尔线程份额约12%', given);
    assert.equal(shown(entries[0]!.headline), '摩尔线程份额约⟨12%⟩');
    const { figure } = citations[figuresOf(entries[0]!.headline)[0]!]!;
    assert.deepEqual([figure.raw, figure.value, figure.unit, figure.kind], ['12%', 12, '%', 'percent']);
  });

test('an amount is confirmed with its unit', () => {
  const { entries } = confirmed('摩尔线程市值2823亿元', '2823');
  assert.equal(shown(entries[0]!.headline), '摩尔线程市值⟨2823亿元⟩');
});

test('a number that stands nowhere is refused with the places that are open', () => {
  assert.throws(
    () => confirmed('摩尔线程份额约12%', '2'),
    (error: Error & { code?: string }) =>
      error.code === 'NUMBER_UNKNOWN' && error.message.includes('listing headline “12%”'),
  );
  const nothing = { entry: 'listing', field: 'headline', text: '12%' } as const;
  assert.throws(() => confirmDigit(writeDraft(listingInput()), nothing, '按公告', 'li', at), /No number is/);
});

test('a date confirmed by an editor is a figure of the editor’s', () => {
  const edition = confirmed('摩尔线程3月9日解禁', '3月9日');
  assert.deepEqual(unsourcedPlaces(edition), []);
  assert.equal(shown(edition.entries[0]!.headline), '摩尔线程⟨3月9日⟩解禁');
});
