import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  conflictsOf,
  numberFigures,
  numberIds,
  rangeEnd,
  toldChanges,
  withoutRangeEnds,
} from '../../src/render/numbering.ts';
import { aCitation, anEntry, aRow, aSection, fig, line, published, week } from './editions.ts';

const cited = (...ids: readonly string[]) =>
  Object.fromEntries(ids.map((id, value) => [id, aCitation({ id, value, quote: `${id}。` })]));

test('figures are numbered in order of first use on the page', () => {
  const edition = published({
    headline: line(fig('c', '1')),
    keyPoints: [{ storyId: 's', line: line(fig('b', '2'), fig('c', '1')) }],
    sections: [aSection()],
    entries: [
      anEntry({ kind: 'background', summary: [line(fig('e', '5'))] }),
      anEntry({
        headline: line(fig('a', '3')),
        figures: [
          aRow({ figure: 'd', before: 'f', growth: 'g' }),
          aRow({ figure: 'h', before: 'f', relation: 'changed' }),
        ],
      }),
    ],
    citations: cited('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'never shown'),
  });
  const seen = numberFigures(edition).places.map(({ key, figures }) => `${key} ${figures.join(' ')}`);
  assert.deepEqual(seen, ['f01 c', 'f02 b', 'f03 a', 'f04 e', 'f05 d', 'f06 g', 'f07 h', 'f08 f']);
});

test('entries left out and figures nobody cites get no number', () => {
  const edition = published({
    headline: line(fig('unknown', '1')),
    sections: [aSection()],
    entries: [anEntry({ included: false, headline: line(fig('a', '3')) })],
    citations: cited('a'),
  });
  assert.deepEqual(numberFigures(edition).places, []);
});

test('a name of Object is no figure', () => {
  const edition = published({ headline: line(fig('constructor', '1')), citations: {} });
  assert.equal(numberFigures(edition).of('constructor'), null);
});

test('the hundredth figure is f100', () => {
  const ids = Array.from({ length: 100 }, (_, n) => `id${n}`);
  const { places } = numberIds(ids, { citations: cited(...ids) });
  assert.equal(places[8]?.key, 'f09');
  assert.equal(places[99]?.key, 'f100');
});

test('a conflict is told once', () => {
  const { entries } = week();
  assert.equal(conflictsOf([...entries, ...entries]).length, 1);
});

test('many changes are counted, few are named', () => {
  const changed = Array.from({ length: 4 }, (_, n) => ({ before: `b${n}`, now: `n${n}` }));
  const edition = published({ citations: cited('b0', 'n0', 'b1', 'n1', 'b2', 'n2', 'b3', 'n3') });
  const delta = { stageBefore: null, stageNow: null, added: [], unchanged: 0 };
  assert.equal(toldChanges(edition, { ...delta, changed }).length, 0);
  assert.equal(toldChanges(edition, { ...delta, changed: changed.slice(1) }).length, 3);
});

test('figures of one sentence share its number, what an editor vouches for stands alone', () => {
  const quote = '营收15亿元，利润2亿元。';
  const citations = {
    a: aCitation({ id: 'a', quote }),
    b: aCitation({ id: 'b', quote: '另一句。' }),
    c: aCitation({ id: 'c', quote }),
    d: aCitation({ id: 'd', quote }, '电话核实'),
    e: aCitation({ id: 'e', quote, itemId: 'item-2' }),
  };
  const { places, of } = numberIds(['a', 'b', 'c', 'd', 'e'], { citations });
  assert.deepEqual(
    places.map(({ figures }) => figures.join(' ')),
    ['a c', 'b', 'd', 'e'],
  );
  assert.equal(of('c')?.key, 'f01');
});

test('a range is two figures of one sentence and one measure, joined by a word', () => {
  const quote = '营收14亿元至15亿元，亏损9亿元，去年11亿元。';
  const edition = {
    citations: {
      a: aCitation({ id: 'a', quote, raw: '14亿元' }),
      b: aCitation({ id: 'b', quote, raw: '15亿元', value: 2 }),
      c: aCitation({ id: 'c', quote, raw: '9亿元' }),
    },
  };
  const numbering = numberIds(['a', 'c'], edition);
  assert.equal(rangeEnd('a', edition, numbering), 'b', 'the upper end comes with the lower');
  assert.equal(rangeEnd('c', edition, numbering), null);
  assert.deepEqual(withoutRangeEnds(['a', 'b', 'c'], edition, numbering), ['a', 'c']);
});
