import assert from 'node:assert/strict';
import { test } from 'node:test';

import { startTelling } from '../../src/render/context.ts';
import { textInk } from '../../src/render/ink.ts';
import { siteLinks } from '../../src/render/links.ts';
import { numberIds } from '../../src/render/numbering.ts';
import { writeQuiet } from '../../src/render/quiet.ts';
import { aContext, aDigest, aSection, line, week } from './editions.ts';

const edition = week();
const telling = startTelling(edition, aContext(), textInk(), numberIds([], edition), siteLinks(aDigest(), edition.id));
const quiet = (headline: string, edition = '2025-W50'): string =>
  writeQuiet(aSection({ lastNews: { edition, headline: line(headline) } }), telling);

test('a quiet company says when it last had news, and its name once', () => {
  assert.equal(quiet('沐曦股份：第二季度盈利'), '本期无新动态。上次见12月8日—14日一期：第二季度盈利。');
  assert.equal(quiet('沐曦股份首日收涨'), '本期无新动态。上次见12月8日—14日一期：首日收涨。');
  assert.equal(quiet('某报谈沐曦股份', '2024-W50'), '本期无新动态。上次见2024年12月9日—15日一期：某报谈沐曦股份。');
});

test('a company that never had news says only that', () => {
  assert.equal(writeQuiet(aSection(), telling), '本期无新动态。');
});
