import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { TimelineStep } from '../../src/model/fact.ts';
import { writeDraft, type DraftInput } from '../../src/write/draft.ts';
import { Citations, rowsToShow } from '../../src/write/entry.ts';
import { aFigure, anItem } from '../makers.ts';
import { aDraftInput, aListing, aStory, figureIn, listingInput, shown } from './draft-input.ts';

const entryOf = (input: DraftInput) => writeDraft(input).entries[0]!;

test('a value that a section’s table shows already is not shown again, and a second entry has fewer rows', () => {
  const figures = ['a', 'b', 'c', 'd', 'e'].map((id, at) => aFigure({ id, metric: `metric-${at}`, value: at }));
  const section = new Set<string>();
  assert.equal(rowsToShow(figures.slice(0, 2), section, true).length, 2);
  assert.deepEqual(
    rowsToShow(figures, section, false).map(({ id }) => id),
    ['c', 'd', 'e'],
  );
  assert.deepEqual(
    rowsToShow(figures.slice(0, 3), section, true).map(({ id }) => id),
    ['c'],
  );
});

test('what is cited brings its item along, once', () => {
  const item = anItem();
  const cited = new Citations(aDraftInput([{ item }]));
  cited.useFigure(figureIn(item, '12月5日'));
  cited.useFigure(figureIn(item, '12月5日'));
  assert.equal(cited.citations.size, 1);
  assert.deepEqual([...cited.items.keys()], [item.id]);
  assert.ok(!('text' in [...cited.items.values()][0]!));
});

test('a value on which sources disagree stands in no headline, summary or table, but as a conflict', () => {
  const told = aListing();
  const other = anItem({
    id: 'other',
    title: '摩尔线程首日市值2700亿元',
    text: '摩尔线程首日总市值2700亿元。',
    outlet: '别家日报',
  });
  const cap = told.figures.find(({ metric }) => metric === 'market_cap')!;
  const wrong = figureIn(other, '2700亿元', {
    metric: 'market_cap',
    asOf: 'close',
    value: 270_000_000_000,
    field: 'text',
  });
  const conflict = {
    kind: 'conflict',
    company: 'moore-threads',
    metric: 'market_cap',
    period: null,
    figures: [cap, wrong],
  } as const;
  const entry = entryOf(
    aDraftInput([told, { item: other, figures: [wrong] }], {
      stories: [
        aStory([told.item, other], { type: 'ipo', stage: 'listed', date: '2025-12-05', conflicts: [conflict] }),
      ],
    }),
  );
  const text = [entry.headline, ...entry.summary].map(shown).join('');
  assert.doesNotMatch(text, /2822\.52|2700/);
  assert.deepEqual(
    entry.figures.filter(({ figure }) => [cap.id, wrong.id].includes(figure)),
    [],
  );
  assert.deepEqual(entry.conflicts[0]?.figures, [cap.id, wrong.id]);
});

test('one item that names a high and a close contradicts nobody', () => {
  const told = aListing();
  const figures = told.figures.slice(1, 3);
  const conflict = { kind: 'moment', company: 'moore-threads', metric: 'share_price', period: null, figures } as const;
  const stories = [aStory([told.item], { type: 'ipo', stage: 'listed', conflicts: [conflict] })];
  assert.deepEqual(entryOf(aDraftInput([told], { stories })).conflicts, []);
});

test('a step told without its day takes it from the company’s road', () => {
  const step: TimelineStep = {
    company: 'moore-threads',
    stage: 'listed',
    date: '2025-12-05',
    itemId: 'listing',
    quote: '',
  };
  const told = aListing();
  const stories = [aStory([told.item], { type: 'ipo', stage: 'listed' })];
  assert.match(
    shown(entryOf(aDraftInput([told], { stories, timeline: [step] })).summary[0]!),
    /^摩尔线程\{12月5日\}在科创板上市/,
  );
  const long = { ...step, date: '2024-12-05' };
  assert.match(shown(entryOf(aDraftInput([told], { stories, timeline: [long] })).summary[0]!), /^摩尔线程在科创板上市/);
});

