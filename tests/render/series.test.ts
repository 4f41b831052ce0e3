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
  assert.deepEqual(ends([edition]), ['high high', 'close close', 'grey grey', 'before year', 'months months']);
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

test('a value is filed under the edition that told it, not under one that compares with it', () => {
  const old = { id: 'old', metric: 'market_cap', value: 3e11 } as const;
  const first = editionWith('2026-W03', [old]);
  const now = { id: 'now', metric: 'market_cap', asOf: 'close', period: '2026-01-21' } as const;
  const second = editionWith('2026-W04', [now]);
  const later = {
    ...second,
    citations: { ...second.citations, ...first.citations },
    entries: [anEntry({ figures: [aRow({ figure: 'now', before: 'old', relation: 'changed' })] })],
  };
  const filed = seriesOf('metax', [first, later]).map(({ last, edition }) => `${last} ${edition.id}`);
  assert.deepEqual(filed.sort(), ['now 2026-W04', 'old 2026-W03']);
});
