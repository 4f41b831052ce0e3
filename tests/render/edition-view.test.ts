import assert from 'node:assert/strict';
import { test } from 'node:test';

import { editionTitle, editionView } from '../../src/render/edition-view.ts';
import { rich } from '../../src/render/html.ts';
import { textInk } from '../../src/render/ink.ts';
import { labelsFor } from '../../src/render/labels.ts';
import { siteLinks } from '../../src/render/links.ts';
import { anEdition } from '../makers.ts';
import { aContext, aDigest, published, week } from './editions.ts';

const viewOf = (edition = week({ number: 51 }), isDraft = false) =>
  editionView(edition, aContext(), {
    ink: textInk(),
    links: siteLinks(aDigest(), edition.id),
    style: rich(''),
    isDraft,
  });

test('an edition says what it was chosen from, who approved it and when it came out', () => {
  assert.equal(
    viewOf().note,
    '看了47条，选新闻2条，来自3篇报道；另有背景1条。约1分钟读完。li核准，12月22日09:00发布，12月22日14:10更正。',
  );
  assert.equal(viewOf().range, '2025年12月15日—21日');
  assert.equal(viewOf().number, '第51期');
});

test('a draft names nobody who approved it', () => {
  const view = editionView(anEdition(), aContext(), {
    ink: textInk(),
    links: siteLinks(aDigest(), 'x'),
    style: rich(''),
    isDraft: true,
  });
  assert.doesNotMatch(view.note ?? '', /核准|发布/);
  assert.match(view.title ?? '', /^草稿 /);
  assert.deepEqual(view.files, []);
});

test('more was looked at than was chosen, even when the count of items says less', () => {
  assert.match(
    viewOf(week({ itemsSeen: 0, storiesSeen: 0 })).note ?? '',
    /看了4条，选新闻2条，来自3篇报道；另有背景1条。/,
  );
});

test('corrections stand newest first', () => {
  const [one] = week().corrections;
  const two = { ...one!, n: 2, at: one!.at + 86_400_000, was: '甲', now: '乙' };
  const view = viewOf(week({ corrections: [one!, two] }));
  assert.deepEqual(view.corrections, ['12月23日：原写作“甲”，改为“乙”。', '12月22日：原写作“32.7%”，改为“32.6%”。']);
});

test('what was left out is for editors only', () => {
  assert.deepEqual(viewOf().notUsed, []);
  assert.deepEqual(viewOf(week(), true).notUsed, [{ headline: '某指数收于829.90', reason: '本期条数已满' }]);
});

test('an edition without a headline is called by its number', () => {
  const title = editionTitle(published({ headline: [], number: 7 }), aContext(), labelsFor('zh-CN'));
  assert.equal(title, '第7期');
  const demonstration = aContext({ digest: aDigest({ demonstration: true }) });
  assert.match(editionTitle(week(), demonstration, labelsFor('zh-CN')), /^【演示】沐曦/);
});

test('the neighbours are named and linked', () => {
  const edition = week();
  const context = aContext({ previous: week({ id: '2025-W50', number: 50 }) });
  const view = editionView(edition, context, {
    ink: textInk(),
    links: siteLinks(aDigest(), edition.id),
    style: rich(''),
    isDraft: false,
  });
  assert.equal(view.previous.label, '第50期 沐曦首日收于829.90元，智谱无新动态');
  assert.equal(view.next.url, null);
});
