import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from 'cheerio';

import { startTelling } from '../../src/render/context.ts';
import { textInk } from '../../src/render/ink.ts';
import { siteLinks } from '../../src/render/links.ts';
import { numberFigures } from '../../src/render/numbering.ts';
import { renderEditionPage } from '../../src/render/page.ts';
import { hasGaps, roadView, stageOf } from '../../src/render/road-view.ts';
import { aContext, aDigest, aSection, companies, week } from './editions.ts';

const edition = week();
const telling = startTelling(edition, aContext(), textInk(), numberFigures(edition), siteLinks(aDigest(), edition.id));

test('a road shows the steps that a source gives a day for, and knows that it leaves some out', () => {
  const steps = roadView(edition.sections[1]!.road, companies[1]!, telling);
  const stateOf = (step: (typeof steps)[number]): string => (step.isNow ? 'now' : step.isDone ? 'done' : 'ahead');
  assert.deepEqual(
    steps.map((step) => `${step.label} ${step.date} ${stateOf(step)}`.trim()),
    ['受理 6月30日 done', '上市 12月17日 now'],
  );
  assert.equal(hasGaps(edition.sections[1]!.road, companies[1]!, telling), true);
  assert.deepEqual(roadView([], companies[1]!, telling), []);
});

test('a company on its way sees the steps ahead, one that is listed none', () => {
  const road = edition.sections[1]!.road.slice(0, 1);
  assert.deepEqual(
    roadView(road, companies[1]!, telling).map(({ label, isKnown }) => `${label} ${isKnown}`),
    ['受理 true', '问询 false', '过会 false', '注册 false', '发行 false', '上市 false', '解禁 false'],
  );
});

test('a day of a seed leads to its sentence when the edition cites it', () => {
  const quote = '二季度归母净利润4661.89万元，四家里最早单季盈利。';
  const road = [{ company: 'metax', stage: 'accepted', date: '2025-06-30', itemId: 'seed-1', quote }] as const;
  const sections = [aSection({ road })];
  const $ = load(renderEditionPage(week({ sections }), aContext()));
  const link = $('.steps a').attr('href') ?? '';
  assert.match(link, /^#f\d\d$/);
  assert.match($(link).text(), /最早单季盈利/);
  assert.equal($('.steps').prev('.label').text(), '上市进程');
});

test('a company stands where its section says, else at the last step known', () => {
  const { road } = edition.sections[1]!;
  const delta = { stageBefore: null, stageNow: null, changed: [], added: [], unchanged: 0 };
  assert.equal(stageOf({ road, delta }), 'listed');
  assert.equal(stageOf({ road, delta: { ...delta, stageNow: 'hearing' } }), 'hearing');
  assert.equal(stageOf({ road: [], delta }), null);
});
