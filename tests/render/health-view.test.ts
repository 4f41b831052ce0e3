import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { SourceLine } from '../../src/model/edition.ts';
import { startTelling } from '../../src/render/context.ts';
import { healthView } from '../../src/render/health-view.ts';
import { pageInk, textInk, type Ink } from '../../src/render/ink.ts';
import { draftLinks } from '../../src/render/links.ts';
import { numberIds } from '../../src/render/numbering.ts';
import { aContext, week } from './editions.ts';

const source = (n: number, status: SourceLine['status'], reason: string | null = null): SourceLine => {
  return { id: `s${n}`, outlet: `来源${n}`, url: '', status, reason };
};
const silent = (n: number, since: string): SourceLine => ({ ...source(n, 'silent'), since });
const inkOf = (sources: readonly SourceLine[], ink: Ink) =>
  healthView(startTelling(week({ sources }), aContext(), ink, numberIds([], week()), draftLinks));
const healthOf = (sources: readonly SourceLine[]) =>
  healthView(startTelling(week({ sources }), aContext(), textInk(), numberIds([], week()), draftLinks));

test('all well is one sentence', () => {
  const seen = healthOf([source(1, 'ok'), source(2, 'ok')]);
  assert.equal(seen.sentence, '看了2个来源，全部正常。');
  assert.equal(seen.ill, null);
});

test('every ill source is named with its reason', () => {
  const seen = healthOf([source(1, 'ok'), source(2, 'failed', 'FETCH_DNS'), source(3, 'failed')]);
  assert.equal(seen.sentence, '看了3个来源，1个正常，2个没有读到。');
  assert.equal(seen.ill, '没有读到的：来源2，找不到网站；来源3，原因不明。');
});

test('many ill sources are folded away, none is dropped', () => {
  const seen = healthOf([
    source(9, 'ok'),
    ...Array.from({ length: 5 }, (_, n) => source(n, 'failed', 'FETCH_TIMEOUT')),
  ]);
  assert.equal(seen.ill, null);
  assert.equal(seen.manyLabel, '5个没有读到');
  assert.equal(seen.many.length, 5);
});

test('sources of one outlet that failed alike are one line', () => {
  const search = (n: number): SourceLine => ({ ...source(n, 'failed', 'FETCH_STATUS'), outlet: 'Google News' });
  const seen = healthOf([source(1, 'ok'), search(2), search(3), search(4), source(5, 'failed', 'FETCH_DNS')]);
  assert.equal(seen.sentence, '看了5个来源，1个正常，4个没有读到。');
  assert.equal(seen.ill, '没有读到的：Google News（3个），网站回答出错；来源5，找不到网站。');
});

test('when all fail for one reason, that is one sentence and no list', () => {
  const offline = healthOf([
    source(1, 'failed', 'FETCH_DNS'),
    source(2, 'failed', 'FETCH_UNREACHABLE'),
    source(3, 'failed', 'FETCH_DNS'),
  ]);
  assert.equal(offline.sentence, '3个来源都没有读到：本机连不上网。');
  assert.equal(offline.ill, null);
  assert.deepEqual(offline.many, []);
  const late = healthOf([1, 2, 3].map((n) => source(n, 'failed', 'FETCH_TIMEOUT')));
  assert.equal(late.sentence, '3个来源都没有读到：网站没有按时回答。');
});

test('sources that are off are summed up by reason', () => {
  const off = [source(1, 'off', 'rsshub-unset'), source(2, 'off', 'switched-off'), source(3, 'off', 'rsshub-unset')];
  assert.equal(healthOf(off).off, '2个停用：要自建RSSHub，还没有填地址；1个停用：编辑部停用。');
});

test('without sources nothing is said', () => {
  assert.equal(healthOf([]).shown, false);
});

test('a source that refuses, one that is gone and one that is silent are named with what is wrong', () => {
  const seen = healthOf([
    source(1, 'ok'),
    { ...source(2, 'blocked', 'FETCH_BLOCKED'), outlet: '36氪' },
    source(3, 'gone', 'FETCH_GONE'),
    { ...silent(4, '2025-11-03'), outlet: '智东西' },
  ]);
  assert.equal(seen.sentence, '看了4个来源，1个正常，2个没有读到，1个久无新内容。');
  assert.equal(
    seen.ill,
    '没有读到的：36氪，拒绝访问；来源3，网站说这个订阅源已撤。久无新内容的：智东西，最近一条11月3日。',
  );
  assert.deepEqual([seen.ok, seen.failed], ['1', '3']);
});

test('sources that are only silent are not said to be unread, and the day is a time element', () => {
  const seen = inkOf([source(1, 'ok'), silent(2, '2023-11-03')], pageInk());
  assert.match(String(seen.sentence), /看了.*，.*个久无新内容。$/);
  assert.ok(!String(seen.sentence).includes('没有读到'));
  assert.match(String(seen.ill), /最近一条<time datetime="2023-11-03">2023年11月3日<\/time>/);
});

test('when all that fail are beside silent ones, they are named: this machine is not offline', () => {
  const seen = healthOf([1, 2, 3].map((n) => source(n, 'failed', 'FETCH_DNS')).concat(silent(4, '2025-11-03')));
  assert.equal(seen.sentence, '看了4个来源，0个正常，3个没有读到，1个久无新内容。');
  assert.equal(seen.manyLabel, '3个没有读到，1个久无新内容');
  assert.equal(seen.many.length, 4);
});

test('silent sources of one outlet are one line, with a day only where it is one', () => {
  const search = (n: number, since: string): SourceLine => ({ ...silent(n, since), outlet: 'Google News' });
  const seen = healthOf([source(1, 'ok'), search(2, '2025-11-03'), search(3, '2025-11-09')]);
  assert.equal(seen.ill, '久无新内容的：Google News（2个）。');
  const same = healthOf([source(1, 'ok'), search(2, '2025-11-03'), search(3, '2025-11-03')]);
  assert.equal(same.ill, '久无新内容的：Google News（2个），最近一条11月3日。');
});
