import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  aheadOf,
  certaintyOf,
  isConditional,
  isDenied,
  isNegated,
  isRumoured,
  isUntrue,
} from '../../src/facts/certainty.ts';

/** How the sentence speaks of the words between the marks. */
function certainty(marked: string): string {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  return certaintyOf(marked.replace(/[[\]]/g, ''), start, end);
}

test('what was done is told', () => {
  assert.equal(certainty('某公司[签下]采购合同'), 'told');
  assert.equal(certainty('某公司计划已久的产品今日[发布]'), 'told');
  assert.equal(certainty('Acme [signed] a contract'), 'told');
});

test('what is meant, foreseen, discussed or rumoured is planned', () => {
  for (const text of [
    '某公司拟于明年[发布]新品',
    '双方正洽谈[合作]',
    '网传某公司[完成融资]',
    '拟配售新股,并[发行]可转债',
    '双方洽谈采购,[订单]尚未敲定',
    'Acme plans to [release] a chip',
    'Acme is in talks to [buy] chips',
  ])
    assert.equal(certainty(text), 'planned', text);
});

test('what is denied or did not happen is denied', () => {
  for (const text of [
    '某公司否认[递表]',
    '针对[递表]的传闻,公司回应称消息不实',
    '尚未[签署]合同',
    '没有任何[合作]',
    'Acme denied a report that it had [filed]',
    'Acme has not [signed] a contract',
  ])
    assert.equal(certainty(text), 'denied', text);
});

test('a plan or a denial of another clause takes nothing back', () => {
  assert.equal(certainty('首批[订单]已签,明年将扩产'), 'told');
  assert.equal(certainty('公司否认裁员;同日[发布]新品'), 'told');
  assert.equal(aheadOf('市值1,000亿元,今日发布', 12), '今日');
});

test('what hangs on a condition is known from what is done', () => {
  assert.ok(isConditional('若审核顺利,有望明年登陆科创板', 10));
  assert.ok(!isConditional('若干公司登陆科创板', 4));
  assert.ok(isNegated('尚未通过聆讯', 2));
  assert.ok(isRumoured('据传已秘密递表', 5));
  assert.ok(isDenied('否认递表', 2, 4));
});

test('what is said behind it to be untrue is untrue only where somebody said it', () => {
  const text = '网传遭起诉一事不实';
  assert.equal(isUntrue(text, text.indexOf('起诉') + 2), true);
  assert.equal(isUntrue('起诉状称数据不实', 2), false);
});

test('what was to happen, or will not for now, is not told', () => {
  assert.equal(certainty('某公司原定本周[发布]新品'), 'planned');
  assert.equal(certainty('某公司暂不[发布]新品'), 'denied');
});
