import assert from 'node:assert/strict';
import { test } from 'node:test';

import { approveEdition, publishEdition } from '../../src/write/approve.ts';
import { correctEntry, type CorrectionOf } from '../../src/write/correct.ts';
import { writeDraft } from '../../src/write/draft.ts';
import { unsourcedPlaces } from '../../src/write/edit.ts';
import { plainText } from '../../src/write/lines.ts';
import { draftTime, listingInput, shown } from './draft-input.ts';

const at = draftTime + 1;
const published = publishEdition(approveEdition(writeDraft(listingInput()), 'zhou', at, 'required'), at);
const correction: CorrectionOf = { entry: 'listing', field: 'headline', text: '摩尔线程首日收于600.50元', note: null };

test('a correction raises the version, keeps state and date of publication, and says what it said', () => {
  const corrected = correctEntry(published, correction, 'li', at + 9);
  assert.equal(corrected.version, published.version + 1);
  assert.deepEqual([corrected.state, corrected.publishedAt], ['published', published.publishedAt]);
  assert.deepEqual(corrected.corrections, [
    {
      n: 1,
      at: at + 9,
      by: 'li',
      entry: 'listing',
      was: '摩尔线程首日收于600.50元，上涨425.46%',
      now: '摩尔线程首日收于600.50元',
    },
  ]);
  assert.equal(shown(corrected.keyPoints[0]?.line ?? []), '摩尔线程首日收于⟨600.50元⟩，总市值⟨2822.52亿元⟩');
  assert.equal(corrected.history.at(-1)?.action, 'correct');
});

test('a second correction is counted on', () => {
  const once = correctEntry(published, correction, 'li', at);
  const twice = correctEntry(once, { ...correction, field: 'summary', text: '首日大涨。' }, 'li', at);
  assert.deepEqual(
    twice.corrections.map(({ n }) => n),
    [1, 2],
  );
});

test('a correction may not bring a digit without a source, unless the editor vouches for it', () => {
  const wrong = { ...correction, text: '摩尔线程首日涨426%' };
  assert.throws(() => correctEntry(published, wrong, 'li', at), { code: 'DIGIT_WITHOUT_SOURCE' });
  const vouched = correctEntry(published, { ...wrong, note: 'https://exchange.example/1' }, 'li', at);
  assert.deepEqual(unsourcedPlaces(vouched), []);
  assert.equal(plainText(vouched.entries[0]?.headline ?? []), '摩尔线程首日涨426%');
  assert.equal(Object.values(vouched.citations).filter(({ editorNote }) => editorNote !== null).length, 1);
});

test('a correction that changes nothing is refused', () => {
  const same = { ...correction, text: plainText(published.entries[0]?.headline ?? []) };
  assert.throws(() => correctEntry(published, same, 'li', at), { code: 'ENTRY_FIELD' });
});
