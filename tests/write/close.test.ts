import assert from 'node:assert/strict';
import { test } from 'node:test';

import { writeDraft } from '../../src/write/draft.ts';
import { agreesWith, borneOutRises, disputedClose } from '../../src/write/close.ts';
import { plainText } from '../../src/write/lines.ts';
import { aFigure, anItem } from '../makers.ts';
import { aDraftInput, aStory, figureIn } from './draft-input.ts';

const price = { kind: 'price', metric: 'share_price', unit: 'HKD', period: null } as const;
const aClose = (id: string, value: number) =>
  aFigure({ ...price, id, itemId: id, asOf: 'close', value, raw: `${value}港元` });
const issue = aFigure({ ...price, id: 'issue', itemId: 'c', metric: 'issue_price', value: 116.2, raw: '116.20港元' });
const growth = aFigure({
  ...price,
  id: 'growth',
  itemId: 'c',
  kind: 'percent',
  unit: '%',
  asOf: 'close',
  change: '+',
  value: 13.1,
  raw: '13.1%',
});
const [low, high] = [aClose('a', 126), aClose('b', 131.5)];
const contested = new Set(['a', 'b']);

test('of two closes the one that the change on the issue price bears out is told, else the best source’s', () => {
  const chosen = disputedClose([low, high, issue, growth], contested, 'moore-threads');
  assert.deepEqual([chosen?.close.id, chosen?.growth?.id], ['b', 'growth']);
  assert.equal(disputedClose([low, high], contested, 'moore-threads')?.close.id, 'a');
});

test('a change that its own source alone bears out weighs less than one of another source', () => {
  const own = { ...growth, id: 'own', itemId: 'a', value: 8.43, raw: '8.43%' };
  const all = new Set(['a', 'b', 'own', 'growth']);
  assert.equal(disputedClose([low, own, high, issue, growth], all, 'moore-threads')?.close.id, 'b');
});

test('a close in doubt for its own rise is not told, with or without its source', () => {
  const [close, rise] = [aClose('a', 34.6), { ...growth, id: 'rise', itemId: 'a', value: 75.82, raw: '75.82%' }];
  assert.equal(disputedClose([close, rise], new Set(['a', 'rise']), 'moore-threads'), null);
});

test('no side is taken where a close stands that nobody disputes', () => {
  assert.equal(disputedClose([low, high, aClose('d', 130)], contested, 'moore-threads'), null);
});

test('a first day whose close is disputed is told by its close and source, never by a value of the middle of the day', () => {
  const paper = anItem({
    id: 'paper',
    title: '摩尔线程登陆科创板，发稿时涨0.26%',
    text: '摩尔线程发行价116.20港元，开盘120港元，发稿时涨0.26%，收涨13.1%。',
  });
  const one = anItem({ id: 'one', title: '摩尔线程收于126港元', text: '摩尔线程首日收于126港元。', outlet: '甲报' });
  const two = anItem({ id: 'two', title: '摩尔线程收报131.50港元', text: '摩尔线程收报131.50港元。', outlet: '乙报' });
  const percent = { ...price, kind: 'percent', unit: '%', change: '+' } as const;
  const told = [
    {
      item: paper,
      figures: [
        figureIn(paper, '116.20港元', { ...price, metric: 'issue_price', value: 116.2 }),
        figureIn(paper, '120港元', { ...price, asOf: 'open', value: 120 }),
        figureIn(paper, '0.26%', { ...percent, asOf: 'intraday', value: 0.26 }),
        figureIn(paper, '13.1%', { ...percent, asOf: 'close', value: 13.1 }),
      ],
    },
    { item: one, figures: [figureIn(one, '126港元', { ...price, asOf: 'close', value: 126 })] },
    { item: two, figures: [figureIn(two, '131.50港元', { ...price, asOf: 'close', value: 131.5 })] },
  ];
  const conflict = {
    kind: 'conflict',
    company: 'moore-threads',
    metric: 'share_price',
    period: null,
    figures: [...told[1]!.figures, ...told[2]!.figures],
  } as const;
  const items = told.map(({ item }) => item);
  const story = aStory(items, { type: 'ipo', stage: 'listed', date: '2025-12-05', conflicts: [conflict] });
  const edition = writeDraft(aDraftInput(told, { stories: [story] }));
  assert.equal(plainText(edition.headline), '摩尔线程首日收于131.50港元（据乙报），上涨13.1%');
  const summary = plainText(edition.entries[0]!.summary[0]!);
  assert.match(summary, /收于131\.50港元（据乙报），较发行价上涨13\.1%/);
  assert.doesNotMatch(summary, /0\.26%/);
});

test('a rounded rise agrees with its close, one that is off by more does not', () => {
  const close = aClose('a', 131.5);
  const prices = [issue, close];
  assert.ok(agreesWith(close, { ...growth, value: 13.2 }, prices));
  assert.ok(agreesWith(close, { ...growth, value: 14, qualifier: '~' }, prices));
  assert.ok(!agreesWith(close, { ...growth, value: 14 }, prices));
});

test('of two rises the one that an agreed close and the issue price bear out may be told', () => {
  const close = aClose('close', 131.5);
  const [right, wrong] = [
    { ...growth, id: 'right', value: 13.17 },
    { ...growth, id: 'wrong', value: 14.1 },
  ];
  const disagreed = new Set(['right', 'wrong']);
  const prices = [close, right, wrong];
  assert.deepEqual([...borneOutRises([...prices, issue], disagreed, 'moore-threads', undefined)], ['right']);
  assert.deepEqual([...borneOutRises(prices, disagreed, 'moore-threads', issue)], ['right']);
  assert.deepEqual([...borneOutRises(prices, disagreed, 'moore-threads', undefined)], []);
  assert.deepEqual(
    [...borneOutRises([...prices, issue], new Set([...disagreed, 'close']), 'moore-threads', issue)],
    [],
  );
});
