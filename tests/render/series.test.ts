import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Figure } from '../../src/model/fact.ts';
import { seriesOf } from '../../src/render/series.ts';
import { aCitation, aRow, anEntry, aSection, published } from './editions.ts';

function editionWith(id: string, figures: readonly Partial<Figure>[]) {
  const citations = Object.fromEntries(
    figures.map((figure) => [
      figure.id ?? '',
      aCitation({ metric: 'share_price', period: null, quote: `${figure.id}。`, ...figure }),
    ]),
  );
  const rows = figures.map((figure) => aRow({ figure: figure.id ?? '' }));
  return published({ id, sections: [aSection()], entries: [anEntry({ figures: rows })], citations });
}
const ends = (editions: Parameters<typeof seriesOf>[1]): readonly string[] =>
  seriesOf('metax', editions).map(({ first, last }) => `${first} ${last}`);

test('first and last are by the figures’ own moments, not by the editions that told them', () => {
  const late = { id: 'late', asOf: 'close', period: '2026-01-09' } as const;
  const early = { id: 'early', asOf: 'close', period: '2026-01-08' } as const;
  assert.deepEqual(ends([editionWith('2026-W02', [late]), editionWith('2026-W03', [early])]), ['early late']);
});

test('other moments, scopes and lengths of time are other series', () => {
  const edition = editionWith('2026-W02', [
    { id: 'close', asOf: 'close' },
    { id: 'grey', asOf: 'close', scope: '暗盘' },
    { id: 'high', asOf: 'high' },
    { id: 'year', metric: 'revenue', period: '2024' },
    { id: 'months', metric: 'revenue', period: '2025-01/2025-09' },
    { id: 'before', metric: 'revenue', period: '2023' },
  ]);
  assert.deepEqual(ends([edition]), ['close close', 'grey grey', 'high high', 'before year', 'months months']);
});

test('a range is one value with two ends', () => {
  const quote = '营收14亿元至15亿元。';
  const edition = editionWith('2026-W02', [
    { id: 'from', raw: '14亿元', value: 14e8, quote },
    { id: 'to', raw: '15亿元', value: 15e8, quote },
  ]);
  const [series, ...others] = seriesOf('metax', [edition]);
  assert.deepEqual([series?.first, series?.ends, others.length], ['from', ['to', 'to'], 0]);
});
