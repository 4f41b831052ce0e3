import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isFleeting, isSameArticle, otherIds } from '../../src/read/identity.ts';
import { canonicalLink, itemId } from '../../src/read/link.ts';
import { anItem } from '../makers.ts';

const zone = 'Asia/Shanghai';
const opaque = 'https://news.google.com/rss/articles/CBMiAAAA?oc=5';
const at = (text: string): number => Date.parse(text);
const idOn = (day: string | null): string => itemId(canonicalLink(opaque), '示例日报', '沐曦上市', day);
const found = (
  publishedAt: string | null,
  certainty: 'minute' | 'day' | 'none' = 'minute',
): ReturnType<typeof anItem> =>
  anItem({
    url: opaque,
    title: '沐曦上市',
    outlet: '示例日报',
    publishedAt: publishedAt === null ? null : at(publishedAt),
    certainty,
    firstSeenAt: at('2025-12-18T06:00:00+08:00'),
  });

test('only items behind links that change are fleeting', () => {
  assert.equal(isFleeting(found('2025-12-17T23:30:00+08:00')), true);
  const url = 'https://a.example/1';
  assert.equal(isFleeting(anItem({ url, id: itemId(canonicalLink(url), '甲', '乙', null) })), false);
  assert.equal(isFleeting(anItem({ url: null })), false);
});

test('an item that is not known by its address is fleeting', () => {
  const url = 'https://s.example/articles/CBM0f3e9a7c1d5b';
  assert.equal(isFleeting(anItem({ url, id: itemId(null, '示例日报', '沐曦上市', '2025-12-17') })), true);
});

test('a fleeting item is looked for on the days beside its own, and without a day', () => {
  assert.deepEqual(otherIds(found('2025-12-17T23:30:00+08:00'), zone), [
    idOn('2025-12-16'),
    idOn('2025-12-18'),
    idOn(null),
  ]);
});

test('one whose date could not be read is looked for on the last days', () => {
  const ids = otherIds(found(null, 'none'), zone);
  assert.ok(ids.includes(idOn('2025-12-18')) && ids.includes(idOn('2025-12-11')));
  assert.ok(!ids.includes(idOn('2025-12-09')));
});

test('hours apart is one article, a day apart another', () => {
  const evening = found('2025-12-17T23:30:00+08:00');
  assert.equal(isSameArticle(found('2025-12-18T07:30:00+08:00'), evening), true);
  assert.equal(isSameArticle(found('2025-12-18T23:30:00+08:00'), evening), false);
});

test('where only the day is known the words decide', () => {
  const evening = { ...found('2025-12-17T23:30:00+08:00'), text: '一' };
  const next = found('2025-12-18T00:00:00+08:00', 'day');
  assert.equal(isSameArticle({ ...next, text: '一' }, evening), true);
  assert.equal(isSameArticle({ ...next, text: '' }, evening), true);
  assert.equal(isSameArticle({ ...next, text: '二' }, evening), false);
});

test('an article once kept without a date is no later one of its name', () => {
  const undated = found(null, 'none');
  assert.equal(isSameArticle(undated, found('2025-12-17T23:30:00+08:00')), true);
  assert.equal(isSameArticle(found('2025-12-17T23:30:00+08:00'), undated), true);
  assert.equal(isSameArticle(found('2025-12-19T23:30:00+08:00'), undated), false);
  assert.equal(isSameArticle(found('2025-11-17T23:30:00+08:00'), undated), false);
});
