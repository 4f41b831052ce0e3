import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Figure } from '../../src/model/fact.ts';
import { labelsFor } from '../../src/render/labels.ts';
import { startMarks } from '../../src/write/marks.ts';
import { isForeign, slotNames, slotsFor } from '../../src/write/slots.ts';
import { aCompany, anItem } from '../makers.ts';
import { aListing, aStory, shown } from './draft-input.ts';

function slotsOfListing(day: string | null, told?: readonly Figure[]) {
  const { item, figures: own } = aListing();
  const figures = told ?? own;
  const used: Figure[] = [];
  const marks = startMarks();
  const candidate = {
    story: aStory([item], { type: 'ipo', stage: 'listed' }),
    company: 'moore-threads',
    items: [item],
    followUp: false,
    out: null,
    figures,
    conflicts: [],
  } as const;
  const slots = slotsFor(candidate, figures, [], {
    company: aCompany(),
    language: 'zh-CN',
    labels: labelsFor('zh-CN'),
    zone: 'Asia/Shanghai',
    day,
    year: '2025',
    marks,
    useFigure: (figure) => void used.push(figure),
    disputed: null,
  });
  const ties = { figures: [], names: [], published: null, zone: 'Asia/Shanghai' };
  return { slots, used, read: (name: keyof typeof slots) => shown(marks.read(String(slots[name]), ties)) };
}

test('every slot is there, empty where nothing is known', () => {
  const { slots } = slotsOfListing('2025-12-05');
  assert.deepEqual(Object.keys(slots).sort(), [...slotNames].sort());
  assert.deepEqual([slots.raise, slots.product, slots.hearing, slots.lead], ['', '', false, '']);
});

test('slots hold the figures of their metric and moment, and tell which they used', () => {
  const { read, used } = slotsOfListing('2025-12-05');
  assert.equal(read('close'), '⟨600.50元⟩');
  assert.equal(read('open'), '⟨650.00元⟩');
  assert.equal(read('closeChange'), '上涨⟨425.46%⟩');
  assert.equal(read('date'), '{12月5日}');
  assert.ok(used.some(({ raw }) => raw === '425.46%'));
});

test('both scripts of Chinese are at home in a Chinese digest, English is not', () => {
  assert.equal(isForeign(anItem({ language: 'zh-Hant' }), 'zh-CN'), false);
  assert.equal(isForeign(anItem({ language: 'en' }), 'zh-CN'), true);
  assert.equal(isForeign(anItem({ language: 'zh-Hans' }), 'en'), true);
});

test('a rise that the issue price does not bear out is not told beside its close', () => {
  const { item, figures } = aListing({
    text: '摩尔线程12月5日在科创板上市，发行价100元，收于150元，上涨80%。',
  });
  const wrong = figures.flatMap((figure) => {
    const told = { issue_price: ['100元', 100], share_price: figure.unit === '%' ? ['80%', 80] : ['150元', 150] }[
      figure.metric ?? ''
    ] as [string, number] | undefined;
    return told === undefined || figure.asOf === 'open'
      ? []
      : [{ ...figure, raw: told[0], value: told[1], quote: item.text, start: item.text.indexOf(told[0]) }];
  });
  const { read } = slotsOfListing('2025-12-05', wrong);
  assert.equal(read('close'), '⟨150元⟩');
  assert.equal(read('closeChange'), '');
  assert.equal(read('closeSource'), item.outlet);
});

test('a market value of the close says so where no close is told', () => {
  const capped = aListing().figures.map((figure) =>
    figure.metric === 'market_cap' ? { ...figure, asOf: 'close' } : figure,
  );
  const isClose = ({ metric, kind, asOf }: Figure): boolean =>
    metric === 'share_price' && kind === 'price' && asOf === 'close';
  assert.equal(slotsOfListing('2025-12-05', capped).slots.capClose, false);
  assert.equal(
    slotsOfListing(
      '2025-12-05',
      capped.filter((figure) => !isClose(figure)),
    ).slots.capClose,
    true,
  );
});

test('a market value is told as passed through only where its sentence says so', () => {
  const capOf = (quote: string) => {
    const figures = aListing().figures.flatMap((figure) =>
      figure.metric === 'market_cap' ? [{ ...figure, asOf: 'intraday', quote }] : [],
    );
    const { slots } = slotsOfListing('2025-12-05', figures);
    return [slots.capIntraday, slots.capOnce];
  };
  assert.deepEqual(capOf('盘中报160.7元，市值2822.52亿元。'), [true, false]);
  assert.deepEqual(capOf('市值一度突破2822.52亿元。'), [true, true]);
});
