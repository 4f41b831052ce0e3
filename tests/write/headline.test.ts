import assert from 'node:assert/strict';
import { test } from 'node:test';

import { writeDraft } from '../../src/write/draft.ts';
import { headlineFromTitle } from '../../src/write/headline.ts';
import { maxHeadlineWidth } from '../../src/write/keypoints.ts';
import { plainText, widthOf } from '../../src/write/lines.ts';
import { anItem } from '../makers.ts';
import { aDraftInput, aListing, aStory, figureIn, listingInput, shown } from './draft-input.ts';

test('a long title is cut at a clause, and fits', () => {
  const title = '摩尔线程登陆科创板，首日收于600.50元，成为今年以来首日涨幅最大的科创板新股之一';
  const { line } = headlineFromTitle(anItem({ title }), undefined, { names: [], zone: 'Asia/Shanghai' });
  assert.equal(shown(line), '摩尔线程登陆科创板，首日收于⟨600.50元⟩');
});

test('a title without a clause to cut at ends in …, between words, never inside a figure', () => {
  const title =
    'Shanghai Biren Technology raised 5.58 billion Hong Kong dollars after enlarging its offer to investors';
  const { line } = headlineFromTitle(anItem({ title, language: 'en' }), undefined, { names: [], zone: 'UTC' });
  assert.ok(widthOf(plainText(line)) <= maxHeadlineWidth + 1);
  assert.match(plainText(line), /^Shanghai Biren .*[a-z]…$/);
});

const headlineOf = (input: Parameters<typeof writeDraft>[0]): string =>
  shown(writeDraft(input).entries[0]?.headline ?? []);

test('a first day of trading is told by its close and its rise', () => {
  assert.equal(headlineOf(listingInput()), '摩尔线程首日收于⟨600.50元⟩，上涨⟨425.46%⟩');
});

test('a weaker pattern gives way to a title that names company and figure', () => {
  const told = aListing({ title: '摩尔线程高开468%' });
  const open = told.figures.filter(({ asOf }) => asOf === 'open');
  const stories = [aStory([told.item], { type: 'ipo', stage: 'listed', date: '2025-12-05' })];
  assert.equal(headlineOf(aDraftInput([{ ...told, figures: open }], { stories })), '摩尔线程高开⟨468%⟩');
  const plain = aListing({ title: '国产显卡第一股来了' });
  assert.equal(
    headlineOf(
      aDraftInput([{ item: plain.item, figures: plain.figures.filter(({ asOf }) => asOf === 'open') }], {
        stories: [aStory([plain.item], { type: 'ipo', stage: 'listed', date: '2025-12-05' })],
      }),
    ),
    '摩尔线程登陆科创板，开盘报⟨650.00元⟩',
  );
});

test('a listing announced for a later day has not happened', () => {
  const item = anItem({ id: 'notice', title: '摩尔线程发布上市公告书', text: '股票将于12月9日上市，发行价114.28元。' });
  const figures = [figureIn(item, '114.28元', { kind: 'price', metric: 'issue_price' })];
  const stories = [aStory([item], { type: 'ipo', stage: 'listed', date: '2025-12-09' })];
  assert.equal(headlineOf(aDraftInput([{ item, figures }], { stories })), '摩尔线程发布上市公告书');
});