test('a listing that is only announced is no step', () => {
  const item = anItem({ id: 'notice', title: '摩尔线程发布上市公告书', text: '股票将于12月9日上市。' });
  const stories = [aStory([item], { type: 'ipo', stage: 'listed', date: '2025-12-09' })];
  assert.equal(entryOf(aDraftInput([{ item }], { stories })).stage, null);
  assert.equal(entryOf(listingInput()).stage, 'listed');
});

test('the byline names first whom the summary follows', () => {
  const told = aListing({ tier: 'aggregator' });
  const lead = anItem({
    id: 'lead',
    title: '摩尔线程上市',
    text: '摩尔线程今天在科创板上市，市场反应热烈，成交活跃。',
    tier: 'filing',
  });
  const stories = [aStory([lead, told.item], { type: 'ipo', stage: 'listed', date: '2025-12-05', leadItemId: 'lead' })];
  assert.deepEqual(entryOf(aDraftInput([{ item: lead }, told], { stories })).itemIds, ['listing', 'lead']);
});

test('the lower end of a range brings the upper one along, a foreign amount its form with the same digits', () => {
  const item = anItem({ text: '摩尔线程预计营收14.50亿元至15.20亿元，发行价HK$34.6。' });
  const from = figureIn(item, '14.50亿元', { value: 14.5e8 });
  const to = figureIn(item, '15.20亿元', { value: 15.2e8 });
  const price = figureIn(item, 'HK$34.6', { kind: 'price', unit: 'HKD', value: 34.6 });
  const cited = new Citations(aDraftInput([{ item, figures: [from, to, price] }]));
  cited.useFigure(from);
  cited.useFigure(price);
  assert.ok(cited.citations.has(to.id));
  assert.equal(cited.citations.get(price.id)?.shown, '34.6港元');
});

test('a rounded value inside a range is no conflict, and two ranges differ as ranges', () => {
  const paper = anItem({ id: 'paper', text: '净亏损9.50亿元至10.60亿元。' });
  const other = anItem({ id: 'other', text: '净亏损约10亿元，扣非10.40亿元至11.50亿元。' });
  const loss = { metric: 'net_loss', period: '2025' } as const;
  const [a, b] = [
    figureIn(paper, '9.50亿元', { ...loss, value: 9.5e8 }),
    figureIn(paper, '10.60亿元', { ...loss, value: 10.6e8 }),
  ];
  const about = figureIn(other, '10亿元', { ...loss, value: 10e8, qualifier: '~' });
  const [c, d] = [
    figureIn(other, '10.40亿元', { ...loss, value: 10.4e8, scope: '扣非' }),
    figureIn(other, '11.50亿元', { ...loss, value: 11.5e8, scope: '扣非' }),
  ];
  const of = { company: 'moore-threads', metric: 'net_loss', period: '2025' } as const;
  const conflicts = [
    { ...of, kind: 'rounding', figures: [about, a, b] },
    { ...of, kind: 'scope', figures: [a, b, c, d] },
  ] as const;
  const told = [
    { item: paper, figures: [a, b] },
    { item: other, figures: [about, c, d] },
  ];
  const entry = entryOf(aDraftInput(told, { stories: [aStory([paper, other], { type: 'earnings', conflicts })] }));
  assert.deepEqual(
    entry.conflicts.map(({ figures }) => figures),
    [[a.id, c.id]],
  );
});

test('a close told without its day is cited with the day of the listing that tells it', () => {
  const draft = writeDraft(listingInput());
  const close = Object.values(draft.citations).find(({ figure }) => figure.raw === '600.50元');
  assert.deepEqual([close?.figure.asOf, close?.figure.period], ['close', '2025-12-05']);
});
