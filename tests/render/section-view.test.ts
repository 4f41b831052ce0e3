import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { CompanySection, Delta, Edition } from '../../src/model/edition.ts';
import { startTelling } from '../../src/render/context.ts';
import { textInk } from '../../src/render/ink.ts';
import { siteLinks } from '../../src/render/links.ts';
import { numberFigures } from '../../src/render/numbering.ts';
import { sectionView, writeDelta } from '../../src/render/section-view.ts';
import { aCitation, aContext, aDigest, aRow, anEntry, aSection, companies, published, week } from './editions.ts';

const telling = (edition: Edition = week()) =>
  startTelling(edition, aContext(), textInk(), numberFigures(edition), siteLinks(aDigest(), edition.id));
const view = (edition: Edition, section: CompanySection = edition.sections[1]!) =>
  sectionView(section, telling(edition));
const aDelta = (changes: Partial<Delta>): Delta => ({
  stageBefore: null,
  stageNow: null,
  changed: [],
  added: [],
  unchanged: 0,
  ...changes,
});

test('news stand first, what was known behind it', () => {
  const seen = view(week());
  assert.deepEqual(
    seen.news.map((story) => story.headline),
    ['上市首日收于829.90元，较发行价高692.95%'],
  );
  assert.equal(seen.backgroundLabel, '背景');
  assert.deepEqual(seen.background[0]?.paragraphs, ['二季度归母净利润4661.89万元。', '团队多出自AMD。']);
  assert.equal(seen.news[0]?.byline, '示例日报，12月17日；另有4家报道');
});

test('without news what was known is the main text', () => {
  const seen = view(week({ entries: [anEntry({ kind: 'background' })] }));
  assert.equal(seen.backgroundLabel, '已知');
  assert.equal(seen.background[0]?.isMinor, false);
});

test('a row says against what it changed', () => {
  const rows = view(week()).rows.map((row) => `${row.label}｜${row.small}｜${row.value}｜${row.change}`);
  assert.deepEqual(rows, [
    '股价｜12月17日收盘｜829.90元｜▲ 692.95% 较发行价',
    '总市值｜12月17日收盘｜约3320亿元｜▲ 此前2800亿元',
    '净利润（归母）｜2025年第二季度｜4661.89万元｜首次入表',
  ]);
});

test('a fall points down, whether its change, its value or its sign says so', () => {
  for (const growth of [
    { change: 'yoy-' as const, value: 5, raw: '5%' },
    { value: -5, raw: '5%' },
  ]) {
    const edition = published({
      sections: [aSection()],
      entries: [anEntry({ figures: [aRow({ figure: 'a', relation: 'growth', growth: 'g' })] })],
      citations: {
        a: aCitation({ id: 'a' }),
        g: aCitation({ id: 'g', kind: 'percent', quote: '下降5%。', ...growth }),
      },
    });
    assert.match(view(edition, edition.sections[0]).rows[0]?.change ?? '', /^▼ 5%/);
  }
});

test('since last edition: the state first, figures next, then how many stayed', () => {
  const told = (changes: Partial<Delta>): string => writeDelta(aDelta(changes), companies[1]!, telling());
  assert.equal(told({ stageBefore: 'registered', stageNow: 'listed' }), '状态由“已注册”变为“已上市”。');
  assert.equal(
    told({ stageNow: 'listed', added: ['a', 'b'], unchanged: 3 }),
    '状态为“已上市”，新增2个数字，其余3个无变化。',
  );
  assert.equal(told({ changed: [{ before: 'capOpen', now: 'cap' }] }), '总市值由2800亿元变为约3320亿元。');
  assert.equal(
    told({ changed: Array.from({ length: 5 }, () => ({ before: 'capOpen', now: 'cap' })) }),
    '5个数字有变化。',
  );
  assert.equal(told({ unchanged: 4 }), '无变化。');
});

test('a quiet company is one line with its last news', () => {
  const edition = week();
  const seen = sectionView(edition.sections[2]!, telling(edition));
  assert.equal(seen.isQuiet, true);
  assert.equal(seen.quiet, '本期无新动态。上次见12月8日—14日一期：已披露聆讯后资料集，亏24.7亿元。');
  assert.deepEqual(seen.sourceUrls, []);
});

test('a first edition has nothing to compare with', () => {
  const rows = view(week({ first: true })).rows.map((row) => row.change);
  assert.ok(
    rows.every((change) => !change?.includes('首次入表')),
    rows.join(),
  );
  assert.equal(view(week({ first: true })).delta, '');
});

test('a market value whose day nobody says is no fall and no change since', () => {
  const citations = {
    now: aCitation({
      id: 'now',
      metric: 'market_cap',
      value: 2948e8,
      raw: '2948亿元',
      period: '2025-12-17',
      asOf: 'close',
      quote: '市值2948亿元。',
    }),
    old: aCitation({
      id: 'old',
      itemId: 'seed-1',
      metric: 'market_cap',
      value: 3e11,
      raw: '3000亿元',
      period: null,
      asOf: null,
      qualifier: '>',
      quote: '市值超过3000亿元。',
    }),
  };
  const delta = aDelta({ changed: [{ before: 'old', now: 'now' }] });
  const edition = week({
    sections: [aSection({ delta })],
    entries: [
      anEntry({ figures: [aRow({ figure: 'now', metric: 'market_cap', relation: 'changed', before: 'old' })] }),
    ],
    citations,
  });
  const seen = view(edition, edition.sections[0]);
  assert.equal(seen.rows[0]?.change, '此前逾3000亿元（2025年12月下旬报道）');
  assert.equal(seen.delta, '总市值现为2948亿元，此前为逾3000亿元（2025年12月下旬报道）。');
});

test('what a growth is against is said only where it is known', () => {
  const citations = {
    a: aCitation({ id: 'a', metric: 'arr', raw: '5亿元', quote: '收入5亿元，涨24.6%。' }),
    g: aCitation({
      id: 'g',
      metric: 'arr',
      kind: 'percent',
      unit: '%',
      value: 24.6,
      change: '+',
      raw: '24.6%',
      quote: '收入5亿元，涨24.6%。',
    }),
  };
  const row = aRow({ figure: 'a', metric: 'arr', relation: 'growth', growth: 'g' });
  const edition = published({ sections: [aSection()], entries: [anEntry({ figures: [row] })], citations });
  assert.equal(view(edition, edition.sections[0]).rows[0]?.change, '▲ 24.6%');
});
