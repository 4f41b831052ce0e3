import assert from 'node:assert/strict';
import { test } from 'node:test';

import { eventKinds, eventOf, isCommentKind, isStageKind } from '../../src/group/event-cues.ts';

const rows: readonly [string, readonly string[]][] = [
  ['智谱通过港交所聆讯', ['hearing']],
  ['沐曦登陆科创板', ['listed']],
  ['壁仞开始招股', ['offering']],
  ['摩爾線程預告去年營收', ['earnings']],
  ['Zhipu closes its debut higher', ['listed']],
  ['MiniMax sued over copyright', ['legal']],
  ['实测GLM-5', ['review']],
];
for (const [title, kinds] of rows) {
  test(`${title} tells of ${kinds.join()}`, () => {
    for (const kind of kinds)
      assert.ok(eventKinds({ title, text: '' }).has(kind), [...eventKinds({ title, text: '' })].join());
  });
}

test('the opening speaks only where the title says nothing', () => {
  assert.deepEqual([...eventKinds({ title: '一则短讯', text: '公司与某高校签署协议。' })], ['partnership']);
  assert.ok(!eventKinds({ title: '智谱过会', text: '公司与某高校签署协议。' }).has('partnership'));
});

test('a report on the share price is one on the first day when its opening says so', () => {
  assert.ok(eventKinds({ title: '智谱收涨13.1%', text: '发行价116.20港元，开盘120港元。' }).has('listed'));
  assert.ok(!eventKinds({ title: '智谱收涨3.1%', text: '成交额放大。' }).has('listed'));
});

test('kinds stand for types and stages', () => {
  assert.deepEqual(eventOf(new Set(['hearing'])), [{ type: 'ipo', stage: 'hearing' }]);
  assert.deepEqual(eventOf(new Set()), []);
});

test('steps to a listing and commentary are told apart', () => {
  assert.deepEqual(
    [isStageKind('listed'), isStageKind('review'), isCommentKind('review'), isCommentKind('legal')],
    [true, false, true, false],
  );
});

test('a title on the eve of a first day tells of no first day', () => {
  assert.ok(!eventKinds({ title: 'MetaX retail offer covered 2,986 times ahead of debut', text: '' }).has('listed'));
  assert.ok(eventKinds({ title: 'Zhipu closes its debut higher', text: '' }).has('listed'));
});

test('a title that opens with a listing done tells of a first day, one with a listing planned does not', () => {
  assert.ok(eventKinds({ title: '长鑫上市，市值超3万亿', text: '' }).has('listed'));
  for (const title of ['智谱拟在科创板上市，辅导重启', 'Kimi有望最快6个月内港股上市，正调整架构'])
    assert.ok(!eventKinds({ title, text: '' }).has('listed'), title);
});

test('a rumoured listing on the mainland is a plan, tutoring is a plan and a step', () => {
  assert.deepEqual([...eventKinds({ title: '智谱或冲刺A股IPO', text: '' })], ['ipo-plan']);
  assert.deepEqual([...eventKinds({ title: '智谱重新登记A股辅导', text: '' })].sort(), ['ipo-plan', 'tutoring']);
});

test('what somebody says about an event is commentary, a negotiation is not', () => {
  assert.ok(isCommentKind('talk'));
  assert.ok(eventKinds({ title: '张建中谈国产GPU', text: '' }).has('talk'));
  assert.ok(!eventKinds({ title: '字节跳动洽谈采购天数智芯芯片', text: '' }).has('talk'));
});

test('a court case is one however it is worded, in English too', () => {
  for (const title of ['Judge hears plaintiffs on Hailuo', 'Studios ask for damages', 'MiniMax goes to court'])
    assert.deepEqual([...eventKinds({ title, text: '' })], ['legal'], title);
  assert.ok(!eventKinds({ title: 'The courtyard of Zhipu', text: '' }).has('legal'));
});
