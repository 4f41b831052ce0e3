import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fits, versionEnd } from '../../src/match/fit.ts';
import { type Pattern, patternOf, streamOf } from '../../src/match/pattern.ts';

/** Whether a name fits where its characters stand in a text, spaces and hyphens aside. */
function fitsIn(name: string, text: string, kind: Pattern['kind'] = 'name', bare = false): boolean {
  const pattern = patternOf(name, { company: 'a', force: 'strong', kind, bare })!;
  const stream = streamOf(text);
  const letters = String.fromCharCode(...stream.units.subarray(0, stream.length));
  return fits(pattern, stream, letters.indexOf(String.fromCharCode(...pattern.units)));
}

const rows: readonly (readonly [string, string, boolean])[] = [
  ['摩尔线程', '摩尔\n线程发布', true],
  ['摩尔线程', '摩尔-线程', false],
  ['智谱', '智 谱', true],
  ['智谱', '更智 谱新篇', false],
  ['MiniMax', 'Mini Max', true],
  ['MiniMax', 'MiniMaxAI', true],
  ['MiniMax', 'XMiniMax', false],
  ['Biren', 'Birenfeld', false],
];
for (const [name, text, expected] of rows) {
  test(`${name} ${expected ? 'fits' : 'does not fit'} in ${JSON.stringify(text)}`, () =>
    assert.equal(fitsIn(name, text), expected));
}

test('a bare ticker is no number with a measure, a point or a thousands mark', () => {
  for (const text of ['688795股', '688795.12', '1,688795']) assert.equal(fitsIn('688795', text, 'ticker', true), false);
  for (const text of ['（688795）', '公告显示，688795将于周五挂牌'])
    assert.equal(fitsIn('688795', text, 'ticker', true), true);
});

test('a name that asks for a version fits only before one, and not before a year', () => {
  assert.equal(fitsIn('GLM-', 'GLM-4.5发布', 'product'), true);
  for (const text of ['GLM模型', 'GLM 2024', 'glm 5']) assert.equal(fitsIn('GLM-', text, 'product'), false, text);
});

test('a version ends before the full stop of its sentence', () => {
  const stream = streamOf('GLM-4.5. Next');
  assert.equal(versionEnd(stream, 3), 'glm4.5'.length);
});
