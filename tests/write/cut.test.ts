import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Line } from '../../src/model/edition.ts';
import { fitted, partsIn, sentencesIn, sliceLine, startOfLine, valuesIn } from '../../src/write/cut.ts';
import { plainText, tieLine } from '../../src/write/lines.ts';
import { aFigure } from '../makers.ts';

const raws = ['600.50元', '425.46%', '75亿元', '14.50亿元', '15.20亿元'];
const line = (text: string): Line =>
  tieLine(text, { figures: raws.map((raw) => aFigure({ id: raw, raw })), names: [], published: null, zone: 'UTC' });

test('a line is cut at a clause, never inside a figure or a bracket', () => {
  const long = line('收于600.50元（较发行价，上涨425.46%），募资75亿元');
  assert.equal(plainText(startOfLine(long, 20, 9) ?? []), '收于600.50元（较发行价，上涨425.46%）');
  assert.equal(startOfLine(long, 5, 9), null);
  assert.equal(plainText(sliceLine(long, 0, 5)), '收于');
});

test('a range counts as one value', () => {
  assert.equal(valuesIn(line('营收14.50亿元至15.20亿元，增长425.46%')), 2);
});

test('sentences and their parts come without marks, and a figure’s point or bracket parts nothing', () => {
  const text = line('收于600.50元（上涨425.46%；首日）；募资75亿元。公司未评论。');
  assert.deepEqual(sentencesIn(text).map(plainText), ['收于600.50元（上涨425.46%；首日）；募资75亿元', '公司未评论']);
  assert.deepEqual(partsIn(text, /；/).map(plainText), [
    '收于600.50元（上涨425.46%；首日）',
    '募资75亿元。公司未评论。',
  ]);
});

test('a line that has no clause to end at ends in … behind a word, not behind one that leads on', () => {
  assert.equal(
    plainText(fitted(line('消息称两家公司签署了为期五年的采购协议并且即日生效'), 16)),
    '消息称两家公司签署了为期五年…',
  );
  assert.equal(
    plainText(fitted(line('样例智能融资后，创始人身价超过了海外同行的创始人'), 16)),
    '样例智能融资后，创始人身价超过…',
  );
});

test('a cut leaves no part of a number behind', () => {
  const cut = plainText(fitted(line(`样例智能营收${'9'.repeat(60)}亿元`), 16));
  assert.doesNotMatch(cut, /9/);
});
