import assert from 'node:assert/strict';
import { test } from 'node:test';

import { eventKinds, eventOf, isCommentKind, isSeldomKind, isStageKind } from '../../src/group/event-cues.ts';

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
  // 智谱公开发售获1159.46倍认购 says nothing of the day the price was set.
  assert.deepEqual(eventOf(new Set(['allotment'])), [{ type: 'ipo', stage: null }]);
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

const listed = (title: string): boolean => eventKinds({ title, text: '' }).has('listed');

test('the opening of any trading day is no first day', () => {
  for (const title of ['智谱开盘涨5%', '智谱高开3.2%', '智谱收涨12.5%', '智谱营收涨120%'])
    assert.ok(!listed(title), title);
  for (const title of [
    '宇树开盘暴涨 6 倍',
    '沐曦收涨692.95%',
    '摩尔线程首掛半日升',
    '又敲一锣',
    '敲响了那面锣',
    '刚刚，智谱上市了！',
  ])
    assert.ok(listed(title), title);
});

test('first days of fairs and sales, debuts of products and listings still ahead are no first days of trading', () => {
  const titles = [
    '世界人工智能大会首日，摩尔线程展出新卡',
    '海螺AI登陆海外市场',
    'Zhipu debuts GLM-5',
    'Moore Threads weighs share sale eight months after debut',
    'MTT AICUBE今日上市，售价10999元',
    'MiniMax明日挂牌',
    '本周五敲钟，时间表定了',
    '上市半月后首秀，摩尔线程亮出集群',
    '上市八个月又要上市，摩尔线程急什么',
    '就等张鹏敲钟了',
    '智谱联合实验室挂牌成立',
    '敲定十分钟快充方案',
    '海螺AI登陆港澳台',
    'S5000显卡上市，首发八款',
  ];
  for (const title of titles) assert.ok(!listed(title), title);
});

test('a dearer service is no move of the share, a faster card neither', () => {
  for (const title of [
    '智谱大涨价',
    'API涨价83%',
    '算力提升50%',
    'GPU性能大升级',
    '硬盘后来居上',
    '人事异动',
    'Back in Stockholm',
  ])
    assert.ok(!eventKinds({ title, text: '' }).has('market'), title);
  for (const title of ['智谱午后涨近8%', '壁仞半日飙逾九成', '智谱急挫14%', '天数智芯直线拉升', '智谱升一成'])
    assert.ok(eventKinds({ title, text: '' }).has('market'), title);
});

test('a price against that of the offer sets no price of an offer', () => {
  assert.ok(!eventKinds({ title: 'N沐曦开盘报700元，较发行价涨568.83%', text: '' }).has('priced'));
  assert.ok(eventKinds({ title: '智谱发行价116.20港元', text: '' }).has('priced'));
});

test('a report of the grey market looks back on the offer and is none of its reports', () => {
  const kinds = eventKinds({ title: 'MiniMax暗盘涨24.6%，招股冻资逾2533亿港元', text: '' });
  assert.ok(kinds.has('grey') && !kinds.has('offering'), [...kinds].join());
});

const kindsOf: readonly [string, string][] = [
  ['智谱按每股1588港元配股', 'funding'],
  ['智譜抽水逾300億', 'funding'],
  ['天數智芯去年少蝕一成一', 'earnings'],
  ['亏10亿，凭什么值3000亿', 'earnings'],
  ['签订6.6亿元集群销售合同', 'order'],
  ['正在筹划发行H股并在香港联交所主板上市', 'ipo-plan'],
  ['编程套餐每日限量发售', 'price'],
  ['编程套餐每天限售', 'price'],
  ['暗盘涨24.6%', 'grey'],
  ['MiniMax sells 29.2 million shares at HK$165', 'priced'],
  ['获纳入港股通标的', 'index'],
  ['壁仞孖展超購近六百倍', 'subscription'],
  ['Alibaba-backed MiniMax passes Hong Kong listing hearing', 'hearing'],
];
for (const [title, kind] of kindsOf) {
  test(`${title} tells of ${kind}, as Hong Kong and the wires put it`, () => {
    assert.ok(eventKinds({ title, text: '' }).has(kind), [...eventKinds({ title, text: '' })].join());
  });
}

test('lessons are no tutoring for a listing', () => {
  assert.ok(!eventKinds({ title: '智谱推出AI作业辅导', text: '' }).has('tutoring'));
  assert.ok(eventKinds({ title: '智谱办理辅导备案', text: '' }).has('tutoring'));
});

test('results are seldom, releases and prices are not', () => {
  assert.deepEqual(['earnings', 'funding', 'release', 'market'].map(isSeldomKind), [true, true, false, false]);
});
