import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isGivenName, isTwoHan } from '../../src/match/given-names.ts';
import { patternOf, streamOf } from '../../src/match/pattern.ts';

const behind = (text: string): boolean => isGivenName(streamOf(text), text.replaceAll(' ', '').indexOf('沐曦'));

test('behind a surname stands a given name, behind the end of another word or a blank the firm', () => {
  for (const text of ['张沐曦', '演员李沐曦出席']) assert.equal(behind(text), true, text);
  for (const text of [
    '沐曦',
    '上周沐曦',
    '感谢沐曦',
    '唐某担任沐曦首席科学家',
    '祝贺沐曦上市',
    '商汤沐曦共建算力池',
    '缩小沐曦与海外的差距',
    '张 沐曦',
    '对沐曦',
  ])
    assert.equal(behind(text), false, text);
});

test('a trade before and an address behind make a person of a name', () => {
  for (const text of ['博后沐曦：我为什么离开', '歌手沐曦新歌', '沐曦（化名）曾是产品经理', '沐曦老师说'])
    assert.equal(behind(text), true, text);
  for (const text of ['创始人谈沐曦', '沐曦工程师说', '对话沐曦']) assert.equal(behind(text), false, text);
});

test('only a name of two Han characters may be a given name', () => {
  const twoHan = (text: string, kind: 'name' | 'product'): boolean => {
    const pattern = patternOf(text, { company: 'metax', force: 'strong', kind });
    return pattern !== null && isTwoHan(pattern);
  };
  assert.deepEqual(
    [twoHan('沐曦', 'name'), twoHan('沐曦股份', 'name'), twoHan('Z.ai', 'name'), twoHan('花港', 'product')],
    [true, false, false, false],
  );
});
