import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Edition } from '../../src/model/edition.ts';
import { approveEdition, publishEdition, rejectEdition, submit } from '../../src/write/approve.ts';
import { writeDraft } from '../../src/write/draft.ts';
import { excludeEntry, setField } from '../../src/write/edit.ts';
import { aDraftInput, draftTime, listingInput } from './draft-input.ts';

const at = draftTime + 1;
const draft = (): Edition => writeDraft(listingInput());

test('an edition goes from draft through review and approval to publication', () => {
  const review = submit(draft(), 'li', at);
  assert.equal(review.state === 'review' && review.submittedBy, 'li');
  const approved = approveEdition(review, 'zhou', at, 'two-person');
  assert.ok(approved.state === 'approved');
  assert.deepEqual(approved.approval, { by: 'zhou', at, version: approved.version });
  const published = publishEdition(approved, at + 5);
  assert.deepEqual([published.state, published.publishedAt, published.approval.by], ['published', at + 5, 'zhou']);
  assert.deepEqual(
    published.history.map(({ action }) => action),
    ['draft', 'submit', 'approve', 'publish'],
  );
  assert.deepEqual(
    published.history.map(({ version }) => version),
    [1, 2, 3, 4],
  );
});

test('under two-person who changed an edition cannot approve it, others can', () => {
  const edited = setField(draft(), 'listing', 'headline', '首日大涨', 'li', at);
  assert.throws(() => approveEdition(edited, 'li', at, 'two-person'), { code: 'APPROVAL_REFUSED' });
  assert.equal(approveEdition(edited, 'zhou', at, 'two-person').state, 'approved');
  assert.equal(approveEdition(edited, 'li', at, 'required').state, 'approved');
});

test('an approval that was ended by an edit does not hide who edited', () => {
  const edited = setField(approveEdition(draft(), 'zhou', at, 'two-person'), 'listing', 'headline', '大涨', 'zhou', at);
  assert.throws(() => approveEdition(edited, 'zhou', at, 'two-person'), { code: 'APPROVAL_REFUSED' });
});

test('a digit without a source blocks approval, with every place named', () => {
  const edited = setField(draft(), 'listing', 'summary', '市值2823亿元，涨9倍。', 'li', at);
  assert.throws(
    () => approveEdition(edited, 'zhou', at, 'required'),
    (error: Error & { code?: string; details?: Record<string, unknown> }) => {
      assert.equal(error.code, 'DIGIT_WITHOUT_SOURCE');
      assert.equal(error.details?.['places'], 'listing summary “2823亿元”; listing summary “9倍”');
      return true;
    },
  );
});

test('an edition without an entry is not approved', () => {
  assert.throws(() => approveEdition(writeDraft(aDraftInput([])), 'li', at, 'off'), { code: 'EDITION_EMPTY' });
  const empty = excludeEntry(draft(), 'listing', '不要', 'li', at);
  assert.throws(() => approveEdition(empty, 'zhou', at, 'required'), { code: 'EDITION_EMPTY' });
});

test('nothing is published without an approval of this version', () => {
  assert.throws(() => publishEdition(draft(), at), { code: 'NOT_APPROVED' });
  const approved = approveEdition(draft(), 'li', at, 'required');
  assert.throws(() => publishEdition({ ...approved, version: approved.version + 1 }, at), { code: 'NOT_APPROVED' });
  assert.throws(() => publishEdition(publishEdition(approved, at), at), { code: 'EDITION_STATE' });
});

test('an edition that is sent back is a draft again, with the reason kept', () => {
  const rejected = rejectEdition(submit(draft(), 'li', at), '标题太长', 'zhou', at);
  assert.equal(rejected.state, 'draft');
  assert.equal(rejected.history.at(-1)?.detail, '标题太长');
  assert.throws(() => rejectEdition(rejected, '再来', 'zhou', at), { code: 'EDITION_STATE' });
  assert.throws(() => submit(approveEdition(draft(), 'li', at, 'off'), 'li', at), { code: 'EDITION_STATE' });
});
