import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type DateClues, publishedOf, structuredDates } from '../../../src/read/page/dates.ts';

function clues(changes: Partial<DateClues>): DateClues {
  return {
    given: null,
    structured: [],
    metas: [],
    scripts: '',
    times: [],
    near: [],
    far: [],
    url: null,
    isChinese: true,
    ...changes,
  };
}

test('the line under a Chinese headline goes before data for machines', () => {
  const found = publishedOf(
    clues({ near: ['2019-05-17 20:02 来源：示例'], structured: ['2019-05-17T20:33:00+08:00'] }),
  );
  assert.equal(found, '2019-05-17T12:02:00.000Z');
});

test('a day is made exact by a clue of the same day only', () => {
  const near = ['2019年9月7日'];
  assert.equal(publishedOf(clues({ near, scripts: '{"pubTime":"2019-09-07 13:43"}' })), '2019-09-07T05:43:00.000Z');
  assert.equal(publishedOf(clues({ near, scripts: '{"pubTime":"2019-09-08 13:43"}' })), '2019-09-07');
});

test('an address that names a day is the last resort', () => {
  assert.equal(publishedOf(clues({ url: 'https://a.example/2019/09/07/x.html' })), '2019-09-07');
  assert.equal(publishedOf(clues({})), null);
});

test('only dates of publishing are taken from structured data', () => {
  assert.deepEqual(structuredDates([{ dateModified: '2020-01-01' }, { datePublished: '2019-01-01' }]), ['2019-01-01']);
});

test('midnight in China is a day on Chinese pages only', () => {
  const structured = ['2019-09-06T16:00:00Z'];
  assert.equal(publishedOf(clues({ structured })), '2019-09-07');
  assert.equal(publishedOf(clues({ structured, isChinese: false })), '2019-09-06T16:00:00.000Z');
});
